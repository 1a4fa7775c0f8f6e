"""Sealing with AES-256-GCM. Owns the envelope (version byte, nonce, ciphertext) and padding; knows no users."""

import secrets
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.kernel.errors import AppError

VERSION = b"\x01"
NONCE_BYTES = 12  # 96-bit random nonce (NIST SP 800-38D section 8.2.2)
TAG_BYTES = 16  # 128-bit tag (NIST SP 800-38D section 5.2.1.2)
OVERHEAD_BYTES = len(VERSION) + NONCE_BYTES + TAG_BYTES
_LENGTH = struct.Struct(">I")
_SMALL_SIZES = (512, 1024, 4096)  # 512: the longest quick entry of each kind, measured 163 to 448 bytes
_LARGE_STEP = 4096
_ZEROS = bytes(_LARGE_STEP)  # no padding is as long


class SealBrokenError(AppError):
    """A sealed value does not open: another key, another place, or changed bytes.

    An answer of its own, because any row may have been edited: whoever does not catch it says so, not 500.
    """

    slug = "seal-broken"
    status = 409
    title = "Something stored was changed outside Ebb and does not open"


class Sealer:
    """Seals and opens under one key. Build it once per request: the constructor costs more than a seal."""

    __slots__ = ("_aes",)

    def __init__(self, key: bytes) -> None:
        self._aes = AESGCM(key)

    def seal(self, plaintext: bytes, associated_data: bytes) -> bytes:
        """Version ‖ nonce ‖ ciphertext ‖ tag; a fresh random nonce every time."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return VERSION + nonce + self._aes.encrypt(nonce, plaintext, VERSION + associated_data)

    def open(self, sealed: bytes, associated_data: bytes) -> bytes:
        """The plaintext.

        Raises:
            SealBrokenError: if anything differs: key, associated data, version, any bit, any length.
        """
        if len(sealed) < OVERHEAD_BYTES or sealed[:1] != VERSION:
            raise SealBrokenError
        try:
            return self._aes.decrypt(sealed[1:13], sealed[13:], VERSION + associated_data)
        except InvalidTag:
            raise SealBrokenError from None


def pad(plaintext: bytes) -> bytes:
    """Length (4 bytes, big endian) ‖ plaintext ‖ zeros, up to 512, 1024, 4096 or n * 4096 bytes.

    So a row's size tells neither its kind nor the length of a short note. A step at 256 would tell: an intake never
    fits below it, a craving without a note always does (measured).
    """
    framed = _LENGTH.pack(len(plaintext)) + plaintext
    return framed.ljust(_padded_size(len(framed)), b"\0")


def unpad(padded: bytes) -> bytes:
    """What `pad` was given.

    Raises:
        SealBrokenError: if the frame is not one that `pad` makes.
    """
    if len(padded) < _LENGTH.size:
        raise SealBrokenError
    (length,) = _LENGTH.unpack_from(padded)
    end = _LENGTH.size + length
    if len(padded) != _padded_size(end) or not _ZEROS.startswith(padded[end:]):
        raise SealBrokenError
    return padded[_LENGTH.size : end]


def _padded_size(length: int) -> int:
    for size in _SMALL_SIZES:
        if length <= size:
            return size
    return -(-length // _LARGE_STEP) * _LARGE_STEP
