"""双公示 and the dated ledger from tables: planned first, wrong rows by their lines, nothing twice, evidence kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.basis import UnusableInputError
from gongkai.forms import CellRef
from gongkai_web.annual.exchange.importing import Fate, carry_out, plan_import
from gongkai_web.annual.figures import figures_of
from gongkai_web.annual.models import Evidence, WorkRecord
from gongkai_web.annual.services import strike
from gongkai_web.desk.vault import unseal
from gongkai_web.organs.exchange.writing import as_workbook

LICENCES = """行政相对人名称,行政许可决定文书名称,行政许可决定文书号,许可类别,许可决定日期,许可机关,当前状态
王某,设立许可,某民许〔2026〕1号,登记,2026-03-05,某县民政局,有效
某公司,设立许可,某民许〔2026〕2号,登记,2026年3月6日,某县民政局,有效
某公司,设立许可,某民许〔2026〕2号,登记,2026-03-06,某县民政局,有效
李某,设立许可,某民许〔2026〕3号,登记,三月,某县民政局,有效
赵某,设立许可,某民许〔2026〕4号,登记,2026-03-08,别县民政局,有效
钱某,设立许可,,登记,2026-03-08,某县民政局,有效
孙某,设立许可,某民许〔2026〕5号,登记,2026-03-09,某县民政局,撤销
""".encode()


def test_a_plan_names_each_wrong_row_and_changes_nothing(civil, head):
    plan = plan_import("许可.csv", LICENCES, by=head)
    assert [each.line for each in plan.those(Fate.NEW)] == [2, 3]
    said = {each.line: each.messages[0] for each in plan.those(Fate.WRONG)}
    assert said[4] == "与第3行重复"
    assert said[5] == "许可决定日期：“三月”不是日期，写法如2026-01-31"
    assert "不是您编写年度报告的机关" in said[6]
    assert said[7] == "行政许可决定文书号：没有填"
    assert "撤销" in said[8]
    assert not WorkRecord.objects.exists()


def test_nothing_comes_in_twice_and_the_evidence_is_kept(civil, head):
    assert carry_out(plan_import("许可.csv", LICENCES, by=head), LICENCES, by=head) == 2
    again = plan_import("许可.csv", LICENCES, by=head)
    assert [len(again.those(fate)) for fate in (Fate.NEW, Fate.KNOWN)] == [0, 2]
    assert carry_out(again, LICENCES, by=head) == 0
    assert figures_of(civil, 2026).counted.value(CellRef.parse("disclosure/licences/decisions")) == 2
    record = WorkRecord.objects.first()
    assert (record.number, record.line, record.evidence.name) == ("某民许〔2026〕1号", 2, "许可.csv")
    assert unseal(bytes(Evidence.objects.get().content)) == LICENCES
    assert "王某" not in str(record)


def test_a_second_table_with_another_day_is_not_passed_over(civil, head):
    """The number is there with 5 March, and the table says 6 March: nobody can guess which of both is wrong."""
    carry_out(plan_import("许可.csv", LICENCES, by=head), LICENCES, by=head)
    later = LICENCES.replace(b"2026-03-05", b"2026-03-06")
    plan = plan_import("许可二.csv", later, by=head)
    assert plan.rows[0].messages == [
        "已经登记过，日期是2026-03-05，这里是2026-03-06：登记错了的，先在工作台账里划去再导入"
    ]
    assert plan.rows[1].fate is Fate.KNOWN
    strike(WorkRecord.objects.first(), by=head, reason="日期登记错了")
    assert carry_out(plan_import("许可二.csv", later, by=head), later, by=head) == 1
    assert figures_of(civil, 2026).counted.value(CellRef.parse("disclosure/licences/decisions")) == 2


@pytest.mark.parametrize("said", ["2026/3/5", "20260305", "2026-03-05 00:00:00", "2026/3/5 0:00"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_days_and_encodings_as_platforms_export_them(civil, head, said, encoding):
    table = LICENCES.decode().replace("2026-03-05", said).encode(encoding)
    first = plan_import("许可.csv", table, by=head).rows[0]
    assert (first.fate, first.changes) == (Fate.NEW, ["2026-03-05 行政许可决定 某县民政局"])


@pytest.mark.parametrize("said", ["2026/2/30", "20260230", "46086", "2026-03-05 09:30", "260305"])
def test_a_day_that_cannot_be_is_said_so(civil, head, said):
    table = LICENCES.decode().replace("2026-03-05", said).encode()
    first = plan_import("许可.csv", table, by=head).rows[0]
    assert first.messages == [f"许可决定日期：“{said}”不是日期，写法如2026-01-31"]


def test_the_ledger_of_our_own_as_a_workbook(civil, head):
    rows = [
        ["事项", "日期", "名称", "编号", "数量", "人次", "来源", "机关"],
        ["培训", "2026-05-06", "业务培训", "", "", "40", "签到表", "某县民政局"],
        ["舞会", "2026-05-07", "联欢", "", "", "", "照片", "某县民政局"],
        ["会议公开", "2026-05-08", "常务会议", "", "两", "", "纪要", "某县民政局"],
    ]
    plan = plan_import("台账.xlsx", as_workbook(rows, "台账"), by=head)
    assert [each.fate for each in plan.rows] == [Fate.NEW, Fate.WRONG, Fate.WRONG]
    assert "应为" in plan.rows[1].messages[0]
    assert plan.rows[2].messages[0] == "数量：“两”应为整数"


@pytest.mark.parametrize(
    ("content", "said"),
    [("甲,乙\n1,2\n".encode(), "没有找到认识的表头"), (b"PK\x03\x04 broken", "不是能打开的Excel文件")],
    ids=["no heading known", "damaged"],
)
def test_what_is_no_such_table(civil, head, content, said):
    with pytest.raises(UnusableInputError, match=said):
        plan_import("x", content, by=head)


def test_the_page_looks_first(client, civil, head):
    client.force_login(head)
    address = reverse("annual-work-import")
    planned = client.post(address, {"file": SimpleUploadedFile("许可.csv", LICENCES)})
    assert "与第3行重复" in planned.content.decode()
    assert not WorkRecord.objects.exists()
    client.post(address, {"token": planned.context["token"]})
    assert WorkRecord.objects.count() == 2
