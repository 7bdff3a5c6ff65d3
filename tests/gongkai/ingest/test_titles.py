import pytest

from gongkai.forms.shared import SECTIONS
from gongkai.ingest.titles import headings_in, title_of


@pytest.mark.parametrize("index", range(6))
@pytest.mark.parametrize(
    "form", ["{n}、{t}", "## {n}、{t}", "**{n}、{t}**", "{n}.{t}", "{n} {t}", "第{n}部分 {t}", "{t}", "{n}、{t}。"]
)
def test_the_titles_of_the_form(index, form):
    title = title_of(form.format(n="一二三四五六"[index], t=SECTIONS[index]))
    assert (title.section, title.sure, title.rest) == (index, True, "")


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 3),
        ("四、政府信息公开行政复议及行政诉讼情况", 3),
        ("四、行政复议、行政诉讼情况", 3),
        ("五、政府信息公开工作存在的主要问题和改进情况", 4),
        ("五、存在的主要问题及改进措施", 4),
        ("二、行政机关主动公开政府信息情况", 1),
        ("二、主动公开政府政府情况", 1),
        ("三、行政机关收到和处理政府信息公开申请情况", 2),
        ("六、其它需要报告的事项", 5),
        ("六、其他事项", 5),
        ("一、概述", 0),
        ("一、政府信息公开工作的基本情况", 0),
        ("一、政务公开工作总体情况", 0),
    ],
)
def test_titles_as_they_are_printed(text, section):
    assert title_of(text).section == section


@pytest.mark.parametrize(
    "text",
    [
        "（一）主动公开政府信息情况",
        "（二）依申请公开情况。",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "一、本年新收政府信息公开申请数量",
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六部分组成。",
        "概述",
        "一是总体情况良好",
    ],
)
def test_what_is_no_title(text):
    assert title_of(text) is None


def test_a_title_may_share_its_line_with_the_text():
    title = title_of("一、总体情况。2030年，我局公开信息5条。")
    assert (title.heading, title.rest) == ("总体情况", "2030年，我局公开信息5条。")


def test_several_titles_on_one_line_are_told_apart():
    line = f"{SECTIONS[1]}  三、{SECTIONS[2]} 四、{SECTIONS[3]}"
    assert headings_in(line) == [SECTIONS[1], f"三、{SECTIONS[2]}", f"四、{SECTIONS[3]}"]


def test_titles_that_ran_into_the_text_are_parted_from_it():
    line = "某镇编制本报告。 一、总体情况 2030年，我镇公开信息5条。 二、主动公开政府信息情况"
    assert headings_in(line) == [
        "某镇编制本报告。",
        "一、总体情况",
        "2030年，我镇公开信息5条。",
        "二、主动公开政府信息情况",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "本报告由一、总体情况、二、主动公开政府信息情况、三、收到和处理政府信息公开申请情况等六个部分组成，请予监督。",
        "本报告的内容依次是 一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况",
        "我局在 三、总体情况 中写明了全年的工作，并在其后的各部分中逐项列出了统计的数字和存在的问题，请予监督。",
    ],
)
def test_titles_that_a_sentence_lists_part_nothing(line):
    assert "一、总体情况" not in headings_in(line)


def test_bold_headings_run_into_the_text_of_another_part_it():
    line = "**五、存在的主要问题及改进情况** 一是更新不及时。 **六、其他需要报告的事项** 没有其他事项。"
    assert headings_in(line) == [
        "五、存在的主要问题及改进情况",
        "一是更新不及时。",
        "六、其他需要报告的事项",
        "没有其他事项。",
    ]


@pytest.mark.parametrize(
    ("line", "index"),
    [
        pytest.param("三、收到和处理政府信息公开申情情况", 2, id="one wrong character"),
        pytest.param("五、存在的主要问题及改进情况一是内容不够丰富", 4, id="the paragraph begins at once"),
    ],
)
def test_a_numbered_heading_is_known_though_it_is_misprinted_or_runs_on(line, index):
    found = title_of(line)
    assert found is not None
    assert found.section == index
