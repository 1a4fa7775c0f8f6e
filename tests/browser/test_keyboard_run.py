"""A keyboard alone, through every screen: everything is reached, in order, and is seen while it has the focus."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.screens import OWN_SCREENS, STRANGER_SCREENS, fill_a_day
from tests.browser.test_accessibility import NARROW, each_screen

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(300)]

# Numbers everything that Tab should reach, in the order of the page; of each radio group one.
NUMBER = """() => {
  const groups = new Set();
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
    .filter((each) => {
      if (each.type !== "radio") return true;
      const group = [...document.querySelectorAll("input[type=radio]")].filter((other) => other.name === each.name);
      const chosen = group.find((other) => other.checked) ?? group[0];
      return each === chosen;
    });
  all.forEach((each, n) => { each.dataset.number = String(n); });
  document.activeElement?.blur();
  return all.length;
}"""
STATE = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = [at, at.nextElementSibling, at.parentElement, at.closest("label")]
    .filter(Boolean).map((each) => getComputedStyle(each));
  const isMarked = style.some((each) => each.outlineStyle !== "none" && parseFloat(each.outlineWidth) >= 2);
  // Keys for a picture lie over it without being drawn: the picture is what must be seen.
  const drawn = at.matches("[type=range]") && getComputedStyle(at).opacity === "0" ? at.nextElementSibling : at;
  const box = (at.matches("[type=radio], [type=checkbox]") ? at.closest("label") ?? at : drawn).getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5]].map(([x, y]) =>
    document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  const isSeen = points.some((each) =>
    each && (drawn.contains(each) || each.contains(drawn) || each.closest("label")?.contains(at)));
  const words = at.textContent || at.getAttribute("aria-label") || at.name || "";
  const name = `${at.localName} "${words.trim().slice(0, 30)}"`;
  return { number: at.dataset.number ?? null, isMarked, isSeen, name };
}"""


def run(page: Page) -> list[str]:
    """What goes wrong while Tab goes once through the page."""
    page.wait_for_load_state("networkidle")  # what comes after the first picture
    page.wait_for_timeout(500)
    count = page.evaluate(NUMBER)
    page.evaluate("getSelection().removeAllRanges(); scrollTo(0, 0)")
    page.locator("h1").first.evaluate(
        "(each) => { each.ownerDocument.body.tabIndex = -1; each.ownerDocument.body.focus(); }"
    )
    wrong: list[str] = []
    reached: list[int] = []
    for _ in range(4 * count + 20):
        page.keyboard.press("Tab")
        state = page.evaluate(STATE)
        if state is None:
            break
        if state["number"] is None:
            wrong.append(f"unexpected: {state['name']}")
            continue
        if reached and int(state["number"]) == reached[-1]:
            continue  # a date has several places of its own
        if int(state["number"]) in reached:
            break
        reached.append(int(state["number"]))
        wrong += [f"no mark on {state['name']}"] if not state["isMarked"] else []
        wrong += [f"hidden while it has the focus: {state['name']}"] if not state["isSeen"] else []
    if reached != sorted(reached):
        wrong.append(f"out of order: {reached}")
    if missing := set(range(count)) - set(reached):
        names = [page.locator(f"[data-number='{each}']").inner_text() for each in sorted(missing)[:3]]
        wrong.append(f"never reached: {sorted(missing)} {names}")
    return wrong


def test_every_screen_of_a_stranger_is_reached_with_the_keyboard(alice: Person) -> None:
    assert each_screen(alice, STRANGER_SCREENS, run) == []


def test_every_screen_of_a_journal_is_reached_with_the_keyboard(alice: Person) -> None:
    fill_a_day(alice)

    assert each_screen(alice, OWN_SCREENS, run) == []


def test_on_a_narrow_screen_the_tabs_hide_nothing_that_has_the_focus(new_context: NewContext) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    fill_a_day(alice)

    assert each_screen(alice, OWN_SCREENS, run) == []
