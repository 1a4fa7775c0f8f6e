"""Spellings shared on the wire: what is taken, what is refused, and that a refusal repeats nothing."""

import pytest
from pydantic import TypeAdapter, ValidationError

from app.web import fields
from tests.support.web import CANARY

OWN = "own:b3a8f6a0-1111-4222-8333-444444444444"
TAKEN = [
    ("Amount", ["0", "2", "0.5", "999999999", "0.000001", "12.50"]),
    ("IsoDate", ["2000-01-01", "2024-02-29", "2199-12-31"]),
    ("BirthDate", ["1900-01-01", "1936-02-29", "1990-04-01", "2199-12-31"]),
    ("Label", ["", "a" * 200, "tab\tand\nline", "\u00fcml\u00e4ut \U0001f600"]),
    ("OwnId", [OWN]),
    ("Slug", ["kratom_leaf", "a", OWN]),
    ("TimeZone", ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"]),
    ("Unit", ["mg", "a" * 32]),
    ("Uuid4Text", ["b3a8f6a0-1111-4222-8333-444444444444", "B3A8F6A0-1111-4222-8333-444444444444"]),
]
REFUSED = [
    ("Amount", ["", "-1", "+1", "01", ".5", "5.", "1e3", "NaN",
             "1,5", "1000000000", "0.0000001", "\u0661", "1\n", " 1"]),
    ("BirthDate", ["", "1899-12-31", "1990-02-29", "19900401", "1.4.1990"]),
    ("IsoDate", ["", "1999-12-31", "2200-01-01", "2023-02-29", "20240229",
              "2024-2-9", "2024-W01-1", "2024-01-01T00:00"]),
    ("Label", ["a" * 201, "a\x00b", "a\x1bb", "a\x7f"]),
    ("OwnId", ["own:1", "kratom_leaf", OWN.upper(), OWN + "0"]),
    ("Slug", ["", "Upper", "1a", "a-b", "a" * 65, "own:", "a\n"]),
    ("TimeZone", ["", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "europe/berlin", "UTC\n", "a" * 65]),
    ("Unit", ["", "a" * 33, "\x07"]),
    ("Uuid4Text", ["", "b3a8f6a0-1111-1222-8333-444444444444", "b3a8f6a0-1111-4222-c333-444444444444",
                 "{b3a8f6a0-1111-4222-8333-444444444444}", "b3a8f6a0111142228333444444444444"]),
]  # fmt: skip


def each(table):
    return [pytest.param(name, text, id=f"{name}-{place}") for name, texts in table for place, text in enumerate(texts)]


def read(name, text):
    return TypeAdapter(getattr(fields, name)).validate_python(text, strict=True)


@pytest.mark.parametrize(("name", "text"), each(TAKEN))
def test_a_well_formed_text_is_kept_as_written(name, text):
    assert read(name, text) == text


@pytest.mark.parametrize(("name", "text"), each(REFUSED))
def test_a_malformed_text_is_refused(name, text):
    with pytest.raises(ValidationError):
        read(name, text)


@pytest.mark.parametrize("name", ["TimeZone", "Uuid4Text", "IsoDate"])
def test_our_own_words_for_a_refusal_repeat_nothing(name):
    with pytest.raises(ValidationError) as refused:
        read(name, CANARY[:10])

    (error,) = refused.value.errors(include_input=False)
    assert error["type"].startswith("ebb_")
    assert CANARY[:10] not in error["msg"]
