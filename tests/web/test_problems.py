"""Every failure is a problem that names fields and repeats nothing (attack 50 for methods)."""

import json

import pytest

from app.kernel.errors import BusyError, InvalidInputError, NotFoundError, UnavailableError
from app.web.field_errors import MAX_FIELDS_SHOWN
from app.web.problems import describe, problem_body, responses
from tests.support.web import CANARY, ask

MEDIA_TYPE = "application/problem+json"


def test_an_expected_failure_carries_slug_title_status_detail_and_headers(app):
    answer = ask(app, "GET", "/api/v1/busy")

    assert answer.status_code == 503
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert answer.headers["retry-after"] == "1"
    assert answer.json() == {
        "type": "busy",
        "title": "Too much at once",
        "status": 503,
        "detail": "Please try again.",
    }


def test_a_bug_answers_500_with_a_reference_and_nothing_else(app, capsys):
    answer = ask(app, "GET", "/api/v1/boom")

    assert answer.status_code == 500
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert answer.json()["type"] == "internal-error"
    assert answer.json()["request_id"] in capsys.readouterr().err
    assert CANARY not in answer.text


@pytest.mark.parametrize(
    ("body", "field", "words"),
    [
        ({"text": 5}, "text", "This needs to be text."),
        ({"number": "5"}, "number", "This needs to be a whole number."),
        ({"number": 1.5}, "number", "This needs to be a whole number."),
        ({"number": True}, "number", "This needs to be a whole number."),
        ({"child": {}}, "child.number", "This is needed."),
        ({"child": {"number": "canary-of-the-coal-mine"}}, "child.number", "This needs to be a whole number."),
        ({"child": "canary-of-the-coal-mine"}, "child", "This needs to be an object."),
        ({"even": 3}, "even", "This needs to be even."),
        ({"kind": "canary-of-the-coal-mine"}, "kind", "This is not one of the possible choices."),
        ({"children": [{"number": 1}, {"number": None}]}, "children.1.number", "This needs to be a whole number."),
        ({"ratings": []}, "ratings", "This needs to be an object."),
        ([], "body", "This needs to be an object."),
        ("canary-of-the-coal-mine", "body", "This needs to be an object."),
        (None, "body", "This needs to be an object."),
    ],
)
def test_a_field_that_does_not_fit_is_named_and_its_value_is_not(app, body, field, words):
    raw = json.dumps(body)

    answer = ask(app, "POST", "/api/v1/planted", content=raw, headers={"Content-Type": "application/json"})

    assert answer.status_code == 422, answer.text
    assert answer.json()["type"] == "invalid-input"
    assert answer.json()["errors"] == [{"field": field, "message": words}]
    assert CANARY not in answer.text


@pytest.mark.parametrize(
    ("body", "field"),
    [({CANARY: 1}, "*"), ({"child": {"number": 1, CANARY: 2}}, "child.*"), ({"ratings": {CANARY: "x"}}, "ratings.*")],
)
def test_a_name_the_caller_made_up_is_not_repeated(app, body, field):
    answer = ask(app, "POST", "/api/v1/planted", json=body)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert CANARY not in answer.text


@pytest.mark.parametrize(
    ("body", "shown"),
    [({f"{CANARY}{number}": number for number in range(1000)}, 1), ({"children": [{}] * 1000}, MAX_FIELDS_SHOWN)],
    ids=["unknown", "missing"],
)
def test_a_thousand_wrong_fields_get_a_short_answer(app, body, shown):
    answer = ask(app, "POST", "/api/v1/planted", json=body)

    assert answer.status_code == 422
    assert len(answer.json()["errors"]) == shown


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"action": "walk"}, "minutes"),
        ({"action": "walk", "minutes": CANARY}, "minutes"),
        ({"action": "rest", "child": {"number": CANARY}}, "child.number"),
        ({"action": CANARY}, "action"),
        ({"minutes": 5}, "action"),
        ({"action": "walk", "minutes": 5, CANARY: 1}, "*"),
    ],
)
def test_a_choice_between_shapes_names_fields_as_they_are_sent(app, body, field):
    answer = ask(app, "POST", "/api/v1/planted-choice", json=body)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert CANARY not in answer.text


def test_a_header_and_a_form_field_are_named_too(app):
    header = ask(app, "GET", "/api/v1/planted-header", headers={"X-Number": CANARY})
    form = ask(app, "POST", "/api/v1/planted-form", data={"word": CANARY})

    assert header.json()["errors"] == [{"field": "x-number", "message": "This needs to be a whole number."}]
    assert form.json()["errors"] == [{"field": "word", "message": "This is too long."}]
    assert CANARY not in header.text + form.text


def test_what_was_described_before_is_not_described_while_somebody_waits(app, monkeypatch):
    monkeypatch.delitem(app.state._state, "declared_names", raising=False)
    describe(app)
    monkeypatch.setattr(type(app), "openapi", refuse_to)

    assert ask(app, "POST", "/api/v1/planted", json={"number": True}).status_code == 422


def refuse_to(_app):
    raise AssertionError


@pytest.mark.parametrize("path", ["/api/v1/nothing", f"/api/v1/{CANARY}", "/api/v1/planted/", "/api", "/api/"])
def test_unknown_address_answers_404(app, path):
    answer = ask(app, "GET", path)

    assert answer.status_code == 404
    assert answer.json() == {"type": "not-found", "title": "There is nothing here", "status": 404}


def test_undeclared_method_answers_405_with_every_declared_one(app):  # attack 50
    answer = ask(app, "PATCH", "/api/v1/entries/5/planted")

    assert answer.status_code == 405
    assert answer.json()["type"] == "method-not-allowed"
    assert answer.headers["allow"] == "PUT"


def test_batch_items_can_carry_the_same_problem():
    body = problem_body(InvalidInputError("Look again.", fields={"text": "This is too long."}))

    assert body == {
        "type": "invalid-input",
        "title": "Some fields need another look",
        "status": 422,
        "detail": "Look again.",
        "errors": [{"field": "text", "message": "This is too long."}],
    }


def test_declared_responses_join_problems_of_one_status():
    declared = responses(NotFoundError, BusyError, UnavailableError)

    assert list(declared) == [404, 503]
    assert "`busy`" in declared[503]["description"]
    assert "`unavailable`" in declared[503]["description"]
    assert list(declared[503]["content"]) == [MEDIA_TYPE]
