"""Wire shape of the settings document. Every number in it is the person's own; nothing is filled in for them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from app.features.settings.rules import is_date, is_region, is_time_zone
from app.web.schemas import WireModel, refuse

_PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
_SLUG = r"^([a-z][a-z0-9_]{0,63}|own:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$"
_OWN = r"^own:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_DECIMAL = r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?$"
_MAX_ITEMS = 100


def _zone(text: str) -> str:
    if not is_time_zone(text):
        raise refuse("time_zone", "use a name from the IANA list, such as Europe/Berlin")
    return text


def _date(text: str) -> str:
    if not is_date(text):
        raise refuse("date", "write a date as YYYY-MM-DD, from 2000 to 2199")
    return text


def _region(text: str) -> str:
    if not is_region(text):
        raise refuse("region", "use two capital letters, such as US")
    return text


Label = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_PLAIN)]
Unit = Annotated[str, StringConstraints(min_length=1, max_length=32, pattern=_PLAIN)]
Slug = Annotated[str, StringConstraints(pattern=_SLUG)]
OwnId = Annotated[str, StringConstraints(pattern=_OWN)]
Decimal = Annotated[str, StringConstraints(pattern=_DECIMAL)]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
IsoDate = Annotated[str, StringConstraints(max_length=10), AfterValidator(_date)]
TimeZone = Annotated[str, StringConstraints(max_length=64), AfterValidator(_zone)]
Region = Annotated[str, StringConstraints(max_length=2), AfterValidator(_region)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]


class QuietHours(WireModel):
    """No notices between these local times."""

    from_time: ClockTime = Field(default="22:00", alias="from")
    to_time: ClockTime = Field(default="08:00", alias="to")


class Strength(WireModel):
    amount: Decimal
    unit: Unit


class OwnSubstance(WireModel):
    """Something the person tracks that is not in the list."""

    id: OwnId
    name: Label
    unit: Unit | None = None


class OwnSymptom(WireModel):
    """Something the person rates that is not in the list."""

    id: OwnId
    name: Label


class Product(WireModel):
    """A product as the person calls it, with what its label says."""

    substance: Slug
    name: Label
    unit: Unit | None = None
    strength: Strength | None = None


class Bound(WireModel):
    """The person's own bound. Ebb never fills one in."""

    substance: Slug
    per_day: Decimal | None = None
    unit: Unit = "use"
    not_before: ClockTime | None = None


class Plan(WireModel):
    goal: Literal["none", "moderate", "taper", "abstain"] = "none"
    goal_from: IsoDate | None = None
    bounds: list[Bound] = Field(default_factory=list, max_length=_MAX_ITEMS)


class Display(WireModel):
    theme: Literal["system", "light", "dark"] = "system"


class SettingsDocument(WireModel):
    """Everything a person chose. Missing fields take their defaults; unknown ones are refused."""

    time_zone: TimeZone | None = None
    day_boundary: ClockTime = "04:00"
    quiet_hours: QuietHours = Field(default_factory=QuietHours)
    region: Region | None = None
    language: Language = "en"
    substances: list[Slug] = Field(default_factory=list, max_length=_MAX_ITEMS)
    own_substances: list[OwnSubstance] = Field(default_factory=list, max_length=_MAX_ITEMS)
    prescribed: list[Slug] = Field(default_factory=list, max_length=_MAX_ITEMS)
    products: list[Product] = Field(default_factory=list, max_length=_MAX_ITEMS)
    symptoms: list[Slug] = Field(default_factory=list, max_length=_MAX_ITEMS)
    own_symptoms: list[OwnSymptom] = Field(default_factory=list, max_length=_MAX_ITEMS)
    plan: Plan = Field(default_factory=Plan)
    display: Display = Field(default_factory=Display)


class SettingsView(WireModel):
    revision: int = Field(description="0 until something was saved")
    settings: SettingsDocument


class SettingsPut(WireModel):
    settings: SettingsDocument
    mutation_id: Annotated[str, StringConstraints(max_length=36)] | None = None
