"""Two diaries that are alike in what is chosen and in nothing else: whatever tells them apart has leaked."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.support.chosen import Json, wrote

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 22)
ALONE = ("craving", "mood", "sleep", "flags", "text", "plan", "raise", "before")
SYMPTOMS = ("nausea", "insomnia", "seizure", "slow_breathing", "own:11111111-1111-4111-8111-111111111111")
SUBSTANCES = ("kratom_leaf", "alcohol", "opioid_other", "medicine", "own:22222222-2222-4222-8222-222222222222")
TRACKERS = ("own:33333333-3333-4333-8333-333333333333", "own:44444444-4444-4444-8444-444444444444")
PARTS = (
    *(f"symptom:{each}" for each in SYMPTOMS),
    *(f"substance:{each}" for each in SUBSTANCES),
    *(f"tracker:{each}" for each in TRACKERS),
)
_DAYS = (LAST - FIRST).days + 1


@dataclass(frozen=True)
class Choice:
    """A choice, and what it lets through."""

    include: frozenset[str]
    hold_back: frozenset[int] = frozenset()

    def has(self, name: str) -> bool:
        return name in self.include


class Twin:
    """Writes one of two diaries: chosen fields come from `shared`, all others from `secret`."""

    def __init__(self, choice: Choice, seed: int, number: int) -> None:
        self.choice = choice
        self.seed = seed
        self.mark = f"secret{number}"
        # Where somebody was when they wrote what stays with them.
        self.zone = ("Pacific/Chatham", "America/Noronha")[number - 1]
        self.secret = Random(f"{seed}-{number}")

    def entries(self, count: int) -> list[Json]:
        """Entries of both diaries by place, then some that only this one has."""
        shared = [self._entry(Random(f"{self.seed}-entry-{place}"), place) for place in range(count)]
        return [*shared, *(self._hidden() for _ in range(self.secret.randrange(4)))]

    def settings(self) -> Json:
        """What is set; the names of own things carry the mark where they are not chosen."""
        own = {name: self._named(name) for name in PARTS if ":own:" in name}
        shared = Random(f"{self.seed}-settings")
        plan = {
            "goal": self._pick("plan", shared, ("taper", "abstain")),
            "goal_from": self._pick("plan", shared, ("2026-10-12", "2026-11-02")),
            "bounds": [
                {"substance": each, "per_day": self._amount(shared, f"substance:{each}", "plan"), "unit": "g"}
                | {"not_before": None}
                for each in SUBSTANCES
            ],
        }
        return {
            "time_zone": ("America/New_York", None)[self.seed % 2],
            "substances": [each for each in SUBSTANCES if self._is_shown(f"substance:{each}")],
            "own_symptoms": [each for name, each in own.items() if name.startswith("symptom")],
            "own_substances": [each for name, each in own.items() if name.startswith("substance")],
            "trackers": [
                {**each, "kind": "number", "unit": self._word(shared, name), "shown": True}
                for name, each in own.items()
                if name.startswith("tracker")
            ],
            "prescribed": ["medicine"] if self._is_shown("substance:medicine") else [],
            "plan": plan,
            "raise": [self._word(shared, "raise")],
            "products": [{"substance": "kratom_leaf", "name": self.mark, "unit": None, "strength": None}],
            "safety_plan": {"people": [{"id": "", "name": self.mark, "number": None, "pinned": False}]},
            "region": "US",
            "appointment": self.secret.choice(["2026-11-24", "2026-12-24"]),
        }

    def _named(self, name: str) -> Json:
        part = name.partition(":")[2]
        return {"id": part, "name": f"shared {part[:8]}" if self.choice.has(name) else f"{self.mark} {part[:8]}"}

    def _is_shown(self, name: str) -> bool:
        return self.choice.has(name) or self.secret.random() < 0.5

    def _entry(self, shared: Random, place: int) -> Json:
        kind = shared.choice(("craving", "journal", "side_effects", "intake"))
        day = FIRST + timedelta(days=shared.randrange(FIRST.toordinal() - LAST.toordinal(), _DAYS))
        at = f"{day}T{shared.randrange(24):02d}:{shared.randrange(60):02d}:00-05:00"
        if place in self.choice.hold_back:
            return self._unchosen(kind, at[:11] + f"{self.secret.randrange(24):02d}" + at[13:])
        if day < FIRST:
            return self._earlier(kind, at, shared)
        return wrote(kind, at, **self._fields(kind, shared))

    def _earlier(self, kind: str, at: str, shared: Random) -> Json:
        """Of the period before nothing goes along but how strong cravings were."""
        if kind == "craving" and self.choice.has("before"):
            return wrote(kind, at, **self._with(Choice(self.choice.include & {"craving"}))._craving(shared))
        return self._unchosen(kind, at)

    def _unchosen(self, kind: str, at: str) -> Json:
        return wrote(kind, at, time_zone=self.zone, **self._with(Choice(frozenset()))._fields(kind, self.secret))

    def _with(self, choice: Choice) -> "Twin":
        other = Twin(choice, self.seed, int(self.mark[-1]))
        other.secret = self.secret
        return other

    def _fields(self, kind: str, shared: Random) -> Json:
        return {
            "craving": self._craving,
            "journal": self._journal,
            "side_effects": self._body,
            "intake": self._intake,
        }[kind](shared)

    def _hidden(self) -> Json:
        """An entry of nothing that is chosen."""
        day = FIRST + timedelta(days=self.secret.randrange(_DAYS))
        unchosen = [each for each in SUBSTANCES if not self.choice.has(f"substance:{each}")]
        symptoms = [each for each in SYMPTOMS if not self.choice.has(f"symptom:{each}")]
        at = f"{day}T{self.secret.randrange(24):02d}:30:00-05:00"
        if unchosen and self.secret.random() < 0.5:
            own = {"product": self.mark, "note": self.mark, "amount": self._secret_amount(), "unit": self.mark}
            return wrote("intake", at, time_zone=self.zone, substance=self.secret.choice(unchosen), **own)
        ratings = {self.secret.choice(symptoms): 3} if symptoms else {}
        return wrote("side_effects", at, time_zone=self.zone, ratings=ratings, note=self.mark)

    def _craving(self, shared: Random) -> Json:
        substance = shared.choice([None, *SUBSTANCES])
        name = f"substance:{substance}"
        hidden = [each for each in (None, *SUBSTANCES) if each is None or not self.choice.has(f"substance:{each}")]
        is_shown = substance is not None and self.choice.has(name)
        return {
            "intensity": self._pick("craving", shared, range(11)),
            "substance": substance if is_shown else self.secret.choice(hidden),
            "outcome": self._pick(name if is_shown else "", shared, (None, "passed", "used")),
            "triggers": [self._word(shared, "craving", "text")],
            "coping": [self._word(shared, "craving", "text")],
            "note": self._word(shared, "craving", "text"),
        }

    def _journal(self, shared: Random) -> Json:
        return {
            "mood": self._pick("mood", shared, range(11)),
            "text": self._word(shared, "text"),
            "tags": [self._word(shared, "text")],
        }

    def _body(self, shared: Random) -> Json:
        ratings = {each: self._pick(f"symptom:{each}", shared, range(4)) for each in SYMPTOMS}
        kept = shared.sample(SYMPTOMS, 3)
        trackers = {each: self._amount(shared, f"tracker:{each}") for each in TRACKERS}
        # A note needs something chosen beside it.
        spoken = [f"symptom:{each}" for each in kept] + [f"tracker:{each}" for each in TRACKERS] + ["sleep"]
        has_note = any(self.choice.has(each) for each in spoken)
        note = self._word(shared, "text") if has_note else self.mark
        return {
            "ratings": {each: ratings[each] for each in kept},
            "trackers": trackers,
            "sleep_hours": float(self._amount(shared, "sleep")),
            "note": note,
            # The version of the payload says that there are trackers.
            "schema": 2 if any(self.choice.has(f"tracker:{each}") for each in TRACKERS) else self.secret.choice((1, 2)),
        }

    def _intake(self, shared: Random) -> Json:
        if shared.random() < 0.15:
            return {"none": True, "note": self._none_note(shared)}
        substance = shared.choice(SUBSTANCES)
        name = f"substance:{substance}"
        return {
            "substance": substance,
            "amount": self._amount(shared, name),
            "unit": self._pick(name, shared, ("g", "capsule")) if self.choice.has(name) else self.mark,
            "strength": {"amount": self._amount(shared, name), "unit": "mg"},
            "estimated": self._pick(name, shared, (True, False)),
            "planned": self._pick(name, shared, (True, False, None)),
            "prescribed": self._pick(name, shared, (None, "taken", "missed")),
            "route": self._word(shared, name),
            "product": self._word(shared, name, "text"),
            "reasons": [self._word(shared, name, "text")],
            "note": self._word(shared, name, "text"),
        }

    def _none_note(self, shared: Random) -> str:
        is_shown = any(self.choice.has(f"substance:{each}") for each in SUBSTANCES)
        return self._word(shared, "text") if is_shown else self.mark

    def _pick(self, name: str, shared: Random, values: Any) -> Any:
        one, other = shared.choice(values), self.secret.choice(values)
        return one if self.choice.has(name) else other

    def _word(self, shared: Random, *names: str) -> str:
        word = f"shared{shared.randrange(1000)}"
        return word if all(self.choice.has(name) for name in names) else self.mark

    def _amount(self, shared: Random, *names: str) -> str:
        amount = f"{shared.randrange(1, 24)}"
        return amount if all(self.choice.has(name) for name in names) else self._secret_amount()

    def _secret_amount(self) -> str:
        return f"7.{self.mark[-1]}{self.secret.randrange(1000):03d}7"
