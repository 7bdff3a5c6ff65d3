from gongkai.forms import FORM_2019, FORM_2021, CellRef, Report, TableReading, TableState, form_of, label_of, tables_of

OLD_TABLE_2 = Report(FORM_2021, 2023, "某局", {}, tables={"disclosure": TableReading(TableState.READ, "2019")})


def test_a_table_of_the_old_form_in_a_new_report_is_of_the_old_form():
    assert [t in FORM_2019.tables for t in tables_of(OLD_TABLE_2)] == [True, False, True]
    assert form_of(OLD_TABLE_2, "disclosure") is FORM_2019
    assert form_of(OLD_TABLE_2, "requests") is FORM_2021


def test_a_cell_is_named_by_the_form_that_its_table_bears():
    assert label_of(OLD_TABLE_2, CellRef("disclosure", "regulations", "made")) == "规章·本年新制作数量"
    assert label_of(OLD_TABLE_2, CellRef("disclosure", "regulations", "issued")) == "disclosure/regulations/issued"
