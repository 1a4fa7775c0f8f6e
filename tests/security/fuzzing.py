"""Schema fuzzing of a running server with what schemathesis makes of its own description, signed in or not."""

import itertools
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any, Self

import httpx2
import schemathesis
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.core import NOT_SET
from schemathesis.core.parameters import ParameterLocation
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder

from tests.features.sharing.sharing import payload
from tests.support.cast import Json, entry, new_uuid

SEED = 20261122
_AUTH = "/api/v1/auth"
PHASES = ("coverage", "fuzzing", "stateful")
PASSWORD = "fern lantern copper tide"
# What may be answered to a request that fits the description: about what is stored, or how often, not what was sent.
_TO_VALID = ["2xx", "401", "403", "404", "409", "410", "412", "428", "429"]
# Where more is asked for than a schema can say.
_ASKS_MORE = {
    "POST /api/v1/auth/register": ["422"],  # which names there are, and how hard a password is to guess
    "POST /api/v1/auth/recover": ["422"],
    "PUT /api/v1/auth/password": ["422"],
    "PUT /api/v1/auth/login-name": ["422"],
    "POST /api/v1/auth/recovery-code/confirm": ["422"],  # other characters than the last of the code
    "POST /api/v1/auth/token": ["400", "422"],  # a grant that is not offered, or without its fields
    "PUT /api/v1/entries/{entry_id}": ["422"],  # "none" with an amount; a day that has not come
    "PUT /api/v1/settings": ["422"],  # more than two people pinned
    "POST /api/v1/entries/search": ["400", "422"],  # a cursor nobody was given; nothing to look for
    "GET /api/v1/entries": ["400"],
    "GET /api/v1/changes": ["400"],
    # An end that has passed, a period that ends before it begins, what nobody tracks; a clinic code with a passcode.
    "POST /api/v1/shares": ["422"],
    "POST /api/v1/shares/preview": ["422"],
    "POST /api/v1/shares/paper": ["422"],
    "GET /api/v1/shares/choices": ["422"],
    "PATCH /api/v1/shares/{share_id}": ["422"],
    "POST /shl/{link_id}": ["400"],  # members we ignore are read all the same: a number over 64 bits is refused
    "GET /api/v1/export": ["422"],  # a period that ends before it begins, or is longer than 20 years
    "GET /api/v1/trends": ["422"],  # a period that ends before it begins, or is longer than 20 years; unknown series
}
# Each operation of a batch is answered by itself, also one that fits no shape: 200 with a 422 inside (ADR 0021).
_ANSWERS_ONE_BY_ONE = "POST /api/v1/entries/batch"
# An ended share stays in its owner's list, with the log of who opened it.
_OUTLIVES = "GET /api/v1/shares/{share_id}/log"
# Formats as the server reads them, so that what fits the description gets as far as the database.
_FIRST, _LAST = (datetime.fromisoformat(day) for day in ("2000-01-02", "2026-11-20"))
_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_TIMES = st.datetimes(_FIRST, _LAST, timezones=_OFFSETS)
_FORMATS = {
    "uuid": st.uuids(version=4).map(str),
    "date": st.dates(date(2000, 1, 1), date(2199, 12, 31)).map(str),
    "date-time": _TIMES.map(lambda instant: instant.isoformat(timespec="seconds")),
    "iana-time-zone": st.sampled_from(["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"]),
}


@dataclass
class Fuzzed:
    """What was asked and answered, and what was wrong with it."""

    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        return self.answers.total()

    def statuses(self, operation: str) -> set[int]:
        return {status for label, status in self.answers if label == operation}

    def read(self, recorder: ScenarioRecorder) -> None:
        for case_id, interaction in recorder.interactions.items():
            if interaction.response is not None:
                label = recorder.cases[case_id].value.operation.label
                self.answers[label, interaction.response.status_code] += 1
        for check in itertools.chain.from_iterable(recorder.checks.values()):
            if (info := check.failure_info) is not None:
                told = f"{info.failure.operation}: {check.name}: {info.failure.title}\n{info.failure.message}"
                self.failures.append(f"{told}\n{info.code_sample}"[:2_000])


@dataclass(frozen=True)
class Account:
    """Somebody the server knows, with everything that opens something of theirs."""

    login: str
    code: str
    cookies: dict[str, str]
    token: str
    refresh_token: str
    session_id: str

    def answers(self, path: str) -> Json:
        """What they would fill in, by field."""
        name = self.login if path.endswith("/login") else f"{self.login}-again"
        return {
            "login": name,
            "new_login": None,
            "username": self.login,
            "password": PASSWORD,
            "current_password": PASSWORD,
            "new_password": "quartz ladder mossy violin",
            "recovery_code": self.code,
            "last_group": self.code[-4:],
            "grant_type": "password",
            "refresh_token": self.refresh_token,
        }


class People:
    """Signs people up on the server. One stays; whatever asks for a secret or ends something has one of its own."""

    def __init__(self, base_url: str) -> None:
        # A busy machine is slow, not wrong: making a share draws a page of paper.
        self._http = httpx2.Client(base_url=base_url, timeout=60)
        self._numbers, self._turn = itertools.count(1), itertools.cycle((False, True))
        self._resident = self._sign_up()
        self._share = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def sign(self, case: Any) -> None:
        """Makes a generated request one of somebody who is signed in, and every other one right in all its secrets."""
        path: str = case.operation.path
        is_fitting = case.meta.generation.mode.is_positive
        asks_for_secrets = path.startswith(("/api/v1/a", "/api/v1/export")) and (is_fitting or case.body is NOT_SET)
        guest = self._sign_up() if asks_for_secrets else self._resident
        case.headers["authorization"] = f"Bearer {guest.token}"
        tag = case.headers.get("if-match", "")
        if tag.isdigit() and not case.meta.is_negative_at(ParameterLocation.HEADER):
            case.headers["if-match"] = f'"{tag}"'  # the coverage phase leaves out quotes, wanted or not
        if not is_fitting or next(self._turn):
            return
        if guest is not self._resident:
            _fill_in(case, guest)
        if isinstance(case.body, dict) and case.body.get("mutation_id"):
            case.body["mutation_id"] = new_uuid()  # the same few are made for every operation, and each is used once
        if case.operation.label == "GET /api/v1/export":
            self._take_a_permit(case, guest)
        if case.operation.label == "DELETE /api/v1/entries/{entry_id}":
            self._point_at_an_entry(case)
        if "{share_id}" in path or path.startswith("/shl/"):
            self._point_at_a_share(case)

    def _take_a_permit(self, case: Any, guest: Account) -> None:
        theirs = {"authorization": f"Bearer {guest.token}"}
        body = {"current_password": PASSWORD}
        given = self._http.post("/api/v1/export/permits", json=body, headers=theirs).raise_for_status().json()
        case.headers["export-permit"] = given["permit"]

    def _point_at_an_entry(self, case: Any) -> None:
        entry_id = new_uuid()
        mine = {"authorization": f"Bearer {self._resident.token}"}
        self._http.put(f"/api/v1/entries/{entry_id}", json=entry(), headers=mine).raise_for_status()
        case.path_parameters["entry_id"] = entry_id
        case.headers.pop("if-match", None)
        case.headers["mutation-id"] = new_uuid()

    def _point_at_a_share(self, case: Any) -> None:
        """A link or a clinic code that is open, made for this request alone, and where its file is."""
        mine = {"authorization": f"Bearer {self._resident.token}"}
        mode = {"mode": "clinic"} if case.operation.label == "GET /shl/{link_id}" else {"keep_fresh": True}
        body = {"include": ["craving"], "from": "2026-11-01", "to": "2026-11-20", **mode}
        if self._share:
            self._http.delete(f"/api/v1/shares/{self._share}", headers=mine).raise_for_status()
        made = self._http.post("/api/v1/shares", json=body, headers=mine).raise_for_status().json()
        self._share = made["id"]
        link = payload(made)["url"].rpartition("/")[2]
        if "file" in case.path_parameters and case.method == "GET":
            asked = {"recipient": "somebody", "embeddedLengthMax": 0}
            manifest = self._http.post(f"/shl/{link}", json=asked).raise_for_status().json()
            case.path_parameters["file"] = manifest["files"][0]["location"].rpartition("/")[2]
        ids = {"share_id": made["id"], "link_id": link}
        case.path_parameters |= {name: value for name, value in ids.items() if name in case.path_parameters}

    def _sign_up(self) -> Account:
        login = f"person-{next(self._numbers)}"
        browser = self._http.post(f"{_AUTH}/register", json={"login": login, "password": PASSWORD})
        cookies = dict(browser.cookies)
        self._http.cookies.clear()
        form = {"grant_type": "password", "username": login, "password": PASSWORD}
        api = self._http.post(f"{_AUTH}/token", data=form).json()
        token = api["access_token"]
        listed = self._http.get(f"{_AUTH}/sessions", headers={"authorization": f"Bearer {token}"}).json()["sessions"]
        code = browser.json()["recovery_code"]
        return Account(login, code, cookies, token, api["refresh_token"], listed[0]["id"])


def _fill_in(case: Any, guest: Account) -> None:
    path: str = case.operation.path
    if isinstance(case.body, dict):
        case.body |= {name: value for name, value in guest.answers(path).items() if name in case.body}
    if "session_id" in case.path_parameters:
        case.path_parameters["session_id"] = guest.session_id
    if path.endswith("/refresh"):
        case.cookies |= guest.cookies


def fuzz(
    base_url: str,
    people: People | None = None,
    *,
    examples: int = 1,
    phases: tuple[str, ...] = PHASES,
    under: str = "/",
    address: str = "",
) -> Fuzzed:
    """Everything the description of the server at `base_url` allows and forbids, always the same.

    `under` keeps to the paths that begin with it. `address` is where a trusted proxy says that it comes from.
    """
    for name, spellings in _FORMATS.items():
        schemathesis.openapi.format(name, spellings)
    document = httpx2.get(f"{base_url}/api/v1/openapi.json").json()
    document["paths"] = {path: item for path, item in document["paths"].items() if path.startswith(under)}
    schema = schemathesis.openapi.from_dict(document, config=_config())
    schema.config.update(base_url=base_url, workers=1, continue_on_failure=True)
    if address:
        schema.config.update(headers={"X-Forwarded-For": address})
    schema.config.generation.update(max_examples=examples, deterministic=True)
    schema.config.phases.update(phases=list(phases))
    schema.config.seed = SEED
    if people is not None:
        _sign_in(schema, people)
    done = Fuzzed()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            done.read(event.recorder)
        elif isinstance(event, (events.NonFatalError, events.FatalError)):
            done.failures.append(repr(event))
    return done


def _sign_in(schema: Any, people: People) -> None:
    @schema.auth(refresh_interval=None)
    class _SignedIn:
        def get(self, case: Any, _context: Any) -> Any:
            return case

        def set(self, case: Any, _data: Any, _context: Any) -> None:
            people.sign(case)


def _config() -> SchemathesisConfig:
    by_operation: list[Json] = [
        {"include-name": name, "checks": {"positive_data_acceptance": {"expected-statuses": [*_TO_VALID, *more]}}}
        for name, more in _ASKS_MORE.items()
    ]
    batch = {"include-name": _ANSWERS_ONE_BY_ONE, "checks": {"negative_data_rejection": {"enabled": False}}}
    log = {"include-name": _OUTLIVES, "checks": {"use_after_free": {"enabled": False}}}
    return SchemathesisConfig.from_dict(
        {
            "cache": {"enabled": False},  # what an earlier run learned would make this one another
            "checks": {"positive_data_acceptance": {"expected-statuses": _TO_VALID}},
            "operations": [*by_operation, batch, log],
        }
    )
