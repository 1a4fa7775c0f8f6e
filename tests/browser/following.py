"""A phone with a link that is kept up to date, and time on it."""

import json
import re

from playwright.sync_api import Page, Request

from tests.browser.person import Person
from tests.browser.sharing import makes_link

ASKED = "The link for Dr R will include this. Hold back?"


def sealings(page: Page) -> list[Request]:
    """Every time this page asks for a link to be sealed anew, from now on."""
    asked: list[Request] = []
    is_one = re.compile(r"/shares/[^/]+/refresh$").search
    page.on("request", lambda request: asked.append(request) if is_one(request.url) else None)
    return asked


def lets_pass(person: Person, seconds: int) -> None:
    """Time on the phone; the minutes between, one by one, as timers have it.

    A jump of the clock ends the patience for an answer, so each waits until the answers of the one before are there.
    """
    page, under_way = person.page, set[Request]()

    def begins(request: Request) -> None:
        under_way.add(request)

    def ends(request: Request) -> None:
        under_way.discard(request)

    page.on("request", begins)
    page.on("requestfinished", ends)
    page.on("requestfailed", ends)
    for _ in range(seconds // 30):
        page.clock.fast_forward(30_000)
        page.wait_for_timeout(60)
        while under_way:
            page.wait_for_timeout(60)
    page.remove_listener("request", begins)
    page.remove_listener("requestfinished", ends)
    page.remove_listener("requestfailed", ends)


def refuses(page: Page, share_id: str, status: int, slug: str, times: int | None = None) -> None:
    """The server's answer to sealing this link anew."""
    body = json.dumps({"type": slug, "title": slug, "status": status})
    page.route(
        f"**/shares/{share_id}/refresh",
        lambda route: route.fulfill(status=status, content_type="application/problem+json", body=body),
        times=times,
    )


def follows(alice: Person, *labels: str) -> list[Request]:
    """A link that is kept up to date, and Today."""
    alice.page.clock.install()
    alice.begin()
    alice.craves(3)
    alice.all_saved()
    makes_link(alice, *(labels or ("Craving",)), is_fresh=True)
    alice.follow("Done")
    alice.sees("Link, kept up to date")
    alice.follow("You")
    alice.follow("Today")
    return sealings(alice.page)
