"""What comes out of a printer: the Word file by way of an office suite, the page by way of a browser."""

import pypdfium2
import pytest

from gongkai.forms import FORM_2019, FORM_2021, Cell, Report
from gongkai.render import write
from variants.programs import chromium_pdf, office

ORGAN = "内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇人民政府"


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.mark.slow
@pytest.mark.parametrize("form", [FORM_2021, FORM_2019], ids=lambda form: form.key)
@pytest.mark.parametrize("kind", ["docx", "html"])
def test_every_table_stands_on_one_page(form, kind):
    numbers = {ref: Cell.of(1000 + at) for at, ref in enumerate(form.refs)}
    report = Report(form, form.years[0], ORGAN, numbers)
    pdf = office(write(report, kind), "docx", "pdf") if kind == "docx" else chromium_pdf(write(report, kind).decode())
    for table in form.tables:
        on = {at for at, text in enumerate(pages(pdf)) for ref in table.refs if str(numbers[ref].value) in text}
        assert len(on) == 1, table.key
