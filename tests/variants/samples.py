"""The real reports among the test data, as drafts: their prose as it stands, their numbers by name."""

from pathlib import Path

from gongkai.forms import FORM_2019, FORM_2021, CellRef, Form

from .draft import Draft, made_up, with_thousands

_SAMPLES = Path(__file__).parents[1] / "data" / "samples"
_NOT_ZERO_003 = {
    "disclosure/normative-documents/in-force": "1",
    "disclosure/licences/decisions": "17",
    "requests/received/natural": "1",
    "requests/received/all": "1",
    "requests/granted/natural": "1",
    "requests/granted/all": "1",
    "requests/handled/natural": "1",
    "requests/handled/all": "1",
}

_NOT_ZERO_002 = {
    "disclosure/normative-documents/in-force": "2",
    "disclosure/licences/decisions": "36",
    "disclosure/penalties/decisions": "7",
    "requests/received/natural": "1",
    "requests/received/all": "1",
    "requests/granted/natural": "1",
    "requests/granted/all": "1",
    "requests/handled/natural": "1",
    "requests/handled/all": "1",
    "disputes/review/upheld": "1",
    "disputes/review/all": "1",
}
"""Made up, as its tables are pictures: one request that was answered, one review, no suit, as its prose says."""


def _zeros(form: Form, tables: tuple[str, ...]) -> dict[CellRef, str]:
    return {ref: "0" for ref in form.refs if ref.table in tables}


def sample_002() -> Draft:
    """威海市文登区环山街道办事处 2023: its three tables are pictures on the page."""
    cells = _zeros(FORM_2021, ("disclosure", "requests", "disputes"))
    cells.update({CellRef.parse(key): number for key, number in _NOT_ZERO_002.items()})
    return _draft("002", "威海市文登区环山街道办事处", FORM_2021, cells)


def sample_003() -> Draft:
    """吴忠市民政局 2023: the 2021 form, nearly all 0."""
    cells = _zeros(FORM_2021, ("disclosure", "requests", "disputes"))
    cells.update({CellRef.parse(key): number for key, number in _NOT_ZERO_003.items()})
    return _draft("003", "吴忠市民政局", FORM_2021, cells)


def sample_004() -> Draft:
    """岭东区民政局 2023: on the form of 2019, table 3 cut short, the head of table 4 lost (and so left out here)."""
    cells = _zeros(FORM_2019, ("disclosure", "requests"))
    rows = [row.key for row in FORM_2019.table("requests").blocks[0].rows]
    lost = set(rows[rows.index("not-made") + 1 :])
    return _draft("004", "岭东区民政局", FORM_2019, {ref: text for ref, text in cells.items() if ref.row not in lost})


def _draft(name: str, organ: str, form: Form, cells: dict[CellRef, str]) -> Draft:
    told: dict[str, list[str]] = {"": []}
    section = ""
    for line in (_SAMPLES / f"{name}.txt").read_text("utf-8").splitlines():
        text = line.strip().lstrip("#").strip()
        heading = text.partition("、")[2]
        if heading in form.sections:
            section = heading
            told[section] = []
        elif text and "\t" not in line and not text.startswith("[image"):
            told[section].append(text)
    preface = [text for text in told.pop("") if "年度报告" not in text[:40] and text != organ]
    return Draft(
        name,
        2023,
        organ,
        cells,
        form=form,
        preface=tuple(preface),
        before={title: tuple(texts) for title, texts in told.items()},
    )


def drafts() -> dict[str, Draft]:
    """Every draft by name."""
    busy = made_up("busy", seed=11, largest=900)
    every = [
        sample_003(),
        sample_004(),
        busy,
        with_thousands(made_up("large", seed=12, largest=9000), "large"),
        made_up("slashes", seed=13, largest=40, nothing="/"),
        made_up("dashes", seed=14, largest=40, nothing="—"),
        made_up("blanks", seed=15, largest=40, nothing=""),
        made_up("form-2019", seed=16, year=2020, largest=300),
    ]
    return {draft.name: draft for draft in every}
