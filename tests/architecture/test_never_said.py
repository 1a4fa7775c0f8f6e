"""No screen, answer, description or document advises an amount, promises or judges; what is planted is found."""

import pytest

from tests.architecture.never_said import ADVICE, NEVER, SAID_ON_PURPOSE, documents, never_said, shown
from tests.architecture.source_tree import ROOT

ADVISED = (
    "Take 2 grams",
    "start with 500 mg",
    "no more than three capsules",
    "a safe amount",
    "the recommended dose",
    "reduce to 1 g",
    "up to 4 tablets",
    "the usual daily intake",
    "no más de 2 gramos",
    "la dosis recomendada",
    "it helps you quit",
)
JUDGED = (
    *(
        "your dose",
        "detox",
        "it cures",
        "it treats pain",
        "a natural leaf",
        "you are clean",
        "abuse",
        "addiction",
        "failed",
    ),
    *("relapse", "you are at risk", "low risk", "that is normal", "your streak", "well done", "una dosis", "recaída"),
    *("estás limpio", "adicto", "tu racha", "recomendado", "fracaso", "natural"),
)


def _plant(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_nothing_anywhere_advises_promises_or_judges():
    assert never_said(ROOT) == []


@pytest.mark.parametrize("text", ADVISED)
def test_planted_advice_is_found_wherever_it_stands(tmp_path, text):
    _plant(tmp_path, "frontend/src/locales/en/today.ts", f'export const today = {{ hint: "{text}" }};\n')
    _plant(tmp_path, "frontend/src/locales/es/today.ts", f"  hint: `{text} hoy`,\n")
    _plant(tmp_path, "app/web/errors.py", f"class Lost(AppError):\n    title = '{text}'\n")
    _plant(tmp_path, "frontend/openapi.json", f'{{"info": {{"description": "{text}"}}}}')
    _plant(tmp_path, "frontend/public/manifest.webmanifest", f'{{"name": "{text}"}}')
    _plant(tmp_path, "README.md", text.replace(" ", "\n"))
    _plant(tmp_path, "docs/adr/0001-x.md", text)

    assert len(never_said(tmp_path)) == 7


@pytest.mark.parametrize("text", JUDGED)
def test_a_planted_verdict_on_a_screen_is_found(tmp_path, text):
    _plant(tmp_path, "frontend/src/locales/en/today.ts", f'export const today = {{ hint: "{text}" }};\n')
    _plant(tmp_path, "app/features/x/router.py", f"def lost():\n    raise LostError('{text}')\n")
    _plant(tmp_path, "frontend/openapi.json", f'{{"paths": [{{"summary": "{text}"}}]}}')

    assert len(never_said(tmp_path)) == 3


def test_ordinary_words_and_an_engineers_are_let_through(tmp_path):
    _plant(
        tmp_path, "docs/operations.md", "The test failed; `make clean`; at most 4 parameters; up to 3 servers; normal."
    )
    _plant(
        tmp_path,
        "frontend/src/locales/en/today.ts",
        '// clean\nexport const today = { a: "Sobredosis. Take a walk" };\n',
    )

    assert never_said(tmp_path) == []


def test_every_exception_is_needed():
    everything = " ".join(text for _, text in [*shown(ROOT), *documents(ROOT)])

    assert [said for said in SAID_ON_PURPOSE if said not in everything] == []
    assert [said for said in SAID_ON_PURPOSE if not (NEVER.search(said) or ADVICE.search(said))] == []
