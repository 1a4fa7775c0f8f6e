"""JSON is read one way or not at all; whatever is wrong, the answer is a 4xx that repeats nothing (attacks 38, 40)."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.web.body import MAX_DEPTH, parse_json
from app.web.errors import MalformedJsonError
from tests.support.web import CANARY, ask

JSON = {"Content-Type": "application/json"}


def nested(levels: int) -> bytes:
    return b'{"a":' * (levels - 1) + b"{}" + b"}" * (levels - 1)


BAD = {
    "empty": b"",
    "blank": b"  ",
    "not json": b"canary-of-the-coal-mine",
    "duplicate key": b'{"text":"a","text":"canary-of-the-coal-mine"}',
    "duplicate key below": b'{"child":{"number":1,"number":2}}',
    "duplicate by escape": b'{"text":"a","te\\u0078t":"b"}',
    "NaN": b'{"number":NaN}',
    "Infinity": b'{"number":Infinity}',
    "minus Infinity": b'{"number":-Infinity}',
    "float too large": b'{"number":1e999}',
    "float too small": b'{"number":-1e999}',
    "integer of 65 bits": b'{"number":9223372036854775808}',
    "negative integer of 65 bits": b'{"number":-9223372036854775809}',
    "integer of 10,000 digits": b'{"number":' + b"9" * 10_000 + b"}",
    "one level too deep": nested(MAX_DEPTH + 1),
    "arrays too deep": b'{"text":' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"}",
    "very deep": b"[" * 30_000 + b"]" * 30_000,
    "very deep and open": b"[" * 60_000,
    "BOM": b'\xef\xbb\xbf{"text":"canary-of-the-coal-mine"}',
    "UTF-16": '{"text":"a"}'.encode("utf-16"),
    "UTF-32": '{"text":"a"}'.encode("utf-32-le"),
    "Latin-1": b'{"text":"\xe9"}',
    "overlong UTF-8": b'{"text":"\xc0\xaf"}',
    "raw surrogate": b'{"text":"\xed\xa0\x80"}',
    "escaped lone high surrogate": b'{"text":"\\ud800"}',
    "escaped lone low surrogate": b'{"text":"\\udc00 a"}',
    "escaped surrogates swapped": b'{"text":"\\udc00\\ud800"}',
    "lone surrogate in a key": b'{"\\ud800":1}',
    "trailing garbage": b'{"text":"a"} canary-of-the-coal-mine',
    "two values": b"{}{}",
    "trailing comma": b'{"text":"a",}',
    "comment": b'{"text":"a"/* no */}',
    "single quotes": b"{'text':'a'}",
    "raw control character": b'{"text":"a\x00b"}',
    "leading zero": b'{"number":01}',
    "hex": b'{"number":0x10}',
    "unclosed": b'{"text":"canary-of-the-coal-mine',
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD.keys())
def test_malformed_json_answers_400_and_repeats_nothing(app, raw):
    answer = ask(app, "POST", "/api/v1/planted", content=raw, headers=JSON)

    assert answer.status_code == 400, answer.text
    assert answer.json()["type"] == "malformed-json"
    assert answer.json()["detail"]
    assert CANARY not in answer.text


GOOD = {
    "astral by surrogate pair": (b'{"text":"\\ud83d\\ude00"}', {"text": "\U0001f600"}),
    "backslash before u": (b'{"text":"\\\\ud800"}', {"text": "\\ud800"}),
    "largest integer": (b'{"number":9223372036854775807}', {"number": 2**63 - 1}),
    "smallest integer": (b'{"number":-9223372036854775808}', {"number": -(2**63)}),
    "brackets in a string": (b'{"text":"' + b"[{" * 100 + b'"}', {"text": "[{" * 100}),
    "escaped quote before brackets": (b'{"text":"\\"' + b"[" * 100 + b'"}', {"text": '"' + "[" * 100}),
    "as deep as allowed": (nested(MAX_DEPTH), json.loads(nested(MAX_DEPTH))),
    "wide": (b"[" + b",".join([b"[]"] * 100) + b"]", [[]] * 100),
    "white space around": (b' \r\n{"text": "a"}\t', {"text": "a"}),
    "same key in two objects": (b'[{"a":1},{"a":2}]', [{"a": 1}, {"a": 2}]),
    "NUL by escape": (b'{"text":"\\u0000"}', {"text": "\0"}),
}


@pytest.mark.parametrize(("raw", "value"), GOOD.values(), ids=GOOD.keys())
def test_what_is_unusual_but_clear_is_read(raw, value):
    assert parse_json(raw) == value


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(value=JSON_VALUES, ascii_only=st.booleans())
@settings(max_examples=80, deadline=None)
def test_every_ordinary_value_survives_the_strict_reading(value, ascii_only):
    try:
        raw = json.dumps(value, ensure_ascii=ascii_only).encode()
    except UnicodeEncodeError:
        return

    assert parse_json(raw) == value


@given(raw=st.binary(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused_and_never_a_bug(raw):
    with suppress(MalformedJsonError):
        parse_json(raw)


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp",
     "application/json; charset=utf-16", "application/json; charset=latin-1", "application/merge-patch+json",
     f"text/{CANARY}"],
)  # fmt: skip
def test_other_content_types_answer_415(app, content_type):
    headers = {"Content-Type": content_type} if content_type else {}

    answer = ask(app, "POST", "/api/v1/planted", content=b'{"text":"a"}', headers=headers)

    assert answer.status_code == 415
    assert answer.json()["type"] == "unsupported-media-type"
    assert CANARY not in answer.text


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "Application/JSON", "application/json;"])
def test_json_in_utf_8_is_taken_however_it_is_spelled(app, content_type):
    answer = ask(app, "POST", "/api/v1/planted", content=b'{"text":"abc"}', headers={"Content-Type": content_type})

    assert answer.status_code == 200
    assert answer.json() == {"characters": 3, "number": 0}


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "zstd", "GZIP", "gzip, identity"])
def test_compressed_request_answers_415(app, coding):  # attack 38
    answer = ask(app, "POST", "/api/v1/planted", content=b"\x1f\x8b", headers={**JSON, "Content-Encoding": coding})

    assert answer.status_code == 415


def test_a_form_is_read_as_a_form(app):
    answer = ask(app, "POST", "/api/v1/planted-form", data={"word": "abc"})

    assert answer.json() == {"characters": 3}


def test_a_broken_form_answers_400_and_repeats_nothing(app):
    headers = {"Content-Type": "multipart/form-data"}

    answer = ask(app, "POST", "/api/v1/planted-form", content=CANARY.encode(), headers=headers)

    assert answer.status_code == 400
    assert answer.json()["type"] == "malformed-body"
    assert CANARY not in answer.text
