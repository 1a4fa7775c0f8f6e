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


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"host": "localhost"},
        {"host": "::1"},
        {"public_url": "https://localhost:8443"},
        {"public_url": "http://[::1]"},
    ],
)
def test_limits_may_be_off_where_only_this_machine_can_reach_ebb(chosen):
    assert Settings(rate_limits="off", **chosen).rate_limits == "off"


@pytest.mark.parametrize(
    "chosen",
    [
        {"host": "0.0.0.0"},
        {"host": "::"},
        {"host": "192.168.1.5"},
        {"host": "journal.example"},
        {"public_url": "https://journal.example"},
        {"public_url": "http://192.168.1.5:8000"},
    ],
)
def test_limits_cannot_be_off_where_others_can_reach_ebb(chosen):
    with pytest.raises(ValidationError, match="off is for tests"):
        Settings(rate_limits="off", **chosen)


@pytest.mark.parametrize("written", ["", "false", "OFF", "no"])
def test_limits_are_on_or_off_and_nothing_between(written):
    with pytest.raises(ValidationError):
        Settings(rate_limits=written)


@pytest.mark.parametrize(
    "written",
    ["redis://localhost", "rediss://:word@cache.example:6380/1", "valkey://[::1]:6379", "valkeys://cache.example"],
)
def test_shared_counts_are_in_redis_or_valkey(written):
    assert Settings(rate_limit_url=written).rate_limit_url == written


@pytest.mark.parametrize(
    "written",
    [
        "localhost:6379",
        "redis://",
        "redis:///0",
        "http://localhost",
        "memory://",
        "redis://host:port",
        "redis://[::1",
        "redis://host?x=1",
    ],
)
def test_other_places_for_counts_are_refused_without_repeating_them(written):
    with pytest.raises(ValidationError, match="EBB_RATE_LIMIT_URL is an address"):
        Settings(rate_limit_url=written)


@pytest.mark.parametrize(
    ("written", "networks"),
    [
        ("", []),
        ("127.0.0.1", ["127.0.0.1/32"]),
        (" 10.0.0.0/8,\t2001:db8::1 ", ["10.0.0.0/8", "2001:db8::1/128"]),
    ],
)
def test_trusted_proxies_are_addresses_and_networks(written, networks):
    assert [str(network) for network in Settings(trusted_proxies=written).proxy_networks] == networks


@pytest.mark.parametrize("written", ["*", "proxy.example", "10.0.0.1/8", "127.0.0.1;10.0.0.1", "300.1.1.1"])
def test_a_proxy_that_is_no_address_is_refused(written):
    with pytest.raises(ValidationError, match="EBB_TRUSTED_PROXIES lists"):
        Settings(trusted_proxies=written)


def test_an_address_too_long_to_build_links_on_stops_the_start():
    """The address in a SMART Health Link has 128 characters at most (STU 1), and `/shl/…` takes 48 of them."""
    longest = f"https://{'a' * 60}.example.org"

    assert Settings(public_url=longest).public_url == longest
    with pytest.raises(ValidationError, match="80 characters at most"):
        Settings(public_url=f"https://{'a' * 61}.example.org")


def test_links_begin_with_the_public_address_or_this_machine():
    assert Settings(public_url="https://journal.example/").link_base == "https://journal.example"
    assert Settings(port=8123).link_base == "http://127.0.0.1:8123"
