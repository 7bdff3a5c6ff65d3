"""Texts, tables of text, pages; and files that nobody can look into."""

import io
import zipfile

import pikepdf

from leaking.model import ID, PHONES, Leak, Planted

P = PHONES[:10]
NOTICE = f"关于发放补贴的公示\n户主张某，身份证号{ID}，联系电话{P[0]}。\n家庭住址：江城县石桥镇柳林村3组12号\n"
LIST = "惠农补贴发放表\n姓名,村,金额（元）\n张小明,柳林村,500\n李红,石桥村,620\n王建国,石桥村,480\n"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gbk"><meta name="author" content="{P[3]}">
<title>公示</title></head><body>
<!-- 经办人电话 {P[4]} --><p>户主张某，电话<b>{P[5][:4]}</b>{P[5][4:]}，邮箱&#x7a;hangsan@qq.com</p>
<p>发放情况见下表：</p><p><img src="table.png"></p><p>见<a href="/gone/">附件</a></p>
<table><tr><th>姓名</th><th>补贴金额</th></tr><tr><td>张小明</td><td>500</td></tr></table></body></html>"""


def zipped(members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def archived():
    return zipped({"公示/notice.txt": NOTICE, "inner.zip": zipped({"list.csv": LIST})})


def page():
    return PAGE.encode("gbk")


TEXTS = (
    Leak(
        "notice.txt",
        NOTICE.encode,
        (
            Planted("L101", ID, {"line": 2}),
            Planted("L105", P[0], {"line": 2}),
            Planted("L108", "3组12号", {"line": 3}),
        ),
        (ID, P[0], "柳林村3组12号"),
    ),
    Leak("gbk.txt", lambda: NOTICE.encode("gb18030"), (Planted("L101", ID, {"line": 2}),), (ID, P[0])),
    Leak("wide.txt", lambda: NOTICE.encode("utf-16"), (Planted("L101", ID, {"line": 2}),), (ID, P[0])),
    Leak(
        "list.csv",
        lambda: b"\xef\xbb\xbf" + LIST.encode(),
        (Planted("L110", "张小明", {"line": 3}), Planted("L110", "王建国", {"line": 5})),
        ("张小明", "李红", "王建国"),
    ),
    Leak(
        "page.html",
        page,
        (
            Planted("L105", P[3], {"within": "标签的属性"}),
            Planted("L105", P[4], {"within": "网页注释"}),
            Planted("L105", P[5]),
            Planted("L109", "zhangsan@qq.com"),
            Planted("L110", "张小明"),
            Planted("H101", "table.png"),
            Planted("H102", "table.png"),
        ),
        (P[3], P[4], P[5], "zhangsan@qq.com", "张小明"),
    ),
    Leak(
        "all.zip",
        archived,
        (
            Planted("L101", ID, {"member": "公示/notice.txt", "line": 2}),
            Planted("L110", "李红", {"member": "inner.zip/list.csv"}),
        ),
        (ID, P[0], "张小明"),
    ),
)


def encrypted_pdf():
    made = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    return made.getvalue()


def bomb():
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b"0" * (20 * 2**20)})


def deep():
    data = zipped({"a.txt": "文字"})
    for _ in range(4):
        data = zipped({"inner.zip": data})
    return data


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
CLOSED = (
    Leak("empty.txt", lambda: b"", (Planted("F101"),)),
    Leak("old.doc", lambda: OLE + "WordDocument".encode("utf-16-le"), (Planted("F102"),)),
    Leak("old.xls", lambda: OLE + "Workbook".encode("utf-16-le"), (Planted("F102"),)),
    Leak("old.wps", lambda: OLE + "WordDocument".encode("utf-16-le"), (Planted("F102"),)),
    Leak("secret.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), (Planted("F101"),)),
    Leak("encrypted.pdf", encrypted_pdf, (Planted("F101"),)),
    Leak("cut.docx", lambda: zipped({"word/document.xml": "<a/>"})[:-30], (Planted("F101"),)),
    Leak("broken.docx", lambda: zipped({"[Content_Types].xml": "<T/>", "word/document.xml": "<a"}), (Planted("F101"),)),
    Leak("bomb.docx", bomb, (Planted("F101"),)),
    Leak("deep.zip", deep, (Planted("F101"),)),
    Leak("broken.pdf", lambda: b"%PDF-1.7\nnothing", (Planted("F101"),)),
    Leak("broken.jpg", lambda: b"\xff\xd8\xff\xe0nothing", (Planted("F101"),)),
    Leak("archive.rar", lambda: b"Rar!\x1a\x07\x00", (Planted("F101"),)),
    Leak("program.exe", lambda: b"MZ\x90\x00" + b"\x00" * 100, (Planted("F101"),)),
    Leak("bytes.bin", lambda: bytes(range(256)) * 20, (Planted("F101"),)),
    Leak("text.ofd", lambda: zipped({"OFD.xml": "<a/>"}), (Planted("F101"),)),
)
