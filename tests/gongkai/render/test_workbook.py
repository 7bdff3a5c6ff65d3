from io import BytesIO

import openpyxl

from gongkai.checks import examine
from gongkai.checks.examples import example
from gongkai.render.workbook import findings_to_xlsx

FAULTY = example(cells={"requests/received/all": 4})


def test_every_finding_has_its_line():
    found = examine(FAULTY)
    book = openpyxl.load_workbook(BytesIO(findings_to_xlsx([(FAULTY.report, found)])))
    lines = list(book["问题"].iter_rows(min_row=2, values_only=True))
    assert [line[4] for line in lines] == [finding.check.code for finding in found.findings]
    assert len(list(book["无法判断"].iter_rows(min_row=2))) == len(found.not_assessable)


def test_the_same_findings_give_the_same_bytes():
    found = [(FAULTY.report, examine(FAULTY))]
    assert findings_to_xlsx(found) == findings_to_xlsx(found)
