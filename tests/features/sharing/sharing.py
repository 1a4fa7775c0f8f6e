"""What tests of sharing do over and over: make a link, read its payload, come with it as somebody else."""

import base64
import json
from typing import Any

import httpx2

from app.crypto.jwe import LinkKey
from tests.support.cast import Json, Person
from tests.support.jwe import open_jwe

PASSCODE = "blue-harbour-42"


def wanted(**fields: Any) -> Json:
    """A valid request for a share; `fields` replace what it says."""
    return {"include": ["craving"], "from": "2026-11-01", "to": "2026-11-22", **fields}


def make(person: Person, **fields: Any) -> Json:
    """A share that was made."""
    answer = person.call("POST", "/shares", json=wanted(**fields))
    assert answer.status_code == 201, answer.text
    made: Json = answer.json()
    return made


def payload(made: Json) -> Json:
    """What a SMART Health Link says, read as any receiver reads it."""
    text = made["shlink"].removeprefix("shlink:/")
    read: Json = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return read


def link_id(made: Json) -> str:
    return str(payload(made)["url"].rpartition("/")[2])


def key_of(made: Json) -> LinkKey:
    return LinkKey(base64.urlsafe_b64decode(payload(made)["key"] + "="))


def come(person: Person, link: str, **said: Any) -> httpx2.Response:
    """A manifest request, by somebody with no account."""
    return person.http.post(f"/shl/{link}", json={"recipient": "Dr Reyes", **said})


def direct(person: Person, link: str, recipient: str = "Clinic scanner") -> httpx2.Response:
    """What a scanner of a clinic code asks."""
    return person.http.get(f"/shl/{link}", params={"recipient": recipient})


def listed(person: Person, share_id: str) -> Json:
    """A share as its owner's list shows it."""
    (found,) = [one for one in person.call("GET", "/shares").json()["shares"] if one["id"] == share_id]
    return dict(found)


def log_of(person: Person, share_id: str) -> Json:
    """Who opened it."""
    answer = person.call("GET", f"/shares/{share_id}/log")
    assert answer.status_code == 200
    return dict(answer.json())


def bundle(made: Json, jwe: str) -> Json:
    """What a receiver finds in the file."""
    read: Json = json.loads(open_jwe(key_of(made), jwe))
    return read
