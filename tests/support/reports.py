"""Reports by hand, in the shape of `exports/schemas.py`: empty, a month, a year of everything, other scripts."""

import math
from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]
NOTICES = [
    "This journal records what its owner chose to write. It is not medical advice, a diagnosis or an emergency service.",
    "It never suggests how much of anything to take. Strength varies between products.",
    "Notes about patterns are simple arithmetic on entries and can be wrong or miss things.",
]
DAY = timedelta(days=1)


def series(first: date, days: int, **changes: Any) -> Json:
    """A measure recorded on most days: with a week and some single days missing."""
    kept = [day for day in range(days) if day % 11 not in {3, 4} and not 40 <= day % 90 < 47]
    values = [round(5 + 3 * math.sin(day / 9) + (day * 7 % 5 - 2) / 2, 1) for day in kept]
    written = [(first + day * DAY).isoformat() for day in kept]
    gaps = [
        {"from": (first + day * DAY).isoformat(), "to": (first + (day + 6) * DAY).isoformat()}
        for day in range(40, days - 7, 90)
    ]
    return {
        "unit": "0–10",
        "daily": "max",
        "scale": {"low": 0, "high": 10},
        "days": written,
        "n": [1 for _ in kept],
        "mean": values,
        "max": values,
        "total": None,
        "median": [round(5 + 3 * math.sin(day / 9), 1) for day in kept],
        "low": [None for _ in kept],
        "high": [None for _ in kept],
        "logged_days": len(kept),
        "usual": None,
        "slope": None,
        "direction": "unclear",
        "needs": 0,
        "sentence": "",
        "check": [],
        "measure": "craving",
        "gaps": gaps,
        "incomplete_from": (first + days * DAY).isoformat(),
        "events": [],
        "intake": None,
        "prescribed": None,
        **changes,
    }


def prescribed(first: date, days: int) -> Json:
    made = series(first, days, measure="prescribed", unit="times", daily="total", scale={"low": 0, "high": None})
    count = len(made["days"])
    lanes = {
        "taken": [int(place % 9 != 5) for place in range(count)],
        "missed": [int(place % 9 == 5) for place in range(count)],
        "different": [int(place % 31 == 30) for place in range(count)],
    }
    totals = {f"{lane}_days": sum(counts) for lane, counts in lanes.items()}
    nothing = [None] * count
    return {
        **made,
        "total": lanes["taken"],
        "median": nothing,
        "prescribed": {**lanes, **totals, "not_logged_days": days - count},
    }


def section(name: str, title: str, *lines: str, table: Json | None = None) -> Json:
    return {"id": name, "title": title, "lines": list(lines), "table": table}


def report(**changes: Any) -> Json:
    """A report of nothing; `changes` say more."""
    return {
        "version": 1,
        "language": "en",
        "title": "Health summary",
        "as_of": "2026-11-22T16:00:00-05:00",
        "from": "2026-10-24",
        "to": "2026-11-22",
        "by": "day",
        "heading": [
            "24 October to 22 November 2026, as of 22 November 2026, 16:00 (America/New_York).",
            "Patient-reported, not verified. Contains only what the person chose; absence does not mean none.",
        ],
        "sections": [],
        "charts": [],
        "notices": NOTICES,
        **changes,
    }


def month(**changes: Any) -> Json:
    """What most people share: a few things, a month, three charts."""
    first = date(2026, 10, 24)
    substances = {
        "head": ["Substance", "Days used", "None today", "Not logged", "Usual amount", "Usual times"],
        "rows": [
            ["Kratom leaf", "11", "9", "10", "2 capsule", "07:30–09:00"],
            ["Alcohol", "3", "20", "7", "2 drink", "20:00–22:30"],
        ],
    }
    symptoms = {
        "head": ["Symptom", "None", "Mild", "Moderate", "Severe", "Not logged"],
        "rows": [["Nausea", "10", "8", "4", "1", "7"], ["Trouble sleeping", "5", "9", "8", "2", "6"]],
    }
    return report(
        **{
            "heading": ["Alex Rivera, born 3 May 1988", *report()["heading"], "Recorded on 23 of 30 days."],
            "sections": [
                section("raise", "What I want to raise", "• The mornings are hardest.", "• Is my sleep part of this?"),
                section("events", "Safety events", "14 November 2026, 23:10: slow or shallow breathing was recorded."),
                section("prescribed", "Prescribed medicine", "Taken on 19 days, missed on 3, different on 1."),
                section(
                    "craving",
                    "Craving, 0 to 10",
                    "Median of the daily worst 6 (range 1 to 9) on 23 days. At 7 or more on 8 days.",
                    "The 30 days before: median 7 (range 2 to 10) on 20 days; at 7 or more on 11 days.",
                ),
                section("substances", "Other substances", "Never summed.", table=substances),
                section("symptoms", "Symptoms", table=symptoms),
                section("sleep", "Sleep", "Median 6.5 hours, middle half 5.5 to 7, 21 nights."),
                section("changes", "Dated changes", "1 November 2026: plan changed to taper."),
            ],
            "charts": [
                {"id": "craving", "title": "Craving", "series": series(first, 30)},
                {
                    "id": "sleep",
                    "title": "Sleep",
                    "series": series(
                        first,
                        30,
                        unit="h",
                        daily="mean",
                        scale={"low": 0, "high": None},
                        gaps=[{"from": "2026-11-05", "to": "2026-11-09"}],
                        events=[{"day": "2026-11-01", "kind": "plan", "before": None, "after": "taper"}],
                    ),
                },
                {"id": "prescribed", "title": "Prescribed medicine", "series": prescribed(first, 30)},
            ],
            **changes,
        }
    )


def dense(**changes: Any) -> Json:
    """A year in which everything there is was recorded and chosen, with long notes."""
    first = date(2025, 11, 23)
    words = "The afternoon was long and I walked by the water until it passed. "
    many = [[f"Symptom number {index}", "120", "80", "60", "20", "85"] for index in range(40)]
    used = [[f"Substance {index}", "200", "40", "125", "3 capsule", "08:00–21:00"] for index in range(20)]
    events = [f"{first + index * 3 * DAY}: two things within six hours of each other." for index in range(100)]
    notes = [f"{first + index * DAY}: {words * (1 + index % 4)}" for index in range(365)]
    base = month()
    return {
        **base,
        "from": first.isoformat(),
        "sections": [
            *base["sections"][:1],
            section("events", "Safety events", *events),
            *base["sections"][2:4],
            section("substances", "Other substances", table={**base["sections"][4]["table"], "rows": used}),
            section("symptoms", "Symptoms", table={**base["sections"][5]["table"], "rows": many}),
            *base["sections"][6:],
            section("text", "In their own words", *notes),
        ],
        "charts": [
            {"id": f"chart-{index}", "title": f"Measure number {index}", "series": series(first, 365)}
            for index in range(24)
        ],
        **changes,
    }
