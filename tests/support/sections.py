"""A report of a few entries, and its sections."""

from app.features.exports.report import build_report
from app.features.exports.schemas import Report
from tests.support.chosen import chosen, wrote
from tests.support.trends import on


def report_of(entries, *include, days=("2026-11-01", "2026-11-20"), **wanted):
    report = build_report(chosen(entries, include, days, **wanted))
    Report.model_validate(report)
    return report


def section(report, name):
    return next((each for each in report["sections"] if each["id"] == name), None)


def rows(report, name):
    return section(report, name)["table"]["rows"]


def took(day, substance="kratom_leaf", clock="12:00", **fields):
    return wrote("intake", on(day, clock), substance=substance, **fields)
