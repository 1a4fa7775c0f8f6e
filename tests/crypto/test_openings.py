"""Lines for an absent owner: anybody with the public half writes them, only the owner reads them."""

from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.crypto.aead import SealBrokenError
from app.crypto.keys import DataKey
from app.crypto.openings import OpeningsPair, seal_opening
from app.crypto.vault import Vault
from tests.crypto.damage import flipped, truncated

VAULT = Vault(b"u" * 16, DataKey(bytes(range(32))))
SHARE, PLACE, LINE = b"s" * 16, b"here", b'{"at":"2026-11-22T21:00:00+00:00","recipient":"Dr Reyes"}'


def test_the_owner_reads_what_the_public_half_sealed():
    pair = VAULT.openings_pair(SHARE)

    sealed = seal_opening(pair.point(), LINE, PLACE)

    assert pair.open(sealed, PLACE) == LINE


def test_the_pair_comes_back_with_every_session_and_is_one_for_each_share():
    again = Vault(b"u" * 16, DataKey(bytes(range(32))))

    assert again.openings_pair(SHARE) == VAULT.openings_pair(SHARE)
    assert again.openings_pair(b"t" * 16) != VAULT.openings_pair(SHARE)


def test_points_of_a_pair_are_worked_out_once_for_all_lines_of_a_log():
    sealed = [seal_opening(VAULT.openings_pair(SHARE).point(), LINE, PLACE) for _ in range(3)]
    pair = VAULT.openings_pair(SHARE)

    with patch.object(ec, "derive_private_key", wraps=ec.derive_private_key) as derive:
        assert [pair.open(line, PLACE) for line in sealed] == [LINE] * 3

    assert derive.call_count == 1


def test_no_other_pair_and_no_other_place_opens_a_line():
    pair = VAULT.openings_pair(SHARE)
    sealed = seal_opening(pair.point(), LINE, PLACE)

    for other, place in ((VAULT.openings_pair(b"t" * 16), PLACE), (pair, b"there")):
        with pytest.raises(SealBrokenError):
            other.open(sealed, place)


def test_two_lines_that_say_the_same_look_different_and_have_one_size():
    point = VAULT.openings_pair(SHARE).point()
    sealed = [seal_opening(point, text, PLACE) for text in (LINE, LINE, b"{}")]

    assert len(set(sealed)) == 3
    assert {len(line) for line in sealed} == {65 + 29 + 512}


def test_every_damage_is_noticed():
    pair = VAULT.openings_pair(SHARE)
    sealed = seal_opening(pair.point(), LINE, PLACE)

    for changed in (*flipped(sealed[:80]), *flipped(sealed[-8:]), *truncated(sealed[:90])):
        with pytest.raises(SealBrokenError):
            pair.open(changed, PLACE)


@pytest.mark.parametrize("point", [b"", b"\x04" + bytes(64), b"\x05" * 65, bytes(65), b"\x02" + bytes(32)])
def test_a_point_that_is_none_of_the_curve_seals_nothing(point):
    with pytest.raises(SealBrokenError):
        seal_opening(point, LINE, PLACE)


def test_the_private_half_does_not_show():
    assert repr(OpeningsPair(12345)) == "OpeningsPair(…)"
