"""The paper as a reader that many people have opens it: poppler."""

import subprocess

import pytest

from app.features.exports.pdf import render_pdf
from tests.support.reports import crowded, dense, month, report, spanish
from tests.support.tools import required_tool

pytestmark = pytest.mark.proof
REPORTS = {"nothing": report, "month": month, "dense": dense, "crowded": crowded, "spanish": spanish}


def poppler(tool, *arguments):
    program = required_tool(tool, "poppler-utils")
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True, timeout=60)


@pytest.fixture(params=[(name, paper) for name in REPORTS for paper in ("A4", "Letter")], ids="-".join)
def paper_file(request, tmp_path):
    name, paper = request.param
    path = tmp_path / "report.pdf"
    path.write_bytes(render_pdf(REPORTS[name](), paper))
    return path


def test_it_opens_without_a_word_of_complaint_and_runs_nothing(paper_file):
    said = poppler("pdfinfo", "-struct", paper_file)

    facts = dict(line.split(":", 1) for line in poppler("pdfinfo", paper_file).stdout.splitlines() if ":" in line)
    assert said.stderr == ""
    assert facts["JavaScript"].strip() == "no"
    assert facts["Form"].strip() == "none"
    assert facts["Encrypted"].strip() == "no"
    assert facts["Tagged"].strip() == "yes"
    assert int(facts["Pages"]) <= 2
    assert poppler("pdfdetach", "-list", paper_file).stdout.strip() == "0 embedded files"


def test_every_letter_is_drawn_with_a_font_that_lies_in_the_file(paper_file):
    rows = poppler("pdffonts", paper_file).stdout.splitlines()[2:]

    assert rows
    assert all("FiraGO" in row and row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_no_letter_stands_on_the_edge_of_the_page(paper_file, tmp_path):
    drawn = poppler("pdftoppm", "-gray", "-r", "50", paper_file, tmp_path / "page")

    pages = sorted(tmp_path.glob("page*.pgm"))
    assert drawn.stderr == ""
    assert pages
    for page in pages:
        kind, size, _most, grey = page.read_bytes().split(b"\n", 3)
        width, height = map(int, size.split())
        rows = [grey[row * width : (row + 1) * width] for row in range(height)]
        inside = [row[width // 20 : -width // 20] for row in rows[height // 40 : -height // 40]]
        assert kind == b"P5"
        assert sum(len(row) - row.count(255) for row in rows) == sum(len(row) - row.count(255) for row in inside)
        assert any(row.count(255) < len(row) for row in inside)
