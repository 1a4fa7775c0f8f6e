"""The answers of the Help route, made once from the data file. Holds nothing that depends on who asks."""

import hashlib
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


class DirectLine(NamedTuple):
    """A number for a page that has room for few: where it is for, who answers, and how a phone dials it."""

    region: str
    name: str
    call: str
    uri: str


def direct_lines(data: Dataset = DATASET) -> tuple[DirectLine, ...]:
    """Each region's emergency numbers, then its first line for a crisis that can be called."""
    found: list[DirectLine] = []
    for region, numbers in data.countries.items():
        found += (DirectLine(region, "Emergency", each.call, dial_uri(each.call)) for each in numbers.emergency)
        lines = [item for item in numbers.items if item.kind == "crisis" and item.call]
        found += (DirectLine(region, item.name, item.call or "", dial_uri(item.call or "")) for item in lines[:1])
    return tuple(found)


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
