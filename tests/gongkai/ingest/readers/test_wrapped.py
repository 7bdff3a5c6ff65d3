"""Text whose lines were broken to fit a width; see `gongkai.ingest.readers.text.wrapped`."""

import textwrap

import pytest

from gongkai.ingest import read_bytes

TOLD = (
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号要求，编制本报告。"
    "所列数据的统计期限为2030年1月1日至2030年12月31日。报告电子版可在政府门户网站查阅，如有疑问请与本机关办公室联系。"
)
OVERVIEW = (
    "（一）主动公开情况。全年通过各类渠道主动公开政府信息312条，其中门户网站197条，微信公众号115条，发布政策解读12篇。",
    "（二）依申请公开情况。全年新收政府信息公开申请9件，其中自然人申请7件，法人和其他组织申请2件，办结9件，均按期答复。",
)
REST = (
    "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
    "五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。"
)


@pytest.mark.parametrize("width", [27, 38, 45])
@pytest.mark.parametrize("indent", ["", "　　", "    "])
def test_paragraphs_broken_at_a_width_are_whole_again(width, indent):
    def broken(text):
        return "\n".join(textwrap.wrap(text, width, initial_indent=indent))

    text = f"某市某局2030年政府信息公开工作年度报告\n{broken(TOLD)}\n一、总体情况\n" + "\n".join(map(broken, OVERVIEW))
    found = read_bytes(f"{text}\n{REST}\n某市某局\n2031年1月22日\n".encode(), "a.txt")
    assert [p.text for p in found.preface] == [TOLD]
    assert tuple(p.text for p in found.sections[0].paragraphs) == OVERVIEW
    assert (found.signed_by, str(found.signed_on)) == ("某市某局", "2031-01-22")


def test_a_line_of_many_digits_goes_on_though_it_is_shorter_here_than_on_the_page():
    lines = [
        "全年新收政府信息公开申请九件，其中自然人申请七件，法人和其他组织申请两件，办结",
        "九件；全年收取信息处理费2950元、1480元、270元、140元。其中，某县",
        "某局1480元，均按规定上缴国库。",
    ]
    overview = [OVERVIEW[0][at : at + 38] for at in range(0, len(OVERVIEW[0]), 38)] * 3
    text = "\n".join(["某市某局2030年政府信息公开工作年度报告", "一、总体情况", *overview, "", *lines, REST])
    assert read_bytes(text.encode(), "a.txt").sections[0].paragraphs[-1].text == "".join(lines)


def test_a_line_that_begins_with_a_title_goes_on_all_the_same():
    rest = "其他需要报告的事项。报告中所列数据的统计期限为2030年1月1日至12月31日。"
    told = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分组成并包括"[:36] * 2 + rest
    lines = [told[at : at + 36] for at in range(0, len(told), 36)]
    overview = [OVERVIEW[0][at : at + 36] for at in range(0, len(OVERVIEW[0]), 36)] * 2
    text = "\n".join(["某市某局2030年政府信息公开工作年度报告", *lines, "一、总体情况", *overview, REST])
    assert [p.text for p in read_bytes(text.encode(), "a.txt").preface] == [told]


def test_short_paragraphs_stay_apart():
    lines = [
        "召开会议三次，听取意见建议。",
        "组织培训两次，九十人次参加。",
        "接受咨询五次，全部当场答复。",
        "开展检查四次，发现问题六个。",
    ]
    text = "\n".join(["某市某局2030年政府信息公开工作年度报告", "一、总体情况", *lines, REST])
    assert [p.text for p in read_bytes(text.encode(), "a.txt").sections[0].paragraphs] == lines
