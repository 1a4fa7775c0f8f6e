"""The authority of `ebb serve --lan`: what it vouches for, what it cannot sign, and how its file is kept."""

import os
import ssl
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import ExtendedKeyUsageOID

from app.crypto import local_authority
from app.crypto.authority_file import load, load_or_create
from app.crypto.local_authority import Authority, issue, new_authority, vouches_for
from app.crypto.server_secrets import SecretsFileError

NOW = datetime.now(UTC)
HOME = [
    "10.0.0.7",
    "172.16.0.1",
    "172.31.255.254",
    "192.168.1.20",
    "100.100.1.1",
    "fd00::2",
    "box.local",
    "a.home.arpa",
]
PUBLIC = [
    "192.0.2.2",
    "8.8.8.8",
    "172.32.0.1",
    "100.128.0.1",
    "2001:db8::1",
    "bank.example",
    "local",
    "evillocal",
    "::1",
]


@pytest.fixture(scope="module")
def authority() -> Authority:
    return new_authority(now=NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lan-authority.pem"


def leaf_of(pem: bytes) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem)


def handshake(authority: Authority, pem: bytes, host: str, folder: Path) -> None:
    """A client that trusts the authority meets a server with this certificate, in memory."""
    (folder / "leaf.pem").write_bytes(pem)
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(folder / "leaf.pem")
    client_side = ssl.create_default_context(cadata=authority.certificate_der)
    client_side.verify_flags |= ssl.VERIFY_X509_STRICT
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = client_side.wrap_bio(to_client, to_server, server_hostname=host)
    server = server_side.wrap_bio(to_server, to_client, server_side=True)
    for side in (client, server, client, server):
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            continue


def signed_by(authority: Authority, host: x509.GeneralName) -> bytes:
    """What a thief with the key would make for a name the authority does not vouch for."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([]))
        .issuer_name(authority.certificate.subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([host]), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    return local_authority.key_pem(key) + local_authority.certificate_pem(certificate)


@pytest.mark.parametrize("host", HOME)
def test_a_client_that_trusts_it_accepts_a_home_address(authority, tmp_path, host):
    assert vouches_for(host)

    handshake(authority, issue(authority, host, now=NOW), host, tmp_path)


@pytest.mark.parametrize("host", PUBLIC)
def test_it_signs_nothing_public(authority, host):
    assert not vouches_for(host)

    with pytest.raises(ValueError, match="private addresses only"):
        issue(authority, host, now=NOW)


@pytest.mark.parametrize("host", ["bank.example", "8.8.8.8"])
def test_a_thief_of_its_key_cannot_imitate_a_public_site(authority, tmp_path, host):
    name = x509.DNSName(host) if host.endswith("example") else local_authority._general_name(host)

    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree"):
        handshake(authority, signed_by(authority, name), host, tmp_path)


def test_a_certificate_for_one_address_is_none_for_another(authority, tmp_path):
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        handshake(authority, issue(authority, "192.168.1.20", now=NOW), "192.168.1.21", tmp_path)


def test_the_certificate_is_what_phones_ask_for(authority):
    leaf = leaf_of(issue(authority, "192.168.1.20", now=NOW))

    days = (leaf.not_valid_after_utc - leaf.not_valid_before_utc).days
    purposes = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert days < 825  # Apple support 103769
    assert list(purposes) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert [str(name) for name in names.get_values_for_type(x509.IPAddress)] == ["192.168.1.20"]
    assert leaf.not_valid_before_utc < NOW - timedelta(hours=12)


def test_the_authority_signs_servers_only_and_no_further_authority(authority):
    found = authority.certificate.extensions

    limits = found.get_extension_for_class(x509.BasicConstraints)
    assert (limits.critical, limits.value.ca, limits.value.path_length) == (True, True, 0)
    assert list(found.get_extension_for_class(x509.ExtendedKeyUsage).value) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert found.get_extension_for_class(x509.NameConstraints).critical
    assert found.get_extension_for_class(x509.KeyUsage).value.key_cert_sign
    assert not found.get_extension_for_class(x509.KeyUsage).value.digital_signature


def test_neither_its_name_nor_a_certificate_says_what_it_is_for(authority):
    leaf = leaf_of(issue(authority, "192.168.1.20", now=NOW))

    assert authority.name.startswith("My own computer ")
    for text in (authority.name, leaf.subject.rfc4514_string(), leaf.issuer.rfc4514_string()):
        assert "ebb" not in text.lower()
    assert repr(authority) == "Authority(…)"


def test_the_fingerprint_is_the_one_phones_show(authority):
    assert len(authority.fingerprint) == 32 * 3 - 1
    assert bytes.fromhex(authority.fingerprint.replace(":", "")) == authority.certificate.fingerprint(hashes.SHA256())


def test_the_file_is_its_owners_only_and_stays_the_same(path):
    before = os.umask(0)
    try:
        first = load_or_create(path, now=NOW)
    finally:
        os.umask(before)
    second = load_or_create(path, now=NOW + timedelta(days=2000))

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert first.fingerprint == second.fingerprint
    assert list(path.parent.iterdir()) == [path]


def test_an_authority_that_runs_out_is_replaced_before_its_certificates_would_outlive_it(path):
    first = load_or_create(path, now=NOW)
    late = first.certificate.not_valid_after_utc - timedelta(days=396)

    second = load_or_create(path, now=late)

    assert second.fingerprint != first.fingerprint
    assert leaf_of(issue(second, "10.0.0.1", now=late)).not_valid_after_utc < second.certificate.not_valid_after_utc


def test_a_file_that_others_can_read_is_refused(path):
    load_or_create(path, now=NOW)
    path.chmod(0o640)

    with pytest.raises(SecretsFileError, match="chmod 600"):
        load(path)


def mixed() -> bytes:
    one, two = new_authority(now=NOW), new_authority(now=NOW)
    return local_authority.key_pem(one.key) + local_authority.certificate_pem(two.certificate)


def other_kind() -> bytes:
    key = ed25519.Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return key + local_authority.certificate_pem(new_authority(now=NOW).certificate)


@pytest.mark.parametrize(
    "damaged", [lambda: b"", lambda: b"canary", mixed, other_kind], ids=["empty", "no PEM", "two halves", "other kind"]
)
def test_a_damaged_file_is_refused_and_left_alone(path, damaged):
    content = damaged()
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(SecretsFileError, match="damaged") as refusal:
        load_or_create(path, now=NOW)

    assert path.read_bytes() == content
    assert "canary" not in str(refusal.value)


def test_a_write_that_is_cut_off_leaves_the_old_authority(path, monkeypatch):
    first = load_or_create(path, now=NOW)

    def cut_off(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", cut_off)
    with pytest.raises(OSError, match="No space"):
        load_or_create(path, now=NOW + timedelta(days=3600))
    monkeypatch.undo()

    assert load(path).fingerprint == first.fingerprint
    assert list(path.parent.iterdir()) == [path]
