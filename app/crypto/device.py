"""Keys for a phone: its cache key and the outbox key pair (P-256). Owns their derivation and JWK spelling."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec
from typing_extensions import override

from app.kernel import base64url

# Order of the group of P-256 (SP 800-186 section 3.2.1.3).
_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """The cache key (32 bytes) and the private half of the outbox pair, as a scalar."""

    cache_key: bytes
    outbox_scalar: int

    @override
    def __repr__(self) -> str:
        return "DeviceKeys(…)"

    def cache_key_text(self) -> str:
        """The cache key in base64url without padding: an AES-256-GCM key."""
        return base64url.encode(self.cache_key)

    def outbox_jwk(self) -> dict[str, str]:
        """The outbox pair as a private JWK (RFC 7517, RFC 7518 section 6.2); leave out `d` for the public half."""
        private = ec.derive_private_key(self.outbox_scalar, ec.SECP256R1())
        point = private.public_key().public_numbers()
        return {
            "kty": "EC",
            "crv": "P-256",
            "x": base64url.encode(point.x.to_bytes(32)),
            "y": base64url.encode(point.y.to_bytes(32)),
            "d": base64url.encode(self.outbox_scalar.to_bytes(32)),
        }


def derive_device_keys(device_key: bytes, outbox_seed: bytes) -> DeviceKeys:
    """The cache key as it is, and the pair that hangs on the seed."""
    return DeviceKeys(device_key, scalar_from(outbox_seed))


def scalar_from(seed: bytes) -> int:
    """A seed of 32 bytes reduced into 1..n-1 (FIPS 186-5 A.2.1; on one key a bias of 2^-32 is nothing)."""
    return int.from_bytes(seed) % (_P256_ORDER - 1) + 1
