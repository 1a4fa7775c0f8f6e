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
    "Have four beers",
    "use 5 to 7 cups",
    "stick to six cigarettes",
    "taper by 10 %",
    "2 grams every 4 hours",
    "less than 5 capsules",
    "three drinks are fine",
    "reduce en 2 gramos",
    "bebe menos de cuatro copas",
    "5 gotas cada 6 horas",
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
    *(
        "signs of depression",
        "a use disorder",
        "you are an alcoholic",
        "dependence",
        "PTSD",
        "the daily limit",
        "Suboxone",
    ),
    *("high risk", "it treats", "a cure", "herbal", "dirty", "an abuser", "at risk", "curing", "you are failing"),
    *("depresión", "un trastorno", "alcohólica", "dependencia", "el límite diario", "alto riesgo", "sucio"),
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


# The list, item by item; "limit" alone is the person's own, and a streak has no word here at all.
@pytest.mark.parametrize(
    "item",
    [
        *("dose", "dosage advice", "recommended", "safe amount", "daily limit", "take 2 g", "try 2 g", "reduce to 2 g"),
        *("detox", "cure", "treats", "helps you quit", "natural", "clean", "dirty", "abuse", "addict", "failed"),
        *("relapse", "you are at risk of", "opioid use disorder", "Suboxone", "low risk", "normal", "streak"),
    ],
)
def test_every_item_of_the_list_is_in_the_patterns(item):
    assert NEVER.search(item) or ADVICE.search(item)


def test_words_beside_a_rule_in_python_are_read_too(tmp_path):
    _plant(tmp_path, "app/features/x/sentences.py", '"""Never a dose."""\n\nWORDS = {"en": "your recommended dose"}\n')
    _plant(tmp_path, "app/cli/say.py", 'HELLO = "this is normal"\n')

    assert never_said(tmp_path) == ["app/cli/say.py:1", "app/features/x/sentences.py:3"]


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
