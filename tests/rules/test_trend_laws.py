"""The laws of trends: what may not change an answer, and what may not be in one."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cast import Json
from tests.support.trends import answered, days_from, on, took, wrote

FIRST, LAST = "2026-03-02", "2026-05-31"
SPAN = days_from("2026-01-01", 151)
SERIES = "craving,nausea,gi,sleep,mood,intake:kratom_leaf,prescribed"
CLOCKS = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
MOMENTS = st.builds(on, st.sampled_from(SPAN), CLOCKS)
ENTRIES = st.lists(
    st.one_of(
        st.builds(lambda at, level: wrote("craving", at, intensity=level), MOMENTS, st.integers(0, 10)),
        st.builds(
            lambda at, level, hours: wrote("side_effects", at, ratings={"nausea": level}, sleep_hours=hours),
            MOMENTS,
            st.integers(0, 3),
            st.sampled_from([None, 4.5, 7, 8.25]),
        ),
        st.builds(lambda at: wrote("side_effects", at, none=True), MOMENTS),
        st.builds(lambda at, mood: wrote("journal", at, mood=mood), MOMENTS, st.integers(0, 10)),
        st.builds(took, MOMENTS, st.sampled_from(["1", "2.5", "3", "0.000001"]), st.sampled_from(["g", "capsule"])),
        st.builds(lambda at: wrote("intake", at, none=True), MOMENTS),
        st.builds(lambda at: took(at, prescribed="missed"), MOMENTS),
    ),
    max_size=60,
)


def without_ids(answer):
    """Ids are numbered by place here, so they are no part of what order may not change."""
    for series in answer["series"].values():
        for check in series["check"]:
            check["entry_id"] = ""
    return answer


@settings(deadline=None)  # the machine may be busy
@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(entries, chance):
    shuffled = list(entries)
    chance.shuffle(shuffled)

    assert without_ids(answered(entries, FIRST, LAST)) == without_ids(answered(shuffled, FIRST, LAST))


@settings(deadline=None)  # the machine may be busy
@given(ENTRIES, st.integers(60, 130), st.integers(1, 20))
def test_a_gap_changes_nothing_outside_its_window(entries, start, length):
    lost = set(SPAN[start : start + length])
    near = set(SPAN[start - 3 : start + length + 3])
    kept = [entry for entry in entries if entry["occurred_at"][:10] not in lost]

    before = answered(entries, FIRST, LAST, SERIES, day_boundary="00:00")["series"]
    after = answered(kept, FIRST, LAST, SERIES, day_boundary="00:00")["series"]

    for name in SERIES.split(","):
        assert points(after[name], near) == points(before[name], near), name


def points(line, left_out):
    columns = [line[name] or line["days"] for name in ("days", "n", "mean", "max", "total", "median", "low", "high")]
    return [point for point in zip(*columns, strict=True) if point[0] not in left_out]


@settings(deadline=None)  # the machine may be busy
@given(ENTRIES)
def test_grams_and_milligrams_agree(entries):
    in_mg = [
        {**entry, "amount": str(int(float(entry["amount"]) * 1_000_000) / 1_000), "unit": "mg"}
        if entry.get("unit") == "g"
        else entry
        for entry in entries
    ]

    assert answered(in_mg, FIRST, LAST) == answered(entries, FIRST, LAST)


@settings(deadline=None)  # the machine may be busy
@given(ENTRIES, st.integers(-300, 300))
def test_a_shift_by_whole_weeks_shifts_the_answer(entries, weeks):
    def moved(text):
        return (date.fromisoformat(text[:10]) + timedelta(weeks=weeks)).isoformat() + text[10:]

    shifted = [{**entry, "occurred_at": moved(entry["occurred_at"])} for entry in entries]

    shifted_answer = answered(shifted, moved(FIRST), moved(LAST), SERIES)

    back = shifted_days(shifted_answer, timedelta(weeks=-weeks))
    assert back == answered(entries, FIRST, LAST, SERIES)


def shifted_days(value, by):
    if isinstance(value, dict):
        return {name: shifted_days(each, by) for name, each in value.items()}
    if isinstance(value, list):
        return [shifted_days(each, by) for each in value]
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return (date.fromisoformat(value) + by).isoformat()
    return value


ZONES = st.sampled_from(
    ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
)
INSTANTS = st.datetimes(datetime(2026, 1, 3), datetime(2026, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.tuples(INSTANTS, ZONES), min_size=1, max_size=20), st.sampled_from(["00:00", "04:00", "18:30"]))
def test_travel_and_summer_time_move_no_entry_to_another_day(moments, boundary):
    entries: list[Json] = []
    expected: dict[str, int] = {}
    for instant, zone in moments:
        local = instant.astimezone(ZoneInfo(zone))
        entries.append(wrote("craving", local.isoformat(), time_zone=zone, intensity=5))
        hour, minute = map(int, boundary.split(":"))
        day = (local.replace(tzinfo=None) - timedelta(hours=hour, minutes=minute)).date().isoformat()
        expected[day] = expected.get(day, 0) + 1

    for chosen in ({}, {"time_zone": "Asia/Tokyo"}):
        answer = answered(entries, "2026-01-01", "2026-12-31", "craving", day_boundary=boundary, **chosen)
        line = answer["series"]["craving"]
        assert dict(zip(line["days"], line["n"], strict=True)) == expected


@settings(deadline=None)  # the machine may be busy
@given(INSTANTS, ZONES)
def test_an_instant_in_utc_beside_a_zone_is_read_on_the_clock_of_that_zone(instant, zone):
    local = instant.astimezone(ZoneInfo(zone))
    utc = instant.strftime("%Y-%m-%dT%H:%M:%SZ")

    there = answered([wrote("craving", local.isoformat(), time_zone=zone)], "2026-01-01", "2026-12-31", "craving")
    here = answered([wrote("craving", utc, time_zone=zone)], "2026-01-01", "2026-12-31", "craving")

    assert here == there


@settings(deadline=None)  # the machine may be busy
@given(ENTRIES)
def test_no_window_under_three_logged_days_has_a_value(entries):
    for line in answered(entries, FIRST, LAST, SERIES, day_boundary="00:00")["series"].values():
        for day, median, low, high in zip(line["days"], line["median"], line["low"], line["high"], strict=True):
            if line["measure"] == "prescribed":
                assert (median, low, high) == (None, None, None)
                continue
            around = {(date.fromisoformat(day) + timedelta(days=by)).isoformat() for by in range(-3, 4)}
            logged = logged_days(entries, line) & around
            assert (median is None, low is None, high is None) == (len(logged) < 3,) * 3


def logged_days(entries, line):
    own = {
        "craving": lambda entry: entry["kind"] == "craving",
        "mood": lambda entry: entry.get("mood") is not None,
        "sleep": lambda entry: entry.get("sleep_hours") is not None,
        "symptom": lambda entry: entry["kind"] == "side_effects",
        "intake": lambda entry: entry["kind"] == "intake",
    }[line["measure"]]
    return {entry["occurred_at"][:10] for entry in entries if own(entry) and entry["occurred_at"][:10] <= LAST}


@settings(deadline=None)  # the machine may be busy
@given(ENTRIES, st.integers(0, 60))
def test_a_day_has_the_same_figures_whatever_the_period_begins_with(entries, later):
    whole = answered(entries, FIRST, LAST, SERIES)["series"]
    start = days_from(FIRST, 91)[later]
    part = answered(entries, start, LAST, SERIES)["series"]

    for name in SERIES.split(","):
        skipped = {day for day in whole[name]["days"] if day < start}
        assert points(part[name], ()) == points(whole[name], skipped)
        assert part[name]["usual"] == whole[name]["usual"]


@settings(deadline=None)  # the machine may be busy
@given(ENTRIES)
def test_what_is_written_after_the_last_day_does_not_exist(entries):
    later = [wrote("craving", on("2026-06-02"), intensity=10), took(on("2026-06-01", "04:01"), "400", "g")]

    assert answered([*entries, *later], FIRST, LAST, SERIES) == answered(entries, FIRST, LAST, SERIES)


@settings(deadline=None)  # the machine may be busy
@given(ENTRIES)
def test_every_answer_is_json_and_its_columns_are_equally_long(entries):
    answer = answered(entries, "2024-05-01", LAST)

    assert answer["by"] == "week"
    json.dumps(answer, allow_nan=False)
    for line in answer["series"].values():
        assert {len(line[name]) for name in ("days", "n", "mean", "max", "median", "low", "high")} == {
            len(line["days"])
        }
        assert line["days"] == sorted(set(line["days"]))
        if line["intake"]:
            assert {len(line["intake"][name]) for name in ("first", "last", "between", "unknown")} == {
                len(line["days"])
            }
