"""A receiver after PDF Gorilla's page on webhooks: says its port, then what it thinks of each delivery."""
import hashlib
import hmac
import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

SECRET = sys.argv[1].encode("utf-8")


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        expected = hmac.new(SECRET, raw, hashlib.sha256).hexdigest()
        verified = hmac.compare_digest(expected, self.headers["x-pdfg-signature"])
        self.send_response(200 if verified else 401)
        self.end_headers()
        status = json.loads(raw)["status"] if verified else None
        print("verified" if verified else "refused", self.headers["x-pdfg-event-id"], status, flush=True)

    def log_message(self, *args):
        pass


server = HTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_port, flush=True)
server.serve_forever()
