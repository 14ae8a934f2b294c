// 1. Pre-configure Webhook URL in workspace settings
// Example: https://your-service.com/webhooks/pdf-completed
// 2. Request async PDF generation
const { url, fileId } = await generatePDFAsync({
designId: '550e8400-e29b-41d4-a716-446655440000',
version: 1,
fileName: 'invoice.pdf',
data: {
customerName: 'John Doe',
invoiceNumber: 'INV-2024-001',
amount: 10000
}
});
// 3. ReportFlow automatically sends webhook notification (on completion)
// Notification payload:
// {
// "event": "file.completed",
// "timestamp": "2026-02-15T10:30:45.123Z",
// "workspaceId": "ws_abc123",
// "designId": "550e8400-e29b-41d4-a716-446655440000",
// "version": 1,
// "files": [
// {
// "fileId": "file_xyz",
// "uuid": "uuid_456",
// "fileName": "invoice.pdf",
// "params": { ... }
// }
// ]
// }
// 4. Download file in webhook endpoint
app.post('/webhooks/pdf-completed', async (req, res) => {
const { files, workspaceId, designId } = req.body;
for (const file of files) {
const downloadUrl = `https://${workspaceId}.re-port-flow.com/v1/file/download/${file.uuid}/${file.fileId}`;
const pdfBuffer = await downloadPDF(downloadUrl);
await sendEmail(file.params.email, pdfBuffer);
}
res.status(200).json({ received: true });
});
