"""The token box: takes to the bit what it issued, and nothing a parser might bend (attacks 12 to 17, 21)."""

import json

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.features.accounts.errors import InvalidTokenError
from app.features.accounts.tokens import LIFETIME_SECONDS, MAX_TOKEN_CHARACTERS, SKEW_SECONDS
from tests.security.forge import (
    CLAIMS,
    HEADER,
    KEY,
    NOW,
    OLD_KEY,
    SECRET,
    SESSION,
    USER,
    box,
    refused,
    signed,
    signed_text,
    text,
)


def test_what_it_issues_it_takes_and_understands():
    issued = box().issue(USER, SESSION, SECRET, now=NOW)

    access = box().verify(issued, now=NOW)

    assert (access.user_id, access.session_id, access.secret) == (USER, SESSION, SECRET)
    assert len(issued) < MAX_TOKEN_CHARACTERS


def test_the_forge_of_these_tests_makes_good_tokens():
    """Else every refusal below would prove nothing."""
    assert not refused(signed())


def test_another_library_reads_our_tokens():
    """Conformance: a swap of the library is a swap of one file."""
    issued = box().issue(USER, SESSION, SECRET, now=NOW)

    claims = jwt.decode(
        issued,
        KEY,
        algorithms=["HS256"],
        audience="ebb-api",
        issuer="ebb",
        options={"require": list(CLAIMS), "verify_exp": False, "verify_nbf": False, "verify_iat": False},
    )

    assert jwt.get_unverified_header(issued) == HEADER
    assert set(claims) == set(CLAIMS)
    assert claims["sk"] == text(SECRET)


def test_we_read_tokens_of_another_library():
    assert not refused(jwt.encode(CLAIMS, KEY, algorithm="HS256", headers={"typ": "at+jwt", "kid": "new"}))


def test_two_tokens_of_one_second_differ():
    assert box().issue(USER, SESSION, SECRET, now=NOW) != box().issue(USER, SESSION, SECRET, now=NOW)


def test_a_token_of_an_older_key_in_the_ring_is_taken():
    assert not refused(signed({**HEADER, "kid": "old"}, key=OLD_KEY))


@pytest.mark.parametrize("alg", ["none", "None", "NONE", "nOnE", "", " none", None], ids=repr)
def test_alg_none_is_refused_in_every_spelling(alg):  # attack 12
    header = {**HEADER, "alg": alg}
    head = ".".join(text(json.dumps(part).encode()) for part in (header, CLAIMS))

    assert refused(f"{head}.")
    assert refused(f"{head}.{text(b'0' * 32)}")
    assert refused(signed(header))


@pytest.mark.parametrize(
    ("alg", "hash_name"),
    [
        ("HS384", "sha384"),
        ("HS512", "sha512"),
        ("hs256", "sha256"),
        (["HS256"], "sha256"),
        ("HS", "sha256"),
        (0, "sha256"),
    ],
)
def test_another_hmac_is_refused(alg, hash_name):  # attack 13
    assert refused(signed({**HEADER, "alg": alg}, hash_name=hash_name))


def _public_keys() -> list[bytes]:
    rsa_key, ec_key = rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())
    keys: list[rsa.RSAPublicKey | ec.EllipticCurvePublicKey] = [rsa_key.public_key(), ec_key.public_key()]
    return [
        key.public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)
        for key in keys
        for encoding in (Encoding.PEM, Encoding.DER)
    ]


def test_public_keys_are_no_secrets():
    """Attack 14 (CVE-2026-85394): an HMAC keyed with a public key, whatever the header claims."""
    for key in _public_keys():
        for alg in ("HS256", "RS256", "ES256", "PS256", "EdDSA"):
            assert refused(signed({**HEADER, "alg": alg}, key=key))


def test_real_rs256_and_es256_signatures_are_refused():
    rsa_key, ec_key = rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())

    assert refused(jwt.encode(CLAIMS, rsa_key, algorithm="RS256", headers={"typ": "at+jwt", "kid": "new"}))
    assert refused(jwt.encode(CLAIMS, ec_key, algorithm="ES256", headers={"typ": "at+jwt", "kid": "new"}))


@pytest.mark.parametrize(
    "kid",
    [
        "",
        "../../../../dev/null",
        "new' OR '1'='1",
        "new\0",
        "NEW",
        " new",
        "/etc/passwd",
        None,
        ["new"],
        {"new": 1},
        0,
        True,
        1.5,
    ],
)
def test_a_foreign_key_id_is_refused(kid):  # attack 15
    assert refused(signed({**HEADER, "kid": kid}))
    assert refused(signed({**HEADER, "kid": kid}, key=b""))


def test_a_known_key_id_with_another_known_key_is_refused():
    assert refused(signed({**HEADER, "kid": "old"}, key=KEY))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("crit", ["exp"]),
        ("crit", []),
        ("jku", "https://mallory.example/keys"),
        ("jwk", {"kty": "oct", "k": text(KEY)}),
        ("x5u", "https://mallory.example/cert"),
        ("x5c", ["MIIB"]),
        ("zip", "DEF"),
        ("b64", False),
        ("cty", "JWT"),
        ("enc", "A256GCM"),
        ("epk", {}),
        ("", ""),
    ],
)
def test_any_other_header_is_refused(name, value):  # attack 16
    assert refused(signed({**HEADER, name: value}))


@pytest.mark.parametrize("name", sorted(HEADER))
def test_a_missing_header_is_refused(name):
    assert refused(signed({key: value for key, value in HEADER.items() if key != name}))


@pytest.mark.parametrize("typ", ["JWT", "at+JWT", "AT+JWT", "application/at+jwt", "", None, ["at+jwt"], "share+jwt"])
def test_another_type_is_refused(typ):
    assert refused(signed({**HEADER, "typ": typ}))


@pytest.mark.parametrize("name", sorted(CLAIMS))
def test_a_missing_claim_is_refused(name):  # attack 17
    assert refused(signed(claims={key: value for key, value in CLAIMS.items() if key != name}))


@pytest.mark.parametrize("name", sorted(CLAIMS))
@pytest.mark.parametrize("value", [None, True, 0, -1, 1.5, "", "x", [], {}, ["ebb-api", "other"], 2**70])
def test_a_claim_of_another_type_is_refused(name, value):  # attack 17
    if name == "nbf" and type(value) is int and value <= NOW:
        assert not refused(signed(claims={**CLAIMS, name: value}))  # a time long past is a time
    else:
        assert refused(signed(claims={**CLAIMS, name: value}))


@pytest.mark.parametrize("name", ["admin", "scope", "user_id", "SUB", ""])
def test_an_extra_claim_is_refused(name):
    assert refused(signed(claims={**CLAIMS, name: "x"}))


@pytest.mark.parametrize("exp", [float(NOW + 600), str(NOW + 600), True, 2**70, -1, 0, NOW, NOW + 599, NOW + 601])
def test_an_odd_expiry_is_refused(exp):  # attack 17
    assert refused(signed(claims={**CLAIMS, "exp": exp}))


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "-Infinity", "1e400", "1" * 400, "1795381800.0", "1.7953818e9", "-0"]
)
@pytest.mark.parametrize("name", ["iat", "nbf", "exp"])
def test_numbers_json_does_not_know_are_refused(name, value):  # attack 17
    claims = json.dumps({**CLAIMS, name: "@"}).replace('"@"', value)

    assert refused(signed_text(json.dumps(HEADER), claims)) != ((name, value) == ("nbf", "-0"))


@pytest.mark.parametrize("size", [0, 15, 17, 32])
@pytest.mark.parametrize("name", ["sub", "sid", "jti", "sk"])
def test_an_identifier_of_another_size_is_refused(name, size):
    value = text(b"z" * (size + 1 if name == "sk" else size))

    assert refused(signed(claims={**CLAIMS, name: value}))


@pytest.mark.parametrize(
    ("shift", "is_refused"),
    [(-SKEW_SECONDS - 1, True), (-SKEW_SECONDS, False), (0, False), (599, False), (600, True), (10_000, True)],
)
def test_a_token_is_good_from_its_skew_to_its_expiry(shift, is_refused):  # attack 21
    assert refused(signed(), NOW + shift) == is_refused


def test_not_before_counts_by_itself():
    claims = {**CLAIMS, "nbf": NOW + SKEW_SECONDS + 1}

    assert refused(signed(claims=claims), NOW)
    assert not refused(signed(claims=claims), NOW + 1)


def test_a_remembered_token_expires_on_the_second():
    box_once, good = box(), signed()
    box_once.verify(good, now=NOW)

    assert box_once.verify(good, now=NOW + 599).secret == SECRET
    with pytest.raises(InvalidTokenError):
        box_once.verify(good, now=NOW + 600)


def test_what_is_remembered_is_a_verdict_and_no_secret():
    box_once, good = box(), signed()
    box_once.verify(good, now=NOW)

    assert list(box_once._verdicts.values()) == [NOW + LIFETIME_SECONDS]
    assert all(len(digest) == 32 and digest not in good.encode() for digest in box_once._verdicts)


def test_a_refused_token_is_never_remembered():
    box_once = box()
    for token in (signed(key=b"m" * 32), signed(claims={**CLAIMS, "exp": NOW}), "x.y.z"):
        with pytest.raises(InvalidTokenError):
            box_once.verify(token, now=NOW)

    assert box_once._verdicts == {}


def test_the_memory_is_bounded_and_forgetting_is_harmless(monkeypatch):
    monkeypatch.setattr("app.features.accounts.tokens._MAX_REMEMBERED", 3)
    box_once = box()
    tokens = [box_once.issue(USER, SESSION, SECRET, now=NOW) for _ in range(8)]

    for token in [*tokens, *tokens]:
        assert box_once.verify(token, now=NOW).secret == SECRET
        assert len(box_once._verdicts) <= 3
