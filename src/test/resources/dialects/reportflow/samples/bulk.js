async function generateBulkPDFs(items) {
// Start async generation for all items
const promises = items.map(item =>
generatePDFAsync({
designId: 'template-id',
version: 1,
fileName: `${item.id}.pdf`,
data: item
})
);
// Wait for all to complete
const results = await Promise.all(promises);
console.log(`${results.length} PDFs generated`);
return results;
}
// Usage example: Generate 100 PDFs in parallel
const invoices = [/* 100 data items */];
const results = await generateBulkPDFs(invoices);
