"""Every word of a flag, in every language: calm, complete, and never an amount as advice."""

import re
import string

import pytest

from app.features.patterns.rules import words_en, words_es
from app.features.patterns.rules.catalogue import RULES
from app.features.patterns.rules.words import HELP
from tests.architecture.wording import LOUD, UNKIND

LANGUAGES = {"en": words_en, "es": words_es}
ADVICE = re.compile(
    r"\b(?:take|increase|raise|reduce|cut|lower|drop|stop|skip|limit|toma|sube|baja|reduce|deja)\b[^.]{0,40}"
    r"\b\d+(?:\.\d+)?\s*(?:mg|g|grams?|gramos?|capsules?|cápsulas?|%)",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(
    r"\b(?:abuse|junkie|non-?compliant|diagnos\w*|at risk|safe amount|recommended|kratom|we monitor|normal)\b",
    re.IGNORECASE,
)


def said():
    for language, words in LANGUAGES.items():
        for key, texts in {**words.FLAGS, **words.RULES}.items():
            yield from ((language, key, text) for text in texts)


@pytest.mark.parametrize(("language", "key", "text"), list(said()))
def test_every_line_is_calm(language, key, text):
    for pattern in (UNKIND, LOUD, ADVICE, FORBIDDEN):
        assert not pattern.search(text)


def test_the_patterns_see_what_they_are_for():
    assert ADVICE.search("You could take 2 g less")
    assert UNKIND.search("a clean day")
    assert FORBIDDEN.search("You are at risk of")


def names(texts):
    """What is filled in."""
    return sorted(name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name)


def test_all_languages_say_the_same_things():
    fields = {
        language: {key: names(texts) for key, texts in words.FLAGS.items()} for language, words in LANGUAGES.items()
    }

    assert fields["en"] == fields["es"]
    assert set(words_en.RULES) == set(words_es.RULES) == set(RULES)


def test_every_rule_has_words_and_every_flag_a_rule():
    assert {rule for rule, _ in words_en.FLAGS} == set(RULES)
    assert set(HELP) <= set(RULES)
