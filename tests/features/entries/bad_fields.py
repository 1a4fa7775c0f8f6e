"""What must not be stored: for each field of each kind, values that are wrong, and the field the answer names."""

from typing import Any

CANARY = "canary-of-the-coal-mine"
Case = tuple[str, dict[str, Any], str]  # kind, what is changed, the fields that are named

OWN = "own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c4"
LONG = CANARY + "x" * 20_001
CONTROL = f"{CANARY}\x07"
ANY_TEXT = [5, True, None, [CANARY], {CANARY: 1}]
NOT_A_SCALE = [-1, 11, 5.5, 5.0, "5", True, [5], {CANARY: 5}, 2**62]


def _each(kind: str, field: str, values: list[Any], named: str = "") -> list[Case]:
    return [(kind, {field: value}, named or field) for value in values]


TIMES = [
    CANARY,
    "2026-11-22",
    "2026-11-22T21:14:00",
    "2026-11-22T21:14:00+15:00",
    "2026-11-22T21:14:00+05:99",
    "2026-02-30T12:00:00Z",
    "2026-12-31T23:59:60Z",
    "1900-01-01T12:00:00Z",
    "1999-12-31T23:59:59Z",
    "2200-01-01T12:00:00Z",
    "2026-11-24T21:00:01Z",  # two days and a second after the server's now
    "9999-12-31T23:59:59-14:00",
    1_795_381_200,
    None,
]
AMOUNTS = ["-1", "1e3", "1,5", ".5", "5.", "01", "0x1", "NaN", "Infinity", " 1", "1 ", "1234567890", "0.1234567", ""]
NO_DECIMALS = [*(amount for amount in AMOUNTS if amount != "-1"), "--1", "+1", "-", 3, 2.5, True, None, [CANARY]]
COMMON = [
    *_each("craving", "occurred_at", TIMES),
    *_each("craving", "time_zone", [CANARY, "America/New_York\n", "../etc/passwd", "", 5, "x" * 65]),
    *_each("craving", "schema", [0, 3, -1, "1", 1.0, True, None]),
    *_each("craving", "mutation_id", [CANARY, "", None, 5, "b3a8f6a0-1111-1222-8333-444444444444", "x" * 37]),
    *_each("craving", "kind", [CANARY, None, 5, [], ["craving"]]),
    *_each("craving", "id", ["b3a8f6a0-1111-4222-8333-444444444444"]),
    *_each("craving", "revision", [7]),
    *_each("craving", "change", [7]),
    *_each("craving", "recorded_at", ["2026-11-22T21:14:00Z"]),
    *_each("craving", "user_id", [CANARY], "*"),
    *_each("craving", CANARY, [1], "*"),
    *_each("craving", "text", [CANARY]),  # another kind's field
]
CRAVING = [
    *_each("craving", "intensity", [*NOT_A_SCALE, None]),
    *_each("craving", "substance", [CANARY, "", "own:1", 5, "x" * 65, "Kratom", "kratom_leaf\n"]),
    *_each("craving", "triggers", [CANARY, None, {CANARY: 1}, ["w"] * 33]),
    *_each("craving", "triggers", [[5], [""], [LONG[:65]], [CONTROL], [None]], "triggers.0"),
    *_each("craving", "coping", [["walk", None]], "coping.1"),
    *_each("craving", "outcome", [CANARY, "", 5, "Passed"]),
    *_each("craving", "note", [*ANY_TEXT, LONG[:4_001], CONTROL]),
]
JOURNAL = [
    *_each("journal", "text", [*ANY_TEXT, LONG[:20_001], CONTROL, f"{CANARY}\0"]),
    *_each("journal", "mood", NOT_A_SCALE),
    *_each("journal", "tags", [["w"] * 33, None]),
]
BODY_AND_SLEEP = [
    *_each("side_effects", "ratings", [None, [], CANARY, {f"s{n}": 1 for n in range(101)}]),
    *_each("side_effects", "ratings", [{"nausea": value} for value in (-1, 4, 1.5, "1", True, None)], "ratings.*"),
    *_each("side_effects", "ratings", [{CANARY: 1}, {"": 1}, {"own:5": 1}], "ratings.*.*"),
    *_each("side_effects", "trackers", [None, [], CANARY, {f"{OWN[:-3]}{n}": "1" for n in range(100, 201)}]),
    *_each("side_effects", "trackers", [{OWN: value} for value in NO_DECIMALS], "trackers.*"),
    *_each("side_effects", "trackers", [{CANARY: "1"}, {"": "1"}, {"own:5": "1"}, {"nausea": "1"}], "trackers.*.*"),
    ("side_effects", {"schema": 1}, "trackers"),  # an app that does not know them could write over them
    *_each("side_effects", "sleep_hours", [-0.5, 24.01, "8", True, [8]]),
    *_each("side_effects", "none", ["no", 0, None, True]),  # True beside ratings above 0
    *_each("side_effects", "note", [LONG[:4_001]]),
]
INTAKE = [
    *_each("intake", "amount", [*AMOUNTS, 2, 2.5, True, [CANARY]]),
    *_each("intake", "unit", ["", "x" * 33, 5, CONTROL]),
    *_each("intake", "substance", [None, CANARY]),
    *_each("intake", "product", [None, LONG[:201], CONTROL, 5]),
    *_each("intake", "strength", [CANARY, "500 mg"]),
    *_each("intake", "strength", [{"amount": amount, "unit": "mg"} for amount in ("-1", 500)], "strength.amount"),
    *_each("intake", "strength", [{"amount": "500"}], "strength.unit"),
    *_each("intake", "strength", [{"amount": "500", "unit": "mg", CANARY: 1}], "strength.*"),
    *_each("intake", "route", ["", "x" * 65, 5]),
    *_each("intake", "planned", ["yes", 1]),
    *_each("intake", "estimated", ["yes", 1, None]),
    *_each("intake", "prescribed", [CANARY, True, "forgotten"]),
    *_each("intake", "reasons", [["w"] * 33]),
    *_each("intake", "none", [True], "amount product strength"),
    ("intake", {"none": True, "amount": None, "prescribed": "taken"}, "prescribed product strength"),
]
CASES = [*COMMON, *CRAVING, *JOURNAL, *BODY_AND_SLEEP, *INTAKE]
