"""Entries of one kind as columns: what trends ask of them, and no text of the person. Pure; days are not cut yet.

So a month can be kept in little (`entries/digests.py`) and read again whatever the person's day boundary is by then.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from pydantic_core import from_json, to_json

from app.features.trends.days import Clocks

Document = Mapping[str, Any]
Columns = list[list[Any]]
"""The date of each entry as a number, HH:MM and the zone it was written with; then what its kind has, as below."""
VERSION = "trends/2"  # with every change of the columns: what was kept in another shape does not open
_DATES = 0
_IN_TIME = itemgetter(0, 1)
_IDS = 3  # where a kind has them
_HAS_IDS = frozenset({"side_effects", "intake"})
_ID_BYTES = 16
_MILLION = 6  # decimals of an amount: `Amount` in app/web/fields.py


def fold(kind: str, documents: Iterable[tuple[bytes, Document]], clocks: Clocks) -> Columns:
    """Entries of one kind: ids and stored documents."""
    details = _DETAILS.get(kind, _mood)
    rows = [
        (*clocks.read(document["occurred_at"], zone := document.get("time_zone")), zone, *details(entry_id, document))
        for entry_id, document in documents
    ]
    rows.sort(key=_IN_TIME)  # nobody asks for it, but whoever sorts them again is done in half the time
    return list(map(list, zip(*rows, strict=True)))


def dump(kind: str, columns: Columns) -> bytes:
    """Columns as bytes, for `load`. One that says the same of every entry says it once."""
    kept = [column[:1] if column.count(column[0]) == len(column) else column for column in columns]
    if kind in _HAS_IDS:
        kept[_IDS] = [b"".join(columns[_IDS]).hex()]
    return to_json([len(columns[_DATES]), *kept])


def load(kind: str, kept: bytes) -> Columns:
    """What `dump` was given."""
    count, *columns = from_json(kept)
    if kind in _HAS_IDS:
        joined = bytes.fromhex(columns[_IDS][0])
        columns[_IDS] = [joined[at : at + _ID_BYTES] for at in range(0, len(joined), _ID_BYTES)]
    return [column * count if len(column) == 1 else column for column in columns]


def millionths(amount: str) -> int:
    """An amount as typed, exactly."""
    whole, _, rest = amount.partition(".")
    return int(whole + rest.ljust(_MILLION, "0"))


def same_unit(unit: str, amount: int) -> tuple[str, int]:
    """A unit without differences of case and spaces. Grams become milligrams, and nothing else anything else."""
    folded = " ".join(unit.split()).casefold()
    return ("mg", amount * 1000) if folded == "g" else (folded, amount)


def _craving(_entry_id: bytes, document: Document) -> Sequence[Any]:
    return (document["intensity"],)


def _mood(_entry_id: bytes, document: Document) -> Sequence[Any]:
    return (document.get("mood"),)


def _body(entry_id: bytes, document: Document) -> Sequence[Any]:
    trackers = document.get("trackers") or {}
    return entry_id, document["ratings"], document["none"], document["sleep_hours"], trackers


def _intake(entry_id: bytes, document: Document) -> Sequence[Any]:
    amount, unit = document["amount"], document["unit"]
    exact = millionths(amount) if amount is not None else None
    if unit is not None:
        unit, scaled = same_unit(unit, exact or 0)
        exact = None if exact is None else scaled
    instant = datetime.fromisoformat(document["occurred_at"]).timestamp()
    return entry_id, instant, document["substance"], document["none"], document["prescribed"], exact, unit


_DETAILS: dict[str, Callable[[bytes, Document], Sequence[Any]]] = {
    "craving": _craving,
    "side_effects": _body,
    "intake": _intake,
}
