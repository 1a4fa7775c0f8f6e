"""What people read is kind, and the code names no third party; both checks catch what is planted."""

import pytest

from tests.architecture.source_tree import ROOT
from tests.architecture.wording import foreign_hosts, unkind_words


def _plant(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_no_word_shown_to_people_blames_or_shouts():
    assert unkind_words(ROOT) == []


def test_the_code_names_no_third_party():
    assert foreign_hosts(ROOT) == []


@pytest.mark.parametrize(
    "word",
    [
        "clean",
        "addict",
        "relapsed",
        "failed",
        "streak",
        "dose",
        "dosage",
        "Saved!",
        "limpio",
        "recaída",
        "dosis",
        "¡Bien",
    ],
)
def test_a_planted_word_is_caught(tmp_path, word):
    _plant(tmp_path, "frontend/src/locales/en/today.ts", f'export const today = {{ hint: "You {word}" }};\n')
    _plant(tmp_path, "app/web/errors.py", f"class Lost(AppError):\n    title = 'You {word}'\n")
    _plant(tmp_path, "app/web/service.py", f"def save():\n    raise Lost('You {word}')\n")

    found = unkind_words(tmp_path)

    assert found == ["app/web/errors.py:2", "app/web/service.py:2", "frontend/src/locales/en/today.ts:1"]


def test_ordinary_words_are_let_through(tmp_path):
    _plant(
        tmp_path,
        "frontend/src/locales/en/help.ts",
        'export const help = "Overdose: call now. Sobredosis. Cleanse!important";\n',
    )
    _plant(tmp_path, "app/web/service.py", "state = 'failed'\n")

    assert unkind_words(tmp_path) == []


@pytest.mark.parametrize("name", ["app/web/x.py", "frontend/src/api/x.ts"])
def test_a_planted_third_party_is_caught(tmp_path, name):
    _plant(tmp_path, name, 'send("https://metrics.example/collect")\n')

    assert foreign_hosts(tmp_path) == [f"{name}:1 names metrics.example"]


def test_a_source_in_a_comment_is_no_third_party(tmp_path):
    _plant(tmp_path, "app/x.py", "LIMIT = 3  # https://guideline.example/2024\n")
    _plant(tmp_path, "frontend/src/x.ts", "const limit = 3; // https://guideline.example/2024\n")

    assert foreign_hosts(tmp_path) == []
