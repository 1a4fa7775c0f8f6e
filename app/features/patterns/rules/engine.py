"""All rules over one diary, gravest first. The whole of what a flag follows from stands in its arguments."""

from app.features.patterns.rules.breaks import breaks_of
from app.features.patterns.rules.episodes import findings
from app.features.patterns.rules.facts import facts_of
from app.features.patterns.rules.shapes import Diary, Finding
from app.features.patterns.rules.signals import sources_of
from app.features.patterns.rules.uses import uses_of

SEVERITIES = ("high", "medium", "low", "info")
_MOST = 100  # nobody reads more, and nobody can make an answer of any size
# Among equals: what may be urgent before what can wait.
_ORDER = ("red_flag", "use_after_gap", "mixing", "abrupt_stop", "withdrawal", "two_opioids", "lapse", "plan_exceeded")


def find_all(diary: Diary, demands: dict[str, float] | None = None) -> list[Finding]:
    """Everything there is to say at the diary's moment. `demands` raise what a statistic needs, by rule id."""
    uses = uses_of(diary)
    said = [*facts_of(diary, uses), *breaks_of(diary), *findings(diary, sources_of(diary, uses), demands or {})]
    return sorted(said, key=rank)[:_MOST]


def rank(finding: Finding) -> tuple[int, int, int, str, str]:
    """Where a finding stands: by severity, then by what it is, then the newest first."""
    place = _ORDER.index(finding.rule) if finding.rule in _ORDER else len(_ORDER)
    return SEVERITIES.index(finding.severity), place, -finding.since, finding.rule, finding.key
