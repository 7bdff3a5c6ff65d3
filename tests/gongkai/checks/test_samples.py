"""Five real reports: everything that is wrong with them comes out, and no other error."""

from pathlib import Path

import pytest

from gongkai.checks import Case, examine, find_check
from gongkai.ingest import read

SAMPLES = Path(__file__).parents[2] / "data/samples"

EXPECTED = {
    "000": [
        ("S102", "error", "“主动公开政府信息情况”没有序号，应为“二、”"),
        ("S103", "error", "表二（主动公开政府信息情况）只有标题，没有表格"),
        ("S103", "error", "表三（收到和处理政府信息公开申请情况）只有标题，没有表格"),
        ("S103", "error", "表四（政府信息公开行政复议、行政诉讼情况）只有标题，没有表格"),
        ("S113", "info", "报告的是2023年，行文用“今年以来”"),
        ("S116", "warning", "引言写有“统计附表”，报告没有附表"),
        ("S118", "info", "电话0631—8452292用了破折号"),
        ("S122", "info", "存在的问题2项，改进措施3项"),
        ("S127", "info", "没有表四，各部分的文字也没有写行政复议、行政诉讼的情况"),
        ("T110", "warning", "680余条"),
    ],
    "001": [
        ("G111", "warning", "区政府和政府办公室共收到和处理政府信息公开申请7件"),
        ("S103", "error", "表二（主动公开政府信息情况）只有标题，没有表格"),
        ("S103", "error", "表三（收到和处理政府信息公开申请情况）只有标题，没有表格"),
        ("S103", "error", "表四（政府信息公开行政复议、行政诉讼情况）只有标题，没有表格"),
        ("S112", "warning", "标题开头多出“加大”"),
        ("S116", "warning", "引言写“存在的主要问题及改进措施”，实际标题是“存在的主要问题及改进情况”"),
        ("S117", "info", "只有“无”的小标题"),
        ("S118", "info", "电话0631—8988877用了破折号"),
        ("S120", "info", "有1020字，多于1000字"),
        ("S124", "info", "没有写责任追究结果"),
        ("T118", "info", "培训人次达90余人"),
    ],
    "002": [
        (
            "G106",
            "info",
            "3个图片制作于2024-01-23 15:41:04、2024-01-23 15:58:13、2024-01-23 16:00:05，晚于签署日期2024-01-22",
        ),
        ("S103", "error", "表二（主动公开政府信息情况）是图片"),
        ("S103", "error", "表三（收到和处理政府信息公开申请情况）是图片"),
        ("S103", "error", "表四（政府信息公开行政复议、行政诉讼情况）是图片"),
        ("S116", "warning", "引言写有“统计附表”，报告没有附表"),
        ("S117", "warning", "Word书签残留"),
        ("S117", "warning", "重复的字：“…项十大类24项并在在文登区"),
        ("S120", "info", "有1085字，多于1000字"),
        ("S126", "info", "只写了初审、终审两级审核"),
        ("S128", "info", "“行政复议1件”，没有写结果"),
        ("T106", "error", "应为下降50%"),
        ("T109", "error", "合计935条，与911条不符"),
        ("T111", "warning", "“政务公开组织推进”在同一列举中出现两次"),
    ],
    "003": [
        ("S107", "info", "“3.其他”一行向左错位"),
        ("S110", "warning", "“本年度止件数”与格式用语“本年废止件数”相近而不同"),
        ("S114", "info", "统计期限的句子没有写完"),
        ("S115", "warning", "文末没有落款和日期"),
        ("S117", "warning", "Markdown标记“**”残留"),
        ("S117", "warning", "漏字：“…时。**二是**需一步加大"),
        ("S117", "info", "段落中断：“…依申请公开职责，健全”"),
        ("S118", "info", "没有写明联系电话或者地址"),
        ("S132", "info", "“主动公开政府信息全年公开政务信息”似由两个说法并成"),
    ],
    "004": [
        ("P109", "info", "本年行政许可处理决定填报0件"),
        ("S101", "error", "缺少1个法定部分的标题：“四、政府信息公开行政复议、行政诉讼情况”"),
        ("S104", "error", "表二用的是2019年试行格式"),
        ("S105", "warning", "没有引用年度报告格式"),
        ("S106", "error", "应有25行，缺11行"),
        ("S107", "info", "“2.没有现成信息需要另行制作”一行向左错位"),
        ("S110", "warning", "没有表头"),
        ("S115", "warning", "文末没有落款和日期"),
        ("S118", "warning", "ldmz1983@163.com是公共邮箱"),
        ("S119", "error", "缺3个方面：政府信息管理、政府信息公开平台建设、监督保障"),
        ("S123", "warning", "第六部分没有报告收取信息处理费的情况"),
        ("S129", "info", "是3级标题，其他部分是2级"),
        ("S130", "info", "联系方式写有个人姓名"),
        ("S131", "info", "写在第二部分"),
    ],
}

NOT_ASSESSABLE = {
    "000": {"A101", "A102", "G104", "S104", "S106", "Q102"},
    "001": {"A101", "A102", "S104", "S108"},
    "002": {"A101", "A102", "G104", "P101", "Q102"},
    "003": {"G104", "G106"},
    "004": {"A101", "A102", "G104", "P101", "S122"},
}


def examined(sample):
    return examine(Case(read(SAMPLES / f"{sample}.txt")))


@pytest.mark.parametrize("sample", EXPECTED)
def test_what_is_wrong_comes_out_and_nothing_else(sample):
    found = [(f.check.code, str(f.severity), f.fault.message) for f in examined(sample).findings]
    assert [f[:2] for f in found] == [e[:2] for e in EXPECTED[sample]]
    for (_, _, message), (_, _, phrase) in zip(found, EXPECTED[sample], strict=True):
        assert phrase in message


@pytest.mark.parametrize("sample", NOT_ASSESSABLE)
def test_what_cannot_be_judged_is_said_and_not_passed(sample):
    said = {check.code for check, _ in examined(sample).not_assessable}
    assert said >= NOT_ASSESSABLE[sample]


@pytest.mark.parametrize("sample", EXPECTED)
def test_every_fault_in_the_text_says_where(sample):
    for finding in examined(sample).findings:
        if finding.check.code not in {"S101", "S112", "S115", "S118"}:
            assert finding.fault.origin.line is not None, finding.fault.message


def test_every_expected_code_is_in_the_catalogue():
    for expected in EXPECTED.values():
        for code, _, _ in expected:
            assert find_check(code).code == code
