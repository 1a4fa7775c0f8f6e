"""Revisions as entity tags: one exact form in, one exact form out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.errors import InvalidIfMatchError
from app.web.etag import entity_tag, required_revision


@given(st.integers(1, 2**63 - 1))
def test_every_revision_comes_back_from_its_tag(revision):
    assert required_revision(entity_tag(revision)) == revision


def test_no_header_is_no_requirement():
    assert required_revision(None) is None


@pytest.mark.parametrize(
    "header",
    ["", "*", "3", '""', '"03"', '"-3"', '"+3"', '"3', '3"', 'W/"3"', '"3", "4"', '"3","3"', ' "3"', '"3" ',
     '"3\n"', '"three"', '"1.0"', '"1e3"', '"9223372036854775808"', '"' + "9" * 5000 + '"', '"\u0663"', "null"],
)  # fmt: skip
def test_anything_but_one_strong_tag_is_refused(header):
    with pytest.raises(InvalidIfMatchError) as refused:
        required_revision(header)

    assert refused.value.status == 400
