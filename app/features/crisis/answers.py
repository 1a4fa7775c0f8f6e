"""The answers of the Help route, made once from the data file. Holds nothing that depends on who asks."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.features.crisis.dataset import DATASET, INTERNATIONAL, Dataset, EmergencyNumber, Region, Resource
from app.features.crisis.rules import (
    dial_uri,
    help_rank,
    keyword_to_fill_in,
    literal_keyword,
    missing_kinds,
    sms_uri,
)
from app.features.crisis.schemas import EmergencyLine, HelpLine, RegionHelp, RegionList

_UNLISTED = Region(emergency=(), items=())


@dataclass(frozen=True)
class Answer:
    """Bytes ready to send, and their entity tag."""

    body: bytes
    tag: str


class PlainLine(NamedTuple):
    """One number for a page without script: ready to be read, and to be dialled."""

    place: str
    kind: str
    name: str
    about: str
    words: str
    uri: str


# For pages that cannot ask the browser what a country is called.
REGION_NAMES = {
    "AU": "Australia",
    "BR": "Brazil · Brasil",
    "CA": "Canada · Canadá",
    "DE": "Germany · Alemania",
    "ES": "Spain · España",
    "FR": "France · Francia",
    "GB": "United Kingdom · Reino Unido",
    "IE": "Ireland · Irlanda",
    "IN": "India",
    "JP": "Japan · Japón",
    "MX": "Mexico · México",
    "NL": "Netherlands · Países Bajos",
    "NZ": "New Zealand · Nueva Zelanda",
    "SE": "Sweden · Suecia",
    "US": "United States · Estados Unidos",
    "ZA": "South Africa · Sudáfrica",
}


def plain_lines(data: Dataset = DATASET) -> tuple[PlainLine, ...]:
    """Every number of every region, by the region's name and in the order of the Help page."""
    regions = sorted((REGION_NAMES[code], region) for code, region in data.countries.items() if code != INTERNATIONAL)
    return tuple(line for place, region in regions for line in _plain_lines(place, region))


def _plain_lines(place: str, region: Region) -> Iterator[PlainLine]:
    for number in region.emergency:
        about = "" if number.use == "all" else number.use
        yield PlainLine(place, "emergency", "", about, f"Call {number.call}", dial_uri(number.call))
    for item in sorted(region.items, key=lambda item: help_rank(item.kind)):
        known = f"{_hours(item.hours)} {item.note}".strip()
        if item.call:
            yield PlainLine(place, item.kind, item.name, known, f"Call {item.call}", dial_uri(item.call))
        if item.text:
            uri = sms_uri(item.text, item.text_keyword)
            yield PlainLine(place, item.kind, item.name, known, _text_words(item), uri)


def _hours(hours: str | None) -> str:
    if hours is None:
        return "Hours not known."
    return "24 hours, every day." if hours == "24/7" else f"{hours}."


def _text_words(item: Resource) -> str:
    if own := keyword_to_fill_in(item.text_keyword):
        return f"Text your {own} to {item.text}"
    return f"Text {item.text_keyword} to {item.text}" if item.text_keyword else f"Text {item.text}"


def region_answer(region: str) -> Answer:
    """Help in a region; for one without data, the international directories and what is missing."""
    return _BY_REGION.get(region) or _answer(region_help(DATASET, region))


def region_help(data: Dataset, region: str) -> RegionHelp:
    """One region in the order of the Help page."""
    found = data.countries.get(region, _UNLISTED)
    present = {item.kind for item in found.items} | ({"emergency"} if found.emergency else set())
    return RegionHelp(
        region=region,
        collected=data.collected.isoformat(),
        emergency=tuple(_emergency_line(number) for number in found.emergency),
        items=_ordered(found),
        none_listed=tuple(missing_kinds(present)),
        international=_ordered(data.countries[INTERNATIONAL]),
    )


def _ordered(region: Region) -> tuple[HelpLine, ...]:
    return tuple(_help_line(item) for item in sorted(region.items, key=lambda item: help_rank(item.kind)))


def _emergency_line(number: EmergencyNumber) -> EmergencyLine:
    return EmergencyLine(
        call=number.call,
        call_uri=dial_uri(number.call),
        use=number.use,
        source=number.source,
        source_year=number.source_year,
        grade=number.grade,
    )


def _help_line(item: Resource) -> HelpLine:
    as_written = item.model_dump(exclude={"text_keyword", "translations"})
    return HelpLine(
        **as_written,
        call_uri=dial_uri(item.call) if item.call else None,
        text_uri=sms_uri(item.text, item.text_keyword) if item.text else None,
        keyword=literal_keyword(item.text_keyword),
        keyword_to_fill_in=keyword_to_fill_in(item.text_keyword),
    )


def _answer(model: RegionHelp | RegionList) -> Answer:
    body = model.model_dump_json().encode()
    return Answer(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


_REGIONS = tuple(sorted(DATASET.countries.keys() - {INTERNATIONAL}))
_BY_REGION = {region: _answer(region_help(DATASET, region)) for region in _REGIONS}
REGIONS_ANSWER = _answer(RegionList(collected=DATASET.collected.isoformat(), regions=_REGIONS))
