"""What goes out comes in again; what is wrong is said at its row, and nothing is changed until a person agrees."""

import csv
import io

import pytest
import xlsxwriter

from gongkai.basis import UnusableInputError
from gongkai_web.organs.exchange.columns import HEADINGS
from gongkai_web.organs.exchange.exporting import as_csv, as_workbook
from gongkai_web.organs.exchange.importing import Fate, carry_out, plan_import
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.organs.roles import Role

pytestmark = pytest.mark.django_db
HEAD = ("网址名", "机关全称", "类别", "层级", "上级机关", "统一社会信用代码", "有规章制定权", "设立日期", "联系电话")


@pytest.fixture
def supervisor(county, member):
    return member(county, Role.SUPERVISOR)


def table(*lines, head=HEAD):
    text = io.StringIO()
    csv.writer(text).writerows([head, *lines])
    return text.getvalue().encode()


def line(slug="data", name="某县数据局", kind="政府部门", level="县级", parent="county", *rest):
    return (slug, name, kind, level, parent, *rest)


def fates(plan):
    return [planned.fate for planned in plan.rows]


def test_new_organs_wait_for_a_person_to_agree(county, supervisor):
    plan = plan_import("a.csv", table(line(), line("park", "某县公园", parent="data")), by=supervisor)
    assert fates(plan) == [Fate.NEW, Fate.NEW]
    assert not Organ.objects.filter(slug="data").exists()
    carry_out(plan, by=supervisor)
    assert Organ.objects.get(slug="park").get_parent().slug == "data"


def test_a_child_may_stand_above_its_parent_in_the_table(county, supervisor):
    plan = plan_import("a.csv", table(line("park", "某县公园", parent="data"), line()), by=supervisor)
    carry_out(plan, by=supervisor)
    assert Organ.objects.get(slug="park").get_parent().slug == "data"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (line("bad slug"), "网址名："),
        (line(""), "网址名：没有填"),
        (line(name=""), "机关全称：没有填"),
        (line(kind="俱乐部"), "类别：“俱乐部”应为人民政府、政府部门"),
        (line(parent="nowhere"), "上级机关：“nowhere”不是"),
        (line(parent="data"), "上级机关：“data”不是"),
        (line("data", "某县数据局", "政府部门", "县级", "county", "123"), "统一社会信用代码应为18位"),
        (line("data", "某县数据局", "政府部门", "县级", "county", "", "也许"), "有规章制定权：“也许”应填是或否"),
        (
            line("data", "某县数据局", "政府部门", "县级", "county", "", "", "2026-02-30"),
            "设立日期：“2026-02-30”不是日期",
        ),
        (line("civil", "某县民政和养老局"), "机关全称：已登记为“某县民政局”；更名请用更名功能"),
    ],
)
def test_a_wrong_row_says_what_is_wrong_and_stops_no_other(county, supervisor, wrong, message):
    plan = plan_import("a.csv", table(wrong, line("good", "某县好局")), by=supervisor)
    assert fates(plan) == [Fate.WRONG, Fate.NEW]
    assert any(said.startswith(message) for said in plan.rows[0].messages), plan.rows[0].messages
    assert plan.rows[0].row.line == 2
    carry_out(plan, by=supervisor)
    assert Organ.objects.filter(slug="good").exists()
    assert Organ.objects.count() == 5


def test_organs_above_each_other_in_a_circle_are_wrong(county, supervisor):
    plan = plan_import("a.csv", table(line("a", "甲", parent="b"), line("b", "乙", parent="a")), by=supervisor)
    assert fates(plan) == [Fate.WRONG, Fate.WRONG]


def test_a_row_twice_is_wrong_the_second_time(county, supervisor):
    plan = plan_import("a.csv", table(line(), line()), by=supervisor)
    assert fates(plan) == [Fate.NEW, Fate.WRONG]
    assert plan.rows[1].messages == ["网址名：“data”与第2行重复"]


def test_what_differs_is_listed_and_what_does_not_is_left(county, supervisor):
    rest = ("", "", "2001-03-01", "0631-1234567")
    content = table(
        line("civil", "某县民政局", "政府部门", "县级", "county", *rest),
        line("town", "某县某镇人民政府", "乡镇人民政府", "乡级"),
    )
    head = (*HEAD, "公开工作机构", "办公地址", "办公时间")
    content = table(("civil", "某县民政局", "政府部门", "县级", "county", *rest, "办公室", "某路", "工作日"), head=head)
    plan = plan_import("a.csv", content, by=supervisor)
    assert fates(plan) == [Fate.CHANGED]
    assert "设立日期：空 → 2001-03-01" in plan.rows[0].changes
    carry_out(plan, by=supervisor)
    assert DisclosureOffice.objects.get(organ__slug="civil").phone == "0631-1234567"
    assert fates(plan_import("a.csv", content, by=supervisor)) == [Fate.SAME]


def test_a_member_imports_for_their_own_organ_alone(county, civil, member):
    head = member(civil, Role.HEAD)
    plan = plan_import("a.csv", table(line(), line("town", "某县某镇人民政府", "乡镇人民政府", "乡级")), by=head)
    assert fates(plan) == [Fate.WRONG, Fate.WRONG]


@pytest.mark.parametrize("written", [as_csv, as_workbook])
def test_what_goes_out_comes_in_unchanged(county, supervisor, written):
    plan = plan_import("机关", written(Organ.objects.select_related("office")), by=supervisor)
    assert fates(plan) == [Fate.SAME] * 4


def test_a_cell_that_a_spreadsheet_would_compute_goes_out_as_words(county):
    root = Organ.objects.get(slug="county")
    root.add_child(name="=HYPERLINK(1)", slug="evil", kind=OrganKind.DEPARTMENT, level=4)
    assert "'=HYPERLINK" in as_csv(Organ.objects.select_related("office")).decode("utf-8-sig")


def test_formulas_come_as_what_they_last_showed(county, supervisor):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, line())
        sheet.write_formula(1, 1, '=CONCATENATE("某县","数据局")', value="某县数据局")
    plan = plan_import("a.xlsx", file.getvalue(), by=supervisor)
    assert plan.rows[0].values["name"] == "某县数据局"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "没有找到表头"),
        (b"PK\x03\x04 broken", "不是能打开的Excel文件"),
        (b"\x00\x01\x02", "不是Excel文件，也不是CSV文件"),
        ("姓名,电话\n张三,1\n".encode(), "表头应有：网址名、机关全称、类别、层级"),
        ("网址名,机关全称,类别,层级\n".encode() + b"a,b,c,d\n" * 20_002, "超过20000行"),
    ],
)
def test_what_is_no_table_of_organs_is_refused_in_one_line(supervisor, content, reason):
    with pytest.raises(UnusableInputError, match=reason):
        plan_import("文件", content, by=supervisor)


def test_gbk_is_read(county, supervisor):
    content = table(line()).decode().encode("gb18030")
    assert fates(plan_import("a.csv", content, by=supervisor)) == [Fate.NEW]


def test_the_export_has_every_column(county):
    first = next(csv.reader(io.StringIO(as_csv(Organ.objects.all()).decode("utf-8-sig"))))
    assert tuple(first) == HEADINGS
