"""What differs between engines: locks, blobs, counts side by side. One journey, and passcodes in parallel."""

from functools import partial
from urllib.parse import urlsplit

from tests.features.sharing.counting import watch
from tests.features.sharing.sharing import PASSCODE, bundle, come, direct, link_id, listed, log_of, make
from tests.security.editing import rows
from tests.support.together import together

CROWD = 50


def test_a_share_from_its_making_to_its_end(alice, cast, harness):
    carol, made = cast("carol"), make(alice, label="Dr R", passcode=PASSCODE, keep_fresh=True)
    wrong = come(carol, link_id(made), passcode="wrong one")
    opened = come(carol, link_id(made), passcode=PASSCODE).json()["files"][0]
    elsewhere = come(carol, link_id(made), passcode=PASSCODE, embeddedLengthMax=0).json()["files"][0]["location"]
    fetched = carol.http.get(urlsplit(elsewhere).path)
    changed = alice.call("PATCH", f"/shares/{made['id']}", json={"label": "Dr Reyes"})
    refreshed = alice.call("POST", f"/shares/{made['id']}/refresh")
    again = come(carol, link_id(made), passcode=PASSCODE).json()["files"][0]

    assert wrong.json() == {"remainingAttempts": 9}
    assert bundle(made, opened["embedded"]) == bundle(made, fetched.text)
    assert bundle(made, again["embedded"])["resourceType"] == "Bundle"
    assert (changed.json()["label"], refreshed.status_code) == ("Dr Reyes", 200)
    assert len(log_of(alice, made["id"])["openings"]) == listed(alice, made["id"])["openings"] == 3
    assert alice.call("DELETE", f"/shares/{made['id']}").status_code == 204
    assert come(carol, link_id(made), passcode=PASSCODE).status_code == 404
    assert carol.http.get(urlsplit(elsewhere).path).status_code == 404
    assert rows(harness.url, "SELECT count(*) FROM share_files") == [(0,)]
    assert listed(alice, made["id"])["state"] == "ended"


def test_a_clinic_code_and_the_pruning_of_what_ran_out(alice, cast, harness):
    carol, made = cast("carol"), make(alice, mode="clinic")
    scanned = direct(carol, link_id(made))
    harness.clock.advance(minutes=16)
    alice.refresh()

    states = [listed(alice, made["id"])["state"] for _ in range(2)]

    assert bundle(made, scanned.text)["resourceType"] == "Bundle"
    assert states == ["expired", "expired"]
    assert rows(harness.url, "SELECT count(*) FROM share_files") == [(0,)]
    assert alice.call("POST", f"/shares/{made['id']}/refresh").status_code == 200
    assert bundle(made, direct(carol, link_id(made)).text)["resourceType"] == "Bundle"


def test_two_screens_that_change_one_share_at_once_lose_nothing(alice, cast):
    made = make(alice)
    screens = [cast("alice") for _ in range(2)]
    for screen in screens:
        screen.take_api_token()

    answers = together(
        partial(screens[0].call, "PATCH", f"/shares/{made['id']}", json={"label": "Dr Reyes"}),
        partial(screens[1].call, "PATCH", f"/shares/{made['id']}", json={"keep_fresh": True}),
    )

    assert [answer.status_code for answer in answers] == [200, 200]
    shown = listed(alice, made["id"])
    assert (shown["label"], shown["keep_fresh"]) == ("Dr Reyes", True)


def test_a_deleted_account_takes_its_shares_along(alice, cast, harness):
    carol, made = cast("carol"), make(alice, passcode=PASSCODE)
    come(carol, link_id(made), passcode=PASSCODE)

    alice.call("DELETE", "/account", json={"current_password": alice.password})

    assert come(carol, link_id(made), passcode=PASSCODE).status_code == 404
    for table in ("shares", "share_files", "share_openings", "share_attempts"):
        assert rows(harness.url, f"SELECT count(*) FROM {table}") == [(0,)]


def test_fifty_wrong_passcodes_at_once_are_never_more_than_ten(alice, cast, harness):
    """Attack 31."""
    made, gate = make(alice, passcode=PASSCODE), watch(harness)
    strangers = [cast("carol") for _ in range(CROWD)]

    answers = together(
        *(partial(come, one, link_id(made), passcode=f"wrong {number}") for number, one in enumerate(strangers))
    )

    statuses = sorted(answer.status_code for answer in answers)
    assert gate.evaluated == 10
    assert statuses == [401] * 10 + [404] * 40
    remaining = sorted(answer.json()["remainingAttempts"] for answer in answers if answer.status_code == 401)
    assert remaining == list(range(10))
    assert come(strangers[0], link_id(made), passcode=PASSCODE).status_code == 404


def test_fifty_honest_openings_at_once_burn_nothing_and_never_end_the_link(alice, cast, harness):
    """Attack 31: whoever is right is let in or asked to wait, and is never told that the link is gone."""
    made = make(alice, passcode=PASSCODE)
    strangers = [cast("carol") for _ in range(CROWD)]

    answers = together(*(partial(come, one, link_id(made), passcode=PASSCODE) for one in strangers))

    statuses = [answer.status_code for answer in answers]
    assert set(statuses) <= {200, 429, 503}
    assert statuses.count(200) >= CROWD // 2
    for answer in answers:
        assert answer.status_code == 200 or int(answer.headers["retry-after"]) >= 1
    shown = listed(alice, made["id"])
    assert (shown["state"], shown["attempts_left"], shown["openings"]) == ("open", 10, statuses.count(200))
    assert rows(harness.url, "SELECT count(*) FROM share_attempts") == [(0,)]


def test_wrong_and_right_ones_at_once_count_the_wrong_ones_alone(alice, cast):
    made = make(alice, passcode=PASSCODE)
    codes = [PASSCODE, "wrong one"] * 9

    together(*(partial(come, cast("carol"), link_id(made), passcode=code) for code in codes))

    assert listed(alice, made["id"])["attempts_left"] == 1
    assert come(cast("carol"), link_id(made), passcode=PASSCODE).status_code == 200
