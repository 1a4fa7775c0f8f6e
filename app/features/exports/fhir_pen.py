"""How resources are written: ids, times, whom they are about and who says so. FHIR R4 (4.0.1), plain values.

No narrative and no annotation is ever written. Both are markup for a reader's browser, and everything a person typed
goes into plain strings instead.
"""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.features.exports.fhir_codes import ASSERTED, SURVEY, own
from app.features.exports.file_words import file_word
from app.features.exports.shapes import ChosenRecord, Json
from app.features.exports.words import label_of

_IDS = uuid.UUID("23c43b0a-1943-4d61-8a9b-88e9687e617a")
# FHIR's string is `[ \r\n\t\S]+`: other spaces count as none to some validators.
_OTHER_SPACES = re.compile(r"[^\S \r\n\t]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")


def plain(text: str | None) -> str | None:
    """A FHIR string; None where nothing is said."""
    return _OTHER_SPACES.sub(" ", text or "").strip() or None


def filled(resource: Json) -> Json:
    """Without what is not there: FHIR has no empty values."""
    return {name: value for name, value in resource.items() if value is not None and value not in ("", [], {})}


def moment(written: str) -> str:
    """A time of the wire, to the second, with the offset it was written with."""
    return datetime.fromisoformat(written).isoformat(timespec="seconds")


def reference(resource_id: str) -> Json:
    """To a resource of the same bundle."""
    return {"reference": f"urn:uuid:{resource_id}"}


def id_of(root: str, part: str) -> str:
    """The id of one resource made from one thing: the same each time, and no way back to an entry's own id."""
    return str(uuid.uuid5(_IDS, f"{root}/{part}"))


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes about one record. The same record gives the same resources."""

    record: ChosenRecord
    root: str
    patient_id: str

    def once(self, part: str) -> str:
        """The id of something that a bundle has once."""
        return id_of(self.root, part)

    def say(self, key: str, **values: object) -> str:
        """Words of ours, in the record's language."""
        return file_word(self.record.language, key, **values)

    def label(self, include: str) -> str:
        """What something chosen is called."""
        found = self.record.names.get(include) or label_of(include, self.record.language, self.record.settings)
        return plain(found) or self.say("something")

    def code(self, code: str) -> Json:
        """One of our own codes with its words."""
        return own(code, self.say(code.replace("-", "_")))

    def observation(self, resource_id: str, code: Json, *, when: Json, category: Json = SURVEY, **rest: object) -> Json:
        """What the person said of themselves: they are subject and performer."""
        patient = reference(self.patient_id)
        return filled(
            {
                "resourceType": "Observation",
                "id": resource_id,
                "meta": ASSERTED,
                "status": "final",
                "category": [category],
                "code": code,
                "subject": patient,
                **when,
                "performer": [patient],
                **rest,
            }
        )

    def component(self, code: str, **value: object) -> Json | None:
        """One part of an observation; None where it has no value."""
        given = {name: each for name, each in value.items() if each is not None and each != ""}
        return {"code": self.code(code), **given} if given else None

    def texts(self, **texts: str | None) -> list[Json]:
        """Parts in the person's own words, by our code."""
        return some(self.component(code, valueString=plain(text)) for code, text in texts.items())


def pen_for(record: ChosenRecord) -> Pen:
    """A pen for one bundle. Its patient is of this bundle alone: the same on all links, it would tie them together."""
    parts = (record.as_of.isoformat(), record.first_day, record.last_day, *(one.entry_id for one in record.entries))
    # One hash of all that is in it, not all of it hashed again for each event: 50,000 entries took 75 s (measured).
    root = id_of("\n".join(parts), "bundle")
    return Pen(record, root, id_of(root, "patient"))


def some(components: Iterable[Json | None]) -> list[Json]:
    """Those that are there."""
    return [each for each in components if each is not None]
