from datetime import date

import pytest

from gongkai.ingest.dates import days_in
from gongkai.ingest.facts import (
    contact_in,
    named_in,
    named_within,
    organ_acting,
    period_in,
    region_of,
    signature_in,
    title_in,
)


@pytest.mark.parametrize(
    ("text", "organ", "year"),
    [
        ("某市某局2030年政府信息公开工作年度报告", "某市某局", 2030),
        ("某市某局 2030 年政府信息公开 工作年度报告", "某市某局", 2030),
        ("2030年某市某局政府信息公开工作年度报告", "某市某局", 2030),
        ("2030年度某市某局政府信息公开年度报告", "某市某局", 2030),
        ("某市某局政府信息公开工作年度报告（2030年度）", "某市某局", 2030),
        ("某市某局二〇三〇年政府信息公开工作年度报告", "某市某局", 2030),
        ("某市某局二○三○年度政府信息公开工作报告", "某市某局", 2030),
        ("某市某局关于2030年度政府信息公开工作情况的报告", "某市某局", 2030),
        ("关于2030年度政府信息公开情况的报告", "", 2030),
        ("2030年度政府信息公开年报", "", 2030),
        ("# 某市某局2030年政府信息公开工作年度报告", "某市某局", 2030),
        ("《某市某局2030年政务公开工作年度报告》", "某市某局", 2030),
        ("标 题：某市某局2030年政府信息公开工作年度报告", "某市某局", 2030),
    ],
)
def test_titles(text, organ, year):
    named = named_in(text)
    assert (named.organ, named.year) == (organ, year)


@pytest.mark.parametrize(
    "text",
    [
        "中华人民共和国政府信息公开工作年度报告格式",
        "关于做好2030年政府信息公开工作年度报告编制工作的通知",
        "本报告由某局编制。某市某局2030年政府信息公开工作年度报告。",
        "某市某局2030年部门预算公开",
        "2030年政府信息公开工作要点",
    ],
)
def test_what_is_no_title(text):
    assert named_in(text) is None


def test_a_title_broken_over_lines():
    lines = ["某市人民政府", "某市某局", "2030年政府信息公开", "工作年度报告", "根据条例编制。"]
    named, start, end = title_in(lines)
    assert (named.year, end) == (2030, 4)
    assert named.organ.endswith("某市某局")
    assert start <= 1


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("现公布某市某局2030年政府信息公开工作年度报告。", "某市某局"),
        (
            "根据条例规定，现公开某市某区人民政府某街道办事处2030年政府信息公开工作年度报告。",
            "某市某区人民政府某街道办事处",
        ),
        ("现公布我局2030年政府信息公开工作年度报告。", ""),
    ],
)
def test_the_report_that_a_preface_names(text, organ):
    assert named_within(text).organ == organ


def test_the_organ_that_the_first_sentence_speaks_of():
    assert organ_acting("2030年，某县某局认真贯彻落实条例。") == "某县某局"
    assert organ_acting("2030年，我局认真贯彻落实条例。") == ""


@pytest.mark.parametrize(
    ("organ", "region"),
    [
        ("威海市文登区民政局", "威海市文登区"),
        ("江苏省市场监督管理局", "江苏省"),
        ("新疆维吾尔自治区人民政府办公厅", "新疆维吾尔自治区"),
        ("延边朝鲜族自治州财政局", "延边朝鲜族自治州"),
        ("内蒙古自治区呼伦贝尔市鄂温克族自治旗民政局", "内蒙古自治区呼伦贝尔市鄂温克族自治旗"),
        ("北京市城市管理委员会", "北京市"),
        ("桐城市城市管理局", "桐城市"),
        ("国家税务总局", ""),
        ("市民政局", ""),
        ("上海市", "上海市"),
        ("天津经济技术开发区管委会", "天津经济技术开发区"),
        ("某镇人民政府", ""),
    ],
)
def test_regions(organ, region):
    assert region_of(organ) == region


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("统计期限自2030年1月1日起至2030年12月31日止", date(2030, 1, 1), date(2030, 12, 31)),
        ("统计数据从 2030 年 1 月 1 日至 12 月 31 日", date(2030, 1, 1), date(2030, 12, 31)),
        ("所列数据统计期限从2030年1月1日到12月31日止", date(2030, 1, 1), date(2030, 12, 31)),
        ("统计期限为2030-1-1起至2030-12-31止", date(2030, 1, 1), date(2030, 12, 31)),
        ("统计时限2030年1月1日—12月31日", date(2030, 1, 1), date(2030, 12, 31)),
        ("统计期限为2030年1月1日至2030年12月30日", date(2030, 1, 1), date(2030, 12, 30)),
    ],
)
def test_periods(text, start, end):
    period = period_in([text])
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("lines", "by", "on"),
    [
        (["无。", "某市某局", "2031年1月22日"], "某市某局", date(2031, 1, 22)),
        (["无。", "　　某市某局　　", "二〇三一年一月二十二日"], "某市某局", date(2031, 1, 22)),
        (["无。", "某市某局  2031年1月22日"], "某市某局", date(2031, 1, 22)),
        (["无。", "2031-01-22"], "", date(2031, 1, 22)),
        (["无。", "某市某局", "2031.1.22", "相关附件", "发布日期：2031-02-01"], "某市某局", date(2031, 1, 22)),
        (["无。", "（某市某局）", "（2031年1月22日）"], "某市某局", date(2031, 1, 22)),
    ],
)
def test_signatures(lines, by, on):
    signature = signature_in(lines)
    assert (signature.by, signature.on) == (by, on)


@pytest.mark.parametrize(
    "lines",
    [
        ["我局于2031年1月22日召开会议。"],
        ["发布日期：2031-01-22"],
        ["来源：某市某局 2031-01-22 10:22"],
        ["截至2031年1月22日，尚未办结。"],
    ],
)
def test_what_is_no_signature(lines):
    assert signature_in(lines) is None


def test_contact():
    contact = contact_in(
        [
            "联系地址：某市某路1号某楼302室，邮政编码：123456；联系电话：0123—4567890，传真：0123-7654321，电子邮箱：a.b@c.gov.cn，网址http://www.c.gov.cn）。"
        ]
    )
    assert contact.address == "某市某路1号某楼302室"
    assert (contact.postcode, contact.phone, contact.fax) == ("123456", "0123—4567890", "0123-7654321")
    assert (contact.email, contact.website) == ("a.b@c.gov.cn", "http://www.c.gov.cn")


@pytest.mark.parametrize("text", ["2031年13月1日", "2031年2月30日", "二十年一月一日", "20310122"])
def test_what_is_no_day(text):
    assert days_in(text) == []
