"""What of a period can be chosen at all, and on how many of its days it was recorded. Pure; chooses nothing."""

from collections.abc import Iterable, Iterator, Sequence

from app.features.exports.choosing import Document, Recorded, named_in, set_ids
from app.features.exports.composing import Opened
from app.features.exports.shapes import Json
from app.features.exports.words import label_of
from app.features.patterns.rules.period import dated_facts
from app.features.patterns.rules.shapes import Choices

_TEXTS = ("text", "tags", "note", "triggers", "coping", "reasons", "product")
_ORDER = ("craving", "before", "mood", "sleep", "symptom", "substance", "tracker", "flags", "text", "plan", "raise")
Days = dict[str, set[int]]


def offered(opened: Opened, choices: Choices, *, days: tuple[int, int], language: str) -> list[Json]:
    """In the order of a conversation; of a sort, what was recorded on most days first."""
    first, last = days
    within = [one for one in opened.entries if first <= one.day <= last]
    found = _recorded(within, opened.settings)
    counts = {name: len(found[name]) for name in found}
    counts |= _without_days(opened.settings)
    if "craving" in found:
        start = 2 * first - last - 1
        earlier = {one.day for one in opened.entries if start <= one.day < first and one.document["kind"] == "craving"}
        counts |= {"before": len(earlier)} if earlier else {}
    if within:
        written = [(one.entry_id, one.document) for one in opened.entries if one.day <= last]
        counts["flags"] = len({finding.since for finding in dated_facts(written, choices, first, last)})
    ordered = sorted(counts, key=lambda name: (_ORDER.index(name.partition(":")[0]), -counts[name], name))
    return [
        {"include": name, "label": label_of(name, language, opened.settings), "days": counts[name]} for name in ordered
    ]


def _without_days(settings: Document) -> dict[str, int]:
    plan = settings.get("plan") or {}
    has_plan = plan.get("goal", "none") != "none" or plan.get("bounds")
    return {**({"plan": 0} if has_plan else {}), **({"raise": 0} if settings.get("raise") else {})}


def _recorded(within: Sequence[Recorded], settings: Document) -> Days:
    found: Days = {}
    for one in within:
        for name in _spoken_of(one.document):
            found.setdefault(name, set()).add(one.day)
    # "None" says so of whatever is followed: what is tracked, or recorded in these days.
    followed = {*found, *(name for name in set_ids(settings) if not name.startswith("tracker:"))}
    for one in within:
        kind = _denied(one.document)
        for name in followed if kind else ():
            if name.startswith(f"{kind}:"):
                found.setdefault(name, set()).add(one.day)
    return found


def _spoken_of(document: Document) -> Iterator[str]:
    yield from named_in(document) if document["kind"] != "craving" else ("craving",)
    if document.get("mood") is not None:
        yield "mood"
    if document.get("sleep_hours") is not None:
        yield "sleep"
    if _has_text(document, _TEXTS):
        yield "text"


def _has_text(document: Document, names: Iterable[str]) -> bool:
    return any(document.get(name) for name in names)


def _denied(document: Document) -> str | None:
    if not document.get("none") or document.get("substance"):
        return None
    return "symptom" if document["kind"] == "side_effects" else "substance"
