"""Files as bytes, made of a record that was already read. Slow: outside any transaction, beside the event loop."""

from pydantic_core import to_json

from app.features.exports.fhir import flowing_bundle
from app.features.exports.pdf import render_pdf
from app.features.exports.report import build_report
from app.features.exports.schemas import Paper
from app.features.exports.shapes import ChosenRecord, Json


def build_package(record: ChosenRecord, *, paper: Paper, for_clinic: bool) -> bytes:
    """The bundle as it is sealed, with the paper in it.

    Our own viewer draws the report beside it; a clinic's scanner knows no such thing, and fetches what is not deflated.
    """
    report = build_report(record)
    pdf = render_pdf(report, paper)
    return bundle_bytes(flowing_bundle(record, report=None if for_clinic else report, pdf=pdf))


def build_record_bundle(record: ChosenRecord) -> bytes:
    """The bundle for other programs, without report and paper."""
    return bundle_bytes(flowing_bundle(record, report=None, pdf=None))


def build_paper(record: ChosenRecord, paper: Paper) -> bytes:
    """The report as a PDF."""
    return render_pdf(build_report(record), paper)


def bundle_bytes(bundle: Json) -> bytes:
    """JSON in which no text looks like markup, whatever a receiver pastes it into (attack 44)."""
    # These stand inside strings only, where JSON lets every character be escaped (RFC 8259 section 7).
    return to_json(bundle).replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")
