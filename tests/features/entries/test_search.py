"""POST /entries/search: every word a person wrote is found, by them alone, a bounded stretch at a time."""

import pytest
from pydantic import BaseModel

from app.features.entries import listing, rules
from app.features.entries.schemas import CravingEntry, IntakeEntry, JournalEntry, SideEffectsEntry
from app.web.fields import PLAIN
from tests.support.cast import entry, new_uuid
from tests.support.syncing import batch, put_op

MODELS: dict[str, type[BaseModel]] = {
    "journal": JournalEntry,
    "craving": CravingEntry,
    "side_effects": SideEffectsEntry,
    "intake": IntakeEntry,
}


def search(person, text, **fields):
    return person.call("POST", "/entries/search", json={"text": text, **fields})


def found(person, text, **fields):
    """The ids of everything found, over as many calls as it takes."""
    ids, cursor = [], None
    while True:
        answer = search(person, text, **fields, cursor=cursor)
        assert answer.status_code == 200, answer.text
        ids += [one["id"] for one in answer.json()["entries"]]
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            return ids


def store(person, body):
    entry_id = new_uuid()
    assert person.put(body, entry_id).status_code == 201
    return entry_id


def free_texts(schema, definitions):
    """The names of the fields in which a person may write anything, and how to fill them."""
    for name, field in schema["properties"].items():
        choices = [field, *field.get("anyOf", [])]
        if any(choice.get("pattern") == PLAIN for choice in choices):
            yield name, lambda text: text
        if any(choice.get("items", {}).get("pattern") == PLAIN for choice in choices):
            yield name, lambda text: ["other", text]
        for reference in (choice["$ref"].rsplit("/", 1)[1] for choice in choices if "$ref" in choice):
            for inner, fill in free_texts(definitions[reference], definitions):
                yield name, lambda text, inner=inner, fill=fill: {"amount": "1", inner: fill(text)}


WRITTEN = [
    pytest.param(kind, name, fill, id=f"{kind}-{name}")
    for kind, model in MODELS.items()
    for schema in [model.model_json_schema()]
    for name, fill in free_texts(schema, schema.get("$defs", {}))
]


def test_without_a_token_it_answers_401(cast):
    assert search(cast("alice"), "lake").status_code == 401


def test_mallory_finds_nothing_of_alice(alice, mallory):
    store(alice, entry("journal", text="the lake"))

    assert found(mallory, "lake") == []


def test_the_list_of_written_fields_is_whole():
    assert {"text", "tags", "note", "product", "strength"} <= {param.values[1] for param in WRITTEN}
    assert len(WRITTEN) == 12


@pytest.mark.parametrize(("kind", "name", "fill"), WRITTEN)
def test_every_text_a_person_can_write_is_found(alice, kind, name, fill):
    sought = store(alice, entry(kind, **{name: fill("under the Rowan tree")}))
    store(alice, entry(kind))

    assert found(alice, "rowan") == [sought]


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("Ein Fluß im Café", "FLUSS IM CAFE"),
        ("naïve", "naive"),
        ("naive", "naïve"),
        ("I\u0307stanbul", "istanbul"),
        ("e\u0301t\u00e9", "ÉTÉ"),
        ("\uff37IDE \ufb01ne", "wide fine"),
        ("ΣΊΣΥΦΟΣ", "σισυφος"),
        ("two\nlines\tof it", " two  lines of "),
        ("100 % sure", "100 %"),
        ("a_b%c", "_b%"),
    ],
)
def test_case_accents_and_white_space_make_no_difference(written, sought):
    assert rules.mentions({"text": written}, rules.fold(sought))


@pytest.mark.parametrize("name", ["kind", "occurred_at", "time_zone", "substance", "outcome", "amount", "recorded_at"])
def test_what_a_person_did_not_write_is_not_found(name):
    assert not rules.mentions({name: "craving"}, "craving")


def test_kinds_and_days_narrow_it(alice):
    early = store(alice, entry("journal", text="lake", occurred_at="2026-03-01T10:00:00Z"))
    late = store(alice, entry("craving", note="lake", occurred_at="2026-11-01T10:00:00Z"))

    assert found(alice, "lake") == [late, early]
    assert found(alice, "lake", kinds=["journal", "journal"]) == [early]
    assert found(alice, "lake", **{"from": "2026-03-02"}) == [late]
    assert found(alice, "lake", to="2026-03-01") == [early]


def test_pages_neither_repeat_nor_miss(alice):
    days = [f"2026-{month:02d}-{day:02d}T10:00:00Z" for month in (9, 10, 11) for day in (1, 2, 2, 3)]
    batch(alice, *(put_op(entry("journal", text="lake", occurred_at=day)) for day in days))

    ids = found(alice, "lake", limit=5)

    assert len(ids) == len(set(ids)) == len(days)
    assert ids == found(alice, "lake")


def test_a_long_search_stops_on_the_way_and_goes_on(alice):
    months = [f"{year}-{month:02d}-01T10:00:00Z" for year in (2024, 2025, 2026) for month in range(1, 11)]
    many = [entry("journal", text="quiet", occurred_at=at) for at in months for _ in range(50)]
    for start in range(0, len(many), 500):
        batch(alice, *(put_op(body) for body in many[start : start + 500]))
    sought = store(alice, entry("journal", text="lake", occurred_at="2024-01-02T10:00:00Z"))

    first = search(alice, "lake").json()

    assert len(many) > listing.MOST_OPENED
    assert first["entries"] == []
    assert first["next_cursor"] is not None
    assert found(alice, "lake") == [sought]


def test_a_cursor_belongs_to_its_search(alice, mallory):  # attack 27
    for _ in range(3):
        store(alice, entry("journal", text="lake view"))
    cursor = search(alice, "lake", limit=1).json()["next_cursor"]

    answers = [
        search(alice, "view", limit=1, cursor=cursor),
        search(alice, "lake", limit=1, cursor=cursor, kinds=["journal"]),
        search(mallory, "lake", limit=1, cursor=cursor),
        search(alice, "lake", limit=1, cursor="junk"),
        alice.list(cursor=cursor),
        search(alice, "lake", cursor=alice.list(limit=1).json()["next_cursor"]),
    ]

    assert {(answer.status_code, answer.json()["type"]) for answer in answers} == {(400, "invalid-cursor")}
    assert search(alice, "LAKE", limit=1, cursor=cursor).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": " \n"},
        {"text": "\u0301"},
        {"text": "x" * 201},
        {"text": "\x00"},
        {"text": 7},
        {"text": "lake", "kinds": []},
        {"text": "lake", "kinds": ["poem"]},
        {"text": "lake", "from": "yesterday"},
        {"text": "lake", "limit": 0},
        {"text": "lake", "page": 2},
    ],
)
def test_what_cannot_be_looked_for_answers_422(alice, body):
    assert alice.call("POST", "/entries/search", json=body).status_code == 422
