// A receiver as anybody would write it, with the public package: its port on the first line, then a line for each request.
// Each line that it reads is the secret from then on.
const http = require("node:http");
const readline = require("node:readline");
const { Webhook } = require("standardwebhooks");

let webhook;
readline.createInterface({ input: process.stdin })
  .on("line", (secret) => {
    webhook = new Webhook(secret);
    console.log("ready");
  })
  .on("close", () => process.exit());

const server = http.createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    try {
      const event = webhook.verify(Buffer.concat(parts).toString("utf8"), request.headers);
      console.log(`verified ${event.type}`);
      response.writeHead(204).end();
    } catch (refused) {
      console.log(`refused ${refused.message}`);
      response.writeHead(401).end();
    }
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
