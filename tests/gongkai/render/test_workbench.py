import re
from pathlib import Path

from gongkai.checks import Case, Examination, examine, find_check
from gongkai.checks.examples import example
from gongkai.ingest import read
from gongkai.render.marking import Stretch, runs
from gongkai.render.workbench import index_page, workbench_page

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def bench(report):
    return workbench_page(report, examine(Case(report)))


def test_every_link_leads_to_a_place_on_the_page():
    for path in sorted(SAMPLES.glob("*.txt")):
        made = bench(read(path))
        ids = re.findall(r'id="([^"]+)"', made)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', made)) <= set(ids)


def test_a_wrong_cell_is_marked_and_linked_to_its_finding():
    case = example(cells={"requests/received/all": 4})
    made = workbench_page(case.report, examine(case))
    cell = re.search(r'<td id="cell-requests-received-all" class="([^"]+)".*?</td>', made)
    assert cell
    assert "error" in cell[1]
    assert "#finding-" in cell[0]


def test_a_sentence_is_marked_where_it_stands():
    made = bench(read(SAMPLES / "002.txt"))
    assert re.search(r'<mark class="warning">在在<a class="ref"', made)


def test_a_report_of_a_stranger_cannot_add_markup():
    case = example(title="<script>alert(1)</script>")
    assert "<script>alert" not in workbench_page(case.report, examine(case))


def test_marks_that_overlap_are_cut_where_they_meet():
    assert list(runs(5, [Stretch(0, 3, 1), Stretch(3, 5, 2)])) == [(0, 3, (1,)), (3, 5, (2,))]


def test_the_index_lists_every_page_and_what_could_not_be_used():
    made = index_page([("a.html", "甲局", {"error": 2})], ["b.pdf：已加密"])
    assert 'href="a.html"' in made
    assert "b.pdf：已加密" in made


def test_a_rule_whose_basis_is_known_only_at_second_hand_says_so():
    case = example(cells={"requests/received/all": 4})
    made = workbench_page(case.report, examine(case))
    assert not find_check("A101").basis.verified
    assert "（未核对原文）" in made[made.index("A101") :]


def test_a_page_of_a_report_that_every_rule_could_judge_lists_no_open_rules():
    case = example()
    assert "无法判断的规则" in workbench_page(case.report, examine(case))
    assert "无法判断的规则" not in workbench_page(case.report, Examination((), ()))
    assert "没有发现问题。</p>" in workbench_page(case.report, Examination((), ()))
