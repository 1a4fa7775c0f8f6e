"""Records to make files of: one with everything in it, and strategies for any other."""

from typing import Any

from hypothesis import strategies as st

from app.features.exports.shapes import ChosenRecord
from app.features.trends.measures import SUBSTANCES, SYMPTOMS
from tests.support.chosen import Json, chosen, id_of, wrote

TEA = "own:2f1e6a1c-0f6b-4d54-8c1f-0a4a8b6f2f10"
JAW = "own:7c0f4f0e-3a51-4b43-9c55-58d0ac5f5a11"
WALK, WEIGHT, PAIN = (f"own:{n}d2b1c3e-5f7a-4c2d-9e8f-0a1b2c3d4e5f" for n in (1, 2, 3))
SETTINGS: Json = {
    "time_zone": "America/New_York",
    "substances": ["kratom_leaf", "alcohol", TEA],
    "prescribed": ["opioid_prescribed", "benzodiazepine_sedative"],
    "own_substances": [{"id": TEA, "name": "Evening tea", "unit": "cup"}],
    "symptoms": ["nausea", "insomnia"],
    "own_symptoms": [{"id": JAW, "name": "Tight jaw"}],
    "trackers": [
        {"id": WALK, "name": "Walked", "kind": "yes_no", "unit": None, "shown": True},
        {"id": WEIGHT, "name": "Weight", "kind": "number", "unit": "kg", "shown": True},
        {"id": PAIN, "name": "Pain", "kind": "scale", "unit": None, "shown": False},
    ],
    "plan": {
        "goal": "taper",
        "goal_from": "2026-11-01",
        "bounds": [{"substance": "kratom_leaf", "per_day": "4", "unit": "capsule", "not_before": "12:00"}],
    },
    "raise": ["The nights", "A letter for work"],
}
ENTRIES: list[Json] = [
    wrote("craving", "2026-10-20T09:00:00-04:00", intensity=4),
    wrote("craving", "2026-10-21T09:00:00-04:00", intensity=9),
    wrote("craving", "2026-11-02T21:14:00-05:00", intensity=7, substance="kratom_leaf", outcome="passed"),
    wrote("craving", "2026-11-02T23:59:59.5Z", intensity=0, triggers=["stress"], coping=["walked"], note="An hour."),
    wrote(
        "side_effects",
        "2026-11-03T08:00:00+05:45",
        ratings={"nausea": 2, "insomnia": 0, "constipation": 1, "chest_pain": 3, JAW: 1, "tremor": 2},
        trackers={WALK: "1", WEIGHT: "71.5", PAIN: "3"},
        sleep_hours=5.5,
        note="Slept badly.",
    ),
    wrote("side_effects", "2026-11-04T08:00:00-05:00", none=True),
    wrote("journal", "2026-11-05T08:00:00-05:00", text="The lake was quiet.", mood=6, tags=["walk"]),
    wrote("journal", "2026-11-05T09:00:00-05:00", mood=2),
    wrote("journal", "2026-11-05T10:00:00-05:00", tags=["only a tag"], text="\u00a0"),
    wrote(
        "intake",
        "2026-11-06T08:00:00-05:00",
        substance="kratom_leaf",
        product="Green",
        amount="2",
        unit="capsule",
        strength={"amount": "500", "unit": "mg"},
        estimated=True,
        planned=False,
        route="swallowed",
        reasons=["pain"],
        note="With tea.",
    ),
    wrote("intake", "2026-11-06T20:00:00-05:00", substance="alcohol", amount="330", unit="ml"),
    wrote("intake", "2026-11-07T08:00:00-05:00", substance="seven_oh", prescribed="taken"),
    wrote("intake", "2026-11-07T09:00:00-05:00", substance="opioid_prescribed", prescribed="taken", amount="8"),
    wrote("intake", "2026-11-08T09:00:00-05:00", substance="opioid_prescribed", prescribed="missed"),
    wrote("intake", "2026-11-09T09:00:00-05:00", substance="benzodiazepine_sedative", amount="0.5", unit="MG"),
    wrote("intake", "2026-11-09T10:00:00-05:00", substance="medicine", product="Ibuprofen", amount="1", unit="tablet"),
    wrote("intake", "2026-11-10T09:00:00-05:00", substance=TEA, amount="0.000001", unit="cup"),
    wrote("intake", "2026-11-11T09:00:00-05:00", none=True),
    wrote("intake", "2026-11-12T09:00:00-05:00", substance="alcohol", none=True),
]
IDS = (
    *("craving", "mood", "sleep", "text", "flags", "plan", "raise", "before"),
    *(f"symptom:{each}" for each in (*sorted(SYMPTOMS), JAW)),
    *(f"substance:{each}" for each in (*sorted(SUBSTANCES), TEA)),
    *(f"tracker:{each}" for each in (WALK, WEIGHT, PAIN)),
)


def whole(**wanted: Any) -> ChosenRecord:
    """Everything above, chosen."""
    return chosen(ENTRIES, IDS, settings=SETTINGS, **wanted)


# As the wire lets texts through: any characters but controls (app/web/fields.py, PLAIN).
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x7f").filter(lambda c: c >= " " or c in "\t\n\r")
)
words = texts.filter(bool).map(lambda text: text[:64])
_offsets = st.integers(-14 * 60, 14 * 60)
amounts = st.from_regex(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?", fullmatch=True)


@st.composite
def times(draw: st.DrawFn) -> str:
    """A time of these weeks as somebody somewhere writes it."""
    day, hour, minute = draw(st.integers(1, 22)), draw(st.integers(0, 23)), draw(st.integers(0, 59))
    offset = draw(_offsets)
    zone = "Z" if offset == 0 else f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    return f"2026-11-{day:02}T{hour:02}:{minute:02}:09{zone}"


_substances = st.sampled_from([*sorted(SUBSTANCES), TEA])
_symptoms = st.sampled_from([*sorted(SYMPTOMS), JAW])
_lists = st.lists(words, max_size=3)
_fields: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "journal": {"mood": st.none() | st.integers(0, 10), "text": texts, "tags": _lists},
    "craving": {
        "intensity": st.integers(0, 10),
        "substance": st.none() | _substances,
        "triggers": _lists,
        "coping": _lists,
        "outcome": st.sampled_from([None, "passed", "ongoing", "used"]),
        "note": texts,
    },
    "side_effects": {
        "ratings": st.dictionaries(_symptoms, st.integers(0, 3), max_size=4),
        "trackers": st.dictionaries(st.sampled_from([WALK, WEIGHT, PAIN]), amounts, max_size=3),
        "sleep_hours": st.none() | st.floats(0, 24),
        "note": texts,
    },
    "intake": {
        "substance": _substances,
        "product": texts,
        "amount": st.none() | amounts,
        "unit": st.none() | words.map(lambda text: text[:32]),
        "strength": st.none() | st.fixed_dictionaries({"amount": amounts, "unit": words}),
        "estimated": st.booleans(),
        "planned": st.none() | st.booleans(),
        "prescribed": st.sampled_from([None, "taken", "missed", "different"]),
        "route": st.none() | words,
        "reasons": _lists,
        "note": texts,
    },
}


@st.composite
def entries(draw: st.DrawFn) -> Json:
    kind = draw(st.sampled_from(sorted(_fields)))
    return wrote(kind, draw(times()), **draw(st.fixed_dictionaries(_fields[kind])))


__all__ = ["ENTRIES", "IDS", "SETTINGS", "amounts", "entries", "id_of", "texts", "whole"]
