"""Forced colours (high contrast): what colour alone said before is said by lines, on every screen."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.screens import OWN_SCREENS, STRANGER_SCREENS, fill_a_day
from tests.browser.test_accessibility import each_screen

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(240)]

# Backgrounds are gone: a button must have an edge, and what is chosen must differ from what is not.
UNSEEN = """() => {
  const shown = (each) => each.checkVisibility() && !each.closest(".visually-hidden, .skip");
  const name = (each) => `${each.localName}.${each.className} "${each.textContent.trim().slice(0, 30)}"`;
  const edge = (style) => ["Top", "Right", "Bottom", "Left"].some((side) =>
    style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0)
    || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  const look = (each) => {
    const all = [each, ...each.querySelectorAll("*")].map((part) => getComputedStyle(part));
    return JSON.stringify(all.map((style) => [style.borderTopWidth, style.borderTopStyle, style.borderTopColor,
      style.outlineStyle, style.outlineWidth, style.textDecorationLine, style.fontWeight, style.color,
      style.forcedColorAdjust === "none" && style.backgroundColor])) + each.textContent.length;
  };
  const found = [];
  for (const each of document.querySelectorAll("button, select, input, textarea, .card")) {
    if (!shown(each) || each.matches("[type=checkbox], [type=radio]")) continue;
    // Keys for a picture: what is seen is the picture, with its own axes and outline.
    if (each.matches("[type=range]") && getComputedStyle(each).opacity === "0") continue;
    if (!edge(getComputedStyle(each))) found.push(`no edge: ${name(each)}`);
  }
  for (const each of document.querySelectorAll("[aria-pressed=true], [aria-current=page]")) {
    const attribute = each.hasAttribute("aria-pressed") ? "aria-pressed" : "aria-current";
    const before = look(each);
    const value = each.getAttribute(attribute);
    if (attribute === "aria-pressed") each.setAttribute(attribute, "false"); else each.removeAttribute(attribute);
    if (look(each) === before) found.push(`chosen looks like not chosen: ${name(each)}`);
    each.setAttribute(attribute, value);
  }
  return found;
}"""


def unseen(page: Page) -> list[str]:
    found: list[str] = page.evaluate(UNSEEN)
    return found


def test_every_screen_of_a_stranger_keeps_its_edges(new_context: NewContext) -> None:
    alice = Person(new_context(forced_colors="active").new_page())

    assert each_screen(alice, STRANGER_SCREENS, unseen) == []


def test_every_screen_of_a_journal_keeps_its_edges(new_context: NewContext) -> None:
    alice = Person(new_context(forced_colors="active").new_page())
    fill_a_day(alice)

    assert each_screen(alice, OWN_SCREENS, unseen) == []
