const axios = require('axios');
async function generatePDFAsync(params) {
try {
// 1. Async generation request
const response = await axios.post(
`https://${process.env.WORKSPACE_ID}.re-port-flow.com/v1/file/async/single`,
{
designId: params.designId,
version: params.version,
content: {
fileName: params.fileName,
params: params.data
}
},
{
headers: {
'AppKey': process.env.APP_KEY,
'SecretKey': process.env.SECRET_KEY,
'Content-Type': 'application/json'
}
}
);
const { url, fileId } = response.data;
console.log('PDF generation started:', { url, fileId });
// 2. Download PDF from URL (optional)
const pdfResponse = await axios.get(url, {
responseType: 'arraybuffer'
});
return {
data: pdfResponse.data,
url,
fileId
};
} catch (error) {
console.error('PDF generation error:', error.response?.data || error.message);
throw error;
}
}
// Usage example
generatePDFAsync({
designId: '550e8400-e29b-41d4-a716-446655440000',
version: 1,
fileName: 'invoice.pdf',
data: {
customerName: 'John Doe',
invoiceNumber: 'INV-2024-001',
amount: 10000
}
}).then(result => {
console.log('PDF generation complete:', result.url);
});
