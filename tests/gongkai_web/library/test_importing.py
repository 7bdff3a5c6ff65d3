"""Documents come in from another system: after somebody has looked, row by row, with their files, and none twice."""

import csv
import io
import re
import zipfile
from datetime import date

import pikepdf
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from gongkai.basis import UnusableInputError
from gongkai_web.journal.models import Entry
from gongkai_web.library import files
from gongkai_web.library.exchange.columns import HEADINGS
from gongkai_web.library.exchange.enclosures import Folder, NoFiles, Packed
from gongkai_web.library.exchange.importing import carry_out, plan_import
from gongkai_web.library.exchange.pages import MOST
from gongkai_web.library.exchange.plans import Fate
from gongkai_web.library.models import Document, OutsideChange, Relation
from gongkai_web.library.search_sources import document_entries
from gongkai_web.library.services import discard
from gongkai_web.organs.roles import Role
from reviewing import reword

pytestmark = pytest.mark.django_db


def _pdf():
    kept = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(kept)
    return kept.getvalue()


PDF = _pdf()
ROW = {
    "公开机关": "某县民政局",
    "标题": "关于印发某县养老服务办法的通知",
    "文件类型": "行政规范性文件",
    "发文机关": "某县民政局",
    "发文字号": "某民发[2019]12号",
    "成文日期": "2019-03-04",
    "发布日期": "2019/3/20",
    "体裁": "通知",
    "主题分类": "民政、扶贫、救灾",
    "保密审查人": "王某",
    "保密审查日期": "2019-03-18",
    "保密审查结果": "可以公开",
    "正文": "第一条 为了养老<服务>。\n第二条 本办法自印发之日起施行。",
}


def table(*rows):
    kept = io.StringIO()
    writer = csv.DictWriter(kept, HEADINGS)
    writer.writeheader()
    writer.writerows(rows)
    return kept.getvalue().encode()


def planned(by, *rows, enclosures=None):
    return plan_import("旧文件.csv", table(*rows), enclosures or NoFiles(), by=by)


def packed(**files):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return kept.getvalue()


def test_a_document_comes_in_with_the_days_it_had_elsewhere(civil, head):
    plan = planned(head, ROW)
    assert not Document.objects.exists()
    assert carry_out(plan, NoFiles(), by=head, make_public=True) == 1
    document = Document.objects.get()
    assert (document.number, document.formed_on) == ("某民发〔2019〕12号", date(2019, 3, 4))
    assert (document.live, document.published_on) == (True, date(2019, 3, 20))
    assert "养老&lt;服务&gt;" in str(document.body[0].value)
    assert plan.rows[0].changes == ["发文字号：“某民发[2019]12号”写作“某民发〔2019〕12号”"]
    assert [version.act for version in document.versions.all()] == ["published"]
    assert Entry.objects.filter(kind="library.imported").get().sentence == "从旧文件.csv导入1件文件"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"公开机关": "某某局"}, "公开机关：“某某局”不是您可以起草文件的机关；填机关全称、简称或网址名"),
        ({"公开机关": "town"}, "公开机关：“town”不是您可以起草文件的机关；填机关全称、简称或网址名"),
        ({"标题": ""}, "标题：没有填"),
        ({"成文日期": "2019-02-30"}, "成文日期：“2019-02-30”不是日期，写法如2026-01-31"),
        ({"文件类型": "法律"}, "文件类型：“法律”应为规章、行政规范性文件、其他政策文件、其他政府信息之一"),
        ({"文件类型": "规章"}, "文件类型：某县民政局没有规章制定权，文件类型不能是规章"),
        ({"发文字号": "某民发2019年"}, "发文字号“某民发2019年”不合格式：应以“号”结尾"),
        ({"发文字号": "某民发〔2011〕12号"}, "发文字号的年份2011与成文日期2019-03-04不符，请核对"),
        ({"索引号": "甲" * 61}, "索引号：确保"),
        ({"保管期限": "20年"}, "保管期限：“20年”应为永久、30年、10年之一"),
        ({"归档日期": "2020-05-01"}, "保管期限：填了归档日期的，须填保管期限"),
        ({"开放数据": "名单.pdf"}, "开放数据：“名单.pdf”不在“附件”一栏里"),
        ({"公开属性": "不予公开"}, "不公开的依据：公开属性是“不予公开”的，须选择依据"),
        ({"附件": "没有.pdf"}, "附件：没有名为“没有.pdf”的文件"),
        ({"变动": "废止", "变动日期": "2021-01-01"}, "变动、变动日期、变动依据须一起填"),
        ({"变动": "撤销", "变动日期": "2021-01-01", "变动依据": "甲"}, "变动、变动日期：应为修改、废止、宣布失效之一"),
        (
            {"变动": "废止", "变动日期": "2018-01-01", "变动依据": "甲"},
            "2018-01-01被甲废止：生效日期2018-01-01早于成文日期2019-03-04",
        ),
    ],
)
def test_a_wrong_row_says_what_is_wrong_and_stops_no_other(civil, head, row, message):
    plan = planned(head, ROW | row, ROW | {"标题": "另一份", "发文字号": "某民发〔2019〕13号"})
    wrong, sound = plan.rows
    assert wrong.fate is Fate.WRONG
    assert any(said.startswith(message) for said in wrong.messages), wrong.messages
    assert sound.fate is Fate.NEW
    carry_out(plan, NoFiles(), by=head, make_public=False)
    assert [document.title for document in Document.objects.all()] == ["另一份"]


def test_what_is_here_is_left_alone_and_the_same_row_twice_is_wrong(civil, head):
    carry_out(planned(head, ROW), NoFiles(), by=head, make_public=False)
    again = planned(head, ROW | {"标题": "换了标题"}, ROW | {"发文字号": ""}, ROW | {"发文字号": ""})
    assert [row.fate for row in again.rows] == [Fate.KNOWN, Fate.KNOWN, Fate.WRONG]
    assert again.rows[2].messages == ["与第3行重复"]
    carry_out(again, NoFiles(), by=head, make_public=True)
    assert Document.objects.count() == 1


def test_a_number_given_elsewhere_is_kept_and_never_given_again(civil, head, made):
    civil.credit_code = "11990101000000003A"
    civil.save()
    number = "11990101000000003A/2019-00007"
    carry_out(planned(head, ROW | {"索引号": number}), NoFiles(), by=head, make_public=False)
    assert Document.objects.get().index_number == number
    assert made(formed_on=date(2019, 5, 5)).index_number == "11990101000000003A/2019-00008"


def test_a_page_of_another_system_loses_what_can_run(civil, head):
    words = '<p onclick="x()">正文</p><script>alert(1)</script><table><tr><td>1</td></tr></table>'
    carry_out(planned(head, ROW | {"正文": words}), NoFiles(), by=head, make_public=False)
    body = str(Document.objects.get().body[0].value)
    assert "<td>1</td>" in body
    assert "script" not in body
    assert "onclick" not in body


def test_a_number_of_another_form_is_kept_as_the_former_one_and_found_by(civil, head):
    row = ROW | {"索引号": "NB-03-B/2019-17"}
    plan = planned(head, row)
    assert "“NB-03-B/2019-17”与本站写法不同，作为原索引号保留" in plan.rows[0].changes[1]
    carry_out(plan, NoFiles(), by=head, make_public=True)
    document = Document.objects.get()
    assert (document.former_index_number, document.index_number[-11:]) == ("NB-03-B/2019-17", "/2019-00001")
    [entry] = document_entries([document.pk])
    assert "NB-03-B/2019-17" in entry.keywords
    again = planned(head, row | {"标题": "另一份", "发文字号": ""}, row | {"标题": "又一份", "发文字号": ""})
    assert [each.fate for each in again.rows] == [Fate.KNOWN, Fate.WRONG]


def test_what_it_had_in_the_archive_comes_along(civil, head):
    carry_out(
        planned(head, ROW | {"保管期限": "永久", "归档日期": "2020-05-01"}), NoFiles(), by=head, make_public=False
    )
    document = Document.objects.get()
    assert (document.retention, document.archived_on) == ("permanent", date(2020, 5, 1))


def test_what_became_of_it_later_comes_along(civil, head):
    change = {"变动": "废止", "变动日期": "2021-05-01", "变动依据": "某县政府关于废止部分文件的决定"}
    carry_out(planned(head, ROW | change), NoFiles(), by=head, make_public=True)
    document = Document.objects.get()
    assert (document.ends_on, document.ends_as) == (date(2021, 5, 1), "repealed")
    assert document.validity(date(2021, 4, 30)).in_force


DECISION = ROW | {
    "标题": "关于废止部分文件的决定",
    "发文字号": "某民发〔2021〕3号",
    "成文日期": "2021-04-20",
    "发布日期": "2021-04-22",
    "保密审查日期": "2021-04-21",
}
REPEALED = ROW | {"变动": "废止", "变动日期": "2021-05-01", "变动依据": "《关于废止部分文件的决定》（某民发[2021]3号）"}


@pytest.mark.parametrize("order", [1, -1], ids=["before it", "after it"])
def test_a_document_and_what_repeals_it_come_in_together_and_are_linked(civil, head, order):
    plan = planned(head, *[DECISION, REPEALED][::order])
    repealed = next(row for row in plan.rows if row.row["变动"])
    assert "《关于废止部分文件的决定》，直接公开时两份文件互相链接" in repealed.changes[-1]
    assert carry_out(plan, NoFiles(), by=head, make_public=True) == 2
    relation = Relation.objects.get()
    assert (relation.source.number, relation.kind, relation.on) == ("某民发〔2021〕3号", "repeals", date(2021, 5, 1))
    assert (relation.target.number, relation.target.ends_on) == ("某民发〔2019〕12号", date(2021, 5, 1))
    assert not OutsideChange.objects.exists()
    assert {document.versions.count() for document in Document.objects.all()} == {1}


def test_what_stays_a_draft_is_told_in_the_words_of_the_table(civil, head, made):
    decision = made(number="某民发〔2021〕3号", formed_on=date(2021, 4, 20), public=True)
    carry_out(planned(head, REPEALED), NoFiles(), by=head, make_public=False)
    assert OutsideChange.objects.get().by == "《关于废止部分文件的决定》（某民发[2021]3号）"
    assert (decision.affects.count(), decision.versions.count()) == (0, 1)


def _a_draft(made, head):
    made(number="某民发〔2021〕3号", formed_on=date(2021, 4, 20))


def _older(made, head):
    made(number="某民发〔2021〕3号", formed_on=date(2020, 1, 1), published_on=date(2020, 1, 2), public=True)
    reword(*Document.objects.all(), formed_on=date(2019, 3, 4))


def _public(made, head):
    made(number="某民发〔2021〕3号", formed_on=date(2021, 4, 20), public=True)


def _two(made, head):
    made(number="某民发〔2021〕3号", formed_on=date(2021, 4, 20), public=True)
    made(former_index_number=REPEALED["变动依据"], formed_on=date(2021, 4, 20), public=True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (_a_draft, "但还没有公开，照原文写明"),
        (_older, "但成文不晚于本文件，照原文写明"),
        (_public, "但写明以后要重新审核，照原文写明"),
        (_two, "相符的文件有2份，照原文写明"),
    ],
)
def test_what_cannot_be_linked_is_said_and_told_in_the_words_of_the_table(civil, head, made, given, said):
    given(made, head)
    plan = planned(head, REPEALED)
    assert said in plan.rows[0].changes[-1]
    carry_out(plan, NoFiles(), by=head, make_public=True)
    assert OutsideChange.objects.count() == 1
    assert not Relation.objects.exists()


def test_a_row_that_cannot_be_public_repeals_in_the_words_of_the_table(civil, head):
    plan = planned(head, DECISION | {"正文": ""}, REPEALED)
    assert "那一行不能直接公开" in plan.rows[1].changes[-1]


def test_open_data_comes_in_flagged(civil, head):
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as written:
        written.add_worksheet().write_row(0, 0, ["养老机构", "床位"])
    enclosed = Packed(packed(名单__xlsx=book.getvalue(), 说明__pdf=PDF), "a.zip")
    row = ROW | {"附件": "名单.xlsx；说明.pdf", "开放数据": "名单.xlsx"}
    carry_out(planned(head, row, enclosures=enclosed), enclosed, by=head, make_public=True)
    flagged = {file.title: file.open_data for file in Document.objects.get().attachments.all()}
    assert flagged == {"名单": True, "说明": False}
    wrong = planned(head, row | {"标题": "又一份", "发文字号": "", "开放数据": "说明.pdf"}, enclosures=enclosed)
    assert wrong.rows[0].messages == ["说明：开放数据须是机器能读的表格（et、xls、xlsx）；这个文件是pdf"]


def test_files_come_from_the_zip_and_are_looked_into(civil, head):
    content = packed(**{"附件/名单__pdf": PDF, "b__txt": b"x"})
    row = ROW | {"正文": "", "附件": "名单.pdf"}
    enclosed = Packed(content, "a.zip")
    carry_out(planned(head, row, enclosures=enclosed), enclosed, by=head, make_public=True)
    document = Document.objects.get()
    assert [(file.title, file.kind) for file in document.attachments.all()] == [("名单", "pdf")]
    assert document.live
    disguised = planned(head, ROW | {"标题": "又一份", "发文字号": "", "附件": "b.txt"}, enclosures=enclosed)
    assert disguised.rows[0].messages[0].startswith("b：文件内容是不认识的格式")


def test_the_words_of_a_file_are_read_once_and_only_when_it_comes_in(client, civil, head, monkeypatch):
    reads = []
    monkeypatch.setattr(files, "text_of", lambda _, name: reads.append(name) or "名单里的字")
    client.force_login(head)
    enclosed = SimpleUploadedFile("a.zip", packed(名单__pdf=PDF))
    upload = {"file": SimpleUploadedFile("旧.csv", table(ROW | {"附件": "名单.pdf"})), "enclosed": enclosed}
    html = client.post(reverse("library-import"), upload).content.decode()
    assert reads == []
    token = re.search(r'name="token" value="(\w+)"', html).group(1)
    client.post(reverse("library-import"), {"token": token, "publish": "on"})
    assert reads == ["名单.pdf"]
    assert Document.objects.get().attachments.get().text == "名单里的字"


def test_a_name_in_the_zip_may_be_written_in_gbk():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("AAAA.pdf", PDF)
    content = kept.getvalue().replace(b"AAAA.pdf", "名单.pdf".encode("gbk"))
    assert Packed(content, "a.zip").open("名单.pdf").read() == PDF


def test_files_come_from_a_folder_and_from_nowhere_outside_it(tmp_path):
    (tmp_path / "in/deep").mkdir(parents=True)
    (tmp_path / "in/deep/a.pdf").write_bytes(PDF)
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    (tmp_path / "in/link.pdf").symlink_to(tmp_path / "secret.pdf")
    folder = Folder(tmp_path / "in")
    assert folder.open("a.pdf").read() == PDF == folder.open("deep\\a.pdf").read()
    assert folder.open("link.pdf") is None
    assert folder.open("../secret.pdf") is None


def test_a_file_whose_name_two_have_is_not_guessed():
    content = packed(**{"a/x__pdf": PDF, "b/x__pdf": PDF})
    assert Packed(content, "a.zip").open("x.pdf") is None
    assert Packed(content, "a.zip").open("b/x.pdf") is not None


def test_a_mistaken_import_can_be_discarded_until_the_public_has_seen_it(civil, head):
    carry_out(planned(head, ROW), NoFiles(), by=head, make_public=False)
    discard(Document.objects.get(), by=head)
    assert not Document.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", "标题,成文日期\n一,2019-01-01\n".encode()])
def test_what_is_no_table_of_documents_is_refused(head, content):
    with pytest.raises(UnusableInputError):
        plan_import("a.csv", content, NoFiles(), by=head)


def test_the_page_shows_first_and_does_it_when_confirmed(client, civil, head):
    client.force_login(head)
    page = reverse("library-import")
    upload = {"file": SimpleUploadedFile("旧.csv", table(ROW, ROW | {"标题": ""}))}
    html = client.post(page, upload).content.decode()
    assert html.index("有误1行") < html.index("新增1行")
    assert "导入后直接公开内容齐全的1件" in html
    assert not Document.objects.exists()
    token = re.search(r'name="token" value="(\w+)"', html).group(1)
    answer = client.post(page, {"token": token, "publish": "on"}, follow=True)
    assert "已导入1件，其中公开1件" in answer.content.decode()
    assert Document.objects.get().live
    assert "等待确认的时间已过" in client.post(page, {"token": token}, follow=True).content.decode()


def test_an_editor_is_not_offered_to_publish_and_a_reviewer_not_the_page(client, civil, editor, member):
    client.force_login(editor)
    html = client.post(reverse("library-import"), {"file": SimpleUploadedFile("旧.csv", table(ROW))}).content.decode()
    assert "确认导入1件" in html
    assert "直接公开" not in html
    client.force_login(member(civil, Role.FIRST_REVIEWER))
    assert client.get(reverse("library-import")).status_code != 200


def test_too_many_for_a_page_are_sent_to_the_command(client, civil, head):
    client.force_login(head)
    rows = [ROW | {"标题": f"第{number}份", "发文字号": ""} for number in range(MOST + 1)]
    html = client.post(reverse("library-import"), {"file": SimpleUploadedFile("旧.csv", table(*rows))}).content.decode()
    assert f"一次最多导入{MOST}件，表中有{MOST + 1}件" in html


def test_a_broken_zip_is_refused_at_its_field(client, civil, head):
    client.force_login(head)
    broken = SimpleUploadedFile("a.zip", b"PK\x03\x04")
    upload = {"file": SimpleUploadedFile("旧.csv", table(ROW)), "enclosed": broken}
    html = client.post(reverse("library-import"), upload).content.decode()
    assert "a.zip：" in html
    assert "核对" in html


def test_the_empty_table_holds_the_headings(client, head):
    client.force_login(head)
    answer = client.get(reverse("library-empty-table"))
    with pytest.raises(UnusableInputError, match="没有找到表头"):
        plan_import("a.csv", b"a,b\n", NoFiles(), by=head)
    assert plan_import("documents.xlsx", answer.content, NoFiles(), by=head).rows == ()


def test_the_command_says_first_and_imports_when_confirmed(civil, head, tmp_path, capsys):
    (tmp_path / "旧.csv").write_bytes(table(ROW | {"附件": "名单.pdf"}, ROW | {"标题": ""}))
    (tmp_path / "files").mkdir()
    (tmp_path / "files/名单.pdf").write_bytes(PDF)
    arguments = [str(tmp_path / "旧.csv"), "--as", head.username, "--files", str(tmp_path / "files"), "--publish"]
    call_command("import_documents", *arguments)
    said = capsys.readouterr().out
    assert (
        "第3行 （没有标题）：标题：没有填\n第2行 关于印发某县养老服务办法的通知：发文字号：“某民发[2019]12号”写作"
        in said
    )
    assert "\n新增1行，已有0行，有误1行" in said
    assert not Document.objects.exists()
    call_command("import_documents", *arguments, "--confirm")
    assert "已导入1件，其中公开1件" in capsys.readouterr().out
    assert Document.objects.get().attachments.count() == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (["旧.csv", "--as", "nobody"], "没有登录名为“nobody”的账号"),
        (["none.csv", "--as", "{head}"], "none.csv"),
        (["旧.csv", "--as", "{head}", "--files", "nowhere"], "没有文件夹“nowhere”"),
    ],
)
def test_the_command_says_what_it_cannot_use(head, tmp_path, monkeypatch, wrong, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧.csv").write_bytes(table(ROW))
    with pytest.raises(CommandError, match=message):
        call_command("import_documents", *(word.format(head=head.username) for word in wrong))
