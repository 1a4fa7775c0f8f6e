"""POST /auth/register and the name suggestion: repeatable until the code is confirmed, then closed."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.cast import PASSWORDS, entry

STRONG = PASSWORDS["carol"]


def register(person, login, password=STRONG):
    return person.http.post("/api/v1/auth/register", json={"login": login, "password": password})


def confirm(person, code):
    return person.call("POST", "/auth/recovery-code/confirm", json={"last_group": code[-4:]})


def fields(answer):
    return {problem["field"] for problem in answer.json()["errors"]}


def test_a_suggested_name_can_be_registered_by_a_stranger(sqlite_cast):
    carol = sqlite_cast("carol")

    login = carol.call("GET", "/auth/name-suggestion").json()["login"]

    assert register(carol, login).status_code == 201


def test_suggested_names_differ(sqlite_cast):
    carol = sqlite_cast("carol")

    names = {carol.call("GET", "/auth/name-suggestion").json()["login"] for _ in range(20)}

    assert len(names) == 20


def test_registering_gives_a_session_a_code_and_device_keys(cast):
    alice = cast("alice")

    answer = alice.sign_up()

    assert answer.status_code == 201
    body = answer.json()
    assert (body["token_type"], body["expires_in"]) == ("Bearer", 600)
    assert [len(group) for group in body["recovery_code"].split("-")] == [2] + [4] * 8
    assert set(body["device"]["outbox"]) == {"kty", "crv", "x", "y", "d"}
    assert answer.headers["cache-control"] == "no-store"
    assert alice.call("GET", "/account").json() == {
        "login": alice.login,
        "created_on": "2026-11-22",
        "recovery_code_confirmed": False,
    }


def test_the_same_registration_again_is_a_log_in_with_a_fresh_code(cast):  # attack 68
    alice = cast("alice")
    first = alice.sign_up().json()

    again = alice.sign_up()

    assert again.status_code == 200
    assert again.json()["recovery_code"] != first["recovery_code"]
    assert again.json()["device"] == first["device"]
    assert confirm(alice, first["recovery_code"]).status_code == 204  # whichever was copied down counts
    other = confirm(alice, again.json()["recovery_code"])
    assert (other.status_code, other.json()["type"]) == (422, "wrong-last-group")


def test_registering_again_keeps_the_first_session_open(cast):
    alice = cast("alice")
    alice.sign_up()
    laptop = cast("alice")

    laptop.sign_up()

    assert alice.call("GET", "/account").status_code == 200


def test_a_taken_name_with_another_password_is_refused_and_says_nothing_of_its_owner(cast):  # attacks 3, 68
    cast("alice").sign_up()

    answer = register(cast("mallory"), "alice-of-the-test", PASSWORDS["mallory"])

    assert (answer.status_code, answer.json()["type"]) == (409, "login-taken")
    assert "set-cookie" not in answer.headers
    assert "recovery_code" not in answer.text


def test_after_the_code_is_confirmed_registration_is_closed(cast):
    alice = cast("alice")
    code = alice.sign_up().json()["recovery_code"]
    confirm(alice, code)

    again = register(alice, alice.login, alice.password)

    assert (again.status_code, again.json()["type"]) == (409, "login-taken")


def test_two_registrations_at_once_make_one_account(cast):
    people = [cast("alice"), cast("alice")]

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(lambda person: person.sign_up(), people))

    assert sorted(answer.status_code for answer in answers) == [200, 201]
    written = people[0].put(entry(intensity=3), _ID)
    assert written.status_code == 201
    assert people[1].get(_ID).json()["intensity"] == 3


def test_of_many_repeats_at_once_only_the_last_code_is_left(cast):
    alice = cast("alice")
    alice.sign_up()
    tabs = [cast("alice") for _ in range(6)]

    with ThreadPoolExecutor(6) as threads:
        codes = [answer.json()["recovery_code"] for answer in threads.map(lambda tab: tab.sign_up(), tabs)]

    valid = [code for code in codes if confirm(alice, code).status_code == 204]
    assert len(valid) == 1


@pytest.mark.parametrize(
    "password",
    [
        "short-words",
        "password1234",
        "aaaaaaaaaaaaaaaaaaaa",
        "qwertyuiopasdfgh",
        "passwordpassword",
        "alice-of-the-test",
        "fern lantern\0copper tide",
        "fern lantern \x1b copper",
        "fern lantern \u0378 copper",  # unassigned
        "fern lantern \ue000 copper\ufdd0",
        "x" * 1025,
        "\u20ac" * 342,  # 1,026 bytes
        "\ufdfa" * 60,  # 1,980 bytes once normalised
        "",
    ],
    ids=lambda password: ascii(password[:16]),
)
def test_an_unusable_password_is_named_and_not_repeated(sqlite_cast, password, capfd):  # attack 7
    answer = register(sqlite_cast("alice"), "alice-of-the-test", password)

    assert answer.status_code == 422
    assert fields(answer) == {"password"}
    assert not password or password not in answer.text + capfd.readouterr().err
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "password",
    [
        "otter violet \U0001f9a6 hinge quarry",
        "м'який вереск, тихий ліс",
        "   spaces around matter   ",
        "\u20ac7fqW-otter " * 70,
    ],
    ids=["emoji", "cyrillic", "spaces", "long"],
)
def test_a_strong_password_of_any_script_opens_what_it_locked(sqlite_cast, password):
    alice = sqlite_cast("alice")
    alice.password = password

    signed_up, logged_in = alice.sign_up(), alice.log_in()

    assert (signed_up.status_code, logged_in.status_code) == (201, 200)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_normal_form_of_a_password_is_the_same_password(sqlite_cast, form):  # attack 7
    alice = sqlite_cast("alice")
    alice.password = unicodedata.normalize("NFC", "café Ångström mälzerei ﬁnch")
    alice.sign_up()
    alice.password = unicodedata.normalize(form, alice.password)

    assert alice.log_in().status_code == 200


@pytest.mark.parametrize(
    "login",
    [
        "",
        "ab",
        "x" * 65,
        "x" * 257,
        "quiet river",
        "quiet\u200briver",  # zero width space
        "quiet\u200driver",  # zero width joiner
        "quiet\u202eriver",  # right to left override
        "quiet\u2066river",
        "quiet\ufeffriver",
        "quiet\0river",
        "quiet\nriver",
        "quiet/river",
        "<quiet-river>",
        "\ufdfa" * 20,
        "\u3164\u3164\u3164\u3164",  # Hangul filler looks like nothing
        "quiet\u034friver",  # combining grapheme joiner
        "quiet\ufe0friver",  # variation selector
    ],
    ids=ascii,
)
def test_an_unusable_login_name_is_named_and_not_repeated(sqlite_cast, login):  # attack 45
    answer = register(sqlite_cast("alice"), login)

    assert answer.status_code == 422
    assert fields(answer) == {"login"}
    assert not login.strip() or login not in answer.text


@pytest.mark.parametrize(
    "twin",
    ["QUIET-RIVER", "  quiet-river ", "".join(chr(ord(c) + 0xFEE0) for c in "quiet-river"), "quiet-r\u2170ver"],
    ids=["case", "spaces", "full width", "roman numeral"],
)
def test_a_name_that_reads_the_same_is_the_same_name(sqlite_cast, twin):  # attack 45
    register(sqlite_cast("alice"), "quiet-river", PASSWORDS["alice"])
    mallory = sqlite_cast("mallory")

    assert register(mallory, twin, PASSWORDS["mallory"]).status_code == 409


def test_both_problems_are_named_at_once(sqlite_cast):
    answer = register(sqlite_cast("alice"), "ab", "short")

    assert fields(answer) == {"login", "password"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"password": STRONG}, "login"),
        ({"login": "quiet-river"}, "password"),
        ({"login": 5, "password": STRONG}, "login"),
        ({"login": "quiet-river", "password": None}, "password"),
        ({"login": "quiet-river", "password": [STRONG]}, "password"),
        ({"login": "quiet-river", "password": STRONG, "is_admin": True}, "*"),
        ({"login": "quiet-river", "password": STRONG, "user_id": "AAAA"}, "*"),
    ],
    ids=str,
)
def test_a_registration_of_another_shape_is_refused(sqlite_cast, body, field):  # attack 28
    answer = sqlite_cast("alice").http.post("/api/v1/auth/register", json=body)

    assert answer.status_code == 422
    assert fields(answer) == {field}
    assert STRONG not in answer.text


_ID = "0b7f4f5e-3c1d-4a6b-9d2e-5f6a7b8c9d0e"
