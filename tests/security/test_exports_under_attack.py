"""Attacks 41 to 44 and 67 on what leaves: hostile words in every field, and a borrowed, open phone."""

import base64
import json
import re
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
from fhir.resources.R4B.bundle import Bundle

from app.features.exports.building import build_package, bundle_bytes
from tests.features.exports.bindings import problems, walk
from tests.features.exports.bundles import bundle_of
from tests.features.exports.recorded import ENTRIES, IDS, JAW, PAIN, SETTINGS, TEA
from tests.features.exports.taking import FORMATS, ask_copy, ask_permit, copy_of, put_all
from tests.support.cast import Json, new_uuid
from tests.support.chosen import chosen, wrote

MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</div></text><div xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></div>",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "[a link](javascript:alert(1))",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{constructor.constructor('alert(1)')()}}",
    "\u202e\u200b\u2066<b>\u2069",
    "]]></data>\u2028<iframe src=//journal.example>",
)
PAPER_BREAKERS = (
    ") Tj ET BT (",
    "\\) /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
    "endstream endobj 1 0 obj << /AA << /O << /S /URI /URI (https://journal.example) >> >> >> endobj",
    "trailer << /Root 1 0 R >> %%EOF",
    "/JavaScript <</JS(1)>>",
    "<</Names[(x)<</S/Launch/F(x)>>]>>",
    "\u05e9\u05dc\u05d5\u05dd \u202eabc\u202c \u200b\u200d\u0645\u0631\u062d\u0628\u0627",
)
ACTIVE = {
    *("/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/URI", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia"),
    *("/SubmitForm", "/ImportData", "/AcroForm", "/XFA", "/GoToR", "/GoToE", "/Annots"),
}


def said_everywhere(text: str) -> tuple[list[Json], Json]:
    """Entries and settings with a text in every field that takes words."""
    word, at = text[:64], "2026-11-05T08:00:00-05:00"
    leaf = {
        "substance": "kratom_leaf",
        "amount": "1",
        "unit": text[:32],
        "strength": {"amount": "1", "unit": text[:32]},
    }
    entries = [
        wrote("journal", at, text=text, tags=[word]),
        wrote("craving", at, intensity=5, triggers=[word], coping=[word], note=text),
        wrote("side_effects", at, ratings={JAW: 2}, trackers={PAIN: "3"}, note=text),
        wrote("intake", at, **leaf, product=text, route=word, reasons=[word], note=text),
        wrote("intake", at, substance="medicine", product=text, prescribed="taken"),
        wrote("intake", at, substance=TEA, note=text),
    ]
    own = {
        **SETTINGS,
        "own_substances": [{"id": TEA, "name": text, "unit": text[:32]}],
        "own_symptoms": [{"id": JAW, "name": text}],
        "trackers": [{**each, "name": text, "unit": text[:32]} for each in SETTINGS["trackers"]],
        "raise": [text],
    }
    return entries, own


def bundle_with(text: str) -> Json:
    entries, own = said_everywhere(text)
    person = {"name": text, "birth_date": "1988-02-03"}
    return bundle_of(chosen(entries, IDS, settings=own, person=person), report={"title": text})


@pytest.mark.parametrize("text", MARKUP, ids=ascii)
def test_attack_44_no_text_becomes_a_narrative_and_no_byte_looks_like_markup(text: str) -> None:
    bundle = bundle_with(text)

    content = bundle_bytes(bundle)

    assert not set(b"<>&") & set(content)
    names = {path[-1] for path, _ in walk(bundle) if path}
    assert names.isdisjoint({"div", "note", "extension", "contained", "url"})
    assert all(not isinstance(each["resource"].get("text"), dict) for each in bundle["entry"])
    assert problems(bundle) == []
    Bundle.model_validate_json(content)


@pytest.mark.parametrize("text", MARKUP, ids=ascii)
def test_attack_44_and_it_still_says_what_was_written(text: str) -> None:
    read = json.loads(bundle_bytes(bundle_with(text)))

    said = {value for _, value in walk(read) if isinstance(value, str)}

    plain = re.sub(r"\u2028", " ", text)
    assert {plain, f"Other medicine ({plain})"} <= said


@pytest.mark.parametrize("text", MARKUP, ids=ascii)
def test_attack_41_nothing_that_is_taken_along_can_run_in_a_browser(sqlite_cast: Any, text: str) -> None:
    alice = sqlite_cast("alice")
    alice.sign_up()
    entries, own = said_everywhere(text)
    put_all(alice, {new_uuid(): {**one, "mutation_id": new_uuid()} for one in entries})
    alice.call("PUT", "/settings", json={"settings": own, "mutation_id": new_uuid()}).raise_for_status()

    copies = {file_format: copy_of(alice, file_format) for file_format in FORMATS}

    for file_format, copy in copies.items():
        assert copy.headers["content-type"].split(";")[0] == FORMATS[file_format]
        assert copy.headers["content-disposition"].startswith("attachment;")
        assert copy.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in copy.headers["content-security-policy"]
    assert text in {value for _, value in walk(copies["json"].json()) if isinstance(value, str)}
    assert b"<" not in copies["fhir"].content
    assert b"<script" not in copies["pdf"].content


@pytest.mark.parametrize("text", PAPER_BREAKERS, ids=ascii)
def test_attack_43_no_text_becomes_an_object_of_the_paper(text: str, tmp_path: Any) -> None:
    entries, own = said_everywhere(text)
    record = chosen(entries, IDS, settings=own, person={"name": text})

    package = json.loads(build_package(record, paper="A4", for_clinic=True))

    (paper,) = [one["resource"] for one in package["entry"] if one["resource"]["resourceType"] == "DocumentReference"]
    file = tmp_path / "paper.pdf"
    file.write_bytes(base64.b64decode(paper["content"][0]["attachment"]["data"]))
    reader = pypdf.PdfReader(file, strict=True)
    assert 1 <= len(reader.pages) <= 2
    assert set(names_in(reader.trailer.raw_get("/Root"), set())) & ACTIVE == set()


def names_in(value: Any, seen: set[int]) -> Iterator[str]:
    """The names of every dictionary a PDF leads to."""
    found = value.get_object()
    if id(found) in seen:
        return
    seen.add(id(found))
    if isinstance(found, dict):
        yield from map(str, found)
    for each in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from names_in(each, seen)


@pytest.mark.parametrize("password", ["granite opera seldom wharf", "fern lantern copper", ""], ids=repr)
def test_attack_67_a_borrowed_open_phone_takes_no_copy(sqlite_cast: Any, password: str) -> None:
    alice = sqlite_cast("alice")
    alice.sign_up()
    put_all(alice, {new_uuid(): {**ENTRIES[2], "mutation_id": new_uuid()}})

    asked = alice.call("POST", "/export/permits", json={"current_password": password})
    copies = [ask_copy(alice, file_format, permit) for file_format in FORMATS for permit in (None, "AAAA")]

    assert asked.status_code in {403, 422}
    assert "permit" not in asked.json()
    assert {(copy.status_code, copy.json()["type"]) for copy in copies} == {(403, "export-permit-needed")}


def test_attack_67_a_permit_is_nowhere_but_in_its_answer(sqlite_cast: Any, sqlite_file: Any, capfd: Any) -> None:
    alice = sqlite_cast("alice")
    alice.sign_up()

    permit = ask_permit(alice).json()["permit"]
    ask_copy(alice, permit=permit).raise_for_status()

    stored = b"".join(file.read_bytes() for file in sqlite_file.parent.glob("ebb.db*"))
    said = "".join(capfd.readouterr())
    assert "/api/v1/export" in said
    assert permit not in said
    assert permit.encode() not in stored
    assert base64.urlsafe_b64decode(permit + "=" * (-len(permit) % 4)) not in stored
