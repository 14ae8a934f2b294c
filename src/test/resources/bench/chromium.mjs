// One warm browser with one page. Names of HTML files in, a line each; bytes of the PDF out.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const browser = await chromium.launch({
  executablePath: process.argv[2],
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage();
console.log('ready');
for await (const file of createInterface({ input: process.stdin })) {
  await page.goto('file://' + file, { waitUntil: 'load' });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  console.log(pdf.length);
}
await browser.close();
