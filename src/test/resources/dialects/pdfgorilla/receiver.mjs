// A receiver after PDF Gorilla's page on webhooks: says its port, then what it thinks of each delivery.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const secret = process.argv[2];

function verify(rawBody, signature) {
  const expected = Buffer.from(createHmac('sha256', secret).update(rawBody).digest('hex'), 'utf8');
  const given = Buffer.from(String(signature), 'utf8');
  return expected.length === given.length && timingSafeEqual(expected, given);
}

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const rawBody = Buffer.concat(chunks);
  const verified = verify(rawBody, request.headers['x-pdfg-signature']);
  response.writeHead(verified ? 200 : 401).end();
  const event = verified ? JSON.parse(rawBody) : {};
  console.log(`${verified ? 'verified' : 'refused'} ${request.headers['x-pdfg-event-id']} ${event.status}`);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
