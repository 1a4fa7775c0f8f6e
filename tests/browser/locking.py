"""What somebody does with the lock of the app, and what a phone does around it."""

from playwright.sync_api import Error, Page, expect

from tests.browser.person import Person
from tests.browser.test_phone_storage import found
from tests.browser.unconnected import worker_ready

PIN = "280471"
WRONG = "193751"

# A browser without windows never hides a page, so the page is told.
_TURN = """(state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def goes_to_another_app(person: Person) -> None:
    person.page.evaluate(_TURN, "hidden")


def comes_back(person: Person) -> None:
    try:
        person.page.evaluate(_TURN, "visible")
    except Error as error:
        # It has begun to lock itself meanwhile: the new page is seen anyway.
        if "context was destroyed" not in str(error):
            raise


def is_locked(person: Person) -> None:
    expect(person.page.get_by_role("heading", name="Locked", exact=True)).to_be_visible()
    expect(person.page.get_by_role("button", name="Unlock", exact=True)).to_be_enabled()


def is_open(person: Person) -> None:
    person.sees("How strong is the craving right now?")
    expect(person.page.get_by_role("link", name="You", exact=True)).to_be_visible()


def locks_with_pin(person: Person, pin: str = PIN) -> None:
    """Turned on under You; the app stays open, on Today, and works without a connection."""
    person.follow("You")
    person.tap("Lock with a PIN")
    person.page.get_by_label("New PIN, at least six digits").fill(pin)
    person.page.get_by_label("The same again").fill(pin)
    person.tap("Turn on")
    person.sees("On, with a PIN")
    worker_ready(person.page)
    person.follow("Today")


def locks_now(person: Person) -> None:
    person.follow("You")
    person.tap("Lock now")
    is_locked(person)


def tries(person: Person, pin: str) -> None:
    person.page.get_by_label("PIN", exact=True).fill(pin)
    person.tap("Unlock")


def unlocks(person: Person, pin: str = PIN) -> None:
    tries(person, pin)
    expect(person.page.get_by_role("heading", name="Locked", exact=True)).to_have_count(0)


def has_a_face(page: Page, *, is_verified: bool = True) -> None:
    """A phone whose own authenticator knows its owner (WebAuthn's virtual one, with the prf extension)."""
    phone = page.context.new_cdp_session(page)
    phone.send("WebAuthn.enable")
    phone.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "ctap2Version": "ctap2_1",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "hasPrf": True,
                "automaticPresenceSimulation": True,
                "isUserVerified": is_verified,
            }
        },
    )


def shown_on(page: Page) -> str:
    """Everything the page holds: text, attributes, what stands in fields, its title and address."""
    content: str = page.evaluate(
        """() => [document.title, location.href, document.documentElement.outerHTML,
          ...[...document.querySelectorAll("input, textarea")].map((each) => each.value)].join(" ")"""
    )
    return content


def keys_that_read(dump: dict[str, list[str]]) -> list[str]:
    """Where secret or private keys lie that script could use."""
    return [
        place
        for place in found(dump, "extractable=")
        for row in dump[place]
        if not place.startswith("cache ") and (" private" in row or " secret" in row)
    ]
