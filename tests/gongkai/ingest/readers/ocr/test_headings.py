"""Headings as a reader of pictures gives them: their sections are found, and no numeral is made up."""

import pytest

from gongkai.ingest.readers.ocr.headings import heading_mended
from gongkai.ingest.titles import title_of

# The seventh and the fifth came of drawn pages; the others are what readers of pictures take for each other.
READ = {
    "—、总体情况": 0,
    "-、总体情况": 0,
    "一总体情况": 0,
    "二,主动公开政府信息情况": 1,
    "二主动公开政府信息情况": 1,
    "三三、收到和处理政府信息公开申请情况": 2,
    "二收到和外理政府信息公开申请情况": 2,
    "三：收到和处理政府信息公开中请情况": 2,
    "匹、政府信息公开行政复议、行政诉讼情况": 3,
    "五.存在的主要问题及改进情況": 4,
    "穴、其他需要报告的事项": 5,
    "六 其他需要报告的事顼": 5,
}


@pytest.mark.parametrize(("read", "section"), READ.items())
def test_a_misread_heading_opens_its_section(read, section):
    title = title_of(heading_mended(read))
    assert (title.section, title.number) == (section, "一二三四五六"[section])
    assert title.heading[0] not in "一二三四五六、"


@pytest.mark.parametrize(
    "line",
    [
        "五、收到和处理政府信息公开申请情况",
        "（一）主动公开情况。全年通过门户网站发布信息312条",
        "一、本年新收政府信息公开申请数量",
        "三、本年度办理结果",
        "总体情况",
        "2. 其他法律行政法规禁止公开",
        "",
    ],
)
def test_any_other_line_stays_as_it_was_read(line):
    assert heading_mended(line) == line
