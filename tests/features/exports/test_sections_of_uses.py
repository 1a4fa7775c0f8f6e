"""What a report says of what was taken: as prescribed and otherwise, each unit by itself."""

import json

from tests.support.chosen import wrote
from tests.support.sections import report_of, rows, section, took
from tests.support.trends import on

DAY = "2026-11-10"


def test_prescribed_days_are_counted_and_never_made_a_share():
    entries = [
        took("2026-11-02", "medicine", prescribed="taken"),
        took("2026-11-02", "medicine", clock="20:00", prescribed="missed"),
        took("2026-11-03", "medicine", prescribed="taken"),
        took("2026-11-04", "medicine", prescribed="different"),
    ]

    report = report_of(entries, "substance:medicine")

    assert rows(report, "prescribed") == [["Other medicine", "1", "1", "1", "17"]]
    assert section(report, "substances") is None
    assert "%" not in json.dumps(report)


def test_a_medicine_that_was_also_taken_otherwise_has_a_row_of_its_own_there():
    entries = [
        took("2026-11-02", "medicine", prescribed="taken"),
        took("2026-11-03", "medicine", amount="3", unit="tablet"),
    ]

    report = report_of(entries, "substance:medicine", settings={"prescribed": ["medicine"]})

    assert rows(report, "prescribed") == [["Other medicine", "1", "0", "0", "19"]]
    assert rows(report, "substances") == [
        ["Other medicine, not marked as prescribed", "1", "0", "18", "1", "12:00"],
    ]
    assert section(report, "substances")["lines"][1].startswith(
        "Other medicine, not marked as prescribed: median 3 tablet"
    )


def test_units_are_told_apart_and_unknown_amounts_are_said():
    entries = [
        took("2026-11-02", amount="2", unit="capsule"),
        took("2026-11-02", amount="1", unit="capsule", clock="18:00"),
        took("2026-11-03", amount="0.000001", unit="g"),
        took("2026-11-04", amount="999999999", unit="scoop"),
        took("2026-11-05"),
        wrote("intake", on("2026-11-06"), none=True),
    ]

    report = report_of(entries, "substance:kratom_leaf")

    details = section(report, "substances")["lines"][1]
    assert rows(report, "substances") == [["Kratom leaf", "4", "1", "15", "5", "12:00"]]
    for part in (
        "median 3 capsule a day with use, 3 to 3 (days: 1)",
        "median 0.001 mg a day",
        "median 999999999 scoop",
        "amount unknown in 1 of 5 uses",
    ):
        assert part in details


def test_a_note_beside_none_of_everything_is_said_once():
    entries = [wrote("intake", on(DAY), none=True, note="a quiet day")]

    report = report_of(entries, "substance:kratom_leaf", "substance:alcohol", "text")

    assert [row[2] for row in section(report, "substances")["table"]["rows"]] == ["1", "1"]
    assert section(report, "text")["lines"] == ["10 Nov 2026, 12:00, Used: a quiet day"]


def test_a_product_is_free_text_and_a_label_is_not():
    entries = [took(DAY, product="from the corner shop", strength={"amount": "0.50", "unit": "g"}, note="with tea")]

    without, with_text = (report_of(entries, "substance:kratom_leaf", *more) for more in ((), ("text",)))

    assert "label as typed 0.50 g (1)" in str(without)
    assert "corner" not in str(without)
    assert "tea" not in str(without)
    assert "product as typed from the corner shop (1)" in str(with_text)
    assert section(with_text, "text")["lines"] == ["10 Nov 2026, 12:00, Used: with tea"]
