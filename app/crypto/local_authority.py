"""The certificate authority one's own phone trusts once. Refuses to vouch for any name or address that is public."""

import ipaddress
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from typing_extensions import override

# Addresses that reach nobody outside a home: whoever steals the key can imitate devices there, and no public site.
_NETWORKS = tuple(
    map(
        ipaddress.ip_network,
        (
            "10.0.0.0/8",  # RFC 1918 section 3
            "172.16.0.0/12",  # RFC 1918 section 3
            "192.168.0.0/16",  # RFC 1918 section 3
            "100.64.0.0/10",  # RFC 6598 section 7, also what private overlay networks use
            "fc00::/7",  # RFC 4193 section 3.1
        ),
    )
)
_DOMAINS = ("local", "home.arpa", "internal")  # RFC 6762 section 3, RFC 8375 section 3, ICANN resolution 2024.07.29.06
_CURVE = ec.SECP256R1  # NIST SP 800-186 section 3.2.1.3; phones take it everywhere
_AUTHORITY_DAYS = 3650  # ours: trusted once, for as long as a phone lives
_LEAF_DAYS = 397  # iOS refuses more than 825 (Apple support 103769); Chromium lets own authorities have more
_CLOCKS_APART = timedelta(days=1)  # a phone's clock may be behind


@dataclass(frozen=True, slots=True)
class Authority:
    """A key and the certificate a phone trusts."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @override
    def __repr__(self) -> str:
        return "Authority(…)"

    @property
    def name(self) -> str:
        """What the phone lists it as."""
        return str(self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)

    @property
    def certificate_der(self) -> bytes:
        """The certificate in the form phones install. Public."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def outlives_its_work(self, now: datetime) -> bool:
        """Whether a certificate issued now ends before the authority does."""
        return self.certificate.not_valid_after_utc >= now + timedelta(days=_LEAF_DAYS)

    @property
    def fingerprint(self) -> str:
        """SHA-256 in pairs, as phones show it."""
        return self.certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def vouches_for(host: str) -> bool:
    """Whether a certificate for this address or name stays inside a home."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host.endswith(tuple(f".{domain}" for domain in _DOMAINS))
    return any(address in network for network in _NETWORKS)


def new_authority(*, now: datetime) -> Authority:
    """A fresh key, and a certificate that holds it to private addresses and to servers."""
    key = ec.generate_private_key(_CURVE())
    # Neutral: whoever holds the phone can read the list of authorities.
    name = _name(f"My own computer {secrets.token_hex(2).upper()}")
    permitted = [*map(x509.IPAddress, _NETWORKS), *map(x509.DNSName, _DOMAINS)]
    builder = (
        _builder(name, name, key, now=now, days=_AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=permitted, excluded_subtrees=None), critical=True)
    )
    return Authority(key, builder.sign(key, hashes.SHA256()))


def issue(authority: Authority, host: str, *, now: datetime) -> bytes:
    """A fresh key and its certificate for one address or name, as PEM.

    Raises:
        ValueError: if the authority does not vouch for such a host.
    """
    if not vouches_for(host):
        raise ValueError("this authority vouches for private addresses only")
    key = ec.generate_private_key(_CURVE())
    builder = (
        _builder(_name("A private place"), authority.certificate.subject, key, now=now, days=_LEAF_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.SubjectAlternativeName([_general_name(host)]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False)
    )
    return key_pem(key) + certificate_pem(builder.sign(authority.key, hashes.SHA256()))


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, *, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_APART)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        # On the authority too: names alone would let it sign mail and programs.
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The key, open: for a file only its owner reads."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def certificate_pem(certificate: x509.Certificate) -> bytes:
    """The certificate. Public."""
    return certificate.public_bytes(serialization.Encoding.PEM)
