"""Wire shape of the settings document. Every number in it is the person's own; nothing is filled in for them."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from app.web.fields import PLAIN, Amount, IsoDate, OwnId, Slug, Strength, TimeZone, Unit, Uuid4Text
from app.web.schemas import WireModel, refuse

_MAX_ITEMS = 100
_MAX_LINES = 50  # of one part of the safety plan: more than anybody reads on a bad night
_MAX_PINNED = 2
_MAX_LINES_TO_RAISE = 3  # ten minutes hold no more

Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=PLAIN)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=PLAIN)]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
# As a person writes it: digits, and what is put between them for reading.
PhoneNumber = Annotated[str, StringConstraints(pattern=r"^[+*#(]{0,3}[0-9][0-9 ()./*#-]{0,39}$")]
PlanLine = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=PLAIN)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]


class QuietHours(WireModel):
    """No notices between these local times."""

    from_time: ClockTime = Field(default="22:00", alias="from")
    to_time: ClockTime = Field(default="08:00", alias="to")


class OwnSubstance(WireModel):
    """Something the person tracks that is not in the list."""

    id: OwnId
    name: Name
    unit: Unit | None = None


class OwnSymptom(WireModel):
    """Something the person rates that is not in the list."""

    id: OwnId
    name: Name


class Tracker(WireModel):
    """Something the person follows day by day in their own words; the values are in "Body and sleep".

    A hidden one stays here: old entries carry its id, and its name is what makes them readable.
    """

    id: OwnId
    name: Name
    kind: Literal["scale", "yes_no", "number"] = Field(description="0 to 10; 1 yes or 0 no; any number")
    unit: Unit | None = None
    shown: bool = True


class Product(WireModel):
    """A product as the person calls it, with what its label says."""

    substance: Slug
    name: Name
    unit: Unit | None = None
    strength: Strength | None = None


class Bound(WireModel):
    """The person's own bound. Ebb never fills one in."""

    substance: Slug
    per_day: Amount | None = None
    unit: Unit = "use"
    not_before: ClockTime | None = None


class Plan(WireModel):
    goal: Literal["none", "moderate", "taper", "abstain"] = "none"
    goal_from: IsoDate | None = None
    bounds: list[Bound] = Field(default_factory=list, max_length=_MAX_ITEMS)


class PlanContact(WireModel):
    """Somebody to call: a clinician, a sponsor, a service the person chose."""

    id: Uuid4Text
    name: Name
    number: PhoneNumber | None = None


class PlanPerson(PlanContact):
    """Somebody of their own. Only a pinned one is shown while the phone is locked."""

    pinned: bool = False


class SafetyPlan(WireModel):
    """The person's own words for the hard hours, in the order in which they are used."""

    warning_signs: list[PlanLine] = Field(default_factory=list, max_length=_MAX_LINES)
    helps: list[PlanLine] = Field(default_factory=list, max_length=_MAX_LINES)
    people: list[PlanPerson] = Field(default_factory=list, max_length=_MAX_LINES)
    professionals: list[PlanContact] = Field(default_factory=list, max_length=_MAX_LINES)
    places: list[PlanLine] = Field(default_factory=list, max_length=_MAX_LINES)
    reasons: list[PlanLine] = Field(default_factory=list, max_length=_MAX_LINES)

    @model_validator(mode="after")
    def _few_are_pinned(self) -> Self:
        if sum(person.pinned for person in self.people) > _MAX_PINNED:
            raise refuse("pinned", "pin two people at most")
        return self


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
    trackers: list[Tracker] = Field(default_factory=list, max_length=_MAX_ITEMS)
    plan: Plan = Field(default_factory=Plan)
    safety_plan: SafetyPlan = Field(default_factory=SafetyPlan)
    to_raise: list[Line] = Field(
        default_factory=list,
        alias="raise",
        max_length=_MAX_LINES_TO_RAISE,
        description="what the person wants to say at the next appointment",
    )
    appointment: IsoDate | None = None
    display: Display = Field(default_factory=Display)


class SettingsView(WireModel):
    revision: int = Field(description="0 until something was saved")
    settings: SettingsDocument


class SettingsPut(WireModel):
    settings: SettingsDocument
    mutation_id: Uuid4Text | None = None
