# The PyPI package standardwebhooks. A request a line, each field in base64: secret, body, id, timestamp, signatures. Answers true or false.
import base64
import sys

from standardwebhooks import Webhook, WebhookVerificationError

for line in sys.stdin:
    secret, body, id, timestamp, signatures = map(base64.b64decode, line.rstrip("\n").split("\t"))
    headers = {"webhook-id": id.decode(), "webhook-timestamp": timestamp.decode(), "webhook-signature": signatures.decode()}
    try:
        Webhook(secret.decode()).verify(body, headers)
        print("true")
    except WebhookVerificationError:
        print("false")
