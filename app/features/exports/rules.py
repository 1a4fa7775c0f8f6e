"""Which periods can leave. Pure: no clock, database, web or keys."""

MOST_SHARED_DAYS = 366  # a year; what is older is asked for in a conversation, not read in ten minutes
MOST_EXPORTED_DAYS = 20 * 366  # as far as Trends reach: one's own record leaves whole


def check_period(first: int, last: int, today: int, *, most_days: int) -> dict[str, str]:
    """What is wrong with a period, by field; nothing if it is one. Days as `date.toordinal` counts them."""
    if first > last:
        return {"from": "this is after the last day"}
    if last - first >= most_days:
        return {"from": f"choose {most_days} days at most"}
    # A day more: where an entry was written it may already be tomorrow.
    return {"from": "this is in the future"} if first > today + 1 else {}
