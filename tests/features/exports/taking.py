"""Taking a copy over HTTP, as the app does: the password once more, then the file."""

from typing import Any

import httpx2

from tests.features.exports.recorded import ENTRIES, SETTINGS
from tests.support.cast import Json, Person, entry, new_uuid

PERIOD = {"from": "2026-10-01", "to": "2026-11-22"}
FORMATS = {
    "json": "application/json",
    "csv": "text/csv",
    "fhir": "application/fhir+json",
    "pdf": "application/pdf",
}


def ask_permit(person: Person, password: str | None = None) -> httpx2.Response:
    return person.call("POST", "/export/permits", json={"current_password": password or person.password})


def permit_of(person: Person) -> str:
    given: str = ask_permit(person).raise_for_status().json()["permit"]
    return given


def ask_copy(person: Person, file_format: str = "json", permit: str | None = None, **query: Any) -> httpx2.Response:
    headers = {} if permit is None else {"export-permit": permit}
    return person.call("GET", "/export", params={"format": file_format, **PERIOD, **query}, headers=headers)


def copy_of(person: Person, file_format: str = "json", **query: Any) -> httpx2.Response:
    return ask_copy(person, file_format, permit_of(person), **query).raise_for_status()


SPANISH = {
    "language": "es",
    "time_zone": "Europe/Madrid",
    "day_boundary": "05:00",
    "safety_plan": {"reasons": ["Mi hermana", "La mañana"], "helps": ["Caminar"]},
    "appointment": "2026-12-01",
    "products": [{"substance": "kratom_leaf", "name": "La verde", "unit": "cápsula", "strength": None}],
}


def sent() -> dict[str, Json]:
    """Entries of every kind as somebody sends them."""
    kinds = [entry(kind) for kind in ("journal", "craving", "side_effects", "intake")]
    return {new_uuid(): {**one, "mutation_id": new_uuid()} for one in (*kinds, *ENTRIES)}


def record_everything(person: Person) -> None:
    """Entries of every kind and settings in Spanish, in a journal."""
    put_all(person, sent())
    body = {"settings": {**SETTINGS, **SPANISH}, "mutation_id": new_uuid()}
    person.call("PUT", "/settings", json=body).raise_for_status()


def put_all(person: Person, entries: dict[str, Json]) -> None:
    operations = [
        {"op": "put", "id": entry_id, "if_match": None, "entry": entry} for entry_id, entry in entries.items()
    ]
    answer = person.call("POST", "/entries/batch", json={"operations": operations})
    assert {result["status"] for result in answer.json()["results"]} <= {201}, answer.json()


def take_back(person: Person, copy: Json) -> None:
    """A copy put into a journal through the API alone, with nothing but mutation ids added."""
    put_all(person, {one["id"]: {**one["entry"], "mutation_id": new_uuid()} for one in copy["entries"]})
    revision = person.call("GET", "/settings").json()["revision"]
    settings = {"settings": copy["settings"], "mutation_id": new_uuid()}
    tag = {"if-match": f'"{revision}"'}
    person.call("PUT", "/settings", json=settings, headers=tag).raise_for_status()


def everything_of(person: Person) -> list[Json]:
    """Every entry as the API answers it, without what a server gives."""
    found: list[Json] = []
    cursor: str | None = None
    while True:
        page = person.list(limit=200, **({"cursor": cursor} if cursor else {})).json()
        found += page["entries"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    given = ("revision", "change", "recorded_at")
    return [{name: value for name, value in entry.items() if name not in given} for entry in found]
