"""The report on paper: what stands on it, in which order, on how many pages."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise

import pytest

from app.features.exports import pdf
from app.features.exports.pdf import render_pdf
from tests.support.pages import drawings, opened, tags, text, texts
from tests.support.reports import Json, crowded, dense, month, report, section, series, spanish

PAPERS = ("A4", "Letter")
REPORTS = {"nothing": report, "month": month, "dense": dense, "crowded": crowded, "spanish": spanish}


def in_order(words: str, *parts: str) -> bool:
    places = [words.find(part) for part in parts]
    return -1 not in places and all(before < after for before, after in pairwise(places))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", REPORTS)
def test_two_pages_are_enough_for_whatever_was_recorded(name, paper):
    read = opened(render_pdf(REPORTS[name](), paper))

    width, height = {"A4": (595.28, 841.89), "Letter": (612, 792)}[paper]
    assert 1 <= len(read.pages) <= 2
    assert [float(side) for side in read.pages[0].mediabox] == pytest.approx([0, 0, width, height], abs=0.01)


def test_it_is_read_in_the_order_of_the_report():
    words = text(render_pdf(month(), "A4"))

    assert in_order(
        words,
        "Health summary",
        "Alex Rivera, born 3 May 1988",
        "Patient-reported, not verified. Contains only what the person chose",
        "What I want to raise",
        "• The mornings are hardest.",
        "Safety events",
        "Other substances Never summed. Substance Days used None today Not logged Usual amount Usual times",
        "Kratom leaf 11 9 10 2 capsule 07:30\u201309:00 Alcohol 3 20 7",
        "Symptoms Symptom None Mild Moderate Severe Not logged Nausea 10 8 4 1 7",
        "Dated changes",
        "Over time",
        "It is not medical advice",
    )


@pytest.mark.parametrize("paper", PAPERS)
def test_each_page_says_whose_it_is_that_nobody_verified_it_and_which_page_it_is(paper):
    for number, words in enumerate(texts(render_pdf(dense(), paper)), 1):
        foot = words[words.rfind("Health summary · Alex Rivera, born 3 May 1988") :]

        assert f"Patient-reported, not verified · Page {number} of 2" in foot
        assert "It is not medical advice or an emergency service." in foot


def test_one_page_is_the_first_of_one():
    assert "Page 1 of 1" in text(render_pdf(month(), "Letter"))


def test_in_spanish_the_words_of_the_paper_are_spanish_too():
    made = render_pdf(spanish(), "A4")

    assert "/Lang (es)" in made.decode("latin-1")
    assert in_order(
        text(made), "Begoña Ávila Íñiguez", "A lo largo del tiempo", "24 días · de 4 a", "sin verificar · Página 1 de 1"
    )


def test_headings_tables_and_figures_are_tagged_in_reading_order():
    found = [role for role, _ in tags(render_pdf(month(), "A4"))]

    assert found[:3] == ["/Document", "/H1", "/P"]
    assert found.count("/H2") == 9
    assert found.count("/Table") == 2
    assert found.count("/TH") == 12
    assert found.count("/TD") == 24
    assert found[-4:] == ["/Figure", "/Figure", "/Figure", "/P"]


def test_a_chart_is_the_same_in_numbers_on_paper_and_to_who_hears_it():
    values = series(date(2026, 10, 24), 30)
    chart = {"id": "craving", "title": "Craving", "series": {**values, "sentence": "No clear direction."}}

    made = render_pdf(report(charts=[chart]), "A4")

    said = f"{len(values['days'])} days · {min(values['max']):g} to {max(values['max']):g}"
    assert said in text(made)
    assert ("/Figure", f"Craving. {said}. No clear direction.") in tags(made)


def test_units_of_a_chart_are_in_the_language_of_the_paper():
    hours = {**series(date(2026, 10, 24), 30), "unit": "hours", "daily": "mean"}
    charts = [{"id": "sleep", "title": "Sueño", "series": hours}]

    assert "horas, media del día" in text(render_pdf(spanish(charts=charts), "A4"))


def test_days_of_a_prescribed_medicine_are_counted_beside_its_chart():
    details = month()["charts"][2]["series"]["prescribed"]

    words = text(render_pdf(month(), "A4"))

    assert f"taken {details['taken_days']} · missed {details['missed_days']} · different" in words


def test_no_line_is_drawn_across_days_without_a_record():
    days = ["2026-10-25", "2026-10-26", "2026-11-10", "2026-11-11"]
    gap = {"from": "2026-10-27", "to": "2026-11-09"}
    columns = {"days": days, "n": [1] * 4, "gaps": [gap], "max": [1, 2, 3, 4], "median": [1, 2, 3, 4]}
    with_gap = {**series(date(2026, 10, 24), 30), **columns}
    charts = [{"id": "craving", "title": "Craving", "series": with_gap}]

    made = render_pdf(report(charts=charts), "A4")

    assert "Hatched: nothing recorded." in text(made)
    (drawn,) = drawings(made)
    medians = re.findall(r"\n1 w\n0 G\nn ([^S]*)\nS", drawn)
    assert [path.count(" l") for path in medians] == [1, 1]


def test_days_of_use_alone_one_day_and_weeks_make_charts_too():
    nothing: Json = {name: [] for name in ("days", "n", "mean", "max", "median", "low", "high", "gaps")}
    one = {"days": ["2026-10-24"], "n": [1], "mean": [3], "max": [3], "median": [None], "gaps": []}
    first = date(2026, 10, 24)
    charts = [
        {"id": "empty", "title": "Empty", "series": {**series(first, 30), **nothing, "scale": None}},
        {"id": "one", "title": "One", "series": {**series(first, 30), **one, "scale": {"low": 3, "high": None}}},
    ]

    of_a_day = text(render_pdf(report(charts=charts, to="2026-10-24"), "A4"))
    of_weeks = text(render_pdf(report(charts=charts, by="week"), "A4"))

    assert in_order(of_a_day, "Each dot is one day.", "Empty 0 days", "One 1 day · 3 to 3")
    assert in_order(of_weeks, "Each dot is one week.", "Empty 0 weeks", "One 1 week · 3 to 3")


def test_what_does_not_fit_is_counted():
    notes = [f"Note {number} of a long year with many words in each of them." for number in range(500)]
    made = render_pdf(report(sections=[section("text", "In their own words", *notes)]), "A4")

    words = text(made)
    shown = sum(f"Note {number} of" in words for number in range(500))
    assert 20 < shown < 500
    assert f"… and {500 - shown} more, which did not fit on this paper." in words


def test_charts_that_do_not_fit_are_counted():
    words = text(render_pdf(dense(), "A4"))

    shown = sum(f"Measure number {number} 277 days" in words for number in range(24))
    assert f"{24 - shown} more charts did not fit on this paper." in words


def test_what_a_report_is_and_is_not_never_gives_way():
    said = "Patient-reported, not verified. Contains only what the person chose; absence does not mean none."

    assert said in text(render_pdf(crowded(heading=["Somebody", said]), "Letter"))


def test_the_same_report_is_the_same_bytes_in_another_process_and_in_threads_at_once():
    here = render_pdf(month(), "A4")
    code = (
        "import sys; from tests.support.reports import month; from app.features.exports.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(month(), 'A4'))"
    )
    elsewhere = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60, env=elsewhere)
    with ThreadPoolExecutor(3) as pool:
        together = [job.result() for job in [pool.submit(render_pdf, month(), "A4") for _ in range(6)]]

    assert there.stdout == here
    assert set(together) == {here}


def test_one_paper_waits_for_another():
    """Fonts are read from a place that threads share: two at once could draw each other's letters."""
    with ThreadPoolExecutor(1) as pool:
        with pdf._ONE_AT_A_TIME:
            second = pool.submit(render_pdf, report(), "A4")
            with pytest.raises(TimeoutError):
                second.result(timeout=0.5)
        made = second.result(timeout=60)

    assert made.startswith(b"%PDF")


def test_the_file_says_its_title_and_date_and_nothing_of_who_made_it():
    said = opened(render_pdf(month(), "A4")).metadata

    assert said == {
        "/Title": "Summary from a personal journal",
        "/CreationDate": "D:20261122160000-05'00'",
        "/ModDate": "D:20261122160000-05'00'",
        "/Trapped": "/False",
        **dict.fromkeys(("/Author", "/Creator", "/Keywords", "/Producer", "/Subject"), ""),
    }


def test_the_library_is_loaded_with_the_first_paper_and_not_at_start():
    code = (
        "import sys, app.main, app.features.exports.pdf;"
        "print({'reportlab', 'PIL', 'pymupdf_fonts'} & {name.split('.')[0] for name in sys.modules})"
    )

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert said.stdout.strip() == "set()"
