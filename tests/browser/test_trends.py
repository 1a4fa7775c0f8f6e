"""Trends: the sentence, the drawing and the table say what the API says; days are read by finger and by keys."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow
from tests.browser.trending import (
    card,
    cravings_of,
    lives_a_year,
    looks_at,
    marks,
    opens_trends,
    rows,
    shows_dots,
    today,
    told,
    unfolds,
)

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
TRENDS = "**/api/v1/trends?**"
CHART_SECONDS = 0.020
SLOWER = 4  # times, as a phone of some years
proof = pytest.mark.proof
both = pytest.mark.parametrize("scheme", ["light", "dark"])

# Numbers and heads of columns that stand in two lines: 197 would be read as 19 and 7.
BROKEN_WORDS = """() => {
  const found = [];
  for (const cell of document.querySelectorAll("main td, main thead th")) {
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      const text = words.currentNode.data.trim();
      if (lines.size > 1 && !/\\s/.test(text)) found.push(text);
    }
  }
  return found;
}"""


def test_sentence_drawing_and_table_say_what_the_api_says(alice: Person) -> None:
    lives_a_year(alice, days=120)
    opens_trends(alice)
    looks_at(alice, "90 days")
    trends = told(alice, 90)
    craving, cannabis = trends["series"]["craving"], trends["series"]["intake:cannabis"]

    shown = card(alice, "Craving")
    expect(shown.get_by_text(craving["sentence"], exact=True)).to_be_visible()
    shows_dots(shown, len(craving["days"]))
    shown.get_by_text("Show as a table").click()
    table = rows(shown)
    uses = card(alice, "Cannabis")
    bars = marks(uses.locator(".plot-bars"))
    with alice.page.expect_response(lambda answer: "/entries" in answer.url or answer.ok):
        uses.get_by_role("link", name="Please check this entry").click()

    columns = zip(craving["max"], craving["mean"], craving["n"], craving["median"], strict=True)
    assert [row[1:] for row in reversed(table)] == [
        [f"{worst:g}", f"{mean:.1f}".removesuffix(".0"), str(n), "\N{EN DASH}" if middle is None else f"{middle:g}"]
        for worst, mean, n, middle in columns
    ]
    assert bars == sum(count > 0 for count in cannabis["total"])
    alice.page.wait_for_url(f"**/journal/{cannabis['check'][0]['entry_id']}")
    assert alice.said == []


@pytest.mark.proof
def test_arrow_keys_read_days_and_every_chart_follows(alice: Person) -> None:
    alice.begin()
    alice.remembers(
        *cravings_of({1: [6, 3], 2: [4], 5: [8]}),
        {
            "kind": "side_effects",
            "occurred_at": f"{today() - timedelta(days=1)}T12:00:00-05:00",
            "ratings": {"anxiety": 2},
            "sleep_hours": 6.5,
        },
    )
    opens_trends(alice)
    looks_at(alice, "7 days")
    keys = card(alice, "Craving").get_by_role("slider", name="Read a day: Craving")

    keys.focus()
    read = card(alice, "Craving").locator("output")
    expect(read).to_contain_text("nothing recorded")
    alice.page.keyboard.press("ArrowLeft")
    expect(read).to_contain_text("strongest 6 · average 4.5 · recorded 2 times")
    expect(card(alice, "Anxiety").locator("output")).to_contain_text("Moderate")
    expect(card(alice, "Sleep").locator("output")).to_contain_text("6.5 hours")
    assert alice.page.locator(".plot-cursor").count() == alice.page.locator(".chart").count()
    alice.page.keyboard.press("ArrowLeft")
    expect(read).to_contain_text(": 4")
    alice.page.keyboard.press("Home")

    expect(read).to_contain_text("nothing recorded")
    assert read.inner_text().startswith(f"{keys.get_attribute('aria-valuetext')}: ")
    expect(read).to_have_role("status")


@proof
def test_a_finger_reads_the_day_it_is_on(alice: Person) -> None:
    alice.begin()
    alice.remembers(*cravings_of({0: [2], 1: [3], 2: [4], 3: [5], 4: [6], 5: [7], 6: [8]}))
    opens_trends(alice)
    looks_at(alice, "7 days")
    chart = card(alice, "Craving").locator(".chart")
    read = card(alice, "Craving").locator("output")
    box = chart.bounding_box()
    assert box is not None
    left, width = box["x"] + 36, box["width"] - 40
    middle = box["y"] + box["height"] / 2

    alice.page.mouse.move(left + width * 0.5 / 7, middle)
    alice.page.mouse.down()
    expect(read).to_contain_text(": 8")
    for n in range(1, 7):
        alice.page.mouse.move(left + width * (n + 0.5) / 7, middle)
        expect(read).to_contain_text(f": {8 - n}")
    alice.page.mouse.up()
    alice.page.keyboard.press("ArrowLeft")

    expect(read).to_contain_text(": 3")


@proof
@both
def test_no_findings_over_a_year_and_with_everything_unfolded(alice: Person, scheme: Scheme) -> None:
    lives_a_year(alice)
    opens_trends(alice)
    looks_at(alice, "Year")
    expect(card(alice, "When you recorded something")).to_be_visible()
    alice.page.locator(".chart-keys").first.focus()
    over_a_year = findings(alice.page, scheme)
    looks_at(alice, "7 days")
    alice.sees("of 7 days.")
    unfolds(alice)

    assert over_a_year == []
    assert findings(alice.page, scheme) == []
    assert alice.said == []


@proof
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_is_lost_on_a_narrow_phone_with_large_letters(new_context: NewContext, size: str) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    lives_a_year(alice, days=100)
    opens_trends(alice)
    alice.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
    alice.page.set_viewport_size({"width": NARROW["width"], "height": 700})
    unfolds(alice)
    expect(card(alice, "What was different").get_by_role("table").first).to_be_visible()

    assert overflow(alice.page) <= 0
    assert alice.page.evaluate(BROKEN_WORDS) == []
    for label in alice.page.locator(".plot-axes text").all()[:40]:
        box, chart = label.bounding_box(), label.locator("xpath=ancestor::*[name()='svg']").bounding_box()
        assert box is not None
        assert chart is not None
        assert box["x"] >= chart["x"] - 1
        assert box["x"] + box["width"] <= chart["x"] + chart["width"] + 1


@proof
def test_beyond_ninety_days_it_is_said_which_days_the_sentences_are_about(alice: Person) -> None:
    lives_a_year(alice, days=200)
    opens_trends(alice)
    words = "The sentence above each chart is about the last 90 days."

    looks_at(alice, "Year")
    alice.sees(words)
    slope = told(alice, 365)["series"]["craving"]["slope"]
    looks_at(alice, "90 days")
    alice.sees("of 90 days.")

    alice.sees_not(words)
    assert (date.fromisoformat(slope["to"]) - date.fromisoformat(slope["from"])).days == 89


@proof
def test_labels_below_a_chart_never_touch_each_other(new_context: NewContext) -> None:
    for width, size in ((320, "100%"), (320, "200%"), (390, "100%"), (390, "200%"), (820, "100%")):
        context = new_context(viewport={"width": width, "height": 800})
        alice = Person(context.new_page())
        lives_a_year(alice, days=400)
        alice.page.add_init_script(
            f"addEventListener('DOMContentLoaded', () => {{ document.documentElement.style.fontSize = '{size}' }})"
        )
        for period in ("7 days", "Year"):
            opens_trends(alice)
            looks_at(alice, period)
            labels = alice.page.locator(".chart").first.locator(".plot-axes > text").all()
            boxes = sorted(
                (box["x"], box["x"] + box["width"], box["y"]) for label in labels if (box := label.bounding_box())
            )
            below = [each for each in boxes if each[2] == max(y for _, _, y in boxes)]
            assert all(one[1] < other[0] for one, other in pairwise(below)), (width, size, below)
        context.close()


@proof
def test_on_paper_stand_the_sentences_and_charts_and_nothing_to_press(alice: Person) -> None:
    lives_a_year(alice, days=60)
    opens_trends(alice)
    expect(card(alice, "When you recorded something")).to_be_visible()

    alice.page.emulate_media(media="print")

    for name in ("Craving", "Cannabis", "Sleep"):
        expect(card(alice, name).locator("svg[role=img]").first).to_be_visible()
    expect(alice.page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(alice.page.get_by_role("group", name="Period")).to_be_hidden()
    assert alice.page.locator(".trends summary:visible").count() == 0


@proof
def test_counts_of_what_was_different_are_those_of_the_api(alice: Person) -> None:
    lives_a_year(alice, days=100)
    opens_trends(alice)
    looks_at(alice, "90 days")
    different = told(alice, 90)["different"]
    shown = card(alice, "What was different")

    shown.get_by_text(f"Cravings: {different['cravings']['n']} in all").click()
    table = shown.get_by_role("table", name="Cravings, by weekday")
    groups = shown.get_by_role("table", name="Cannabis: days recorded as none beside days of use")

    assert [int(count) for _, count in rows(table)] == different["cravings"]["by_weekday"]
    cannabis = different["substances"]["cannabis"]
    assert rows(groups)[0] == ["Days", str(cannabis["none_days"]["n"]), str(cannabis["use_days"]["n"])]
    assert rows(groups)[4] == [
        "Strongest 7\N{EN DASH}10",
        *(str(sum(cannabis[each]["worst_cravings"][7:])) for each in ("none_days", "use_days")),
    ]


@proof
def test_a_screen_reader_meets_the_name_the_sentence_and_the_numbers(alice: Person) -> None:
    alice.begin()
    alice.remembers(*cravings_of({ago: [ago % 5] for ago in range(20)}))
    opens_trends(alice)
    card(alice, "Craving").get_by_text("Show as a table").click()

    tree = card(alice, "Craving").aria_snapshot()

    sentence = told(alice, 30)["series"]["craving"]["sentence"]
    order = [tree.index(part) for part in ('heading "Craving"', sentence, 'slider "Read a day', "img ", "table ")]
    assert order == sorted(order)
    assert "columnheader" in tree
    assert "rowheader" in tree


@proof
def test_a_chart_is_drawn_within_its_budget(alice: Person) -> None:
    """Script for each chart of a year on a processor four times slower, which takes four times as long.

    In time of the processor, and without the browser's own brake: that brakes by the clock on the wall. The same charts
    took 5 to 22 ms with it while others worked here, and 2.8 to 3.4 without.
    """
    lives_a_year(alice)
    opens_trends(alice)
    looks_at(alice, "Year")
    charts = alice.page.locator(".chart").count()
    session = alice.page.context.new_cdp_session(alice.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def script_seconds() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "ScriptDuration"))

    spent = []
    for _ in range(3):
        alice.page.get_by_label("7 days", exact=True).check(force=True)
        alice.sees("of 7 days.")
        before = script_seconds()
        alice.page.get_by_label("Year", exact=True).check(force=True)
        alice.sees("of 365 days.")
        spent.append(script_seconds() - before)

    assert charts >= 10
    assert SLOWER * min(spent) / charts <= CHART_SECONDS
