"""What an operator may write as settings, and what becomes of it."""

import pytest
from pydantic import ValidationError

from app.kernel.settings import Settings


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("", ""),
        ("https://journal.example", "https://journal.example"),
        (" https://journal.example/ ", "https://journal.example"),
        ("HTTPS://Journal.Example", "https://journal.example"),
        ("https://journal.example:443", "https://journal.example"),
        ("https://journal.example:8443", "https://journal.example:8443"),
        ("http://localhost:80", "http://localhost"),
        ("http://localhost:443", "http://localhost:443"),
        ("https://[::1]:8443", "https://[::1]:8443"),
    ],
)
def test_the_public_url_becomes_the_origin_a_browser_sends(written, origin):
    assert Settings(public_url=written).public_url == origin


@pytest.mark.parametrize(
    "written",
    [
        "journal.example",
        "ftp://journal.example",
        "https://",
        "https://:443",
        "https://journal.example/path",
        "https://journal.example?",
        "https://journal.example/#",
        "https://ebb@journal.example",
        "https://ebb:word@journal.example",
        "https://journal.example:99999",
        "https://journal.example:port",
        "https://[::1",
        "https://j\u00f6urnal.example",
    ],
)
def test_a_public_url_that_is_more_or_less_than_an_origin_is_refused(written):
    with pytest.raises(ValidationError, match="EBB_PUBLIC_URL is an origin"):
        Settings(public_url=written)
