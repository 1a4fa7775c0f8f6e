"""Wire shapes of flags and of what a person answers to them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from app.features.entries.rules import parse_occurred_at
from app.features.entries.schemas import Unreadable
from app.features.patterns.rules.answers_given import State
from app.features.patterns.rules.shapes import Severity
from app.web.fields import IsoDate, Slug, Uuid4Text
from app.web.schemas import WireModel, refuse

MOST_RESPONSES = 200  # all of them must fit one body of 64 KiB
_LAST_YEAR = 2199

FlagId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,31}$")]
Response = Literal["acknowledge", "snooze", "expected", "not_useful"]


def _check_moment(text: str) -> str:
    moment = parse_occurred_at(text)
    if moment is None or moment.year > _LAST_YEAR:
        raise refuse("as_of", "write a time with its offset, such as 2026-11-22T21:14:00Z, from 2000 to 2199")
    return text


Moment = Annotated[
    str,
    StringConstraints(max_length=40),
    Field(json_schema_extra={"format": "date-time"}, description="RFC 3339 with offset; without it, now"),
    AfterValidator(_check_moment),
]


class FlagsParameters(WireModel):
    """What flags may be asked for. An unknown name is refused."""

    model_config = ConfigDict(strict=False)  # a query holds texts alone

    as_of: Moment | None = None


class Evidence(WireModel):
    """The entries behind a flag, and the numbers it follows from."""

    entry_ids: list[str]
    numbers: dict[str, float | str]


class Flag(WireModel):
    """One thing that changed in the person's own record."""

    id: str = Field(description="stays the same while it lasts, and tells nobody else anything")
    rule: str
    severity: Severity
    title: str
    text: str
    since: str
    until: str = Field(description="the last day that speaks for it")
    substances: list[str] = Field(description="what it is about; empty where it is about no substance")
    evidence: Evidence
    goes_away_when: str
    needs: int = Field(description="how many more logged days would make it surer; 0 for a plain fact")
    help: list[str] = Field(description="where to turn, nearest first; kinds of the Help page, people, own lists")
    source: str
    state: State
    state_until: str | None


class Flags(WireModel):
    """Gravest first. A function of entries up to `as_of`, settings, answers and `as_of`."""

    as_of: str
    flags: list[Flag]
    unreadable: list[Unreadable]


class LookedFor(WireModel):
    """One rule: what it looks for, with which numbers, and what it still needs from the person."""

    rule: str
    title: str
    looks_for: str
    numbers: dict[str, float]
    source: str
    needs: int = Field(description="how many more logged days before it can say anything; 0 if it can")
    of: str = Field(description="of which sort: use, craving, body, entries; empty for a plain fact")
    can_mute: bool
    muted: bool
    times_harder: float = Field(description="how much more it needs than at first, because it was not useful")


class Rules(WireModel):
    """Everything Ebb looks for."""

    as_of: str
    rules: list[LookedFor]


class GivenResponse(WireModel):
    """What was answered to one flag, and on which day."""

    flag: FlagId
    rule: RuleId
    substances: list[Slug] = Field(default_factory=list, max_length=20)
    since: IsoDate
    response: Response
    until: IsoDate | None = None
    answered_on: IsoDate


class ResponsesDocument(WireModel):
    """All answers, oldest first, and the rules that are muted."""

    responses: list[GivenResponse] = Field(default_factory=list, max_length=MOST_RESPONSES)
    muted: list[RuleId] = Field(default_factory=list, max_length=50)


class ResponsesView(WireModel):
    revision: int = Field(description="0 until something was answered")
    flag_responses: ResponsesDocument


class ResponsesPut(WireModel):
    flag_responses: ResponsesDocument
    mutation_id: Uuid4Text | None = None


class Answer(WireModel):
    """What the person says to one flag."""

    response: Response
    until: IsoDate | None = Field(default=None, description="for snooze and expected; at most 30 days on")
    as_of: Moment | None = None


class Answered(WireModel):
    """The flag as it stands now."""

    id: str
    state: State
    state_until: str | None
    revision: int
