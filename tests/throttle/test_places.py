"""Whose tries are counted together, and whose word about an address is believed (attack 5)."""

import ipaddress
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.throttle.places import HERE, NOWHERE, place_of

PROXIES = (ip_network("127.0.0.1/32"), ip_network("10.0.0.0/8"), ip_network("fd00::/8"))
ADDRESSES = st.one_of(
    st.ip_addresses(network="192.0.2.0/24"), st.ip_addresses(network="2001:db8::/32"), st.ip_addresses()
).map(str)


def plainly(address):
    return place_of(address, [], ())


@given(ADDRESSES, st.lists(st.one_of(ADDRESSES, st.text(max_size=40)), max_size=4))
def test_without_a_trusted_proxy_nothing_forwarded_counts(peer, forwarded):  # attack 5
    assert place_of(peer, forwarded, ()) == plainly(peer)


@given(st.lists(st.one_of(ADDRESSES, st.just("10.9.8.7"), st.text(alphabet="0123456789.:af, ", max_size=30))))
def test_what_stands_left_of_the_first_untrusted_hop_counts_for_nothing(made_up):  # attack 5
    forwarded = [*made_up, "203.0.113.9, 10.1.2.3"]

    assert place_of("127.0.0.1", forwarded, PROXIES) == plainly("203.0.113.9")


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        (["203.0.113.9"], "203.0.113.9"),
        (["198.51.100.1", "203.0.113.9"], "203.0.113.9"),
        (["203.0.113.9:4711"], "203.0.113.9"),
        (["[2001:db8::1]:4711"], "2001:db8::1"),
        (["2001:db8::1, fd00::7"], "2001:db8::1"),
        (["::ffff:203.0.113.9"], "203.0.113.9"),
        (["10.1.1.1, 10.1.1.2"], "10.1.1.1"),
        ([], "127.0.0.1"),
        ([" , "], "127.0.0.1"),
    ],
)
def test_a_trusted_proxy_says_who_asked(forwarded, client):
    assert place_of("127.0.0.1", forwarded, PROXIES) == plainly(client)


@pytest.mark.parametrize("hop", ["unknown", "_hidden", "203.0.113.999", "203.0.113.9:port", "\u0661.1.1.1", "1" * 5000])
def test_an_address_nobody_can_read_is_one_place_for_all_and_not_exempt(hop):
    assert place_of("127.0.0.1", [hop], PROXIES) == NOWHERE
    assert not NOWHERE.is_here


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_no_neighbourhood(peer):
    assert plainly(peer) == HERE


@pytest.mark.parametrize(
    ("one", "other", "same_narrow", "same_wide"),
    [
        ("192.0.2.1", "192.0.2.2", False, True),
        ("192.0.2.1", "192.0.3.1", False, False),
        ("2001:db8:1:1::1", "2001:db8:1:1:ffff::9", True, True),
        ("2001:db8:1:1::1", "2001:db8:1:2::1", False, True),
        ("2001:db8:1::1", "2001:db8:2::1", False, False),
        ("fe80::1%eth0", "fe80::2%eth1", True, True),
        ("::c000:201", "192.0.2.1", False, False),
    ],
)
def test_neighbours_share_what_one_customer_is_given(one, other, same_narrow, same_wide):
    first, second = plainly(one), plainly(other)

    assert (first.narrow == second.narrow, first.wide == second.wide) == (same_narrow, same_wide)


@given(st.ip_addresses(v=4).filter(lambda address: not address.is_loopback))
def test_an_address_written_either_way_is_one_place(address):
    mapped = ipaddress.IPv6Address(b"\0" * 10 + b"\xff\xff" + address.packed)

    assert plainly(str(mapped)) == plainly(str(address))


def test_a_place_shows_nothing_of_an_address():
    assert "192" not in repr(plainly("192.0.2.1"))
