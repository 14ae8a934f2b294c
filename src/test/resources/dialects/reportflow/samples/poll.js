// PDF generation request
async function generateWithWebhook(params, webhookUrl) {
const { url, fileId } = await generatePDFAsync(params);
// Save job info to your database
await saveJob({
fileId,
url,
status: 'processing',
webhookUrl
});
// Poll status in background
pollJobStatus(fileId, webhookUrl);
return { fileId, url };
}
// Polling process
async function pollJobStatus(fileId, webhookUrl) {
const maxAttempts = 60; // Max 5 minutes (5 second intervals)
for (let i = 0; i < maxAttempts; i++) {
await sleep(5000); // Wait 5 seconds
try {
// Check if file exists by accessing URL
const response = await axios.head(url);
if (response.status === 200) {
// Send completion notification
await axios.post(webhookUrl, {
status: 'completed',
fileId,
url
});
break;
}
} catch (error) {
// Still generating
continue;
}
}
}
