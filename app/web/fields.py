"""Spellings several features share on the wire: texts, decimals, ids, zones. Owns the words for what is wrong."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from app.kernel.ids import parse_uuid4
from app.kernel.zones import is_time_zone
from app.web.schemas import WireModel, refuse

# Control characters other than tab and line ends are no text: FHIR, PDF and CSV could not carry them.
PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
_DECIMAL = r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?"
_OWN = r"own:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_FIRST_YEAR, _LAST_YEAR = 2000, 2199
_FIRST_BIRTH = 1900  # nobody who was born before is alive


def _check_zone(text: str) -> str:
    if not is_time_zone(text):
        raise refuse("time_zone", "use a name from the IANA list, such as Europe/Berlin")
    return text


def _check_uuid4(text: str) -> str:
    if parse_uuid4(text) is None:
        raise refuse("uuid4", "use a random UUID (version 4)")
    return text


def _check_date(text: str) -> str:
    return _date_from(text, _FIRST_YEAR)


def _check_birth(text: str) -> str:
    return _date_from(text, _FIRST_BIRTH)


def _date_from(text: str, first_year: int) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise refuse("date", "write a date as YYYY-MM-DD") from None
    if day.isoformat() != text or not first_year <= day.year <= _LAST_YEAR:
        raise refuse("date_range", f"write a date as YYYY-MM-DD, from {first_year} to {_LAST_YEAR}")
    return text


Label = Annotated[str, StringConstraints(max_length=200, pattern=PLAIN)]
Unit = Annotated[str, StringConstraints(min_length=1, max_length=32, pattern=PLAIN)]
# Text, never a float: amounts are exact, and kept as they were typed.
Amount = Annotated[str, StringConstraints(pattern=f"^{_DECIMAL}$")]
# The same, and it may be below zero: what a person counts on their own is not always an amount.
Decimal = Annotated[str, StringConstraints(pattern=f"^-?{_DECIMAL}$")]
# An id from our lists (`kratom_leaf`, `nausea`), or one the person made: `own:` and a UUID.
Slug = Annotated[str, StringConstraints(pattern=f"^([a-z][a-z0-9_]{{0,63}}|{_OWN})$")]
OwnId = Annotated[str, StringConstraints(pattern=f"^{_OWN}$")]
# The format tells tools what a check of ours refuses in words of its own; `iana-time-zone` is no registered one.
TimeZone = Annotated[
    str,
    StringConstraints(max_length=64),
    Field(json_schema_extra={"format": "iana-time-zone"}),
    AfterValidator(_check_zone),
]
Uuid4Text = Annotated[
    str, StringConstraints(max_length=36), Field(json_schema_extra={"format": "uuid"}), AfterValidator(_check_uuid4)
]
IsoDate = Annotated[
    str, StringConstraints(max_length=10), Field(json_schema_extra={"format": "date"}), AfterValidator(_check_date)
]
BirthDate = Annotated[
    str, StringConstraints(max_length=10), Field(json_schema_extra={"format": "date"}), AfterValidator(_check_birth)
]


class Strength(WireModel):
    """What a label says one unit holds."""

    amount: Amount
    unit: Unit
