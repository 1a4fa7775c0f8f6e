"""What somebody does with their plan for hard days."""

from playwright.sync_api import expect

from tests.browser.person import Person

SAM = "+1 (555) 010-0199"
GRANDMA = "555-0142"


def writes_lines(person: Person, part: str, text: str, *, first: bool = True) -> None:
    person.tap(f"{'Add' if first else 'Change'} {part}")
    person.page.get_by_role("textbox", name=part).fill(text)
    person.tap("Save")
    expect(person.page.get_by_role("textbox")).to_have_count(0)


def adds_people(
    person: Person, *people: tuple[str, str], pinned: tuple[str, ...] = (), part: str = "My people"
) -> None:
    person.tap(f"Add {part}")
    for place, (name, number) in enumerate(people):
        if place > 0:
            person.tap("Add another")
        person.page.get_by_label("Name", exact=True).nth(place).fill(name)
        person.page.get_by_label("Number", exact=True).nth(place).fill(number)
        if name in pinned:
            person.page.get_by_label("Show while locked").nth(place).check()
    person.tap("Save")
    expect(person.page.get_by_role("textbox")).to_have_count(0)


def makes_a_plan(person: Person, *, pinned: tuple[str, ...] = ()) -> None:
    """Lines and two people; ends on Today."""
    person.open("/hard-days")
    writes_lines(person, "What helps me", "a walk by the river\na cold shower")
    adds_people(person, ("Sam", SAM), ("Grandma", GRANDMA), pinned=pinned)
    person.follow("Today")
