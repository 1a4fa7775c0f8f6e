"""Help without script: the whole of it, in the order of the Help screen, and every number as in the data file."""

import re
from html import unescape

import pytest

from app.features.crisis.answers import REGION_NAMES, plain_lines
from app.features.crisis.dataset import DATASET, INTERNATIONAL
from app.features.crisis.router import PLAIN_HELP
from app.web.plain_help import help_block
from app.web.plain_page import STYLE_SOURCE
from tests.support.web import ask

REGIONS = sorted(DATASET.countries.keys() - {INTERNATIONAL})
TITLES = ["In danger now", "Overdose and poison", "Someone to talk to", "About substances"]


def part(region: str) -> str:
    """What the page says of one region."""
    start = PLAIN_HELP.index(f"<summary>{REGION_NAMES[region]}</summary>")
    return PLAIN_HELP[start : PLAIN_HELP.index("</details>", start)]


def links(markup: str) -> list[tuple[str, str]]:
    return [(unescape(uri), unescape(words)) for uri, words in re.findall(r'<a href="([^"]+)">([^<]+)</a>', markup)]


@pytest.mark.parametrize("region", REGIONS)
def test_every_number_of_a_region_is_there_and_dials_as_written(region: str) -> None:
    data = DATASET.countries[region]
    calls = [number.call for number in data.emergency] + [item.call for item in data.items if item.call]
    texts = [item.text for item in data.items if item.text]

    found = links(part(region))

    assert sorted(words for uri, words in found if uri.startswith("tel:")) == sorted(f"Call {each}" for each in calls)
    shown = [words.rpartition(" to ")[2] if " to " in words else words for uri, words in found if uri[:4] == "sms:"]
    assert sorted(words.removeprefix("Text ") for words in shown) == sorted(texts)
    for uri, words in found:
        target = uri.partition("?")[0][4:]
        assert target.isdecimal()
        assert re.sub(r"[ -]", "", words).endswith(target)


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_reads_in_the_order_of_the_help_screen_and_says_what_it_lacks(region: str) -> None:
    kinds = {item.kind for item in DATASET.countries[region].items}
    lacking = [group for group in ({"overdose", "poison"}, {"crisis"}, {"substance"}) if not group & kinds]

    assert re.findall(r"<h2>([^·]+) ·", part(region)) == TITLES
    assert part(region).count("None listed here.") == len(lacking)


def test_every_service_is_named_with_what_is_known_of_it() -> None:
    for region in REGIONS:
        said = unescape(part(region))
        for item in DATASET.countries[region].items:
            if item.call or item.text:
                assert item.name in said
                assert item.note in said
            if item.hours is None:
                assert "Hours not known." in said


def test_the_day_of_the_check_stands_on_it() -> None:
    assert f"Numbers checked on {DATASET.collected.isoformat()}." in PLAIN_HELP


def test_what_is_in_the_data_cannot_become_markup() -> None:
    planted = help_block((("<b>", "crisis", "<i>", "a & b", '"><script>', "tel:1"),), "<u>")

    assert not re.search(r"<(b|i|u|script)>", planted)
    assert "a &amp; b" in planted


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_it_is_a_page_of_its_own_without_script_and_loads_nothing(app, method) -> None:
    answer = ask(app, method, "/help.html")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert STYLE_SOURCE in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers
    if method == "GET":
        assert PLAIN_HELP in answer.text
        assert not re.search(r"<script|<link rel=\"stylesheet|src=", answer.text)


def test_the_lines_stand_together_by_region_and_service() -> None:
    places = [line.place for line in plain_lines()]

    assert places == sorted(places)
    assert set(places) == set(REGION_NAMES.values())
