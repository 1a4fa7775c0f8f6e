"""Wire shapes of trends: columns of numbers, each with how many reports it stands on."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from app.features.entries.schemas import Unreadable
from app.web.fields import IsoDate, TimeZone
from app.web.schemas import WireModel

Numbers = list[float]
MaybeNumbers = list[float | None]
Counts = list[int]


class TrendsParameters(WireModel):
    """What trends may be asked for. An unknown name is refused."""

    model_config = ConfigDict(strict=False)  # a query holds texts alone

    first_day: IsoDate | None = Field(default=None, alias="from", description="without it, 90 days end on the last day")
    last_day: IsoDate | None = Field(default=None, alias="to", description="without it, today")
    series: Annotated[str, StringConstraints(max_length=4_000)] | None = Field(
        default=None, description="ids with commas between; without it, what you track and have recorded"
    )
    time_zone: TimeZone | None = Field(default=None, description="where it is today; asked only where `to` is missing")


class Span(WireModel):
    """Days, both included."""

    from_day: str = Field(alias="from")
    to_day: str = Field(alias="to")


class Ends(WireModel):
    """The lowest and the highest value there can be."""

    low: float
    high: float


class Usual(WireModel):
    """Where most days lay in eight weeks that ended two weeks before the last day: median, and 2 robust sigmas."""

    median: float
    low: float
    high: float
    from_day: str = Field(alias="from")
    to_day: str = Field(alias="to")
    logged_days: int


class Slope(WireModel):
    """Theil-Sen over the last days of the period, at most 90, and its interval of 95 %."""

    per_week: float
    low: float
    high: float
    from_day: str = Field(alias="from")
    to_day: str = Field(alias="to")
    logged_days: int
    widened: float = Field(description="by how much days that resemble their neighbours made the interval wider")


class Check(WireModel):
    """An entry with a number far above the person's own: left out of every figure here until it was looked at."""

    day: str
    entry_id: str
    value: float
    unit: str | None


class Event(WireModel):
    """Something that may explain a change. `before` and `after` are the person's own words, ids or zones."""

    day: str
    kind: Literal["plan", "zone", "unit"]
    before: str | None
    after: str


class Line(WireModel):
    """One measure over time. The columns have one place per day (or week) on which something was recorded."""

    unit: str | None
    daily: Literal["max", "mean", "total"] = Field(description="the column that median, usual and slope are made of")
    scale: Ends | None
    days: list[str]
    n: Counts
    mean: Numbers
    max: Numbers
    total: Numbers | None
    median: MaybeNumbers = Field(description="of 7 days around; null where fewer than 3 of them were recorded")
    low: MaybeNumbers
    high: MaybeNumbers
    logged_days: int
    usual: Usual | None
    slope: Slope | None
    direction: Literal["rising", "falling", "unclear", "too_few"]
    needs: int = Field(description="how many more logged days a slope needs")
    sentence: str
    check: list[Check]


class IntakeDetails(WireModel):
    """Of each day with uses: clock times as written, minutes between uses, and amounts, each unit by itself."""

    first: list[str | None]
    last: list[str | None]
    between: MaybeNumbers = Field(description="median minutes between uses of one day")
    unknown: Counts = Field(description="uses of the day without an amount")
    amounts: list[Line] = Field(description="days of use on which every amount is known and in this unit")
    left_out: list[str] = Field(description="units there was no room for")


class PrescribedDetails(WireModel):
    """Of each day: how often it was taken, missed, taken differently; and how many days of the period were which."""

    taken: Counts
    missed: Counts
    different: Counts
    taken_days: int
    missed_days: int
    different_days: int
    not_logged_days: int


class Series(Line):
    """A measure with what surrounds it."""

    measure: Literal["craving", "mood", "sleep", "symptom", "intake", "prescribed", "tracker"]
    gaps: list[Span] = Field(description="three days or more without a record; by weeks: whole weeks without one")
    incomplete_from: str = Field(description="from here on days are missing on one side of the window")
    events: list[Event]
    intake: IntakeDetails | None
    prescribed: PrescribedDetails | None


class ByTime(WireModel):
    """Counts by the hour of the clock (24) and by weekday, Monday first (7)."""

    n: int
    by_hour: Counts
    by_weekday: Counts


class DayGroup(WireModel):
    """Days of one sort: how many there were on each weekday, and their worst cravings, counted from 0 to 10."""

    n: int
    by_weekday: Counts
    worst_cravings: Counts
    craving_days: int


class OneSubstance(WireModel):
    """Days on which nothing was used and days of use, counted beside each other. Says nothing of causes."""

    none_days: DayGroup
    use_days: DayGroup
    uses: ByTime


class Different(WireModel):
    """What was different: counts only, nothing inferred."""

    cravings: ByTime = Field(description="every craving recorded, zeros too")
    worst_cravings: ByTime = Field(description="the worst craving of each day, the earliest of equals; zeros left out")
    craving_days: Counts = Field(description="days with a craving recorded, by weekday")
    substances: dict[str, OneSubstance]


class Recorded(WireModel):
    """Days (or weeks) with any entry at all."""

    days: list[str]
    n: Counts


class Trends(WireModel):
    """Trends of one period. A function of the entries up to `to` and of the settings; no clock is read."""

    from_day: str = Field(alias="from")
    to_day: str = Field(alias="to")
    by: Literal["day", "week"] = Field(description="weeks begin on Monday and stand by it; beyond 400 days")
    day_boundary: str
    recorded: Recorded
    series: dict[str, Series]
    left_out: list[str] = Field(description="series there was no room for; ask for them by name")
    different: Different
    unreadable: list[Unreadable]
