"""What whoever has a link does with its file: opens a compact JWE (RFC 7516). Ebb itself only ever seals them."""

import json
import zlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.crypto.jwe import LinkKey
from app.kernel import base64url


def open_jwe(key: LinkKey, text: str) -> bytes:
    """The content.

    Raises:
        InvalidTag: if it was sealed under another key, or changed.
    """
    protected, no_key, *parts = text.split(".")
    nonce, ciphertext, tag = (base64url.decode(part) or b"" for part in parts)
    assert no_key == ""
    opened = AESGCM(key.raw).decrypt(nonce, ciphertext + tag, protected.encode())
    is_deflated = "zip" in json.loads(base64url.decode(protected) or b"")
    return zlib.decompress(opened, -zlib.MAX_WBITS) if is_deflated else opened
