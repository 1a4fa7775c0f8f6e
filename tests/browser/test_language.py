"""Languages: the phone's first, the person's own for good; and what is still in English says that it is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person, body_of
from tests.browser.phone import become
from tests.browser.screens import OWN_SCREENS
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow, schemes, settle
from tests.browser.test_help_and_exit import wait_for_worker

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(120)]

FIRST_OPEN = ("/", "/sign-up", "/sign-in", "/recover", "/help", "/quiet", "/about")
# English that may stand in Spanish: names of services and languages, and what is marked as English.
UNMARKED_ENGLISH = """() => {
  const marked = (node) => node.parentElement.closest("[lang]").lang;
  const walk = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const isEnglish = / (the|your|you|is|and|are) /.test(` ${node.textContent} `);
    if (marked(node) === "es" && isEnglish) texts.push(node.textContent);
  }
  return texts;
}"""


@pytest.fixture
def lucia(new_context: NewContext) -> Person:
    """Somebody whose phone speaks the Spanish of Mexico."""
    return Person(new_context(locale="es-MX").new_page())


def language_of(page: Page) -> str | None:
    return page.locator("html").get_attribute("lang")


def test_the_phone_decides_before_there_is_a_choice(lucia: Person) -> None:
    lucia.open()

    lucia.sees("Un lugar privado")
    expect(lucia.page.locator("html")).to_have_attribute("lang", "es")
    expect(lucia.page.get_by_role("link", name="Pedir ayuda")).to_be_visible()
    assert lucia.said == []


@schemes
def test_no_english_is_left_on_the_first_screens(lucia: Person, scheme: Scheme) -> None:
    for path in FIRST_OPEN:
        lucia.open(path)
        settle(lucia.page)
        expect(lucia.page.locator("html")).to_have_attribute("lang", "es")

        assert lucia.page.evaluate(UNMARKED_ENGLISH) == [], path
        assert findings(lucia.page, scheme) == [], path


@schemes
def test_no_english_is_left_in_a_journal(lucia: Person, scheme: Scheme) -> None:
    begin_in_spanish(lucia)
    lucia.tap("4")
    lucia.sees("Anotado: 4 de 10")

    for path in OWN_SCREENS:
        lucia.open(path)
        settle(lucia.page)

        assert lucia.page.evaluate(UNMARKED_ENGLISH) == [], path
        assert findings(lucia.page, scheme) == [], path


def test_help_speaks_spanish_about_every_line_and_dials_the_same_numbers(lucia: Person) -> None:
    lucia.open("/help")
    lucia.sees("En peligro ahora")
    lucia.tap("Cambiar")
    lucia.page.get_by_label("País").select_option(label="Estados Unidos")

    lucia.sees("Pulsa 2 para español")
    lucia.sees("Enviar tu código postal al 435748")
    lucia.sees("primero el 911")
    expect(lucia.page.get_by_role("link", name="Llamar al 911")).to_have_attribute("href", "tel:911")
    assert lucia.page.evaluate(UNMARKED_ENGLISH) == []


def test_help_speaks_spanish_offline_too(lucia: Person) -> None:
    lucia.open()
    lucia.sees("Un lugar privado")
    wait_for_worker(lucia.page)
    lucia.page.context.set_offline(True)

    lucia.page.goto("/help")

    lucia.sees("En peligro ahora")
    assert language_of(lucia.page) == "es"


def test_spanish_chosen_on_an_english_phone_is_kept_on_it(alice: Person) -> None:
    alice.open()
    wait_for_worker(alice.page)
    assert not is_kept(alice.page, "es")

    alice.page.get_by_label("Español").check(force=True)
    alice.sees("Un lugar privado")
    become(lambda: is_kept(alice.page, "es"), True)
    alice.page.context.set_offline(True)
    alice.page.goto("/help")

    alice.sees("En peligro ahora")


def is_kept(page: Page, code: str) -> bool:
    """Whether the words of a language stand in the shell on this phone."""
    return bool(
        page.evaluate(
            """async (code) => {
          const paths = [];
          for (const key of await caches.keys())
            for (const { url } of await (await caches.open(key)).keys()) paths.push(new URL(url).pathname);
          return paths.some((path) => path.startsWith(`/assets/${code}-`));
        }""",
            code,
        )
    )


def test_the_first_screen_changes_language_and_keeps_it_and_the_finger_stays(alice: Person) -> None:
    alice.open()
    alice.page.get_by_label("Español").check(force=True)

    alice.sees("Un lugar privado")
    expect(alice.page.get_by_label("Español")).to_be_focused()
    alice.page.reload()
    alice.sees("Un lugar privado")
    alice.page.get_by_label("English").check(force=True)
    alice.sees("A private place")
    assert language_of(alice.page) == "en"
    assert alice.said == []


def test_a_journal_begun_in_spanish_speaks_it_on_every_device(lucia: Person, new_context: NewContext) -> None:
    lucia.open("/sign-up")
    expect(lucia.page.get_by_label("Nombre", exact=True)).not_to_have_value("")
    lucia.login = lucia.page.get_by_label("Nombre", exact=True).input_value()
    lucia.passphrase = lucia.page.locator(".secret").inner_text()
    with lucia.page.expect_request(
        lambda request: request.url.endswith("/settings") and request.method == "PUT"
    ) as sent:
        lucia.tap("Crear mi diario")
    lucia.tap("Hacerlo más tarde")
    lucia.sees("¿Cuánta fuerza tienen las ganas ahora?")
    assert body_of(sent.value)["settings"]["language"] == "es"

    other = Person(new_context().new_page())
    other.open("/sign-in")
    other.page.get_by_label("Name", exact=True).fill(lucia.login)
    other.page.get_by_label("Passphrase", exact=True).fill(lucia.passphrase)
    other.tap("Sign in")

    other.sees("¿Cuánta fuerza tienen las ganas ahora?")
    other.page.reload()
    other.sees("¿Cuánta fuerza tienen las ganas ahora?")


def test_words_in_danger_are_spanish(lucia: Person) -> None:
    begin_in_spanish(lucia)

    lucia.tap("9")
    for way in ("Hablar con alguien", "Dos minutos de calma", "No estoy a salvo"):
        expect(lucia.page.get_by_role("link", name=way)).to_be_visible()
    lucia.tap("Más…")
    lucia.notices("Dolor en el pecho", "Moderado")

    lucia.sees("Esto necesita ayuda ahora.")
    assert lucia.page.evaluate(UNMARKED_ENGLISH) == []
    assert lucia.said == []


def test_who_can_see_what_is_told_in_spanish_with_the_same_limits(lucia: Person) -> None:
    lucia.open("/who")
    lucia.sees("Mientras lo usas")

    lucia.sees("podría cambiarlo para mirar en ese momento")
    lucia.sees("podría intentar adivinar frases de acceso")
    lucia.sees("puede leer tu diario")
    expect(lucia.page.locator("main [lang=en]")).to_have_count(0)
    assert lucia.page.evaluate(UNMARKED_ENGLISH) == []
    assert findings(lucia.page, "light") == []


def test_the_settings_change_language_and_the_finger_stays(lucia: Person) -> None:
    begin_in_spanish(lucia)
    lucia.follow("Tú")
    lucia.sees("Lista del cuerpo")
    assert lucia.page.evaluate(UNMARKED_ENGLISH) == []

    lucia.page.get_by_label("English").check(force=True)

    lucia.sees("Your journal")
    expect(lucia.page.get_by_label("English")).to_be_focused()
    expect(lucia.page.locator("main [lang=en]:not(.choice span)")).to_have_count(0)
    expect(lucia.page.get_by_text("Saved", exact=True)).to_be_visible()
    lucia.page.reload()
    lucia.sees("Your journal")


def test_dates_and_numbers_are_written_as_in_the_language(lucia: Person) -> None:
    lucia.open("/help")

    lucia.sees("de noviembre de")


def test_nothing_spanish_is_cut_off_on_a_narrow_screen(new_context: NewContext) -> None:
    lucia = Person(new_context(locale="es-MX", viewport=NARROW).new_page())
    wide = []
    begin_in_spanish(lucia)

    for path in (*FIRST_OPEN, *OWN_SCREENS):
        lucia.open(path)
        settle(lucia.page)
        expect(lucia.page.locator("html")).to_have_attribute("lang", "es")
        for text_size in ("100%", "200%"):
            lucia.page.evaluate(f"document.documentElement.style.fontSize = '{text_size}'")
            if overflow(lucia.page) > 0:
                wide.append(f"{path} {text_size}: {overflow(lucia.page)}")

    assert wide == []


def begin_in_spanish(person: Person) -> None:
    """A journal of one's own, on a phone that speaks Spanish."""
    person.open()
    person.follow("Empezar un diario")
    expect(person.page.get_by_label("Nombre", exact=True)).not_to_have_value("")
    person.tap("Crear mi diario")
    person.tap("Hacerlo más tarde")
    person.sees("¿Cuánta fuerza tienen las ganas ahora?")


def test_the_way_to_show_a_passphrase_stands_beside_its_label_not_on_it(new_context: NewContext) -> None:
    lucia = Person(new_context(locale="es-MX", viewport=NARROW).new_page())
    begin_in_spanish(lucia)
    lucia.open("/you/passphrase")
    settle(lucia.page)

    overlap = lucia.page.locator(".password").evaluate(
        """(field) => {
          const words = document.createRange();
          words.selectNodeContents(field.querySelector("label"));
          const show = field.querySelector("button").getBoundingClientRect();
          return [...words.getClientRects()].some((line) => line.right > show.left && line.top < show.bottom);
        }"""
    )

    assert overlap is False
