"""How often a copy may be taken: opening years of entries is work, and one permit would ask for it without end."""

from app.throttle.budgets import Budget

_QUARTER_HOUR = 900
EXPORT = Budget("export", 40, _QUARTER_HOUR)
