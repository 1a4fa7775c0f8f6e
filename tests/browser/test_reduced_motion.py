"""Reduced motion: on no screen does anything move by itself or on its way."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.screens import OWN_SCREENS, STRANGER_SCREENS, fill_a_day
from tests.browser.test_accessibility import each_screen

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(240)]

MOVING = """() => {
  const seconds = (list) => Math.max(...list.split(",").map((each) => 1000 * parseFloat(each)));
  const found = document.getAnimations().filter((each) => each.playState === "running")
    .map((each) => `running: ${each.animationName ?? each.transitionProperty}`);
  for (const each of document.querySelectorAll("body, body *")) {
    const style = getComputedStyle(each);
    const name = `${each.localName}.${each.className}`;
    if (style.animationName !== "none" && seconds(style.animationDuration) > 1) found.push(`animation: ${name}`);
    if (style.transitionProperty !== "none" && seconds(style.transitionDuration) > 1) found.push(`transition: ${name}`);
    if (style.scrollBehavior === "smooth") found.push(`scrolling: ${name}`);
  }
  return [...new Set(found)];
}"""


def moving(page: Page) -> list[str]:
    found: list[str] = page.evaluate(MOVING)
    return found


def test_nothing_moves_on_any_screen_of_a_stranger(new_context: NewContext) -> None:
    alice = Person(new_context(reduced_motion="reduce").new_page())

    assert each_screen(alice, STRANGER_SCREENS, moving) == []


def test_nothing_moves_on_any_screen_of_a_journal(new_context: NewContext) -> None:
    alice = Person(new_context(reduced_motion="reduce").new_page())
    fill_a_day(alice)

    assert each_screen(alice, OWN_SCREENS, moving) == []


def test_what_moves_is_found_where_motion_is_welcome(new_context: NewContext) -> None:
    alice = Person(new_context(reduced_motion="no-preference").new_page())

    assert each_screen(alice, STRANGER_SCREENS, moving) != []
