"""Notes written for these tests, and how well they are read; `python -m tests.features.crisis.crisis_notes` writes the
figures into docs/safety.md.

`TAUGHT` taught the phrases or the points; what is called held in it was measured once, before. The sets of hands in it
are by twenty-three writers who saw no phrase and no other note. `SEEN` taught no points, but who wrote phrases has read
what was missed in it. `UNREAD` taught nothing: nobody who works on the phrases reads what is missed in it, only the
figures.
`OTHER_HANDS` are by writers who saw no phrase and no other note, and labelled by others who knew the rule alone; their
figures chose how notes are weighed. `BLIND` is the same, and its figures were first looked at when all was chosen.
`LONG` is the same, of journal entries.
`PINNED` is short sentences that are read exactly so; they teach as well.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from app.features.crisis.verdict import crisis_tier

NOTES = Path(__file__).with_name("notes")
TAUGHT = (
    *("written_against", "unseen_at_first", "held_apart", "taught_points", "fresh_dev", "fresh_held", "last_held"),
    *("voices_taught", "voices_held", "everyday_more", "everyday_again", "everyday_third"),
    *("hands_first", "hands_second", "hands_third", "hands_fourth", "hands_fifth", "hands_long"),
)
PINNED = "pinned"
PINNED_COUNT = 3
SEEN = ("seen_first", "seen_second")
UNREAD = ("voices_last", "voices_fresh")
OTHER_HANDS = ("other_hand", "other_hand_again", "other_hand_third")
BLIND = ("blind",)
LONG = ("other_hand_long", "blind_long")
SETS = TAUGHT + SEEN + UNREAD + OTHER_HANDS + BLIND + LONG
LANGUAGES = {"en": "English", "es": "Spanish"}
SAFETY = Path(__file__).parents[3] / "docs" / "safety.md"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"


class Note(NamedTuple):
    """A note, and how it should be read."""

    language: str
    kind: str
    tier: int
    text: str
    voice: str = ""  # who speaks, in the sets that were written in voices


class Figures(NamedTuple):
    """How well one tier is found: of what was shown how much was right, of what should be shown how much was."""

    right: int
    shown: int
    wanted: int

    @property
    def precision(self) -> float:
        """1 when nothing was shown wrongly."""
        return self.right / self.shown if self.shown else 1.0

    @property
    def recall(self) -> float:
        """1 when nothing was missed."""
        return self.right / self.wanted


def notes_of(name: str) -> list[Note]:
    """One set of notes; "\\n" in a note is a new line."""
    lines = (NOTES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    fields = (line.split("\t") for line in lines)
    return [
        Note(language, kind, int(tier), text.replace("\\n", "\n"), *voice)
        for language, kind, tier, text, *voice in fields
    ]


def teaching_notes() -> list[Note]:
    """All notes the points are learned from; short sentences count for more, because they have so few signs."""
    return [note for name in TAUGHT for note in notes_of(name)] + notes_of(PINNED) * PINNED_COUNT


tier_of = cache(crisis_tier)
"""The verdict; each note is read once by a test run, however many figures it stands in."""


def figures(notes: list[Note], tier: int) -> Figures:
    """One tier over some notes."""
    read = [(note.tier, tier_of(note.text)) for note in notes]
    return Figures(
        right=sum(wanted == got == tier for wanted, got in read),
        shown=sum(got == tier for _, got in read),
        wanted=sum(wanted == tier for wanted, _ in read),
    )


def table() -> str:
    """The figures of every set, language and tier, as they stand in docs/safety.md."""
    lines = ["| notes | language | how many | tier | precision | recall |", "|---|---|---|---|---|---|"]
    for name in SETS:
        for code, language in LANGUAGES.items():
            notes = [note for note in notes_of(name) if note.language == code]
            for tier in (1, 2):
                found = figures(notes, tier)
                shares = f"{found.precision:.2f} | {found.recall:.2f}"
                lines.append(f"| {name.replace('_', ' ')} | {language} | {len(notes)} | {tier} | {shares} |")
    return "\n".join(lines) + "\n"


def written_table() -> str:
    """What docs/safety.md says now."""
    return SAFETY.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]


def main() -> None:
    """Write the figures into docs/safety.md."""
    before, rest = SAFETY.read_text(encoding="utf-8").split(BEGIN)
    SAFETY.write_text(before + BEGIN + table() + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
