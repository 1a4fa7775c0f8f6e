"""Reports by hand, in the shape of `exports/schemas.py`: empty, a month, a year of everything, other scripts."""

import math
from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]
NOTICES = [
    "This journal records what its owner chose to write. It is not medical advice or an emergency service.",
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
        "unit": "0\u201310",
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
    return report(
        **{
            "heading": ["Alex Rivera, born 3 May 1988", *report()["heading"], "Recorded on 23 of 30 days."],
            "sections": _month_sections(),
            "charts": _month_charts(),
            **changes,
        }
    )


def _month_sections() -> list[Json]:
    substances = {
        "head": ["Substance", "Days used", "None today", "Not logged", "Usual amount", "Usual times"],
        "rows": [
            ["Kratom leaf", "11", "9", "10", "2 capsule", "07:30\u201309:00"],
            ["Alcohol", "3", "20", "7", "2 drink", "20:00\u201322:30"],
        ],
    }
    symptoms = {
        "head": ["Symptom", "None", "Mild", "Moderate", "Severe", "Not logged"],
        "rows": [["Nausea", "10", "8", "4", "1", "7"], ["Trouble sleeping", "5", "9", "8", "2", "6"]],
    }
    return [
        section("raise", "What I want to raise", "• The mornings are hardest.", "• Is my sleep part of this?"),
        section("events", "Safety events", "14 November 2026, 23:10: slow or shallow breathing was recorded."),
        section("prescribed", "Prescribed medicine", "Taken on 19 days, missed on 3, different on 1."),
        section(
            "craving",
            "Craving, 0 to 10",
            "Median of the highest of each day 6 (range 1 to 9) on 23 days. At 7 or more on 8 days.",
            "The 30 days before: median 7 (range 2 to 10) on 20 days; at 7 or more on 11 days.",
        ),
        section("substances", "Other substances", "Never summed.", table=substances),
        section("symptoms", "Symptoms", table=symptoms),
        section("sleep", "Sleep", "Median 6.5 hours, middle half 5.5 to 7, 21 nights."),
        section("changes", "Dated changes", "1 November 2026: plan changed to taper."),
    ]


def _month_charts() -> list[Json]:
    first = date(2026, 10, 24)
    return [
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
    ]


def dense(**changes: Any) -> Json:
    """A year in which everything there is was recorded and chosen, with long notes."""
    first = date(2025, 11, 23)
    words = "The afternoon was long and I walked by the water until it passed. "
    many = [[f"Symptom number {index}", "120", "80", "60", "20", "85"] for index in range(40)]
    used = [[f"Substance {index}", "200", "40", "125", "3 capsule", "08:00\u201321:00"] for index in range(20)]
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


def crowded(**changes: Any) -> Json:
    """The most there can be: twenty parts of long Spanish words, tables with names of 120 letters, twelve charts."""
    word = "Desacostumbradamente electroencefalografista otorrinolaringológicamente "
    name = (word * 2)[:120]
    head = ["Sustancia", "Días de consumo", "Ninguno ese día", "Sin anotar", "Cantidad habitual", "Horas habituales"]
    rows = [
        [f"{index} {name}"[:120], "200", "40", "125", "3,5 cucharaditas", "08:00\u201321:00"] for index in range(30)
    ]
    parts = [
        section(f"part-{index}", f"Parte {index}: {word}", *[f"{index}.{line} {word * 6}" for line in range(20)])
        for index in range(16)
    ]
    tables = [section(f"table-{index}", f"Tabla {index}", table={"head": head, "rows": rows}) for index in range(4)]
    first = date(2025, 11, 23)
    charts = [{"id": f"chart-{index}", "title": f"{index} {name}", "series": series(first, 365)} for index in range(12)]
    return report(
        **{
            "language": "es",
            "title": "Resumen de salud",
            "from": first.isoformat(),
            "heading": [f"{name[:100]}, nacida el 3 de mayo de 1988", *report()["heading"]],
            "sections": [*parts, *tables],
            "charts": charts,
            **changes,
        }
    )


def spanish(**changes: Any) -> Json:
    """A month in Spanish."""
    substances = {
        "head": ["Sustancia", "Días de consumo", "Ninguno ese día", "Sin anotar", "Cantidad habitual", "Horas"],
        "rows": [
            ["Hojas de kratom", "11", "9", "10", "2 cápsulas", "07:30\u201309:00"],
            ["Bebidas alcohólicas", "3", "20", "7", "2 bebidas", "20:00\u201322:30"],
        ],
    }
    base = month()
    return {
        **base,
        "language": "es",
        "title": "Resumen de salud",
        "heading": [
            "Begoña Ávila Íñiguez, nacida el 3 de mayo de 1988",
            "Del 24 de octubre al 22 de noviembre de 2026, a 22 de noviembre de 2026, 16:00 (America/New_York).",
            "Informado por la propia persona, sin verificar. Contiene solo lo que la persona eligió.",
        ],
        "sections": [
            section("raise", "Lo que quiero plantear", "• ¿El sueño tiene que ver con esto?"),
            section("substances", "Otras sustancias", "Nunca se suman.", table=substances),
        ],
        "charts": [{**chart, "title": title} for chart, title in zip(base["charts"], _SPANISH_TITLES, strict=True)],
        **changes,
    }


_SPANISH_TITLES = ("Ganas de consumir", "Horas de sueño", "Medicamento recetado")
