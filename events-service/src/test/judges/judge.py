# A request a line, each field in base64 or `-`: secret, body, X-Signature, id, timestamp, signatures, now. Answers `body delivery`.
import base64
import sys

from verify import verify_body, verify_delivery

for line in sys.stdin:
    fields = [None if field == "-" else base64.b64decode(field) for field in line.rstrip("\n").split("\t")]
    body = fields.pop(1)
    secret, signature, id, timestamp, signatures, now = (None if field is None else field.decode() for field in fields)
    headers = {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures}
    headers = {name: value for name, value in headers.items() if value is not None}
    answers = verify_body(secret, signature, body), verify_delivery(secret, headers, body, int(now))
    print(*(str(answer).lower() for answer in answers))
