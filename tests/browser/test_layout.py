"""Every screen at 320 px and with text twice as large: nothing is cut off, nothing lies over anything else."""

from typing import Any

import pytest

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.screens import OWN_SCREENS, STRANGER_SCREENS, fill_a_day
from tests.browser.test_accessibility import NARROW, each_screen, overflow

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(240)]

# Two things that say something, neither inside the other, on the same place; what floats (tabs, toast) is left out.
COLLISIONS = """() => {
  const floats = (each) => {
    for (let at = each; at; at = at.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return true;
    }
    return false;
  };
  // A preview of two lines hides the rest.
  const seen = (each, box) => {
    if (getComputedStyle(each).overflowY === "visible") return box;
    const frame = each.getBoundingClientRect();
    return new DOMRect(box.x, box.y, box.width, Math.min(box.bottom, frame.bottom) - box.y);
  };
  const says = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
  const shown = [...document.querySelectorAll("body *")].filter((each) =>
    (says(each) || each.matches("input, select, textarea")) && each.checkVisibility({ checkOpacity: true })
    && !each.closest(".visually-hidden, .skip, svg, option, select *") && !floats(each)
    && getComputedStyle(each).clipPath !== "inset(50%)");
  const places = shown.flatMap((each) => {
    if (each.matches("input, select, textarea, button")) return [[each, each.getBoundingClientRect()]];
    const range = document.createRange();
    range.selectNodeContents(each);
    return [...range.getClientRects()].map((box) => [each, seen(each, box)]);
  }).filter(([, box]) => box.width > 1 && box.height > 1);
  const name = (each) => `${each.localName} "${(each.textContent || each.name || each.id).trim().slice(0, 30)}"`;
  const found = new Set();
  for (const [n, [one, a]] of places.entries()) {
    for (const [other, b] of places.slice(n + 1)) {
      if (one === other || one.contains(other) || other.contains(one)) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // Lines of text may touch each other's leading.
      if (wide > 2 && high > 6) found.add(`${name(one)} and ${name(other)}`);
    }
  }
  const cut = shown.filter((each) => {
    const { overflowX, textOverflow } = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const isWider = overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1;
    const isClipped = isWider && !each.matches("input, textarea, select");
    return isClipped || textOverflow === "ellipsis" || box.right > innerWidth + 1 || box.left < -1;
  });
  for (const each of cut) found.add(`cut off: ${name(each)}`);
  return [...found];
}"""

# A word on two lines of something to tap, such as "Cho" and "se": a hyphen or a slash may end a line, a letter may not.
# Only a word that takes seven tenths of the screen by itself, so that no button in a card can hold it, may break.
BROKEN_WORDS = """() => {
  const found = new Set();
  for (const each of document.querySelectorAll("button, a[class], label, summary, nav a")) {
    if (!each.checkVisibility() || each.closest(".visually-hidden, .skip")) continue;
    const texts = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement.closest(".visually-hidden")) continue;
      for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const parts = [...range.getClientRects()].filter((box) => box.width > 0);
        const width = parts.reduce((sum, box) => sum + box.width, 0);
        const isBroken = new Set(parts.map((box) => box.top)).size > 1;
        if (isBroken && width < innerWidth * 0.7) found.add(`"${word}" in ${each.localName} of ${each.className}`);
      }
    }
  }
  return [...found];
}"""


def look(page: Any) -> list[str]:
    found = []
    for size in ("100%", "200%"):
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        found += [f"{size}: {each}" for each in page.evaluate(COLLISIONS)]
        found += [f"{size}: broken: {each}" for each in page.evaluate(BROKEN_WORDS)]
        if overflow(page) > 0:
            found.append(f"{size}: {overflow(page)} px too wide")
    return found


def test_nothing_lies_over_anything_on_any_screen_of_a_stranger(new_context: NewContext) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())

    assert each_screen(alice, STRANGER_SCREENS, look) == []


def test_nothing_lies_over_anything_on_any_screen_of_a_journal(new_context: NewContext) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    fill_a_day(alice)

    assert each_screen(alice, OWN_SCREENS, look) == []


def test_nothing_lies_over_anything_in_spanish(new_context: NewContext) -> None:
    lucia = Person(new_context(viewport=NARROW, locale="es-MX").new_page())

    assert each_screen(lucia, STRANGER_SCREENS, look) == []


def test_what_lies_over_something_is_found(alice: Person) -> None:
    alice.open("/help")
    alice.sees("In danger now")
    alice.page.evaluate(
        """() => {
          const style = document.querySelector("main h2").style;
          style.position = "relative";
          style.top = "3rem";
        }"""
    )

    assert any('h2 "' in each for each in look(alice.page))
