"""The list of screens, read from the app itself: a new one is looked at by every test that looks at all of them."""

import re
import uuid
from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.browser.conftest import ROOT
from tests.browser.flagged import MIXED, flag, hard_days, mixed
from tests.browser.person import Person
from tests.browser.trending import chooses

_LIST = ROOT / "frontend" / "src" / "app" / "screens.ts"
_SCREEN = re.compile(r"^  \{\n    at: /\^(?P<at>[^\n]*)\$/,\n(?P<rest>.*?)^  \},", re.DOTALL | re.MULTILINE)
_SEEN_BY = re.compile(r'seenBy: "(\w+)"')

# What stands for the parts of an address that differ: the screen of one entry needs its id.
ENTRY = str(uuid.UUID("3f0c2a52-6f1e-4b53-9a0e-8a5f0c7d1e21"))
_SAMPLES = {"[0-9a-f-]{36}": ENTRY}


def _path(at: str) -> str:
    for pattern, sample in _SAMPLES.items():
        at = at.replace(pattern, sample)
    path = at.replace("\\/", "/")
    assert re.fullmatch(r"/[a-z0-9/-]*", path), f"say in _SAMPLES what an address of {at} looks like"
    return path


def _paths() -> dict[str, str]:
    """Who sees each path: "anyone", "stranger", or "own" for whoever has a journal."""
    found = {}
    source = _LIST.read_text()
    for screen in _SCREEN.finditer(source):
        seen_by = _SEEN_BY.search(screen["rest"])
        found[_path(screen["at"])] = seen_by[1] if seen_by else "own"
    assert len(found) == source.count("\n    at: /"), "a screen is written in another way than the rest"
    return found


_ALL = _paths()
# "/" is Today or the welcome, and not in the list; an address that leads nowhere is a screen too.
STRANGER_SCREENS = ("/", *(path for path, who in _ALL.items() if who != "own"), "/nowhere")
OWN_SCREENS = ("/", *(path for path, who in _ALL.items() if who != "stranger"), "/nowhere")


PLAN = {"goal": "moderate", "goal_from": "2026-11-01", "bounds": [{"substance": "alcohol", "per_day": "2"}]}
HARD_DAYS = {
    "warning_signs": ["restless evenings"],
    "helps": ["a walk by the river"],
    "people": [{"id": ENTRY, "name": "Sam", "number": "555-0142", "pinned": True}],
    "reasons": ["the garden"],
}
TRACKERS = [{"id": f"own:{ENTRY}", "name": "Pain in the knee", "kind": "scale"}]


def fill_a_day(person: Person) -> None:
    """A journal with something in every place, flags on Today, own plans, and the entry that `ENTRY` names."""
    person.begin()
    chooses(person, plan=PLAN, safety_plan=HARD_DAYS, trackers=TRACKERS, **{"raise": ["sleep"]})
    person.remembers(
        {
            "id": ENTRY,
            "kind": "journal",
            "occurred_at": datetime.now(UTC).isoformat(),
            "text": "the entry with an address",
            "mood": 5,
            "tags": ["evening"],
        },
        *mixed(),
        *hard_days(),
    )
    person.open()
    expect(flag(person, MIXED)).to_be_visible()
    person.tracks("Alcohol", "Opioid, prescribed")
    person.craves(4)
    person.notices("Nausea", "Mild")
    person.writes("a few words")
    person.all_saved()
