"""GET /account and the confirmation of the recovery code."""

import pytest


@pytest.mark.parametrize("method_path", [("GET", "/account"), ("POST", "/auth/recovery-code/confirm")])
def test_a_stranger_is_told_nothing(sqlite_cast, method_path):
    answer = sqlite_cast("mallory").call(*method_path, json={"last_group": "ABCD"} if "POST" in method_path else None)

    assert (answer.status_code, answer.json()["type"]) == (401, "invalid-token")


def confirm(person, typed):
    return person.call("POST", "/auth/recovery-code/confirm", json={"last_group": typed})


def test_the_code_is_confirmed_by_its_last_four_characters_again_and_again(cast):
    alice = cast("alice")
    alice.sign_up()
    last = alice.recovery_code[-4:]

    answers = [confirm(alice, last).status_code for _ in range(2)]

    assert answers == [204, 204]
    assert alice.call("GET", "/account").json()["recovery_code_confirmed"] is True


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        " ".join,
        lambda last: f" {last}\n",
        lambda last: f"{last[:2]}-{last[2:]}",
        lambda last: last.replace("0", "O").replace("1", "l"),
        lambda last: last.replace("0", "o").replace("1", "I"),
    ],
    ids=["lower case", "spaced", "padded", "with a dash", "O and l", "o and I"],
)
def test_the_code_may_be_typed_the_way_people_type(sqlite_cast, typed):
    alice = sqlite_cast("alice")
    alice.sign_up()
    while not set(alice.recovery_code[-4:]) & {"0", "1"}:
        alice.sign_up()  # a repeat gives a fresh code

    assert confirm(alice, typed(alice.recovery_code[-4:])).status_code == 204


def test_a_wrong_group_is_refused_and_the_code_stays_unconfirmed(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()
    last = alice.recovery_code[-4:]
    wrong = last[:3] + ("A" if last[3] != "A" else "B")

    answers = [confirm(alice, typed) for typed in (wrong, "", last[:3], last * 2, "\U0001f9a6", "x" * 64)]

    assert {answer.json()["type"] for answer in answers} == {"wrong-last-group"}
    assert all(wrong not in answer.text for answer in answers)
    assert alice.call("GET", "/account").json()["recovery_code_confirmed"] is False


def test_one_persons_code_confirms_nobody_elses(cast):
    alice, mallory = cast("alice"), cast("mallory")
    alice.sign_up()
    mallory.sign_up()

    assert confirm(mallory, alice.recovery_code[-4:]).status_code == 422
