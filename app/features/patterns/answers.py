"""What findings become on the wire: opaque ids, words, states, and what every rule still needs."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from app.crypto.vault import Vault
from app.features.entries.schemas import Unreadable
from app.features.patterns.rules.answers_given import Given, demands, state_of
from app.features.patterns.rules.catalogue import RULES, logged_days
from app.features.patterns.rules.engine import find_all
from app.features.patterns.rules.shapes import Finding
from app.features.patterns.rules.uses import uses_of
from app.features.patterns.rules.words import help_for, rule_words, words_of
from app.features.patterns.schemas import Evidence, Flag, Flags, LookedFor, Rules
from app.features.patterns.service import Record
from app.kernel.ids import format_uuid

HISTORY_DAYS, HISTORY_STEP = 56, 3  # no flag lasts less than three days, so none is stepped over
_SURE_DAYS = 7
_SHOWN = 40  # entries behind one flag; more help nobody


def flags_answer(vault: Vault, record: Record, as_of: str) -> Flags:
    """Every flag that stands at the record's moment."""
    return Flags(as_of=as_of, flags=list(_flags(vault, record, record.moment)), unreadable=_unreadable(record))


def history_answer(vault: Vault, record: Record, as_of: str) -> Flags:
    """Flags of the last eight weeks that stand no more, the newest first."""
    now = {flag.id for flag in _flags(vault, record, record.moment)}
    past: dict[str, Flag] = {}
    for back in range(HISTORY_STEP, HISTORY_DAYS + 1, HISTORY_STEP):
        for flag in _flags(vault, record, record.moment - timedelta(days=back)):
            if flag.id not in now:
                past.setdefault(flag.id, flag)
    ordered = sorted(past.values(), key=lambda flag: (flag.until, flag.since, flag.id), reverse=True)
    return Flags(as_of=as_of, flags=ordered, unreadable=_unreadable(record))


def rules_answer(record: Record, as_of: str) -> Rules:
    """Everything Ebb looks for, and what each rule still needs from this person."""
    diary = record.diary()
    have = logged_days(diary, uses_of(diary))
    harder, muted = demands(given_in(record)), muted_in(record)
    return Rules(
        as_of=as_of,
        rules=[
            LookedFor(
                rule=name,
                title=(said := rule_words(name, record.language)).title,
                looks_for=said.looks_for,
                numbers=dict(rule.numbers),
                source=rule.source,
                needs=max(0, rule.needs - have[rule.sort]),
                of=rule.sort,
                can_mute=rule.can_mute,
                muted=name in muted and rule.can_mute,
                times_harder=harder.get(name, 1.0),
            )
            for name, rule in RULES.items()
        ],
    )


def findings_of(record: Record, moment: datetime) -> list[Finding]:
    """What there is to say at a moment, with what this person found not useful."""
    return find_all(record.diary(moment), demands(given_in(record)))


def flag_id(vault: Vault, finding: Finding) -> str:
    """Opaque, and the same on every device: it stands in paths, and must not tell what it is about."""
    return vault.flag_tag(finding.rule.encode(), finding.key.encode()).hex()


def given_in(record: Record) -> list[Given]:
    """The answers of the record as rules take them."""
    return [
        Given(
            one["flag"],
            one["rule"],
            tuple(one.get("substances", ())),
            date.fromisoformat(one["since"]).toordinal(),
            one["response"],
            date.fromisoformat(one["until"]).toordinal() if one.get("until") else None,
        )
        for one in record.responses.get("responses", ())
    ]


def muted_in(record: Record) -> frozenset[str]:
    """The rules this person muted."""
    return frozenset(record.responses.get("muted", ()))


def _flags(vault: Vault, record: Record, moment: datetime) -> Iterable[Flag]:
    given, muted = given_in(record), muted_in(record)
    for finding in findings_of(record, moment):
        opaque = flag_id(vault, finding)
        state, until = state_of(finding, opaque, given=given, muted=muted, today=moment.toordinal())
        words = words_of(finding, record.language)
        days = finding.numbers.get("logged_days")
        yield Flag(
            id=opaque,
            rule=finding.rule,
            severity=finding.severity,
            title=words.title,
            text=words.text,
            since=day_text(finding.since),
            until=day_text(finding.until),
            substances=list(finding.substances),
            evidence=Evidence(entry_ids=list(finding.evidence[-_SHOWN:]), numbers=dict(finding.numbers)),
            goes_away_when=words.goes_away_when,
            needs=max(0, _SURE_DAYS - int(days)) if isinstance(days, int | float) else 0,
            help=list(help_for(finding.rule)),
            source=RULES[finding.rule].source,
            state=state,
            state_until=day_text(until) if until else None,
        )


def day_text(day: int) -> str:
    """A day number as an ISO date."""
    return date.fromordinal(day).isoformat()


def _unreadable(record: Record) -> list[Unreadable]:
    return [Unreadable(id=format_uuid(row.entry_id), revision=row.revision) for row in record.unreadable]
