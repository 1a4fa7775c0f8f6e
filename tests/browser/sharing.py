"""What somebody does to share, and what the one they share with gets: a link opened by another program."""

import base64
import json
import re
import zlib
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from playwright.sync_api import Locator, expect

from tests.browser.person import Person
from tests.browser.phone import bearer_of

Json = dict[str, Any]


def chooses_what(person: Person, *labels: str) -> None:
    """The first step, with these boxes ticked."""
    person.follow("You")
    person.follow("Share with a provider")
    person.sees("What may they see?")
    for label in labels:
        box = person.page.get_by_role("checkbox", name=re.compile(rf"^{label}\b")).first
        expect(box).not_to_be_checked()
        box.check()
    person.tap("Continue")
    person.sees("How should they see it?")


def previews(person: Person) -> Locator:
    """The last look before anything is made."""
    person.tap("See what they will see")
    report = person.page.locator("article.report")
    expect(report).to_be_visible()
    return report


def makes_link(person: Person, *labels: str, name: str = "Dr R", is_fresh: bool = False) -> str:
    """A link with a passcode, as the steps offer it; the passcode comes back."""
    chooses_what(person, *labels)
    person.page.get_by_label("A name for you alone").fill(name)
    if is_fresh:
        person.page.get_by_label("Keep it up to date").check()
    passcode = person.page.get_by_label("Passcode", exact=True).input_value()
    previews(person)
    person.tap("Make the link")
    person.sees("The link is ready")
    return passcode


def shares_of(person: Person) -> list[Json]:
    """The shares as the server lists them."""
    answer = person.page.request.get("/api/v1/shares", headers=bearer_of(person))
    shares: list[Json] = answer.json()["shares"]
    return shares


def link_of(person: Person, number: int = 0) -> Json:
    """What the link of a share says: address, key, flags."""
    share = shares_of(person)[number]
    made = person.page.request.get(f"/api/v1/shares/{share['id']}", headers=bearer_of(person)).json()
    return payload_of(made["shlink"])


def payload_of(shlink: str) -> Json:
    packed = shlink.removeprefix("shlink:/")
    payload: Json = json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    return payload


def asks(person: Person, link: Json, passcode: str | None = None, *, recipient: str = "Carol, NP") -> Any:
    """The answer a viewer of somebody else gets."""
    body = {"recipient": recipient, **({"passcode": passcode} if passcode else {})}
    return person.page.request.post(link["url"], data=body)


def _unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def opened(person: Person, link: Json, passcode: str | None = None) -> Json:
    """The bundle behind a link."""
    file = asks(person, link, passcode).json()["files"][0]
    jwe = file.get("embedded") or person.page.request.get(file["location"]).text()
    header, _, nonce, body, tag = jwe.split(".")
    plain = AESGCM(_unpadded(link["key"])).decrypt(_unpadded(nonce), _unpadded(body) + _unpadded(tag), header.encode())
    if json.loads(_unpadded(header)).get("zip") == "DEF":
        plain = zlib.decompress(plain, -15)
    bundle: Json = json.loads(plain)
    return bundle


def report_in(bundle: Json) -> Json:
    """What the viewer draws."""
    for entry in bundle["entry"]:
        resource = entry["resource"]
        if resource["resourceType"] == "Binary" and "report" in resource["contentType"]:
            report: Json = json.loads(base64.b64decode(resource["data"]))
            return report
    raise AssertionError("no report in the bundle")
