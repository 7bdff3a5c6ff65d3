from datetime import date

import pytest

from gongkai.ingest.dates import days_in
from gongkai.ingest.facts import (
    contact_in,
    named_in,
    named_within,
    organ_acting,
    organ_told,
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
        ("标 题 | 某市某局2030年政府信息公开工作年度报告 |", "某市某局", 2030),
        ("某市某局政府信息公开工作2030年度报告", "某市某局", 2030),
        ("某总署（本级机关）2030年政府信息公开工作年度报告", "某总署（本级机关）", 2030),
        ("中华人民共和国某口海关2030年政府信息公开工作年度报告", "中华人民共和国某口海关", 2030),
        ("中华人民共和国某某部2030年政府信息公开工作年度报告", "某某部", 2030),
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
        "某市公开办公室关于编制发布2030年政府信息公开工作年度报告的函",
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
        ("现发布某市发展和改革委员会2030年政府信息公开工作年度报告。", "某市发展和改革委员会"),
        ("现公布将乐县文化和旅游局2030年政府信息公开工作年度报告。", "将乐县文化和旅游局"),
        ("现将某区某局2030年度政府信息公开情况报告如下。", "某区某局"),
        ("现公布某市某局政府信息公开工作2030年度报告。", "某市某局"),
        ("结合某省某厅2030年政府信息公开工作实际，编制本报告。", "某省某厅"),
    ],
)
def test_the_report_that_a_preface_names(text, organ):
    assert named_within(text).organ == organ


def test_the_organ_that_the_first_sentence_speaks_of():
    assert organ_acting("2030年，某县某局认真贯彻落实条例。") == "某县某局"
    assert organ_acting("2030年，我局认真贯彻落实条例。") == ""
    assert organ_acting("2030年，某区某分局在区委、区政府的领导下，做好工作。") == "某区某分局"
    assert organ_acting("2030年，某某乡政府信息公开工作在县委的领导下，稳步推进。") == "某某乡"


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("本报告由某市某局按照条例编制。", "某市某局"),
        ("由某市卫生健康委员会编制的年度报告", "某市卫生健康委员会"),
        ("如有疑问，请与某市某局（地址：某路1号）联系。", "某市某局"),
        ("如有疑问，请与某市某局办公室联系。", "某市某局"),
        ("如有疑问，请与某区人民政府办公室联系。", ""),
        ("如有疑问，请与某局办公室政务公开科联系。", ""),
        ("如有疑问，请与我局联系。", ""),
    ],
)
def test_the_organ_that_a_preface_tells(text, organ):
    assert organ_told(text) == organ


@pytest.mark.parametrize(
    "before",
    ["政府信息公开", "某区某镇人民政府", "网站首页", "文号是否有效", "简体 | 繁体"],
)
def test_a_line_of_the_page_is_no_part_of_the_title_below_it(before):
    named, start, _ = title_in([before, "某区某镇2030年政府信息公开工作年度报告", "根据条例编制。"])
    assert (named.organ, start) == ("某区某镇", 1)


@pytest.mark.parametrize(
    "lines",
    [
        ["某省某市", "某区某局2030年政府信息公开工作年度报告"],
        ["某市发展和", "改革委员会2030年政府信息公开工作年度报告"],
    ],
)
def test_a_name_broken_over_lines_is_whole(lines):
    named, start, _ = title_in(lines)
    assert (named.title, start) == ("".join(lines), 0)


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
        ("市市场监督管理局", ""),
        ("示范区教育局", ""),
        ("某州海关关区", ""),
        ("某某市公安局某某区分局", "某某市"),
        ("某某区住房和城市更新局", "某某区"),
        ("某某区市场监督管理局", "某某区"),
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
        ("数据统计期限自2030年1月1日起，至2030年12月31日止。", date(2030, 1, 1), date(2030, 12, 31)),
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


@pytest.mark.parametrize(
    "lines",
    [
        ["青禾市水务局（盖章）", "2024年1月19日"],
        ["青禾市水务局", "（公章）", "2024年1月19日"],
        ["青禾市水务局（公章）　2024年1月19日"],
        ["青禾市水务局 2024年1月19日（此件公开发布）"],
    ],
)
def test_a_signature_with_a_word_for_its_seal(lines):
    signature = signature_in(["文字。", *lines])
    assert signature is not None
    assert (signature.by, signature.on, signature.start) == ("青禾市水务局", date(2024, 1, 19), 1)


def test_an_organ_of_seals_is_no_word_for_a_seal():
    assert signature_in(["某市印章管理局", "2024年1月19日"]).by == "某市印章管理局"
