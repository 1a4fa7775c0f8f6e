"""Published vectors: first for the second opinion in `reference.py`, which the app is then compared with."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.crypto.reference import gcm, hkdf_expand, hkdf_extract

_KEY = "feffe9928665731c6d6a8f9467308308" * 2
_NONCE = "cafebabefacedbaddecaf888"
_PLAIN = (
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
)
_CIPHER = (
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
)

# McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B, test cases 13 to 16 (AES-256).
GCM_CASES = {
    "13": ("00" * 32, "00" * 12, "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
    "14": ("00" * 32, "00" * 12, "00" * 16, "", "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
    "15": (_KEY, _NONCE, _PLAIN, "", _CIPHER + "b094dac5d93471bdec1a502270e3cc6c"),
    "16": (
        _KEY,
        _NONCE,
        _PLAIN[:120],
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        _CIPHER[:120] + "76fc6ece0f4e1768cddf8853bb2d551b",
    ),
}

_EXPANDED_TO_82 = (
    "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
    "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
)

# RFC 5869 appendix A, test cases 1 to 3: material, salt, info, length, extracted, expanded.
HKDF_CASES = {
    "1": (
        "0b" * 22,
        "000102030405060708090a0b0c",
        "f0f1f2f3f4f5f6f7f8f9",
        42,
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    "2": (
        bytes(range(0x50)).hex(),
        bytes(range(0x60, 0xB0)).hex(),
        bytes(range(0xB0, 0x100)).hex(),
        82,
        "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
        _EXPANDED_TO_82,
    ),
    "3": (
        "0b" * 22,
        "",
        "",
        42,
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    ),
}

# RFC 4231 section 4: key, text, HMAC-SHA-256.
HMAC_CASES = {
    "1": ("0b" * 20, b"Hi There".hex(), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    "2": (
        b"Jefe".hex(),
        b"what do ya want for nothing?".hex(),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ),
    "3": ("aa" * 20, "dd" * 50, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    "6": (
        "aa" * 131,
        b"Test Using Larger Than Block-Size Key - Hash Key First".hex(),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ),
}


@pytest.mark.parametrize("case", GCM_CASES.values(), ids=GCM_CASES)
def test_the_second_gcm_gives_the_published_answer(case):
    key, nonce, plaintext, associated_data, expected = (bytes.fromhex(part) for part in case)

    assert gcm(key, nonce, plaintext, associated_data) == expected


@pytest.mark.parametrize("case", HKDF_CASES.values(), ids=HKDF_CASES)
def test_the_second_hkdf_gives_the_published_answer(case):
    material, salt, info, length, extracted, expanded = case

    key = hkdf_extract(bytes.fromhex(salt), bytes.fromhex(material))

    assert key.hex() == extracted
    assert hkdf_expand(key, bytes.fromhex(info), length).hex() == expanded


@pytest.mark.parametrize("case", HMAC_CASES.values(), ids=HMAC_CASES)
def test_hmac_of_the_standard_library_gives_the_published_answer(case):
    key, text, expected = case

    assert hmac.digest(bytes.fromhex(key), bytes.fromhex(text), hashlib.sha256).hex() == expected


def test_the_second_argon2id_gives_the_published_answer():
    """RFC 9106 section 5.3. With secret and associated data, which passlib does not take: so the judge is OpenSSL's."""
    judge = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )

    assert judge.derive(b"\x01" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
