# Is this request from vivenu-operator? Python 3.9 or newer, no packages.
import base64
import hashlib
import hmac
import re
import time


def verify_body(secret, header, body):
    """X-Signature covers the body. `body` is the bytes that came in, not JSON that was parsed and written again."""
    expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest((header or "").encode(), expected.encode())


def verify_delivery(secret, headers, body, now=None):
    """webhook-signature covers id and time as well. `headers` has lower-case names; `now` is in seconds."""
    id, timestamp, signatures = (headers.get("webhook-" + name) or "" for name in ("id", "timestamp", "signature"))
    if not id or not re.fullmatch("[0-9]{1,12}", timestamp):
        return False
    if abs((time.time() if now is None else now) - int(timestamp)) > 300:
        return False
    key = base64.b64decode(secret[6:]) if secret.startswith("whsec_") else secret.encode()
    digest = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(digest)
    return any(hmac.compare_digest(given.encode(), expected) for given in signatures.split(" "))
