from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from gongkai.basis import UnusableInputError
from gongkai.ingest.document import TextBlock
from gongkai.ingest.opening import open_document


def archive(*parts):
    whole = MIMEMultipart("related", type="text/html")
    for part in parts:
        whole.attach(part)
    return b"MIME-Version: 1.0\r\n" + whole.as_bytes().replace(b"MIME-Version: 1.0\n", b"", 1)


def test_the_page_of_a_web_archive_is_read():
    page = MIMEText("<html><body><p>某局2023年年度报告</p></body></html>", "html", "utf-8")
    document = open_document(archive(MIMEText("<p>x</p>", "html"), page, MIMEImage(b"\xff\xd8", "jpeg")), "a.mht")
    assert [block.text for block in document.blocks if isinstance(block, TextBlock)] == ["某局2023年年度报告"]
    assert document.source.kind == "mhtml"


@pytest.mark.parametrize("parts", [(), (MIMEText("年报", "plain", "utf-8"),)], ids=["nothing", "no page"])
def test_an_archive_without_a_page_is_refused(parts):
    with pytest.raises(UnusableInputError, match="没有网页正文"):
        open_document(archive(*parts), "a.mht")
