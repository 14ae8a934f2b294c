"""One warm interpreter. Names of HTML files in, a line each; bytes of the PDF out."""
import logging
import sys

from weasyprint import HTML

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
print("ready", flush=True)
for line in sys.stdin:
    print(len(HTML(filename=line.strip()).write_pdf()), flush=True)
