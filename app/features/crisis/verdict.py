"""How urgent the words somebody wrote are. Pure; refuses to keep what it reads.

A guess, shown to the writer alone: docs/safety.md. The twin of frontend/src/lib/verdict.ts: change both or neither.
"""

from app.features.crisis.phrases import Machine, PhraseData, Tier, load_phrases
from app.features.crisis.points import Scales, kinds_of, load_points
from app.features.crisis.spelling import Speller
from app.features.crisis.wording import as_word, tokens_of


def speller_of(phrases: PhraseData, machine: Machine) -> Speller:
    """Repairs slips of the listed words, and leaves alone what a list of kinds or a phrase knows."""
    right = frozenset(kinds_of(phrases.words)) | machine.words
    return Speller([as_word(word) for word in phrases.slips.split()], right, phrases.short)


# At import: data that cannot be read stops the start.
PHRASES = load_phrases()
MACHINE = Machine(PHRASES)
SCALES = Scales(load_points(), PHRASES.words)
SPELLER = speller_of(PHRASES, MACHINE)


def crisis_tier(text: str) -> Tier:
    """How urgent the words are: 1, 2, or 0 for neither. A guess that misses much and errs at times.

    The points decide what is urgent; a phrase that speaks of it without is worth a question.
    """
    tokens = SPELLER.repaired(tokens_of(text))
    signs = MACHINE.signs(tokens)
    if SCALES.is_urgent(tokens, signs):
        return 1
    return 2 if any(sign.name in {"#1", "#2"} for sign in signs) else 0
