"""Somebody who uses an account until the server dies, and who remembers only what was acknowledged, and one doubt."""

import base64
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2

from tests.support.cast import Json, entry, new_uuid

WORDS = ["amber", "basin", "copper", "delta", "ember", "fjord", "granite", "harbor", "indigo", "juniper", "kettle"]
MOST_ENTRIES = 40


class CutOffError(Exception):
    """The server died: whether it did what it was asked is not known."""


def fresh_password() -> str:
    return " ".join([*(secrets.choice(WORDS) for _ in range(4)), secrets.token_hex(4)])


def fresh_login() -> str:
    return f"{secrets.choice(WORDS)}-{secrets.token_hex(5)}"


@dataclass
class Doubt:
    """What was asked for when the server died."""

    what: str
    login: str = ""
    password: str = ""
    code: str = ""
    operations: list[Json] = field(default_factory=list)


@dataclass
class Person:
    """What the answers said, and how to find out what became of a request without an answer."""

    http: httpx2.Client = field(default_factory=lambda: httpx2.Client(timeout=30))
    login: str = field(default_factory=fresh_login)
    password: str = field(default_factory=fresh_password)
    old_password: str = ""
    confirmed: str = ""  # the recovery code that is valid until another one is confirmed
    offered: str = ""  # one that was shown since and is valid as well
    exists: bool = False
    token: str = ""
    entries: dict[str, str] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    doubt: Doubt | None = None
    acknowledged: int = 0
    outcomes: list[tuple[str, bool | None]] = field(default_factory=list)  # of doubts: what, and whether it was done

    # ------------------------------------------------------------------ asking
    def ask(self, method: str, path: str, *expected: int, **kwargs: Any) -> httpx2.Response:
        """A request; what is not expected is a failure of the test, and a connection that breaks is the crash.

        Of an answer that broke off behind its head nothing counts, its cookies neither: they would speak for a session
        that began with what is in doubt, where the one of before is asked about.
        """
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        before = httpx2.Cookies(self.http.cookies)
        try:
            answer = self.http.request(method, f"/api/v1{path}", headers=headers, **kwargs)
        except httpx2.TransportError:
            self.http.cookies = before
            raise CutOffError from None
        assert answer.status_code in expected, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer

    def doing(self, doubt: Doubt, method: str, path: str, *expected: int, **kwargs: Any) -> httpx2.Response:
        """A request that changes something: until it is answered, nobody knows."""
        self.doubt = doubt
        answer = self.ask(method, path, *expected, **kwargs)
        self.doubt = None
        self.acknowledged += 1
        return answer

    def log_in(self, login: str, password: str) -> bool:
        self.token = ""
        answer = self.ask("POST", "/auth/login", 200, 401, json={"login": login, "password": password})
        self.take(answer)
        return answer.status_code == 200

    def take(self, answer: httpx2.Response) -> None:
        self.token = answer.json().get("access_token", "")

    @property
    def user_id(self) -> str:
        """As the token spells it."""
        claims = self.token.split(".")[1]
        raw = json.loads(base64.urlsafe_b64decode(claims + "=="))["sub"]
        return base64.urlsafe_b64decode(raw + "==").hex()

    # ------------------------------------------------------------------ living
    def live(self) -> None:
        """One thing after another, until the server dies."""
        try:
            while True:
                self.do_something()
        except CutOffError:
            return

    def do_something(self) -> None:
        if not self.exists:
            self.register()
            return
        if not self.token:
            assert self.log_in(self.login, self.password)
        if len(self.entries) > MOST_ENTRIES:
            self.delete_account()
            return
        ways: list[Callable[[], None]] = [
            *(self.send_batch, self.change_password, self.rename, self.new_code, self.recover, self.refresh),
            self.delete_account,
        ]
        secrets.choice(ways)()

    def register(self) -> None:
        self.token, self.entries, self.old_password = "", {}, ""
        self.http.cookies.clear()
        body = {"login": self.login, "password": self.password}
        answer = self.doing(Doubt("register"), "POST", "/auth/register", 201, json=body)
        self.registered(answer)

    def registered(self, answer: httpx2.Response) -> None:
        self.take(answer)
        self.exists, self.confirmed, self.offered = True, "", answer.json()["recovery_code"]
        self.confirm()

    def confirm(self) -> None:
        code = self.offered
        self.doing(
            Doubt("confirm", code=code), "POST", "/auth/recovery-code/confirm", 204, json={"last_group": code[-4:]}
        )
        self.confirmed, self.offered = code, ""

    def send_batch(self) -> None:
        operations = [
            {"op": "put", "id": new_uuid(), "if_match": None, "entry": entry(note=secrets.token_hex(8))}
            for _ in range(secrets.randbelow(4) + 1)
        ]
        doubt = Doubt("batch", operations=operations)
        answer = self.doing(doubt, "POST", "/entries/batch", 200, json={"operations": operations})
        assert {result["status"] for result in answer.json()["results"]} == {201}
        self.noted(operations)

    def noted(self, operations: list[Json]) -> None:
        self.entries |= {one["id"]: one["entry"]["note"] for one in operations}

    def change_password(self) -> None:
        new = fresh_password()
        body = {"current_password": self.password, "new_password": new}
        answer = self.doing(Doubt("password", password=new), "PUT", "/auth/password", 200, json=body)
        self.take(answer)
        self.old_password, self.password = self.password, new

    def rename(self) -> None:
        new = fresh_login()
        body = {"current_password": self.password, "login": new}
        self.doing(Doubt("rename", login=new), "PUT", "/auth/login-name", 204, json=body)
        self.login = new

    def new_code(self) -> None:
        body = {"current_password": self.password}
        answer = self.doing(Doubt("code"), "POST", "/auth/recovery-code", 201, json=body)
        self.offered = answer.json()["recovery_code"]
        if secrets.randbelow(2):
            self.confirm()

    def recover(self) -> None:
        new, code = fresh_password(), self.offered or self.confirmed
        self.token = ""
        body = {"recovery_code": code, "new_password": new}
        doubt = Doubt("recover", password=new, code=code)
        self.recovered(self.doing(doubt, "POST", "/auth/recover", 200, json=body), doubt)
        self.confirm()

    def recovered(self, answer: httpx2.Response, done: Doubt) -> None:
        assert answer.json()["login"] == self.login
        self.take(answer)
        if self.password != done.password:
            self.old_password, self.password = self.password, done.password
        self.confirmed, self.offered = done.code, answer.json()["recovery_code"]

    def refresh(self) -> None:
        self.take(self.doing(Doubt("refresh"), "POST", "/auth/refresh", 200))

    def delete_account(self) -> None:
        gone = self.user_id
        self.doing(Doubt("delete", code=gone), "DELETE", "/account", 204, json={"current_password": self.password})
        self.gone(gone)

    def gone(self, user_id: str) -> None:
        self.deleted.add(user_id)
        self.exists, self.token, self.old_password = False, "", ""

    # ------------------------------------------------------- after the restart
    def verify(self) -> None:
        """Everything that was acknowledged is so, and nothing else is."""
        assert self.log_in(self.login, self.password) is self.exists
        if not self.exists:
            return
        assert self.stored() == self.entries
        assert self.ask("GET", "/account", 200).json()["login"] == self.login
        if self.old_password:
            token = self.token
            assert not self.log_in(self.login, self.old_password)
            self.token = token

    def stored(self) -> dict[str, str]:
        """Every entry there is; each was written once."""
        found: list[Json] = []
        query: dict[str, str] = {"limit": "100"}
        while True:
            page = self.ask("GET", "/entries", 200, params=query).json()
            found += page["entries"]
            if page["next_cursor"] is None:
                break
            query["cursor"] = page["next_cursor"]
        assert {one["revision"] for one in found} <= {1}
        return {one["id"]: one["note"] for one in found}
