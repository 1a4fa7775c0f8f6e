"""GET and PUT /settings: one document, its own revision, nothing filled in."""

import json

import pytest

from tests.support.cast import Json, new_uuid

CANARY = "canary-of-the-coal-mine"
SAM = "1f0c6a52-8d3b-4e77-9a41-6b2f5c9d0e13"
OWN = "own:0b7f4f5e-3c1d-4a6b-9d2e-5f6a7b8c9d0e"
EVERYTHING = {
    "time_zone": "America/New_York",
    "day_boundary": "05:30",
    "quiet_hours": {"from": "23:00", "to": "07:15"},
    "region": "US",
    "language": "de-AT",
    "substances": ["kratom_leaf", OWN],
    "own_substances": [{"id": OWN, "name": "Grandmother's tea", "unit": "cup"}],
    "prescribed": ["alcohol"],
    "products": [
        {"substance": OWN, "name": "green", "unit": "bag", "strength": {"amount": "0.5", "unit": "mg"}},
        {"substance": "alcohol", "name": "red", "unit": None, "strength": None},
    ],
    "symptoms": ["nausea"],
    "own_symptoms": [{"id": OWN, "name": "humming"}],
    "trackers": [
        {"id": OWN, "name": "steps", "kind": "number", "unit": "thousand", "shown": True},
        {"id": OWN.replace("0b", "0c"), "name": "rested", "kind": "yes_no", "unit": None, "shown": False},
    ],
    "plan": {
        "goal": "taper",
        "goal_from": "2026-12-01",
        "bounds": [{"substance": "kratom_leaf", "per_day": "4", "unit": "capsule", "not_before": "12:00"}],
    },
    "safety_plan": {
        "warning_signs": ["I stop answering messages"],
        "helps": ["a walk by the river", "a cold shower"],
        "people": [{"id": SAM, "name": "Sam", "number": "+1 (555) 010-0199", "pinned": True}],
        "professionals": [{"id": SAM, "name": "Dr Reyes", "number": None}],
        "places": ["the library"],
        "reasons": ["my sister"],
    },
    "raise": ["The nights.", "Whether the patch can change.", "Work on Tuesdays."],
    "appointment": "2026-12-03",
    "display": {"theme": "dark"},
}
DEFAULTS: Json = {
    "time_zone": None,
    "day_boundary": "04:00",
    "quiet_hours": {"from": "22:00", "to": "08:00"},
    "region": None,
    "language": "en",
    **{name: [] for name in ("substances", "own_substances", "prescribed", "products", "symptoms", "own_symptoms")},
    "trackers": [],
    "plan": {"goal": "none", "goal_from": None, "bounds": []},
    "safety_plan": {name: [] for name in ("warning_signs", "helps", "people", "professionals", "places", "reasons")},
    "raise": [],
    "appointment": None,
    "display": {"theme": "system"},
}


def put(person, document, revision=None, **fields):
    headers = {} if revision is None else {"if-match": f'"{revision}"'}
    return person.call("PUT", "/settings", json={"settings": document, **fields}, headers=headers)


def read(person):
    return person.call("GET", "/settings")


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_a_stranger_has_no_settings(cast, method):
    answer = cast("mallory").call(method, "/settings", json={"settings": {}} if method == "PUT" else None)

    assert answer.status_code == 401


def test_mallory_neither_sees_nor_changes_alices(alice, mallory):
    put(alice, EVERYTHING)

    put(mallory, {"region": "GB"})

    assert read(mallory).json()["settings"]["own_substances"] == []
    assert read(alice).json()["settings"] == EVERYTHING


def test_a_new_person_has_the_defaults_under_revision_0(alice):
    answer = read(alice)

    assert answer.json() == {"revision": 0, "settings": DEFAULTS}
    assert answer.headers["etag"] == '"0"'


@pytest.mark.parametrize("revision", [None, 0])
def test_everything_comes_back_as_it_was_sent(alice, revision):
    stored = put(alice, EVERYTHING, revision)

    assert (stored.status_code, stored.headers["etag"]) == (200, '"1"')
    assert read(alice).json() == stored.json() == {"revision": 1, "settings": EVERYTHING}


def test_what_was_read_can_be_put_back(alice):
    shown = read(alice).json()

    assert put(alice, shown["settings"], shown["revision"]).json()["settings"] == shown["settings"]


def test_a_change_needs_the_revision_it_changes(alice):
    put(alice, EVERYTHING)

    answers = [put(alice, DEFAULTS, revision) for revision in (None, 0, 7, 2**63 - 1, 1)]

    assert [answer.status_code for answer in answers] == [428, 412, 412, 412, 200]
    assert answers[1].headers["etag"] == '"1"'
    assert answers[-1].json()["revision"] == 2


def test_a_lost_answer_is_no_conflict(alice):
    mutation_id = new_uuid()
    first = put(alice, EVERYTHING, 0, mutation_id=mutation_id)
    put(alice, DEFAULTS, 1)

    again = put(alice, EVERYTHING, 0, mutation_id=mutation_id)
    other = put(alice, DEFAULTS, 2, mutation_id=mutation_id)

    assert (again.status_code, again.json()) == (200, first.json())
    assert (other.status_code, other.json()["type"]) == (409, "mutation-reused")
    assert read(alice).json() == {"revision": 2, "settings": DEFAULTS}


def safety_plan_cases():
    """The same for the safety plan."""
    for name in ("warning_signs", "helps", "places", "reasons"):
        yield from (("safety_plan", {name: [line]}, f"settings.safety_plan.{name}.0") for line in ("", CANARY * 30, 5))
        yield "safety_plan", {name: ["x"] * 51}, f"settings.safety_plan.{name}"
    for number in (CANARY, "", "+", "tel:112", "112;ext=1", "1" * 45, 112):
        contact = {"id": SAM, "name": "x", "number": number}
        for name in ("people", "professionals"):
            yield "safety_plan", {name: [contact]}, f"settings.safety_plan.{name}.0.number"
    yield "safety_plan", {"people": [{"id": CANARY, "name": "x"}]}, "settings.safety_plan.people.0.id"
    yield "safety_plan", {"people": [{"id": SAM, "name": ""}]}, "settings.safety_plan.people.0.name"
    yield (
        "safety_plan",
        {"professionals": [{"id": SAM, "name": "x", "pinned": True}]},
        "settings.safety_plan.professionals.0.pinned",
    )
    yield "safety_plan", {"people": [{"id": SAM, "name": "x", "pinned": True}] * 3}, "settings.safety_plan"


def own_cases():
    """The same of trackers and of what to raise at the next appointment."""
    tracker = {"id": OWN, "name": "steps", "kind": "number"}
    for name, value in (
        *(("id", value) for value in ("kratom_leaf", "own:5", CANARY, None)),
        *(("name", value) for value in ("", CANARY * 20, f"{CANARY}\x00", 5)),
        *(("kind", value) for value in (CANARY, "yes", None)),
        *(("unit", value) for value in ("", CANARY * 2, 5)),
        *(("shown", value) for value in ("yes", 1, None)),
    ):
        yield "trackers", [{**tracker, name: value}], f"settings.trackers.0.{name}"
    yield "trackers", [{**tracker, CANARY: 1}], "settings.trackers.0.*"
    yield "trackers", [tracker] * 101, "settings.trackers"
    yield from (("raise", value, "settings.raise") for value in (None, CANARY, ["line"] * 4))
    yield from (("raise", [value], "settings.raise.0") for value in ("", CANARY * 20, f"{CANARY}\x00", 5, None))
    yield from (("appointment", value, "settings.appointment") for value in (CANARY, "", "2026-02-30", 20261203))


def cases():
    """What is wrong with one field, and the field that is named."""
    yield from ((name, value, f"settings.{name}") for name in ("time_zone",) for value in (CANARY, "", 5, "x" * 65))
    yield from (
        ("day_boundary", value, "settings.day_boundary") for value in ("24:00", "4:00", "04:60", CANARY, 4, None)
    )
    yield from (("region", value, "settings.region") for value in ("us", "USA", "", 5))
    yield from (("language", value, "settings.language") for value in ("EN", "english", "en-us", None))
    yield from (("quiet_hours", value, "settings.quiet_hours") for value in (None, CANARY, ["22:00"]))
    yield "quiet_hours", {"from": "22:00", "to": CANARY}, "settings.quiet_hours.to"
    yield "quiet_hours", {CANARY: "22:00"}, "settings.quiet_hours.*"
    for name in ("substances", "prescribed", "symptoms"):
        yield from ((name, value, f"settings.{name}") for value in (None, CANARY, ["x"] * 101))
        yield from ((name, value, f"settings.{name}.0") for value in ([CANARY.upper()], [5], [""]))
    yield "own_substances", [{"id": "kratom_leaf", "name": "x"}], "settings.own_substances.0.id"
    yield "own_substances", [{"id": OWN, "name": ""}], "settings.own_substances.0.name"
    yield "own_symptoms", [{"id": OWN, "name": CANARY * 20}], "settings.own_symptoms.0.name"
    yield "own_symptoms", [{"id": OWN}], "settings.own_symptoms.0.name"
    yield "products", [{"substance": OWN, "name": f"{CANARY}\x00"}], "settings.products.0.name"
    yield "plan", {"goal": CANARY}, "settings.plan.goal"
    yield from (
        ("plan", {"goal_from": day}, "settings.plan.goal_from") for day in ("2026-02-30", "1999-01-01", "20261201")
    )
    for amount in ("-1", "1e3", "NaN", 4, "1,5"):
        bound = {"substance": "alcohol", "per_day": amount}
        yield "plan", {"bounds": [bound]}, "settings.plan.bounds.0.per_day"
    yield "plan", {"bounds": [{"per_day": "4"}]}, "settings.plan.bounds.0.substance"
    yield "plan", {"bounds": [{"substance": "alcohol"}] * 101}, "settings.plan.bounds"
    yield from safety_plan_cases()
    yield from own_cases()
    yield "display", {"theme": CANARY}, "settings.display.theme"
    yield CANARY, 1, "settings.*"
    yield "revision", 5, "settings.revision"
    yield "user_id", CANARY, "settings.*"


def test_a_field_that_does_not_fit_is_named_and_nothing_is_echoed(sqlite_cast, capfd):
    alice = sqlite_cast("alice")
    alice.sign_up()
    wrong = []

    for name, value, field in cases():
        answer = put(alice, {name: value})
        named = {problem["field"] for problem in answer.json().get("errors", [])}
        if (answer.status_code, named) != (422, {field}) or CANARY in answer.text:
            wrong.append((name, json.dumps(value)[:60], answer.status_code, named))

    assert wrong == []
    assert CANARY not in capfd.readouterr().err
    assert read(alice).json()["revision"] == 0


@pytest.mark.parametrize("number", ["112", "+441632960961", "(0171) 555 01 99", "*31#0171/5550199", "#31#112"])
def test_a_number_is_kept_as_it_was_written(sqlite_cast, number):
    alice = sqlite_cast("alice")
    alice.sign_up()
    plan = {"people": [{"id": SAM, "name": "Sam", "number": number}]}

    stored = put(alice, {"safety_plan": plan})

    assert stored.json()["settings"]["safety_plan"]["people"] == [{**plan["people"][0], "pinned": False}]


@pytest.mark.parametrize(
    "body", [{}, {"settings": None}, {"settings": []}, {"settings": {}, "mutation_id": "x"}], ids=str
)
def test_a_body_of_another_shape_is_refused(sqlite_cast, body):
    alice = sqlite_cast("alice")
    alice.sign_up()

    assert alice.call("PUT", "/settings", json=body).status_code == 422


@pytest.mark.parametrize("tag", ['W/"1"', "*", "1", '""', '"9223372036854775808"'])
def test_if_match_is_one_revision_or_a_400(sqlite_cast, tag):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = alice.call("PUT", "/settings", json={"settings": {}}, headers={"if-match": tag})

    assert (answer.status_code, answer.json()["type"]) == (400, "invalid-if-match")
