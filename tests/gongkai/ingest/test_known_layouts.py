"""A table laid out as one before it reads as it would alone: nothing of the other report comes through."""

import pytest

from gongkai.forms import State
from gongkai.ingest import layouts, read_bytes
from variants import VARIANTS, drafts

NAMED = [name for name in VARIANTS if name.startswith(("html", "docx", "xlsx")) and not VARIANTS[name].slow]
FORMS = {draft.form.key: draft for draft in drafts().values()}


def alone(data, name):
    """A report as the first one that is read."""
    layouts._known.clear()
    return read_bytes(data, name)


@pytest.mark.parametrize("name", NAMED)
def test_a_report_reads_the_same_after_others_of_its_layout(name):
    variant = VARIANTS[name]
    files = [(variant.make(draft), f"report.{variant.suffix}") for draft in drafts().values()]
    first = [alone(*file) for file in files]
    layouts._known.clear()
    for file in files:
        read_bytes(*file)
    assert [read_bytes(*file) for file in files] == first


def page(numbers, head="结果维持", more=""):
    cells = "".join(f"<td>{number}</td>" for number in numbers)
    ends = f"<td>{head}</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>" * 3
    return (
        "<h1>某市某局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>平稳。</p>"
        "<p>四、政府信息公开行政复议、行政诉讼情况</p><table border=1>"
        "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>"
        "<tr><td colspan=5></td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
        f"<tr>{ends}</tr><tr>{cells}</tr>{more}</table><p>六、其他需要报告的事项</p><p>无。</p>"
    ).encode()


def disputes(report):
    return [report[ref].value for ref in report.form.table("disputes").refs]


def test_numbers_are_those_of_the_page_that_is_read():
    one, two = alone(page(range(15)), "a.html"), read_bytes(page(range(100, 115)), "b.html")
    assert layouts._known
    assert disputes(one) == list(range(15))
    assert disputes(two) == list(range(100, 115))
    assert {cell.origin.sha256 for cell in two.cells.values()} == {two.source.sha256}
    assert two[two.form.table("disputes").refs[3]].text == "103"


@pytest.mark.parametrize("odd", ["", "/", "—", "无", "3件", "1 2", "〔缺〕"])
def test_a_cell_that_is_no_plain_number_is_never_taken_for_one(odd):
    alone(page(range(15)), "a.html")
    numbers = [*range(14), odd]
    assert read_bytes(page(numbers), "b.html") == alone(page(numbers), "b.html")


def test_a_second_table_with_other_numbers_is_seen_though_equal_ones_were_read_before():
    again = page(
        range(15),
        more="<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>"
        + "".join(f"<td>{n}</td>" for n in range(15))
        + "</tr>",
    )
    other = again.replace(b"<td>14</td></tr></table>", b"<td>99</td></tr></table>")
    assert other != again
    alone(again, "a.html")
    assert not layouts._known
    assert read_bytes(other, "b.html") == alone(other, "b.html")
    assert any(problem.code == "table-twice" for problem in read_bytes(other, "b.html").problems)


def test_another_label_is_another_layout():
    alone(page(range(15)), "a.html")
    renamed = page(range(15), head="结果维特")
    assert read_bytes(renamed, "b.html") == alone(renamed, "b.html")


def test_no_more_layouts_are_kept_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(layouts, "_MOST", 1)
    for columns in ("结果维持", "维持", "结果维待"):
        alone(page(range(15), head=columns), "a.html")
        read_bytes(page(range(15)), "b.html")
        assert len(layouts._known) <= 1


def test_every_state_stays_what_it_is_after_a_known_layout():
    alone(page(range(15)), "a.html")
    found = read_bytes(page(["", "/", "—", "0", "x", *range(10)]), "b.html")
    states = [found[ref].state for ref in found.form.table("disputes").refs[:5]]
    assert states == [State.BLANK, State.SLASH, State.DASH, State.NUMBER, State.UNREADABLE]
