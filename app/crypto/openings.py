"""Lines that anybody with a public point may seal and only the owner of its scalar reads: who opened a share, when.

The server seals a line when a link is opened. Its owner is away then, and no key of theirs is there.
"""

import secrets
from dataclasses import dataclass
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from typing_extensions import override

from app.crypto import kdf
from app.crypto.aead import SealBrokenError, Sealer, pad, unpad
from app.crypto.device import scalar_from
from app.crypto.keys import KEY_BYTES

POINT_BYTES = 65  # uncompressed point of P-256 (SEC 1 section 2.3.3)
_CURVE = ec.SECP256R1()


@dataclass(frozen=True)
class OpeningsPair:
    """The private half, as a scalar. Points are worked out once for all lines of a log."""

    scalar: int

    @override
    def __repr__(self) -> str:
        return "OpeningsPair(…)"

    def point(self) -> bytes:
        """The public half, which is all that sealing needs."""
        return self._own_point

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """The plaintext of a line.

        Raises:
            SealBrokenError: if it was not sealed for this pair and this place.
        """
        ephemeral = sealed[:POINT_BYTES]
        shared = self._private.exchange(ec.ECDH(), _public(ephemeral))
        return unpad(_sealer(shared, ephemeral, self._own_point).open(sealed[POINT_BYTES:], place))

    @cached_property
    def _private(self) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(self.scalar, _CURVE)

    @cached_property
    def _own_point(self) -> bytes:
        return _point(self._private.public_key())


def seal_opening(point: bytes, plaintext: bytes, place: bytes) -> bytes:
    """Ephemeral point ‖ sealed, padded plaintext.

    Raises:
        SealBrokenError: if `point`, which comes from a row, is none of the curve.
    """
    ephemeral = ec.derive_private_key(scalar_from(secrets.token_bytes(KEY_BYTES)), _CURVE)
    own = _point(ephemeral.public_key())
    return own + _sealer(ephemeral.exchange(ec.ECDH(), _public(point)), own, point).seal(pad(plaintext), place)


def _sealer(shared: bytes, ephemeral: bytes, point: bytes) -> Sealer:
    return Sealer(kdf.hkdf(shared, label="ebb/v1/opening", context=kdf.join(ephemeral, point)))


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _public(point: bytes) -> ec.EllipticCurvePublicKey:
    """The key, checked to lie on the curve (SP 800-56A section 5.6.2.3.3)."""
    if len(point) != POINT_BYTES:
        raise SealBrokenError  # a compressed spelling of the same point would be another context
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
    except ValueError:
        raise SealBrokenError from None
