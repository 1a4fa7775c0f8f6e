"""Nothing that a person can write becomes anything on paper but letters."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.features.exports.pdf import render_pdf
from tests.support.pages import drawings, names, opened, text
from tests.support.reports import month, section

# ISO 32000-1: what runs, opens, fetches or carries something (12.6 actions, 7.11.4 files, 12.7 forms, 13 media).
ACTIVE = {
    *("/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData"),
    *("/EmbeddedFile", "/EmbeddedFiles", "/EF", "/Filespec", "/Annots", "/Annot", "/AcroForm", "/XFA", "/RichMedia"),
    *("/XObject", "/Image", "/Names", "/Dests", "/Metadata", "/ObjStm", "/Encrypt"),
}
HOSTILE = {
    "script": ")>>/JS(app.alert(1))",
    "object": "endstream endobj 99 0 obj <</Type/Action/S/JavaScript/JS(x)>> endobj",
    "link": "javascript:alert(1) https://example.org/x mailto:a@example.org",
    "anchor": '<a href="https://example.org">x</a> <link href="file:///etc/passwd">y</link>',
    "picture": '<img src="file:///etc/passwd" width="1" height="1"/> <onDraw name="x" label="y"/>',
    "markup": "<b>bold</b> <font color=red>red</font> <br/> <para> </para> <seq/> & &amp; &lt;b&gt; &#60;b&#62;",
    "entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e; <![CDATA[x]]> <?xml version="1.0"?>',
    "operators": "\\) Tj ET BT (x) Tj %comment \\101 \\( (((",
}


def everywhere(written):
    """A report in which each text that a person can have chosen is this one."""
    table = {"head": ["Substance", written], "rows": [[written, "1"], ["x", written]]}
    base = month()
    chart = {**base["charts"][1], "title": written}
    chart["series"] = {**chart["series"], "unit": written, "sentence": written}
    return {
        **base,
        "title": written or "Health summary",
        "heading": [written, *base["heading"]],
        "sections": [section("x", written, written, table=table), section("text", "Words", written)],
        "charts": [chart],
        "notices": [written],
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stands_there_as_it_was_written_and_nothing_else_comes_of_it(name):
    pdf = render_pdf(everywhere(HOSTILE[name]), "A4")

    assert not names(pdf) & ACTIVE
    assert not [token for token in ACTIVE if re.search(rf"{token}(?![A-Za-z0-9+])".encode(), pdf)]
    assert text(pdf).replace(" ", "").count(HOSTILE[name].replace(" ", "")) >= 5


def test_no_text_can_be_read_as_an_object_in_the_bytes_of_a_page():
    """Letters are numbered by their first use, so a scanner sees no token in what a person wrote."""
    pdf = render_pdf(everywhere(HOSTILE["script"]), "A4")

    drawn = "".join(drawings(pdf))
    assert "/JS" not in drawn
    assert "app.alert" not in drawn


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\x00", "\x1b", "\x7f", "\u00ad"])
def test_what_nobody_can_see_is_not_there_either(hidden):
    words = text(render_pdf(everywhere(f"exe{hidden}cod.pdf"), "Letter"))

    assert hidden not in words
    assert "execod.pdf" in words


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("written", ["x" * 10_000, "word " * 2_000, "W\n" * 5_000, "\U0001f600" * 10_000, "<" * 10_000])
def test_a_line_of_ten_thousand_letters_ends_with_a_sign_that_it_goes_on(written, paper):
    pdf = render_pdf(everywhere(written), paper)

    assert len(opened(pdf).pages) <= 2
    assert "…" in text(pdf)


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Ångström",
        "Łukasz Żółć",
        "Nguyễn Thị Hường",
        "Γεώργιος Παπαδόπουλος",
        "Олександр Щербак",
        "გიორგი",
        "Ţîrgu Ș",
    ],
)
def test_names_of_europe_stand_there_as_they_are_spelled(name):
    assert name in text(render_pdf(month(heading=[name]), "A4"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\U0001f469\u200d\U0001f469 Ann", "▯▯ Ann"),
        ("العربية", "▯▯▯▯▯▯▯"),
        ("漢字", "▯▯"),
        ("שלום", "▯▯▯▯"),
        ("हि", "▯▯"),
    ],
)
def test_what_the_font_cannot_draw_is_seen_to_be_missing_and_explained(name, shown):
    words = text(render_pdf(month(heading=[name]), "A4"))

    assert shown in words
    assert "▯ stands for a letter that this paper cannot draw." in words


def test_without_missing_letters_nothing_is_explained():
    assert "▯" not in text(render_pdf(month(), "A4"))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_at_all_makes_paper_of_two_pages_at_most(written):
    pdf = render_pdf(everywhere(written), "A4")

    assert len(opened(pdf).pages) <= 2
    assert not names(pdf) & ACTIVE
