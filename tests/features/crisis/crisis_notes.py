"""Notes written for these tests, and how well they are read; `python -m tests.features.crisis.crisis_notes` writes the
figures into docs/safety.md.

`TAUGHT` taught the phrases or the points; what is called held in it was measured once, before. `SEEN` taught no points,
but who wrote phrases has read what was missed in it. `UNREAD` taught nothing: nobody who works on the phrases reads
what is missed in it, only the figures. `OTHER_HAND` was written by somebody who saw no phrase and no other note, and
labelled by a third who knew the rule alone; its kinds follow from its tiers. `PINNED` is short sentences that are read
exactly so; they teach as well.
"""

from pathlib import Path
from typing import NamedTuple

from app.features.crisis.verdict import crisis_tier

NOTES = Path(__file__).with_name("notes")
TAUGHT = (
    *("written_against", "unseen_at_first", "held_apart", "taught_points", "fresh_dev", "fresh_held", "last_held"),
    *("voices_taught", "voices_held", "everyday_more", "everyday_again", "everyday_third"),
)
PINNED = "pinned"
SEEN = ("seen_first", "seen_second")
UNREAD = ("voices_last", "voices_fresh")
OTHER_HAND = ("other_hand",)
SETS = TAUGHT + SEEN + UNREAD + OTHER_HAND
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
    """All notes the points are learned from."""
    return [note for name in (*TAUGHT, PINNED) for note in notes_of(name)]


def figures(notes: list[Note], tier: int) -> Figures:
    """One tier over some notes."""
    read = [(note.tier, crisis_tier(note.text)) for note in notes]
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
