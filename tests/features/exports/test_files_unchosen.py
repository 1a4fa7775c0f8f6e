"""Attack 29: what was not chosen is in no file. Every thing to choose has a word or a number that is its own."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.exports.building import bundle_bytes
from app.features.exports.report import build_report
from app.features.exports.spreadsheet import build_spreadsheet
from tests.features.exports.bundles import bundle_of
from tests.features.exports.recorded import JAW, TEA, WALK, WEIGHT
from tests.support.chosen import Json, chosen, wrote

SETTINGS: Json = {
    "time_zone": "America/New_York",
    "own_substances": [{"id": TEA, "name": "zz-own-substance", "unit": "cup"}],
    "own_symptoms": [{"id": JAW, "name": "zz-own-symptom"}],
    "trackers": [
        {"id": WALK, "name": "zz-walked", "kind": "yes_no", "unit": None, "shown": True},
        {"id": WEIGHT, "name": "zz-weight", "kind": "number", "unit": "zz-kilos", "shown": False},
    ],
    "products": [{"substance": "kratom_leaf", "name": "zz-product-of-settings", "unit": None, "strength": None}],
    "plan": {
        "goal": "taper",
        "goal_from": "2026-11-19",
        "bounds": [
            {"substance": "alcohol", "per_day": "771", "unit": "zz-bound", "not_before": None},
            {"substance": "kratom_leaf", "per_day": "772", "unit": "zz-other-bound", "not_before": None},
        ],
    },
    "raise": ["zz-to-raise"],
    "safety_plan": {"reasons": ["zz-safety-plan"]},
}
_LEAF = {"substance": "kratom_leaf", "product": "zz-product", "reasons": ["zz-reason"], "note": "zz-use-note"}
ENTRIES: list[Json] = [
    wrote("craving", "2026-10-30T09:01:00-05:00", intensity=8, note="zz-before", substance="cannabis"),
    wrote("craving", "2026-11-02T09:02:00-05:00", intensity=3, note="zz-craving-note", triggers=["zz-trigger"]),
    wrote("craving", "2026-11-03T09:03:00-05:00", intensity=3, substance="cannabis", coping=["zz-coping"]),
    wrote("journal", "2026-11-04T09:04:00-05:00", mood=7, text="zz-text", tags=["zz-tag"]),
    wrote("side_effects", "2026-11-05T09:05:00-05:00", ratings={"nausea": 2}, note="zz-nausea-note"),
    wrote("side_effects", "2026-11-06T09:06:00-05:00", ratings={"anxiety": 1, JAW: 3}),
    wrote("side_effects", "2026-11-07T09:07:00-05:00", sleep_hours=7.3125, note="zz-sleep-note"),
    wrote("side_effects", "2026-11-08T09:08:00-05:00", trackers={WALK: "1"}, note="zz-walk-note"),
    wrote("side_effects", "2026-11-08T09:09:00-05:00", trackers={WEIGHT: "70.1875"}),
    wrote("intake", "2026-11-09T09:10:00-05:00", **_LEAF, amount="3.0625", unit="zz-unit", route="zz-route"),
    wrote("intake", "2026-11-10T09:11:00-05:00", substance="alcohol", strength={"amount": "41.5", "unit": "zz-proof"}),
    wrote("intake", "2026-11-11T09:12:00-05:00", substance=TEA),
    wrote("intake", "2026-11-12T09:13:00-05:00", substance="medicine", prescribed="taken", note="zz-medicine-note"),
]
LEAF, ALCOHOL, OWN = "substance:kratom_leaf", "substance:alcohol", f"substance:{TEA}"
MOOD_OR_TEXT = ({"mood"}, {"text"})
# What gives each thing away, and what must be chosen for it: all of one of these.
SIGNS: dict[str, tuple[set[str], ...]] = {
    "T09:01:": (),
    "zz-before": (),
    "zz-product-of-settings": (),
    "zz-safety-plan": (),
    "T09:02:": ({"craving"},),
    "zz-craving-note": ({"craving", "text"},),
    "zz-trigger": ({"craving", "text"},),
    "T09:03:": ({"craving"},),
    "zz-coping": ({"craving", "text"},),
    "substance:cannabis": ({"craving", "substance:cannabis"},),
    "T09:04:": MOOD_OR_TEXT,
    "zz-text": ({"text"},),
    "zz-tag": ({"text"},),
    "T09:05:": ({"symptom:nausea"},),
    "422587007": ({"symptom:nausea"},),
    "zz-nausea-note": ({"symptom:nausea", "text"},),
    "T09:06:": ({"symptom:anxiety"}, {f"symptom:{JAW}"}),
    "symptom:anxiety": ({"symptom:anxiety"},),
    "zz-own-symptom": ({f"symptom:{JAW}"},),
    "7.3125": ({"sleep"},),
    "zz-sleep-note": ({"sleep", "text"},),
    "zz-walked": ({f"tracker:{WALK}"},),
    "zz-walk-note": ({f"tracker:{WALK}", "text"},),
    "zz-weight": ({f"tracker:{WEIGHT}"},),
    "zz-kilos": ({f"tracker:{WEIGHT}"},),
    "70.1875": ({f"tracker:{WEIGHT}"},),
    "T09:10:": ({LEAF},),
    "3.0625": ({LEAF},),
    "zz-unit": ({LEAF},),
    "zz-route": ({LEAF},),
    "zz-product": ({LEAF, "text"},),
    "zz-reason": ({LEAF, "text"},),
    "zz-use-note": ({LEAF, "text"},),
    "T09:11:": ({ALCOHOL},),
    "zz-proof": ({ALCOHOL},),
    "zz-own-substance": ({OWN},),
    "T09:13:": ({"substance:medicine"},),
    "MedicationStatement": ({"substance:medicine"},),
    "zz-medicine-note": ({"substance:medicine", "text"},),
    "2026-11-19": ({"plan"},),
    "zz-bound": ({"plan", ALCOHOL},),
    "zz-other-bound": ({"plan", LEAF},),
    "zz-to-raise": ({"raise"},),
}
OFFERED = sorted({name for ways in SIGNS.values() for way in ways for name in way} | {"flags", "before"})
choices = st.sets(st.sampled_from(OFFERED), min_size=1)


def record_of(include, **more):
    return chosen(ENTRIES, include, settings=SETTINGS, **more)


def is_chosen(sign: str, include: set[str]) -> bool:
    return any(way <= include for way in SIGNS[sign])


@settings(deadline=None, max_examples=200)
@given(include=choices)
def test_attack_29_a_bundle_holds_what_was_chosen_and_nothing_else(include):
    bundle = bundle_bytes(bundle_of(record_of(include))).decode()

    said = {sign for sign in SIGNS if sign in bundle}
    assert said == {sign for sign in SIGNS if is_chosen(sign, include)}


@settings(deadline=None, max_examples=60)
@given(include=choices)
def test_attack_29_nor_does_the_report_inside_it_or_a_spreadsheet_hold_more(include):
    record = record_of(include)

    report, table = json.dumps(build_report(record)), build_spreadsheet(record).decode()

    unchosen = {sign for sign in SIGNS if not is_chosen(sign, include)}
    assert [sign for sign in unchosen if sign in report or sign in table] == []


@settings(deadline=None, max_examples=60)
@given(include=choices, held=st.sets(st.integers(0, len(ENTRIES) - 1)))
def test_attack_29_what_was_held_back_is_nowhere_whatever_was_chosen(include, held):
    ids = [f"00000000-0000-4000-8000-{place + 1:012x}" for place in held]

    record = record_of(include, hold_back=ids)
    bundle = bundle_bytes(bundle_of(record)).decode()

    times = [ENTRIES[place]["occurred_at"][10:17] for place in held]
    assert [time for time in times if time in bundle] == []
    assert {one.entry_id for one in record.entries} & set(ids) == set()
