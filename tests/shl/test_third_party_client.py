"""A SMART Health Link client of other people opens our links over a socket; its packages come for this proof only."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.cli.command import Running, serving
from tests.features.sharing.sharing import PASSCODE, payload, wanted
from tests.support.cast import PASSWORDS, Json, entry, new_uuid
from tests.support.node_programs import NodeProgram

pytestmark = [pytest.mark.proof, pytest.mark.timeout(180)]

HERE = Path(__file__).parent
OPEN_SECONDS = 60
CRAVINGS = 3
OPENED = {"resourceType": "Bundle", "bundleType": "collection"}
WRONG, GONE = {"error": "SHLInvalidPasscodeError"}, {"error": "SHLManifestNotFoundError"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NodeProgram]:
    """The client by its lock, in a folder that goes away."""
    folder = tmp_path_factory.mktemp("shl")
    yield NodeProgram(HERE, "open.mjs", folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with serving(tmp_path_factory.mktemp("serve") / "ebb") as running:
        yield running


@pytest.fixture(scope="module")
def alice(server: Running) -> Iterator[httpx2.Client]:
    """Signed in, with a few cravings to show."""
    with httpx2.Client(base_url=f"{server.address}/api/v1", timeout=30) as http:
        account = {"login": "alice-of-the-test", "password": PASSWORDS["alice"]}
        token = http.post("/auth/register", json=account).raise_for_status().json()["access_token"]
        http.headers["authorization"] = f"Bearer {token}"
        for hours in range(1, CRAVINGS + 1):
            at = datetime.now(UTC) - timedelta(hours=hours)
            http.put(
                f"/entries/{new_uuid()}", json=entry(occurred_at=at.isoformat(timespec="seconds"))
            ).raise_for_status()
        yield http


def make(alice: httpx2.Client, **fields: Any) -> Json:
    today = datetime.now(UTC).date()
    period = {"from": (today - timedelta(days=7)).isoformat(), "to": today.isoformat()}
    made: Json = alice.post("/shares", json=wanted(**period, **fields)).raise_for_status().json()
    return made


def opened(client: NodeProgram, link: str, *requests: Json) -> list[Json]:
    """What the client made of a link, once for every request, all at once."""
    asked = json.dumps({"shlinkURI": link, "requests": requests or ({},)})
    done = subprocess.run(
        [*client.command, asked], cwd=client.folder, capture_output=True, text=True, timeout=OPEN_SECONDS, check=True
    )
    answers: list[Json] = json.loads(done.stdout)
    return answers


def shown(answer: Json) -> Json:
    return {name: answer.get(name) for name in OPENED}


def test_it_opens_a_deflated_link_with_and_without_our_viewer_in_front(client, alice):
    made = make(alice)

    for link in (made["shlink"], made["link"]):
        (answer,) = opened(client, link)
        assert shown(answer) == OPENED, answer
        assert answer["resourceTypes"].count("Observation") == CRAVINGS
        assert (answer["flag"], answer["label"], answer["isElsewhere"]) == ("", "Health summary", False)


def test_it_opens_a_clinic_code_which_is_not_deflated(client, alice):
    (answer,) = opened(client, make(alice, mode="clinic")["shlink"])

    assert (shown(answer), answer["flag"]) == (OPENED, "U"), answer


def test_it_fetches_a_file_that_is_elsewhere(client, alice):
    (answer,) = opened(client, make(alice)["shlink"], {"embeddedLengthMax": 10})

    assert (shown(answer), answer["isElsewhere"]) == (OPENED, True), answer


def test_it_opens_a_kept_fresh_link_before_and_after_a_refresh(client, alice):
    made = make(alice, keep_fresh=True, passcode=PASSCODE)
    (before,) = opened(client, made["shlink"], {"passcode": PASSCODE})

    alice.post(f"/shares/{made['id']}/refresh").raise_for_status()

    (after,) = opened(client, made["shlink"], {"passcode": PASSCODE})
    assert (shown(before), shown(after), after["flag"]) == (OPENED, OPENED, "LP")


def test_wrong_passcodes_count_down_and_end_the_link(client, alice):
    made = make(alice, passcode=PASSCODE)

    right = opened(client, made["shlink"], {"passcode": PASSCODE})
    wrong = [opened(client, made["shlink"], {"passcode": f"wrong {number}"})[0] for number in range(11)]
    late = opened(client, made["shlink"], {"passcode": PASSCODE})

    assert shown(right[0]) == OPENED
    assert wrong == [WRONG] * 10 + [GONE]
    assert late == [GONE]


def test_fifty_wrong_passcodes_at_once_are_ten(client, alice):
    """Attack 31, by somebody else's code and with the real cost of Argon2."""
    made = make(alice, passcode=PASSCODE)

    answers = opened(client, made["shlink"], *({"passcode": f"wrong {number}"} for number in range(50)))

    assert answers.count(WRONG) == 10
    assert answers.count(GONE) == 40


def test_fifty_honest_openings_at_once_burn_nothing(client, alice):
    """Attack 31: whoever is right gets in, or is asked to wait."""
    made = make(alice, passcode=PASSCODE)

    answers = opened(client, made["shlink"], *({"passcode": PASSCODE} for _ in range(50)))

    failed = {answer["error"] for answer in answers if "error" in answer}
    assert failed <= {"SHLManifestRateLimitError", "SHLNetworkError"}
    # As many as there are places at least; how many more get one in time is the machine's affair.
    assert sum(shown(answer) == OPENED for answer in answers) >= 10
    (listed,) = [one for one in alice.get("/shares").json()["shares"] if one["id"] == made["id"]]
    assert (listed["state"], listed["attempts_left"]) == ("open", 10)


def test_it_is_told_nothing_of_links_that_ended_or_ran_out(client, alice):
    soon = (datetime.now(UTC) + timedelta(seconds=3)).isoformat(timespec="seconds")
    ended, short = make(alice), make(alice, expires_at=soon)
    alice.delete(f"/shares/{ended['id']}").raise_for_status()
    time.sleep(3.5)

    assert opened(client, ended["shlink"]) == [GONE]
    assert opened(client, short["shlink"]) == [{"error": "SHLExpiredError"}]
    answers = [alice.post(payload(made)["url"], json={"recipient": "Dr R"}) for made in (ended, short)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_its_openings_are_in_the_log(client, alice):
    made = make(alice)

    opened(client, made["shlink"])

    log = alice.get(f"/shares/{made['id']}/log").json()
    assert [line["recipient"] for line in log["openings"]] == ["Another program"]
