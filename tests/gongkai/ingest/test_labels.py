import pytest

from gongkai.forms import FORMS
from gongkai.ingest.labels import Kind, label_of, lexicon, words_of

ROWS = [(form.key, table.key, row) for form in FORMS.values() for table in form.tables for row in table.rows.values()]


@pytest.mark.parametrize(("form", "table", "row"), ROWS, ids=lambda x: x if isinstance(x, str) else x.key)
def test_every_row_is_known_by_its_own_label(form, table, row):
    found = label_of(row.label)
    assert any((r.kind, r.table, r.key) == (Kind.ROW, table, row.key) and form in r.forms for r in found.roles)


@pytest.mark.parametrize(
    ("printed", "kind", "key"),
    [
        ("(三) 不予公开", Kind.GROUP, "（三）不予公开"),
        ("3．危及“三安全一稳定”", Kind.ROW, "safety"),
        ("⒊危及三安全一稳定", Kind.ROW, "safety"),
        ("5.属于三类内容事务信息", Kind.ROW, "internal"),
        ("三类内部事务信息", Kind.ROW, "internal"),
        ("1.逾期不补正", Kind.ROW, "not-corrected"),
        ("2.逾期不缴费", Kind.ROW, "fee-unpaid"),
        ("信访举报投诉", Kind.ROW, "petition"),
        ("（二）部分公开", Kind.ROW, "partial"),
        ("（二）部分公开（区分处理的，只计这一情况，不计其他情形）", Kind.ROW, "partial"),
        ("结转下年度", Kind.ROW, "carried-out"),
        ("本年度止件数", Kind.COLUMN, "repealed"),
        ("现行有效件数（历史累计）", Kind.COLUMN, "in-force"),
        ("本年收费金额（单位：元）", Kind.COLUMN, "amount"),
        ("本年收费金额", Kind.COLUMN, "amount"),
        ("商业\n企业", Kind.COLUMN, "business"),
        ("结果 维持", Kind.COLUMN, "upheld"),
        ("第二十条第一款第（八）项", Kind.TITLE, "3"),
        ("第二十条  第(五)项", Kind.TITLE, "1"),
    ],
)
def test_labels_as_they_are_printed(printed, kind, key):
    assert any((role.kind, role.key) == (kind, key) for role in label_of(printed).roles)


@pytest.mark.parametrize(
    "text",
    ["数量", "申请数量", "", "0", "2023年", "一是加强领导", "三、收到和处理政府信息公开申请情况", "2.微信公众号"],
)
def test_what_is_no_label(text):
    assert label_of(text) is None


def test_granted_and_withheld_differ_by_more_than_a_misprint():
    assert {role.key for role in label_of("（一）予以公开").roles} == {"granted"}
    assert {role.key for role in label_of("（三）不予公开").roles} == {"（三）不予公开"}


@pytest.mark.parametrize("words", sorted(words for words in lexicon() if len(words) > 6))
def test_one_lost_character_does_not_lose_the_label(words):
    for at in (1, len(words) // 2, len(words) - 1):
        found = label_of(words[:at] + words[at + 1 :])
        assert {(r.table, r.key) for r in found.roles} & {(r.table, r.key) for r in lexicon()[words]}


def test_words_leave_out_numerals_brackets_and_white_space():
    assert words_of("（七） 总　计") == "总计"
