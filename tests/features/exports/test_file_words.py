"""Words of files: the same ones in every language, with the same blanks to fill in."""

import re

from app.features.exports import file_words
from tests.architecture.never_said import ADVICE, NEVER


def test_both_languages_say_the_same_things():
    english, spanish = (file_words._SAID[language] for language in ("en", "es"))

    assert english.keys() == spanish.keys()
    assert {key: set(re.findall(r"\{\w+\}", text)) for key, text in english.items()} == {
        key: set(re.findall(r"\{\w+\}", text)) for key, text in spanish.items()
    }


def test_no_word_of_a_file_judges_or_advises():
    said = [text for words in file_words._SAID.values() for text in words.values()]

    assert [text for text in said if NEVER.search(text) or ADVICE.search(text)] == []
