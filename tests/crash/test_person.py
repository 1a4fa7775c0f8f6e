"""Somebody whose server dies: what they remember of an answer that broke off."""

from collections.abc import Iterator

import httpx2
import pytest
from typing_extensions import override

from tests.crash.person import CutOffError, Person


class _CutOff(httpx2.SyncByteStream):
    """A body whose server died behind the head."""

    @override
    def __iter__(self) -> Iterator[bytes]:
        raise httpx2.ReadError("the server died")


def _dies_behind_the_head(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, headers={"set-cookie": "ebb_refresh=of-the-new-session"}, stream=_CutOff())


def test_cookies_of_an_answer_that_broke_off_do_not_count():
    http = httpx2.Client(base_url="http://localhost", transport=httpx2.MockTransport(_dies_behind_the_head))
    http.cookies.set("ebb_refresh", "of-the-session-of-before")
    person = Person(http=http)

    with pytest.raises(CutOffError):
        person.ask("POST", "/account/password", 200)

    assert dict(person.http.cookies) == {"ebb_refresh": "of-the-session-of-before"}
