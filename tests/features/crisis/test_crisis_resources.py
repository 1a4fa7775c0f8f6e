"""GET /api/v1/crisis-resources: public, in the order of the Help page, cacheable by its tag."""

import pytest

from app.features.crisis.dataset import DATASET
from app.features.crisis.rules import KIND_ORDER
from tests.support.web import CANARY, ask

PATH = "/api/v1/crisis-resources"


def test_anyone_signed_out_gets_the_numbers_of_a_region(app):
    answer = ask(app, "GET", PATH, params={"region": "US"})

    help_ = answer.json()
    assert answer.status_code == 200
    assert (help_["region"], help_["collected"]) == ("US", DATASET.collected.isoformat())
    assert [line["call_uri"] for line in help_["emergency"]] == ["tel:911"]
    assert help_["none_listed"] == []


@pytest.mark.parametrize("region", sorted(DATASET.countries.keys() - {"*"}))
def test_lines_stand_in_the_order_of_the_help_page_with_source_and_grade(app, region):
    help_ = ask(app, "GET", PATH, params={"region": region}).json()

    ranks = [KIND_ORDER.index(line["kind"]) for line in help_["items"]]
    assert ranks == sorted(ranks)
    for line in [*help_["emergency"], *help_["items"]]:
        assert line["source"]
        assert line["grade"] in {"A", "B"}


def test_a_line_shows_its_number_as_written_beside_its_target(app):
    help_ = ask(app, "GET", PATH, params={"region": "US"}).json()

    samhsa = next(line for line in help_["items"] if line["id"] == "us-samhsa")
    assert (samhsa["call"], samhsa["call_uri"]) == ("1-800-662-4357", "tel:18006624357")
    assert (samhsa["text"], samhsa["text_uri"]) == ("435748", "sms:435748")
    assert (samhsa["keyword"], samhsa["keyword_to_fill_in"]) == (None, "zip code")


def test_a_literal_keyword_is_ready_to_send(app):
    help_ = ask(app, "GET", PATH, params={"region": "US"}).json()

    text_line = next(line for line in help_["items"] if line["id"] == "us-ctl")
    assert (text_line["text_uri"], text_line["keyword"]) == ("sms:741741?body=HOME", "HOME")
    assert text_line["call_uri"] is None


def test_what_a_region_lacks_is_said(app):
    assert ask(app, "GET", PATH, params={"region": "NL"}).json()["none_listed"] == ["poison", "substance"]


def test_a_region_without_data_gets_the_international_directories(app):
    answer = ask(app, "GET", PATH, params={"region": "AQ"})

    help_ = answer.json()
    assert answer.status_code == 200
    assert (help_["region"], help_["emergency"], help_["items"]) == ("AQ", [], [])
    assert help_["none_listed"] == ["emergency", "poison", "crisis", "substance"]
    assert {line["kind"] for line in help_["international"]} == {"directory"}


def test_without_a_region_the_regions_are_listed(app):
    answer = ask(app, "GET", PATH).json()

    assert answer["regions"] == sorted(DATASET.countries.keys() - {"*"})
    assert answer["collected"]


def test_lower_case_is_the_same_region(app):
    upper, lower = ask(app, "GET", PATH, params={"region": "GB"}), ask(app, "GET", PATH, params={"region": "gb"})

    assert lower.content == upper.content


@pytest.mark.parametrize("region", ["", "U", "USA", "*", "12", "U S", "\u00dc\u00df", "US\n", CANARY])
def test_a_malformed_region_answers_422_and_repeats_nothing(app, region):
    answer = ask(app, "GET", PATH, params={"region": region})

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["region"]
    assert CANARY not in answer.text


def test_an_unchanged_answer_is_304(app):
    first = ask(app, "GET", PATH, params={"region": "US"})

    again = ask(app, "GET", PATH, params={"region": "US"}, headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["cache-control"] == "no-cache"


def test_another_tag_gets_the_whole_answer(app):
    answer = ask(app, "GET", PATH, params={"region": "US"}, headers={"If-None-Match": '"old"'})

    assert answer.status_code == 200


def test_regions_differ_in_their_tags(app):
    tags = {ask(app, "GET", PATH, params={"region": region}).headers["etag"] for region in ("US", "GB", "AQ")}

    assert len(tags) == 3


def test_no_answer_promises_more_than_is_known(app):
    help_ = ask(app, "GET", PATH, params={"region": "SE"}).json()

    unknown = [line["id"] for line in help_["items"] if line["hours"] is None]
    assert "se-drog" in unknown
