"""Finds words of danger and what surrounds them. Pure; the phone reads the same phrases with the same steps.

The phrases are data (crisis_phrases.json, over the lists of crisis_words.json) and this is the machine for them, the
twin of frontend/src/lib/phrases.ts: change both or neither, a test compares them. No regular expression looks for a
phrase: every phrase is short, so the work is linear in the length of the text. What it all comes to is weighed in
`verdict.py`.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from app.features.crisis.wording import SENTENCE, Token, as_word

DATA_FILE = Path(__file__).with_name("crisis_phrases.json")
WORDS_FILE = Path(__file__).with_name("crisis_words.json")

# 1: the writer means to die or to hurt themselves, or somebody is overdosing now. 2: would it help to talk? 0: neither.
Tier = Literal[0, 1, 2]
CALMEST_FIRST: tuple[Tier, ...] = (0, 2, 1)
# Parts between spaces; "|" is or, "?" after a part is maybe, "*" after a beginning is any ending, "_" is any word, "_3"
# up to three of them, CAPITALS stand for a list of words.
Text = Annotated[str, Field(min_length=1)]


class _Holder(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    tier: Tier
    phrases: tuple[Text, ...]


class Guard(_Holder):
    """What beside a match changes what it means: a negation before it, "of laughter" after it."""

    before: int
    after: int
    over: int  # the widest gap it reaches across: 0 within a clause, 1 within a sentence, 2 anywhere


class Group(_Holder):
    """Phrases that mean the same, and the guards they listen to."""

    guards: tuple[str, ...]


class PhraseData(BaseModel):
    """The two data files."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: Mapping[str, Text]
    slips: Text
    short: Mapping[str, Text]
    guards: Mapping[str, Guard]
    groups: Mapping[str, Group]


class Part(NamedTuple):
    """One place of a phrase; without words and beginnings any word may stand there."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    optional: bool

    def takes(self, word: str) -> bool:
        """Whether the word may stand here."""
        anything = not self.words and not self.beginnings
        return anything or word in self.words or word.startswith(self.beginnings)


class Phrase(NamedTuple):
    """A phrase ready to be looked for, and the group or guard it belongs to."""

    owner: str
    parts: tuple[Part, ...]


class Sign(NamedTuple):
    """Something that speaks for or against danger, and the token it begins at."""

    name: str
    start: int


class Found(NamedTuple):
    """Where a phrase stands: from the first token to the one after the last."""

    owner: str
    start: int
    end: int


def _listed(name: str, words: Mapping[str, str]) -> list[str]:
    """What a name in capitals stands for, lists within lists too; any other word is itself."""
    if not name.isupper():
        return [name]
    return [word for each in words[name].split() for word in _listed(each, words)]


def _part(written: str, words: Mapping[str, str]) -> list[Part]:
    optional = written.endswith("?")
    bare = written.removesuffix("?")
    if bare.startswith("_"):
        up_to = int(bare[1:] or 0)
        return [Part(frozenset(), (), optional=up_to > 0)] * max(up_to, 1)
    listed = [each for name in bare.split("|") for each in _listed(name, words)]
    whole = frozenset(as_word(each) for each in listed if not each.endswith("*"))
    return [Part(whole, tuple(as_word(each[:-1]) for each in listed if each.endswith("*")), optional)]


class Machine:
    """All phrases by the word they begin with. Made once; holds nothing of any text."""

    def __init__(self, data: PhraseData) -> None:
        self._data = data
        self._by_word: dict[str, list[Phrase]] = defaultdict(list)
        self._by_beginning: dict[str, list[Phrase]] = defaultdict(list)
        # Every word that stands in a phrase, and every beginning with its star.
        self.words: set[str] = set()
        holders: list[tuple[str, _Holder]] = [*data.groups.items(), *data.guards.items()]
        for owner, holder in holders:
            for written in holder.phrases:
                self._add(Phrase(owner, tuple(p for each in written.split() for p in _part(each, data.words))))

    def _add(self, phrase: Phrase) -> None:
        first = phrase.parts[0]
        if first.optional or first.takes(""):
            raise ValueError(f"a phrase of {phrase.owner} begins with anything")
        for part in phrase.parts:
            self.words |= part.words | {f"{beginning}*" for beginning in part.beginnings}
        for word in first.words:
            self._by_word[word].append(phrase)
        for beginning in first.beginnings:
            self._by_beginning[beginning].append(phrase)

    def signs(self, tokens: Sequence[Token]) -> list[Sign]:
        """The tier of each phrase that stands in the text, as "#1", and each guard, as "@past"."""
        groups: list[Found] = []
        guards: dict[str, set[int]] = defaultdict(set)
        for found in self._all(tokens):
            if found.owner in self._data.groups:
                groups.append(found)
            else:
                guards[found.owner].add(found.start)
        spoken = [Sign(f"#{self._weigh(found, tokens, guards)}", found.start) for found in groups]
        return spoken + [Sign(f"@{guard}", start) for guard, starts in guards.items() for start in starts]

    def _all(self, tokens: Sequence[Token]) -> Iterator[Found]:
        for start, (word, _) in enumerate(tokens):
            begun = [phrase for end in range(len(word)) for phrase in self._by_beginning.get(word[: end + 1], ())]
            for phrase in [*self._by_word.get(word, ()), *begun]:
                end = _end_of(phrase.parts, tokens, start)
                if end is not None:
                    yield Found(phrase.owner, start, end)

    def _weigh(self, found: Found, tokens: Sequence[Token], starts: Mapping[str, set[int]]) -> Tier:
        group = self._data.groups[found.owner]
        tiers: set[Tier] = {group.tier}
        for name in group.guards:
            guard = self._data.guards[name]
            if _is_near(guard, found, tokens, starts.get(name, set())):
                tiers.add(guard.tier)
        return next(tier for tier in CALMEST_FIRST if tier in tiers)


def _end_of(parts: Sequence[Part], tokens: Sequence[Token], start: int) -> int | None:
    """Where the longest reading of the phrase from here ends. Every reading at once: one set of places per word."""
    places, end = _with_optional({0}, parts), None
    for at in range(start, min(start + len(parts), len(tokens))):
        word, gap = tokens[at]
        if at > start and gap == SENTENCE:
            break
        places = _with_optional(
            {place + 1 for place in places if place < len(parts) and parts[place].takes(word)}, parts
        )
        if len(parts) in places:
            end = at + 1
        if not places:
            break
    return end


def _with_optional(places: set[int], parts: Sequence[Part]) -> set[int]:
    reached = set(places)
    for place in range(len(parts)):
        if place in reached and parts[place].optional:
            reached.add(place + 1)
    return reached


def _is_near(guard: Guard, found: Found, tokens: Sequence[Token], starts: set[int]) -> bool:
    """Whether the guard stands before or behind the match, with no wider gap between than it reaches across.

    One that looks both ways also looks into the match: "shot myself in the foot".
    """
    if guard.before and guard.after and any(at in starts for at in range(found.start, found.end)):
        return True
    for at in range(found.start - 1, max(found.start - 1 - guard.before, -1), -1):
        if tokens[at + 1].gap > guard.over:
            break
        if at in starts:
            return True
    for at in range(found.end, min(found.end + guard.after, len(tokens))):
        if tokens[at].gap > guard.over:
            break
        if at in starts:
            return True
    return False


def load_phrases() -> PhraseData:
    """The two data files, checked.

    Raises:
        ValidationError: if they are not as promised.
    """
    words, phrases = (json.loads(file.read_bytes()) for file in (WORDS_FILE, DATA_FILE))
    return PhraseData.model_validate(words | phrases)
