"""Which periods can be asked about. Pure: no clock, database, web or keys."""

USUAL_PERIOD_DAYS = 90  # of an answer whose beginning was not asked for
MOST_DAYS = 20 * 366
_AHEAD_DAYS = 366


def check_period(first: int, last: int, today: int) -> dict[str, str]:
    """What is wrong with a period, by field; nothing if it is one. Days as `date.toordinal` counts them."""
    if first > last:
        return {"from": "this is after the last day"}
    if last - first >= MOST_DAYS:
        return {"from": "ask for 20 years at most"}
    return {"to": "this is more than a year ahead"} if last > today + _AHEAD_DAYS else {}
