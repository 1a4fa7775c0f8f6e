"""What a report says of cravings, symptoms, sleep, mood and the person's own trackers. Pure; no scores."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from app.features.exports.shapes import Json
from app.features.exports.tallies import Tallied, middle, number, part, table
from app.features.exports.words import severity, word
from app.features.patterns.rules.facts import HARD_CRAVING
from app.features.trends.days import text_of
from app.features.trends.lines import reports
from app.features.trends.windows import quartiles

_SEVERITIES = range(4)  # of a rating: none, mild, moderate, severe
_TO_BE_READ = 2  # decimals of hours
_OUTCOMES = ("passed", "ongoing", "used", None)
_ROWS = ("daily_highest", "range", "strong_days", "rated_days")


def craving(tallied: Tallied) -> Iterator[Json]:
    """The highest of each day, and the same for the period before where that was chosen."""
    include = tallied.record.include
    if "craving" not in include:
        return
    heads, columns = [tallied.say("this_period")], [_highest(tallied, tallied.daily["craving"]["max"])]
    if "before" in include:
        heads.append(_before_name(tallied))
        columns.append(_highest(tallied, _highest_before(tallied)))
    names = [tallied.say(row, least=HARD_CRAVING) for row in _ROWS]
    rows = [[name, *cells] for name, *cells in zip(names, *columns, strict=True)]
    lines = [*_outcomes(tallied), *_around(tallied)]
    yield part("craving", tallied.say("craving"), lines, table([tallied.say("measure"), *heads], rows))


def _highest(tallied: Tallied, values: Sequence[int]) -> list[str]:
    if not values:
        return [tallied.say("none_logged")] * 3 + ["0"]
    median, low, high = middle(values)
    strong = sum(value >= HARD_CRAVING for value in values)
    return [median, tallied.say("spread", low=low, high=high), str(strong), str(len(values))]


def _highest_before(tallied: Tallied) -> Sequence[int]:
    cut = tallied.opened.days.cut
    found = [
        (cut(one.document["occurred_at"], one.document["time_zone"])[0], one.document["intensity"])
        for one in tallied.record.before
    ]
    return [int(value) for value in reports(found, "max").max]


def _before_name(tallied: Tallied) -> str:
    first = date.fromisoformat(tallied.record.first_day).toordinal()
    days = (tallied.date(text_of(day)) for day in (first - tallied.days, first - 1))
    return tallied.say("period_before", **dict(zip(("first", "last"), days, strict=True)))


def _outcomes(tallied: Tallied) -> Iterator[str]:
    for substance in tallied.parts("substance"):
        counts = Counter(
            one.document["outcome"]
            for one in tallied.record.entries
            if one.kind == "craving" and one.document["substance"] == substance
        )
        if counts:
            said = ", ".join(_counted(tallied, outcome, counts[outcome]) for outcome in _OUTCOMES if counts[outcome])
            yield tallied.say("outcomes", name=tallied.name("substance", substance), counts=said)


def _counted(tallied: Tallied, outcome: str | None, count: int) -> str:
    what = word(tallied.record.language, "OUTCOMES", outcome) if outcome else tallied.say("not_said")
    return tallied.say("count", what=what, count=count)


def _around(tallied: Tallied) -> Iterator[str]:
    """The words of cravings, which are there only with free text."""
    found = [one.document for one in tallied.record.entries if one.kind == "craving"]
    for name in ("triggers", "coping"):
        spoken = (word(tallied.record.language, name.upper(), each) for one in found for each in one[name])
        if said := tallied.counted(spoken):
            yield tallied.say(name, words=said)


def symptoms(tallied: Tallied) -> Iterator[Json]:
    """Days by the highest rating of each symptom, those that weighed most first."""
    found = tallied.symptoms()
    if not found:
        return
    highest = {each: tallied.daily[series]["max"] for each, series in found}
    heads = ("symptom", *_SEVERITIES, "not_logged")
    rows = [
        [
            tallied.name("symptom", each),
            *(str(highest[each].count(rating)) for rating in _SEVERITIES),
            str(tallied.days - len(highest[each])),
        ]
        for each, _ in found
    ]
    language = tallied.record.language
    named = [tallied.say(head) if isinstance(head, str) else severity(language, head) for head in heads]
    yield part("symptoms", tallied.say("symptoms"), [], table(named, rows))


def sleep(tallied: Tallied) -> Iterator[Json]:
    """Median and middle half of the hours of each night."""
    if "sleep" not in tallied.record.include:
        return
    hours = sorted(tallied.daily["sleep"]["mean"])
    line = tallied.say("nothing")
    if hours:
        median, low, high = (number(value, _TO_BE_READ) for value in quartiles(hours))
        missing = tallied.days - len(hours)
        line = tallied.say("sleep_line", median=median, low=low, high=high, count=len(hours), missing=missing)
    yield part("sleep", tallied.say("sleep"), [line])


def mood(tallied: Tallied) -> Iterator[Json]:
    """Median and range of the days."""
    if "mood" not in tallied.record.include:
        return
    means = tallied.daily["mood"]["mean"]
    line = tallied.say("nothing")
    if means:
        median, low, high = middle(means)
        missing = tallied.days - len(means)
        line = tallied.say("mood_line", median=median, low=low, high=high, count=len(means), missing=missing)
    yield part("mood", tallied.say("mood"), [line])


def trackers(tallied: Tallied) -> Iterator[Json]:
    """What the person follows in their own words, as it is counted: yes and no, or a number."""
    found = tallied.parts("tracker")
    if not found:
        return
    kinds = {each["id"]: each["kind"] for each in tallied.record.settings["trackers"]}
    heads = [tallied.say(head) for head in ("tracker", "values", "days_logged", "not_logged")]
    rows = [_tracker_row(tallied, each, is_yes_no=kinds.get(each) == "yes_no") for each in found]
    checks = {each: len(tallied.daily[f"tracker:{each}"]["check"]) for each in found}
    lines = [
        tallied.say("details", name=tallied.name("tracker", each), details=tallied.say("to_check", count=count))
        for each, count in checks.items()
        if count
    ]
    yield part("trackers", tallied.say("trackers"), lines, table(heads, rows))


def _tracker_row(tallied: Tallied, tracker: str, *, is_yes_no: bool) -> list[str]:
    series = tallied.daily[f"tracker:{tracker}"]
    values = series[series["daily"]]
    said = tallied.say("none_logged")
    if values and is_yes_no:
        said = tallied.say("yes_no", yes=sum(map(bool, values)), no=len(values) - sum(map(bool, values)))
    elif values:
        median, low, high = middle(values)
        said = tallied.say("median_range", median=median, low=low, high=high)
    name = tallied.name("tracker", tracker)
    named = f"{name} ({series['unit']})" if series["unit"] else name
    return [named, said, str(len(values)), str(tallied.days - len(values))]
