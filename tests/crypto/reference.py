"""A second, slow opinion: HKDF, HMAC framing and GCM written from their papers, sharing no code with the app.

Each is itself held to published vectors in `test_reference.py` before it judges anything.
"""

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_R = 0xE1 << 120  # the polynomial of GHASH (NIST SP 800-38D section 6.3)


def hkdf_extract(salt: bytes, material: bytes) -> bytes:
    """RFC 5869 section 2.2; no salt is 32 zeros."""
    return hmac.digest(salt or bytes(32), material, hashlib.sha256)


def hkdf_expand(key: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869 section 2.3."""
    output, block, number = b"", b"", 1
    while len(output) < length:
        block = hmac.digest(key, block + info + bytes([number]), hashlib.sha256)
        output, number = output + block, number + 1
    return output[:length]


def framed(*parts: bytes) -> bytes:
    """Each part behind its length in 4 bytes, big endian."""
    return b"".join(len(part).to_bytes(4) + part for part in parts)


def gcm(key: bytes, nonce: bytes, plaintext: bytes, associated_data: bytes) -> bytes:
    """Ciphertext and tag (NIST SP 800-38D section 7.1) for a 96-bit nonce."""
    subkey = int.from_bytes(_block(key, bytes(16)))
    counters = (nonce + (number + 2).to_bytes(4) for number in range(-(-len(plaintext) // 16)))
    stream = b"".join(_block(key, counter) for counter in counters)
    ciphertext = bytes(a ^ b for a, b in zip(plaintext, stream, strict=False))
    lengths = (len(associated_data) * 8).to_bytes(8) + (len(ciphertext) * 8).to_bytes(8)
    digest = _ghash(subkey, _filled(associated_data) + _filled(ciphertext) + lengths)
    tag = digest ^ int.from_bytes(_block(key, nonce + (1).to_bytes(4)))
    return ciphertext + tag.to_bytes(16)


def _filled(text: bytes) -> bytes:
    return text + bytes(-len(text) % 16)


def _block(key: bytes, block: bytes) -> bytes:
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # one block of AES, not a mode
    return encryptor.update(block) + encryptor.finalize()


def _ghash(subkey: int, text: bytes) -> int:
    digest = 0
    for start in range(0, len(text), 16):
        digest = _multiply(digest ^ int.from_bytes(text[start : start + 16]), subkey)
    return digest


def _multiply(left: int, right: int) -> int:
    product = 0
    for bit in range(127, -1, -1):
        if left >> bit & 1:
            product ^= right
        right = (right >> 1) ^ (_R if right & 1 else 0)
    return product
