"""Plain facts are said by the phone too: with the server's numbers and words, and about any diary the same."""

import json
import os
import random
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.features.patterns.rules import words_en, words_es
from app.features.patterns.rules.diary import diary_of
from app.features.patterns.rules.engine import find_all
from app.features.patterns.rules.shapes import Finding
from app.features.patterns.service import choices_of
from hatch_build import npm_from_wheel, npm_on_path
from tests.features.patterns import phone_rules
from tests.features.patterns.phone_rules import SAID_BY_THE_PHONE

ROOT = Path(__file__).resolve().parents[3]
RULES = ROOT / "frontend" / "src" / "lib" / "facts" / "rules.json"
ASK = Path(__file__).with_name("facts_on_the_phone.mjs")
NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
DIARIES = 400
OPIOIDS = ("kratom_leaf", "seven_oh", "opioid_prescribed", "opioid_other")
KINDS = (*OPIOIDS, "alcohol", "benzodiazepine_sedative", "caffeine")
SYMPTOMS = ("nausea", "slow_breathing", "drowsiness", "seizure", "pregnancy", "dark_urine", "confusion")
CLOCKS = ("04:00", "00:00", "05:30", "14:00")
Json = dict[str, Any]


def test_the_numbers_of_the_phone_are_those_of_the_server() -> None:
    kept = json.loads(RULES.read_text(encoding="utf-8"))

    assert kept == phone_rules.rules(), f"python -m {phone_rules.__name__} > frontend/src/lib/facts/rules.json"


def on_the_phone(diaries: list[Json]) -> Json:
    npm = npm_on_path() or npm_from_wheel()
    done = subprocess.run(
        [str(Path(npm.bin_dir) / "node"), "--experimental-strip-types", "--no-warnings", str(ASK)],
        input=json.dumps(diaries),
        env={**os.environ, "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    answer: Json = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize(("language", "spoken"), [("en", words_en), ("es", words_es)])
def test_the_words_of_the_phone_are_those_of_the_server(language: str, spoken: Any) -> None:
    said = on_the_phone([])["words"][language]

    expected = {key: texts for key, texts in spoken.FLAGS.items() if key[0] in SAID_BY_THE_PHONE}
    assert said["words"] == {" ".join(key).strip(): [title, text] for key, (title, text, _) in expected.items()}
    assert {said["goesAway"]} == {goes_away for _, _, goes_away in expected.values()}


def intake(chance: random.Random) -> Json:
    none = chance.random() < 0.15
    amount = None if none or chance.random() < 0.3 else str(chance.choice([1, 2, 2.5, 2, 3, 40]))
    return {
        "kind": "intake",
        "none": none,
        "substance": None if none else chance.choice(KINDS),
        "amount": amount,
        "unit": chance.choice(["g", "mg", "capsule", "Capsule", None]) if amount else None,
        "strength": chance.choice([None, None, {"amount": "500", "unit": "mg"}]) if amount else None,
        "product": chance.choice(["", "", "Methadone syrup", "tea"]),
        "prescribed": None if none else chance.choice([None, None, None, "taken", "missed", "different"]),
    }


def entry(chance: random.Random, number: int) -> tuple[str, Json]:
    """Mostly of the last days, in any of several zones, now and then after the moment."""
    days = chance.choice([chance.uniform(-0.2, 4), chance.uniform(0, 12), chance.uniform(0, 60)])
    zone = timedelta(hours=chance.choice([0, 0, 0, -5, 9]))
    written = (NOW - timedelta(days=days) + zone).replace(tzinfo=None, microsecond=0).isoformat()
    hours = int(zone.total_seconds() // 3600)
    occurred_at = f"{written}{'-' if hours < 0 else '+'}{abs(hours):02}:00"
    fields: Json
    match chance.random():
        case share if share < 0.7:
            fields = intake(chance)
        case share if share < 0.9:
            chosen = chance.sample(SYMPTOMS, chance.randrange(1, 4))
            fields = {"kind": "side_effects", "ratings": {one: chance.choice([0, 0, 1, 3]) for one in chosen}}
        case _:
            fields = {"kind": "craving", "intensity": chance.randrange(11)}
    return f"e{number:03}", {"occurred_at": occurred_at, **fields}


def settings(chance: random.Random) -> Json:
    bounds = [
        {
            "substance": one,
            "per_day": chance.choice([None, "0", "1", "2.5", "4"]),
            "unit": chance.choice(["use", "g", "mg", "capsule"]),
            "not_before": chance.choice([None, None, "12:00", "02:00"]),
        }
        for one in chance.sample(KINDS, chance.randrange(4))
    ]
    return {
        "day_boundary": chance.choice(CLOCKS),
        "substances": chance.sample(KINDS, chance.randrange(5)),
        "prescribed": chance.sample(KINDS, chance.choice([0, 0, 1])),
        "plan": {"bounds": bounds},
    }


def diary(seed: int) -> tuple[list[tuple[str, Json]], Json]:
    chance = random.Random(seed)
    return [entry(chance, number) for number in range(chance.choice([3, 10, 30, 80]))], settings(chance)


def for_the_phone(documents: list[tuple[str, Json]], chosen: Json) -> Json:
    return {
        "entries": [{"id": entry_id, **document} for entry_id, document in documents],
        "choices": {
            "boundary": chosen["day_boundary"],
            "bounds": chosen["plan"]["bounds"],
            "tracked": chosen["substances"],
            "prescribed": chosen["prescribed"],
        },
        "moment": NOW.isoformat(),
    }


def line(one: Finding) -> str:
    """What the server says, as far as the phone says it too."""
    fields = [one.rule, one.variant, one.severity, date.fromordinal(one.since).isoformat()]
    return json.dumps([*fields, sorted(one.substances), sorted(one.evidence)])


def line_of(fact: Json) -> str:
    fields = [fact[name] for name in ("rule", "variant", "severity", "since")]
    return json.dumps([*fields, fact["substances"], sorted(fact["entries"])])


def test_about_any_diary_phone_and_server_say_the_same_facts() -> None:
    diaries = [diary(seed) for seed in range(DIARIES)]
    by_phone = on_the_phone([for_the_phone(*each) for each in diaries])["said"]

    rules = set()
    for seed, ((documents, chosen), said) in enumerate(zip(diaries, by_phone, strict=True)):
        found = find_all(diary_of(documents, choices_of(chosen), NOW))
        expected = [one for one in found if one.rule in SAID_BY_THE_PHONE]
        assert sorted(map(line_of, said)) == sorted(map(line, expected)), f"diary {seed}"
        rules |= {(one.rule, one.variant) for one in expected}

    assert {(rule, variant) for rule, variant in words_en.FLAGS if rule in SAID_BY_THE_PHONE} <= rules
