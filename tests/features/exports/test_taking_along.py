"""GET /export over real rows: who gets what, in which form, and what is refused."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pypdf
import pytest
from fhir.resources.R4B.bundle import Bundle

from app.features.exports import budgets
from app.features.exports.permits import LIFETIME_SECONDS
from tests.features.exports.bindings import problems
from tests.features.exports.recorded import ENTRIES
from tests.features.exports.taking import (
    FORMATS,
    PERIOD,
    ask_copy,
    ask_permit,
    copy_of,
    everything_of,
    permit_of,
    record_everything,
)
from tests.security.editing import edit
from tests.support.cast import entry, new_uuid


@pytest.fixture
def alice(sqlite_cast):
    """Signed up; SQLite alone, for what makes no difference between engines."""
    person = sqlite_cast("alice")
    person.sign_up()
    return person


@pytest.fixture
def mallory(sqlite_cast):
    person = sqlite_cast("mallory")
    person.sign_up()
    return person


@pytest.fixture
def recorded(alice):
    """Alice, with everything of every kind."""
    record_everything(alice)
    return alice


def test_a_stranger_gets_neither_a_permit_nor_a_copy(sqlite_cast):
    nobody = sqlite_cast("mallory")

    assert ask_permit(nobody).status_code == 401
    assert ask_copy(nobody).status_code == 401


@pytest.mark.parametrize("file_format", FORMATS)
def test_each_format_is_an_attachment_that_nothing_keeps_under_a_name_that_says_nothing(recorded, file_format):
    answer = copy_of(recorded, file_format)

    ending = {"fhir": "fhir.json"}.get(file_format, file_format)
    assert answer.headers["content-type"].split(";")[0] == FORMATS[file_format]
    assert answer.headers["content-disposition"] == f'attachment; filename="copy-2026-10-01-2026-11-22.{ending}"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_copy_says_what_it_is_and_answers_to_flags_go_along(recorded):
    responses = {"flag_responses": {"muted": ["night_use"]}, "mutation_id": new_uuid()}
    recorded.call("PUT", "/flags/responses", json=responses).raise_for_status()

    copy = copy_of(recorded).json()

    assert (copy["format"], copy["version"]) == ("ebb-copy", 1)
    assert (copy["from"], copy["to"], copy["unreadable"]) == ("2026-10-01", "2026-11-22", 0)
    assert copy["made_at"] == "2026-11-22T22:00:00+01:00"
    assert copy["flag_responses"]["muted"] == ["night_use"]
    assert all(one["recorded_at"] and "recorded_at" not in one["entry"] for one in copy["entries"])


def test_a_copy_holds_the_days_that_were_asked_for(alice):
    for day in ("10", "11", "12"):
        alice.put(entry(occurred_at=f"2026-11-{day}T12:00:00-05:00"))

    copy = copy_of(alice, **{"from": "2026-11-11", "to": "2026-11-11"}).json()

    assert [one["entry"]["occurred_at"][:10] for one in copy["entries"]] == ["2026-11-11"]


@pytest.mark.parametrize(("file_format", "looks"), [("json", 0), ("csv", 0), ("fhir", 1), ("pdf", 1)])
def test_flags_are_looked_for_only_for_a_file_that_holds_them(recorded, monkeypatch, file_format, looks):
    """That takes more than half of the time of a large record."""
    looked = []

    def look(*args, **_):
        looked.append(args)
        return ()

    monkeypatch.setattr("app.features.exports.composing.events_of", look)

    copy_of(recorded, file_format)

    assert len(looked) == looks


def test_fhir_opens_again_in_a_validator(recorded):
    answer = copy_of(recorded, "fhir")

    Bundle.model_validate_json(answer.content)
    assert problems(answer.json()) == []
    assert len(answer.json()["entry"]) > len(ENTRIES)


def test_csv_has_every_entry_in_the_persons_language(recorded):
    rows = list(csv.DictReader(io.StringIO(copy_of(recorded, "csv").content.decode("utf-8-sig"), newline="")))

    assert {row["Escrito como"] for row in rows} == {one["occurred_at"] for one in everything_of(recorded)}
    assert "Peso" not in {row["Qué"] for row in rows}
    assert {"Weight", "Ganas"} <= {row["Qué"] for row in rows}


@pytest.mark.parametrize(("paper", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_pdf_is_a_paper_of_the_size_that_was_asked_for(recorded, paper, points):
    content = copy_of(recorded, "pdf", paper=paper).content

    box = pypdf.PdfReader(io.BytesIO(content)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


@pytest.mark.parametrize("permit", [None, "", "AAAA", "A" * 200, "not base64url", "\u00e9"], ids=ascii)
def test_without_a_permit_there_is_no_copy(alice, permit):
    headers = {} if permit is None else {"export-permit": permit.encode("latin-1")}

    answer = alice.call("GET", "/export", params={"format": "json", **PERIOD}, headers=headers)

    assert (answer.status_code, answer.json()["type"]) == (403, "export-permit-needed")


def test_a_wrong_password_gives_no_permit(alice):
    answer = ask_permit(alice, "granite opera seldom wharf")

    assert (answer.status_code, answer.json()["type"]) == (403, "wrong-password")


def test_too_many_wrong_passwords_are_refused_and_the_right_one_with_them(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answers = [ask_permit(alice, "granite opera seldom wharf").status_code for _ in range(11)]

    assert answers == [403] * 10 + [429]
    assert ask_permit(alice).status_code == 429


def test_a_permit_ends_after_its_time(sqlite_harness, alice):
    permit = permit_of(alice)

    sqlite_harness.clock.advance(seconds=LIFETIME_SECONDS - 1)
    early = ask_copy(alice, permit=permit)
    sqlite_harness.clock.advance(seconds=1)
    late = ask_copy(alice, permit=permit)

    assert early.status_code == 200
    assert (late.status_code, late.json()["type"]) == (403, "export-permit-needed")


def test_the_answer_says_how_long_a_permit_lasts(alice):
    assert ask_permit(alice).json()["expires_in"] == LIFETIME_SECONDS <= timedelta(minutes=5).total_seconds()


def test_another_persons_permit_opens_nothing(alice, mallory):
    hers = permit_of(alice)

    answer = ask_copy(mallory, permit=hers)

    assert (answer.status_code, answer.json()["type"]) == (403, "export-permit-needed")


def test_a_permit_is_good_in_its_own_session_alone(sqlite_cast, alice):
    permit = permit_of(alice)
    other_phone = sqlite_cast("alice")
    other_phone.log_in()

    assert ask_copy(other_phone, permit=permit).status_code == 403
    assert ask_copy(alice, permit=permit).status_code == 200


def test_a_permit_opens_nothing_after_its_session_was_signed_out(alice):
    permit, token, cookies = permit_of(alice), alice.token, dict(alice.http.cookies)
    alice.call("POST", "/auth/logout")

    alice.http.cookies.update(cookies)
    alice.token = token
    answer = ask_copy(alice, permit=permit)

    assert (answer.status_code, answer.json()["type"]) == (401, "session-revoked")


def test_a_permit_does_not_outlive_a_new_password(alice):
    permit = permit_of(alice)
    body = {"current_password": alice.password, "new_password": "harbor thimble ochre vine"}
    alice.token = alice.call("PUT", "/auth/password", json=body).json()["access_token"]

    assert ask_copy(alice, permit=permit).status_code == 403


def test_an_api_session_takes_copies_too(sqlite_cast, alice):
    client = sqlite_cast("alice")
    client.take_api_token()

    assert copy_of(client).status_code == 200


def test_copies_have_a_budget(sqlite_cast, monkeypatch):
    monkeypatch.setattr(budgets, "EXPORT", replace(budgets.EXPORT, tries=2))
    alice = sqlite_cast("alice")
    alice.sign_up()
    permit = permit_of(alice)

    answers = [ask_copy(alice, permit=permit).status_code for _ in range(3)]

    assert answers == [200, 200, 429]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"file_format": "xml"}, "format"),
        ({"from": "2026-11-23", "to": "2026-11-22"}, "from"),
        ({"from": "2000-01-01"}, "from"),
        ({"from": "yesterday"}, "from"),
        ({"paper": "A3"}, "paper"),
        ({"frm": "2026-11-01"}, "*"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_refused_by_name(alice, query, field):
    answer = ask_copy(alice, permit=permit_of(alice), **query)

    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == [field]


def test_the_permit_is_asked_for_before_the_period_is_looked_at(alice):
    assert ask_copy(alice, **{"from": "2026-11-23"}).status_code == 403


@pytest.mark.parametrize("kind", ["journal", "craving", "side_effects", "intake"])
def test_a_copy_says_how_many_entries_were_changed_outside_and_are_missing(sqlite_harness, alice, kind):
    alice.put(entry(kind))
    edit(sqlite_harness.url, "UPDATE entries SET sealed_body = :body", body=b"\x01" * 300)

    copy = copy_of(alice).json()

    assert (copy["entries"], copy["unreadable"]) == ([], 1)
