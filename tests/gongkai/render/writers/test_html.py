import re
from html.parser import HTMLParser

from hypothesis import given, settings

from gongkai.forms import FORM_2021, Cell, Paragraph, Report, Section
from gongkai.render.writers.html import body_of, to_html
from variants.madeup import odd_reports, reports

VOID = {"meta", "col"}


class Balanced(HTMLParser):
    """Fails at the first tag that closes what is not open."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def balanced(page):
    parser = Balanced()
    parser.feed(page)
    parser.close()
    return not parser.open


@settings(max_examples=8)
@given(odd_reports())
def test_any_report_makes_a_sound_page(report):
    page = to_html(report)
    assert balanced(page)
    page.encode("utf-8")


@settings(max_examples=10)
@given(reports())
def test_every_table_has_a_caption_and_every_header_a_scope(report):
    page = to_html(report)
    assert page.count("<caption ") == page.count("<table ") == 3
    assert all("scope=" in header for header in re.findall(r"<th\b[^>]*>", page))
    assert set(re.findall(r'id="cell-([^"]+)"', page)) == {str(ref).replace("/", "-") for ref in FORM_2021.refs} or (
        report.form is not FORM_2021
    )


def test_nothing_of_a_hostile_report_becomes_markup_and_nothing_is_fetched():
    section = Section("一", "<b>x</b>", "总体情况", (Paragraph("<script>alert(1)</script><img src=http://x>"),))
    page = to_html(Report(FORM_2021, 2023, "<i>", {ref: Cell.of(1) for ref in FORM_2021.refs}, sections=(section,)))
    assert "<script" not in page
    assert "<img" not in page
    assert "<i>" not in page
    assert not re.search(r"<[^>]*\b(?:src|href)=|url\(", page)


def test_the_heading_that_lost_its_numeral_is_printed_without_one():
    page = to_html(Report(FORM_2021, 2023, "某局", {}, sections=(Section("", "总体情况", "总体情况"),)))
    assert "<h2>总体情况</h2>" in page


def test_a_page_that_has_a_title_of_its_own_takes_what_stands_under_it():
    report = Report(FORM_2021, 2023, "某局", {}, title="某局年报", preface=(Paragraph("前言。"),))
    assert "<h1>某局年报</h1>" in to_html(report)
    assert "<h1>" not in body_of(report)
    assert "<p>前言。</p>" in body_of(report)
