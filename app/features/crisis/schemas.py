"""What the Help page gets. Every line carries where it comes from and when it was checked."""

from typing import Literal

from app.web.schemas import WireModel


class EmergencyLine(WireModel):
    """A number for danger now, as written and as a target."""

    call: str
    call_uri: str
    use: str
    source: str
    source_year: int | None
    grade: Literal["A", "B"]


class HelpLine(WireModel):
    """A line, text service or directory. `None` means not known, never "none"."""

    id: str
    name: str
    kind: str
    call: str | None
    call_uri: str | None
    text: str | None
    text_uri: str | None
    keyword: str | None
    keyword_to_fill_in: str | None
    url: str | None
    hours: str | None
    languages: tuple[str, ...] | None
    note: str
    source: str
    source_year: int | None
    grade: Literal["A", "B"]


class RegionHelp(WireModel):
    """Help in one region, in the order of the Help page."""

    region: str
    collected: str
    emergency: tuple[EmergencyLine, ...]
    items: tuple[HelpLine, ...]
    none_listed: tuple[str, ...]
    international: tuple[HelpLine, ...]


class RegionList(WireModel):
    """The regions there are numbers for."""

    collected: str
    regions: tuple[str, ...]
