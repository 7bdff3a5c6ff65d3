"""Pictures in the page that a person works from."""

import re

from gongkai.checks import examine
from gongkai.checks.examples import example
from gongkai.forms import CellRef
from gongkai.render.pictures import Sheet
from gongkai.render.workbench import workbench_page


def test_a_box_stands_over_each_cell_in_per_cent_of_its_picture_and_leads_to_its_number():
    case = example(cells={"requests/received/all": 4})
    wrong, sound = CellRef("requests", "received", "all"), CellRef("disclosure", "licences", "decisions")
    sheet = Sheet(b"\xff\xd8\xff", 200, 100, [(wrong, (20, 10, 60, 30)), (sound, (100, 50, 120, 60))])
    page = workbench_page(case.report, examine(case), [sheet])
    boxes = re.findall(r'<a class="(\w+)" href="#([\w-]+)" [^>]* style="([^"]+)"', page)
    assert boxes == [
        ("wrong", "cell-requests-received-all", "left:10.00%;top:10.00%;width:20.00%;height:20.00%"),
        ("sure", "cell-disclosure-licences-decisions", "left:50.00%;top:50.00%;width:10.00%;height:10.00%"),
    ]
    assert 'src="data:image/jpeg;base64,/9j/' in page
    assert "img-src data:" in page


def test_a_report_that_was_read_in_no_picture_shows_none():
    case = example()
    assert 'class="pictures"' not in workbench_page(case.report, examine(case))
