"""What a phone must know of the rules to say a plain fact by itself. Run as a module, it prints the file it reads."""

import json
from typing import Any

from app.features.patterns.rules import breaks, facts, families
from app.features.patterns.rules.catalogue import RULES
from app.features.patterns.rules.uses import SURE_TYPO
from app.features.patterns.rules.words import help_for

SAID_BY_THE_PHONE = ("mixing", "plan_exceeded", "red_flag", "use_after_gap")


def rules() -> dict[str, Any]:
    """Numbers, families and sources, as the server has them."""
    return {
        "fact_days": facts.FACT_DAYS,
        "mixing_hours": facts.MIXING_HOURS,
        "methadone_hours": facts.METHADONE_HOURS,
        "pause_days": breaks.PAUSE_DAYS,
        "long_pause_days": breaks.LONG_PAUSE_DAYS,
        "slip_times": SURE_TYPO,
        "opioid_like": sorted(families.OPIOID_LIKE),
        "kratom": sorted(families.KRATOM),
        "depressant": sorted(families.DEPRESSANT),
        "everyday": sorted(families.EVERYDAY),
        "slowed": list(families.SLOWED),
        # The screen of the own plan says what stopping suddenly can do, before a plan to stop is kept.
        "sources": {rule: RULES[rule].source for rule in (*SAID_BY_THE_PHONE, "abrupt_stop")},
        "help": {rule: list(help_for(rule)) for rule in SAID_BY_THE_PHONE},
    }


if __name__ == "__main__":
    print(json.dumps(rules(), indent=2))  # noqa: T201 - for a shell to put where it belongs
