"""Which pixels are those of which picture of a page."""

import base64
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from gongkai.ingest import open_document
from gongkai.ingest.document import Picture
from gongkai.ingest.readers.ocr.sources import Pictures

FIRST, SECOND = bytes(range(200)), bytes(range(200, 0, -1))
SPACER = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def coded(content, kind="image/png"):
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def archived(page):
    """The page as a web archive."""
    whole = MIMEMultipart("related")
    whole.attach(MIMEText(page, "html", "utf-8"))
    return whole.as_bytes()


BETWEEN = {
    "nothing": "",
    "a background in a style": f"<style>p {{ background: url({coded(bytes(300))}) }}</style>",
    "a font": f"<style>@font-face {{ src: url('{coded(bytes(300), 'font/woff2')}') }}</style>",
    "a spacer until scripts run": f'<p><img src="{SPACER}"></p>',
    "a drawing that is not coded": '<p><img src="data:image/svg+xml;utf8,<svg/>"></p>',
    "a picture in a script": f"<script>var later = '{coded(bytes(300))}';</script>",
}


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
@pytest.mark.parametrize("kind", ["html", "mhtml"])
def test_each_picture_of_a_page_has_its_own_pixels(kind, between):
    page = f"<html><body>{between}<p>一</p><img src='{coded(FIRST)}'>{between}<img src='{coded(SECOND)}'></body></html>"
    data = page.encode() if kind == "html" else archived(page)
    shown = [block for block in open_document(data, f"a.{kind}").blocks if isinstance(block, Picture)]
    pictures = Pictures(data, kind, f"a.{kind}")
    found = [scan.file for picture in shown for scan in pictures.scans(picture)]
    assert found == [FIRST, SECOND]
