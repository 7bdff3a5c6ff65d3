import io
import zipfile

import pytest

from gongkai.basis import UnusableInputError
from gongkai.ingest.sniffing import kind_of, misnamed

PAGE = "<!DOCTYPE html><html><body><p>年度报告</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(*members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(member, b"<a/>")
    return file.getvalue()


def stream(name):
    return OLE + name.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        pytest.param("年度报告\n".encode(), "a.txt", "text", id="plain text is text"),
        pytest.param("年度报告\n".encode(), "a.html", "text", id="plain text called html is text"),
        pytest.param("# 年度报告\n".encode(), "a.md", "markdown", id="Markdown is known by its name"),
        pytest.param(PAGE.encode(), "a.doc", "html", id="a page called doc is a page"),
        pytest.param(PAGE.encode("gb18030"), "a.xls", "html", id="a page in GBK called xls is a page"),
        pytest.param(PAGE.encode("utf-16"), "a.txt", "html", id="a page in UTF-16 is a page"),
        pytest.param(PAGE.encode("utf-16-le"), "a", "html", id="a page in UTF-16 without a mark is a page"),
        pytest.param(PAGE.encode("utf-16-be"), "a", "html", id="a page in big-endian UTF-16 is a page"),
        pytest.param(b"<!-- x --><div>1</div>", "a.txt", "html", id="a piece of a page after a comment is a page"),
        pytest.param(b"<!-- x -->" * 3000 + b"1", "a.txt", "text", id="thousands of comments take no time"),
        pytest.param(
            "链接 <http://a.gov.cn/> 见 <table>".encode(), "a.txt", "text", id="prose that names a tag is text"
        ),
        pytest.param("说明\n".encode() + b"<tr><td>0</td></tr>" * 40, "a", "html", id="text full of tags is a page"),
        pytest.param("文<p>1</p>".encode(), "a.shtml", "html", id="a few tags suffice where the name says page"),
        pytest.param(zipped("[Content_Types].xml", "word/document.xml"), "a.txt", "docx", id="docx called txt is docx"),
        pytest.param(zipped("xl/workbook.xml"), "a.zip", "xlsx", id="xlsx called zip is xlsx"),
        pytest.param(zipped("[Content_Types].xml", "word/main.xml"), "a", "docx", id="a folder named word suffices"),
        pytest.param(b"%PDF-1.7\n", "a.docx", "pdf", id="PDF called docx is PDF"),
        pytest.param(b'{"organ": ""}', "a.txt", "json", id="JSON is known by its braces"),
        pytest.param(b'[{"organ": ""}]', "a.json", "json", id="a JSON list is known by its name"),
        pytest.param("[image: 1]\n年报".encode(), "a.txt", "text", id="a bracket alone is not JSON"),
        pytest.param(b"a,b\n1,2\n", "a.csv", "csv", id="CSV is known by its name"),
        pytest.param(b"requests/granted/all,1\n" * 4, "a.txt", "csv", id="our own CSV is known by its keys"),
        pytest.param(
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
            "a.doc",
            "mhtml",
            id="a web archive called doc is a web archive",
        ),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(20), "a", "picture", id="JPEG"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(20), "a", "picture", id="PNG"),
        pytest.param(b"BM\x36\x00\x00\x00\x00\x00\x00\x00" + bytes(20), "a", "picture", id="BMP"),
        pytest.param(b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a", "picture", id="WebP"),
        pytest.param(b"\x00\x00\x00\x18ftypheic", "a", "picture", id="HEIC"),
        pytest.param(stream("WordDocument"), "a", "doc", id="old Word"),
        pytest.param(stream("Workbook"), "a", "xls", id="old Excel"),
        pytest.param(zipped("OFD.xml"), "a", "ofd", id="OFD"),
        pytest.param(b"{\\rtf1\\ansi", "a", "rtf", id="RTF"),
    ],
)
def test_kinds(data, name, kind):
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(b"", "空的", id="an empty file"),
        pytest.param(b" \r\n\t\n", "空白", id="a blank file"),
        pytest.param(b"\xef\xbb\xbf", "空白", id="a byte order mark alone"),
        pytest.param(b"\x00" * 5000, "空白", id="zeros alone"),
        pytest.param(b"\x00\x00\x00\x18ftypmp42", "音像", id="MP4"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "图片", id="SVG"),
        pytest.param(zipped("a.txt"), "压缩包", id="a zip of other things"),
        pytest.param(b"Rar!\x1a\x07\x01\x00", "压缩包", id="RAR"),
        pytest.param(b"7z\xbc\xaf\x27\x1c\x00", "压缩包", id="7z"),
        pytest.param(b"a" * 257 + b"ustar\x00", "压缩包", id="tar"),
        pytest.param(stream("EncryptedPackage"), "加密", id="an encrypted docx"),
        pytest.param(stream("Else"), "旧版", id="another compound file"),
        pytest.param(zipped("content.xml", "mimetype"), "OpenDocument", id="OpenDocument"),
        pytest.param(zipped("ppt/presentation.xml"), "演示文稿", id="slides"),
        pytest.param(
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>', "Office XML", id="flat XML"
        ),
        pytest.param(zipped("word/document.xml")[:-10], "不完整", id="a docx cut short"),
        pytest.param(b"MZ\x90\x00" + bytes(60), "程序", id="a program"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data, word):
    with pytest.raises(UnusableInputError, match=word) as caught:
        kind_of(data, "报告")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("报告：")


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        pytest.param("html", "a.docx", ("“.docx”", "网页"), id="a page called docx"),
        pytest.param("html", "a.doc", ("“.doc”", "网页"), id="a page called doc, as word processors save them"),
        pytest.param("docx", "a.PDF", ("“.pdf”", "Word"), id="a docx called PDF"),
        pytest.param("pdf", "a.xlsx", ("“.xlsx”", "PDF"), id="a PDF called xlsx"),
        pytest.param("text", "a.html", ("“.html”", "纯文本"), id="text called html"),
        pytest.param("text", "a.json", ("“.json”", "纯文本"), id="text called json"),
    ],
)
def test_a_name_that_promises_another_kind_is_remarked_on(kind, name, words):
    assert all(word in misnamed(kind, name) for word in words)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        pytest.param("html", "a.SHTML", id="case does not matter"),
        pytest.param("html", "index.aspx", id="an ending that promises nothing"),
        pytest.param("html", "2023.12", id="a number behind a dot is no ending"),
        pytest.param("docx", "年报", id="a name without an ending"),
        pytest.param("pdf", "标准输入", id="standard input"),
        pytest.param("csv", "a.txt", id="tables of text are text"),
        pytest.param("markdown", "a.txt", id="Markdown is text"),
        pytest.param("xlsx", "a.xlsm", id="a workbook with macros is a workbook"),
    ],
)
def test_a_name_that_promises_nothing_else_is_left_alone(kind, name):
    assert misnamed(kind, name) == ""
