from gongkai.forms import FORM_2019, FORM_2021


def test_the_2021_form_has_10_175_15_cells():
    assert [len(t.refs) for t in FORM_2021.tables] == [10, 175, 15]


def test_the_2019_form_has_161_cells_in_table_3():
    assert [len(t.refs) for t in FORM_2019.tables] == [22, 161, 15]


def test_sums_and_flows():
    assert len(list(FORM_2021.table("requests").sums())) == 7 + 25
    assert len(list(FORM_2021.table("requests").flows())) == 7
    assert len(list(FORM_2021.table("disputes").sums())) == 3
