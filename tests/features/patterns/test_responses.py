"""What a person answers to flags: kept sealed, synced, and honoured by rules, never for good where it is grave."""

import json

import pytest

from app.features.patterns.schemas import MOST_RESPONSES
from tests.features.patterns.test_flags import AS_OF, by_rule, flags, mix, taken
from tests.support.cast import entry, new_uuid
from tests.support.syncing import batch, read_on, storage

LATER = "2026-11-10T21:00:00Z"


def answer(person, flag, response, **fields):
    return person.call("POST", f"/flags/{flag['id']}/response", json={"response": response, "as_of": AS_OF, **fields})


def stored(person):
    return person.call("GET", "/flags/responses").json()


def exceed(person):
    bound = {"substance": "alcohol", "per_day": "1", "unit": "use"}
    person.call("PUT", "/settings", json={"settings": {"plan": {"bounds": [bound]}}})
    batch(person, *(taken("alcohol", f"2026-11-01T{hour}:00:00Z") for hour in (12, 13)))


def test_a_stranger_answers_nothing(alice, mallory):
    mix(alice)

    refused = answer(mallory, by_rule(alice)["mixing"], "acknowledge")

    assert (refused.status_code, refused.json()["type"]) == (404, "not-found")
    assert by_rule(alice)["mixing"]["state"] == "open"


@pytest.mark.parametrize(
    ("response", "state", "until"),
    [
        ("acknowledge", "acknowledged", None),
        ("snooze", "snoozed", "2026-11-08"),
        ("expected", "expected", "2026-12-01"),
        ("not_useful", "not_useful", None),
    ],
)
def test_an_answer_puts_the_flag_away(alice, response, state, until):
    exceed(alice)

    said = answer(alice, by_rule(alice)["plan_exceeded"], response)

    assert said.json()["state"] == state
    flag = by_rule(alice)["plan_exceeded"]
    assert (flag["state"], flag["state_until"]) == (state, until)


def test_a_snooze_holds_for_the_next_of_its_kind_and_then_ends(alice):
    exceed(alice)
    answer(alice, by_rule(alice)["plan_exceeded"], "snooze", until="2026-11-11")
    batch(
        alice,
        *(taken("alcohol", f"{day}T{hour}:00:00Z") for day in ("2026-11-10", "2026-11-15") for hour in ("08", "09")),
    )

    states = [by_rule(alice, as_of)["plan_exceeded"]["state"] for as_of in (LATER, "2026-11-15T21:00:00Z")]

    assert states == ["snoozed", "open"]


def test_a_grave_flag_is_put_away_one_by_one(alice):
    mix(alice)
    answer(alice, by_rule(alice)["mixing"], "snooze", until="2026-11-20")
    batch(alice, taken("seven_oh", "2026-11-10T20:00:00Z"), taken("alcohol", "2026-11-10T20:30:00Z"))

    assert by_rule(alice, LATER)["mixing"]["state"] == "open"


def test_a_grave_rule_cannot_be_muted_and_another_can(alice):
    mix(alice)
    exceed(alice)
    document = {"responses": [], "muted": ["mixing", "plan_exceeded"]}
    alice.call("PUT", "/flags/responses", json={"flag_responses": document})

    states = {rule: flag["state"] for rule, flag in by_rule(alice).items()}

    assert (states["mixing"], states["plan_exceeded"]) == ("open", "muted")


def test_not_useful_asks_a_quarter_more_of_that_rule_alone(alice):
    exceed(alice)
    answer(alice, by_rule(alice)["plan_exceeded"], "not_useful")

    rules = alice.call("GET", "/flags/rules", params={"as_of": AS_OF}).json()["rules"]

    assert {rule["rule"]: rule["times_harder"] for rule in rules if rule["times_harder"] != 1} == {
        "plan_exceeded": 1.25
    }


def test_a_second_answer_takes_the_place_of_the_first(alice):
    exceed(alice)
    flag = by_rule(alice)["plan_exceeded"]
    answer(alice, flag, "snooze")
    answer(alice, flag, "acknowledge")

    kept = stored(alice)["flag_responses"]["responses"]

    assert [one["response"] for one in kept] == ["acknowledge"]


def test_the_document_syncs_as_the_settings_do(alice):
    mix(alice)
    before = read_on(alice)
    answer(alice, by_rule(alice)["mixing"], "acknowledge")

    after = read_on(alice, before["cursor"])

    assert (before["flag_responses_revision"], after["flag_responses_revision"]) == (0, 1)
    assert after["cursor"] != before["cursor"]


def test_a_phone_replaces_the_document_with_the_revision_it_saw(alice):
    document = {"responses": [], "muted": ["dose_up"]}
    mutation_id = new_uuid()
    body = {"flag_responses": document, "mutation_id": mutation_id}

    first = alice.call("PUT", "/flags/responses", json=body, headers={"if-match": '"0"'})
    again = alice.call("PUT", "/flags/responses", json=body, headers={"if-match": '"0"'})
    blind = alice.call("PUT", "/flags/responses", json={"flag_responses": document})
    stale = alice.call("PUT", "/flags/responses", json={"flag_responses": document}, headers={"if-match": '"0"'})

    assert [one.status_code for one in (first, again, blind, stale)] == [200, 200, 428, 412]
    assert stored(alice) == {"revision": 1, "flag_responses": document}


def test_the_answer_of_one_device_meets_that_of_another(alice):
    mix(alice)
    exceed(alice)
    found = by_rule(alice)
    answer(alice, found["mixing"], "acknowledge")
    answer(alice, found["plan_exceeded"], "expected")

    assert stored(alice)["revision"] == 2
    assert len(stored(alice)["flag_responses"]["responses"]) == 2


@pytest.mark.parametrize("until", ["2026-10-31", "2026-12-02"])
def test_it_is_put_away_into_the_next_thirty_days_only(alice, until):
    exceed(alice)

    refused = answer(alice, by_rule(alice)["plan_exceeded"], "snooze", until=until)

    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "until")


@pytest.mark.parametrize(
    "body",
    [{}, {"response": "delete"}, {"response": "snooze", "until": "soon"}, {"response": "snooze", "canary": 1}, []],
    ids=json.dumps,
)
def test_an_answer_of_another_shape_is_refused_and_not_echoed(sqlite_cast, body):
    alice = sqlite_cast("alice")
    alice.sign_up()
    mix(alice)

    refused = alice.call("POST", f"/flags/{flags(alice)[0]['id']}/response", json=body)

    assert refused.status_code == 422
    assert "canary" not in refused.text


@pytest.mark.parametrize("flag_id", ["", "0" * 32, "..", "7e840dda-ae60-44bd-b82d-5f907a1d1b26"])
def test_an_unknown_flag_is_404(sqlite_cast, flag_id):
    alice = sqlite_cast("alice")
    alice.sign_up()

    assert answer(alice, {"id": flag_id}, "acknowledge").status_code in {404, 405}


def test_the_stored_document_holds_no_word_of_a_rule(alice, harness):
    alice.put(entry())
    mix(alice)
    answer(alice, by_rule(alice)["mixing"], "acknowledge")

    with storage(harness) as connection:
        body = bytes(connection.exec_driver_sql("SELECT sealed_body FROM flag_responses").scalar_one())

    assert b"mixing" not in body
    assert b"acknowledge" not in body


def test_damaged_answers_are_said_and_can_be_replaced(alice, harness):
    mix(alice)
    answer(alice, by_rule(alice)["mixing"], "acknowledge")
    with storage(harness) as connection:
        connection.exec_driver_sql("UPDATE flag_responses SET sealed_body = user_id")

    broken = alice.call("GET", "/flags", params={"as_of": AS_OF})
    alice.call("PUT", "/flags/responses", json={"flag_responses": {}}, headers={"if-match": '"1"'})

    assert (broken.status_code, broken.json()["type"]) == (409, "flag-responses-damaged")
    assert by_rule(alice)["mixing"]["state"] == "open"


@pytest.mark.parametrize(("count", "status"), [(MOST_RESPONSES, 200), (MOST_RESPONSES + 1, 422)])
def test_as_many_answers_as_are_kept_fit_one_body(alice, count, status):
    one = {"flag": "0" * 32, "rule": "withdrawal", "since": "2026-01-01", "response": "not_useful"}
    full = {**one, "substances": ["opioid_prescribed", "benzodiazepine"], "answered_on": "2026-01-02"}

    put = alice.call("PUT", "/flags/responses", json={"flag_responses": {"responses": [full] * count}})

    assert put.status_code == status
