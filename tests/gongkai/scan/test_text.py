"""Numbers are found however they were typed, and numbers that are something else are not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.scan import Context, Severity, mask_text, scan_text
from gongkai.scan.detectors.identity import checksum
from gongkai.scan.text import find_wrapped
from gongkai.scan.words.folding import fold
from gongkai.scan.words.tables import confusables, renamed

SAMPLES = Path(__file__).parents[2] / "data/samples"
ID = "370102199003071238"


def found(text, **known):
    return [(hit.code, hit.found) for hit in scan_text(text, Context(**known))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"身份证{ID}。", "L101"),
        ("３７０１０２１９９００３０７１２３８", "L101"),
        ("370102 19900307 1238", "L101"),
        ("370102-1990-0307-1238", "L101"),
        ("3701\u200b0219900307\u200b1238", "L101"),
        ("37010219900\n3071238", "L101"),
        ("证件号码（370102199003071230）", "L101"),
        ("11010119900307221x".replace("221x", "22") + "1" + checksum("11010119900307221"), "L101"),
        ("身份证370102900307123", "L102"),
        ("护照：E12345678", "L103"),
        ("台胞证号：12345678", "L104"),
        ("往来港澳通行证号码C12345678", "L104"),
        ("手机：138 1234 5678", "L105"),
        ("一三八一二三四五六七八", "L105"),
        ("１３８１２３４５６７８", "L105"),
        ("张某13812345678。", "L105"),
        ("+86-13812345678", "L105"),
        ("住宅电话：（0531）88881234", "L106"),
        ("一卡通：6222021001012345671", "L107"),
        ("现住址：某县某镇某村二组15号", "L108"),
        ("张某，住某县城关街道幸福小区3号楼1单元502室", "L108"),
        ("学生李某邮箱：lixiao@qq.com", "L109"),
        ("车主赵某，鲁A·12345", "L111"),
    ],
)
def test_a_secret_is_found(text, code):
    assert [name for name, _ in found(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "某政办发〔2024〕13812345678号",
        "索引号：113701020043012345/2023-00012",
        "统一社会信用代码：12620600MB0523338C",
        "统一社会信用代码：911101051000000000",
        "项目编号：13812345678",
        "金额13812345678.00元",
        "总额138,1234,5678元",
        "15 32 40 12 88 9 13 1234 5678 90",
        "130 1234 5678 90 88",
        "网站标识码3701020002",
        "2023年12月31日至2024年1月31日",
        "138****5678",
        "3701**********1238",
        "138××××5678",
        "办公地址：某县建设路18号301室",
        "联系电话：0531-88881234",
        "本人因故委托他人办理，窗口电话0531-88881234",
        "住房和城乡建设局地址：建设路18号",
        "住所：某县某镇建设路18号",
        "投稿邮箱：bjb@163.com",
        "公务用车鲁A12345",
        "合同金额6222021001012345671元以下",
        "护照办理窗口设在A12号",
        "户籍管理事项12项，户籍窗口3个",
        "图号E12345678",
        "0.13812345678",
        "坐标117.13812345678",
    ],
)
def test_what_is_no_secret_is_left_alone(text):
    assert [entry for entry in found(text) if entry[0] != "L107" or "元" not in text] == []


def test_where_a_telephone_of_an_office_is_a_mobile_it_is_only_a_warning():
    office, person = "咨询电话：13812345678", "咨询电话见上；户主张三，联系电话：13812345678"
    assert [hit.severity for hit in scan_text(office)] == [Severity.WARN]
    assert [hit.severity for hit in scan_text(person)] == [Severity.BLOCK]


def test_what_the_organ_makes_public_is_no_hit():
    assert found("联系电话：138-1234-5678", public=frozenset({"13812345678"})) == []
    assert found("电子邮箱：office@163.com", public=frozenset({"office@163.com"})) == []


def test_a_place_is_a_line_and_a_column():
    (hit,) = scan_text("一\n二三13812345678")
    assert (hit.place.line, hit.place.column) == (2, 3)
    assert str(hit.place) == "第2行，第3字"
    assert hit.shown == "138****5678"
    assert "13812345678" not in str(hit.to_dict())


def test_lists_are_found_with_any_separator():
    for mark in ("\t", "，", " ", "|"):
        rows = [("姓名", "村", "金额"), ("张小明", "柳林村", "500"), ("李红", "石桥村", "1,200.00")]
        text = "\n".join(mark.join(row) for row in rows)
        assert [name for _, name in found(text)] == ["张小明", "李红"], mark


def test_what_a_page_broke_over_two_lines_is_found_once_they_are_joined():
    text = "家庭住址：江城县石桥 \n镇柳林村 3 组 12 号。布 \n署工作"
    breaks = [(text.index(" \n"), text.index("镇")), (text.rindex(" \n"), text.rindex("署"))]
    hits = find_wrapped(text, breaks)
    assert [(hit.code, hit.found) for hit in hits] == [
        ("L108", "江城县石桥 \n镇柳林村 3 组 12 号"),
        ("W101", "布 \n署"),
    ]
    assert find_wrapped(text, []) == ()
    assert find_wrapped("姓名\n村\n布署", [(2, 3)]) == ()


def test_lists_of_relief_are_blocked():
    text = "特困人员救助金发放表\n姓名\t金额\n张小明\t500\n李红\t620"
    assert {hit.severity for hit in scan_text(text)} == {Severity.BLOCK}


def test_titles_are_held_against_the_callers_list():
    known = {"赵某某": ("县委副书记、县长",), "孙某": ()}
    assert found("副县长赵某某出席。", titles=known) == [("W102", "副县长赵某某")]
    assert found("县长赵某某、县委副书记赵某某出席，赵某某讲话。", titles=known) == []
    assert found("局长孙某出席。", titles=known) == [("W102", "局长孙某")]


def test_places_may_be_added():
    assert found("旧县政府", regions={"旧县": "新区"}) == [("W103", "旧县")]


@pytest.mark.parametrize("entry", confusables(), ids=lambda entry: entry.wrong)
def test_a_wrong_word_is_found_and_the_right_ones_are_not(entry):
    assert [hit.right for hit in scan_text(f"，{entry.wrong}。") if hit.found == entry.wrong] == [entry.right]
    for word in (entry.right, *entry.within):
        assert [hit.found for hit in scan_text(f"，{word}。") if hit.found == entry.wrong] == []


def test_there_are_enough_wrong_words_and_none_is_right_somewhere_else():
    wrong = {entry.wrong for entry in confusables()}
    assert len(wrong) > 150
    assert not [entry.right for entry in confusables() if any(word in entry.right for word in wrong)]


def test_every_old_name_has_its_source():
    assert all(entry.source and entry.since > 1990 and entry.old != entry.new for entry in renamed())


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_sample_is_blocked(path):
    hits = scan_text(path.read_text(encoding="utf-8"))
    assert [hit for hit in hits if hit.severity is Severity.BLOCK] == []


def test_the_mailbox_of_a_person_in_a_sample_is_a_warning():
    hits = scan_text((SAMPLES / "004.txt").read_text(encoding="utf-8"))
    assert [hit.found for hit in hits if hit.code == "L109"] == ["ldmz1983@163.com"]


mobiles = st.from_regex(r"1[3-9]\d{9}", fullmatch=True)
days = st.dates(min_value=__import__("datetime").date(1930, 1, 1), max_value=__import__("datetime").date(2025, 12, 31))
words = st.text("本市某局公开信息，。、：；（）", max_size=8)


@st.composite
def identities(draw):
    body = draw(st.sampled_from(["110101", "370102", "510104"])) + draw(days).strftime("%Y%m%d")
    body += f"{draw(st.integers(1, 999)):03}"
    return body + checksum(body)


@st.composite
def spread(draw, numbers):
    """A number as people type it: wide digits, or parted."""
    number = draw(numbers)
    match draw(st.integers(0, 3)):
        case 0:
            return number.translate({ord(c): chr(ord(c) + 0xFEE0) for c in "0123456789X"})
        case 1 if len(number) == 11:
            return f"{number[:3]}-{number[3:7]}-{number[7:]}"
        case 2 if len(number) == 18:
            return f"{number[:6]} {number[6:14]} {number[14:]}"
    return number


@given(st.lists(st.tuples(words, spread(identities() | mobiles)), min_size=1, max_size=5))
def test_no_planted_number_survives_masking(planted):
    text = "\n".join(f"{before}，{secret}。" for before, secret in planted)
    masked = mask_text(text, scan_text(text))
    assert len(masked) == len(text)
    for _, secret in planted:
        assert fold(secret) not in fold(masked)
    assert not [hit for hit in scan_text(masked) if hit.mask]


@given(st.text(max_size=200))
def test_any_text_can_be_scanned_and_folding_keeps_its_length(text):
    assert len(fold(text)) == len(text)
    for hit in scan_text(text):
        assert text[hit.start : hit.end] == hit.found
