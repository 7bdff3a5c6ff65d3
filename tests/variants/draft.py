"""Made-up reports: what the files of the readers' tests say, and so what must be read from them.

A draft holds its cells as they are printed ("17", "1,204", "/", ""), and its prose in the order of print.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from gongkai.forms import CellRef, Form, State, form_for

_NOTICES = {
    "2021": "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
    "（国办公开办函〔2021〕30号）",
    "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    "（国办公开办函〔2019〕60号）",
}
_MARKS = {"": State.BLANK, "/": State.SLASH, "—": State.DASH}


@dataclass(frozen=True)
class Draft:
    """A report to be printed.

    `before` and `after` hold the paragraphs of each section (by its title) that stand above and below its table.
    `style` varies how labels are printed: "plain", or "spaced" with the line breaks and blanks of narrow columns.
    """

    name: str
    year: int
    organ: str
    cells: Mapping[CellRef, str]
    preface: tuple[str, ...] = ()
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signed: tuple[str, ...] = ()
    form: Form = field(default_factory=lambda: form_for(2023))
    style: str = "plain"

    @property
    def title(self) -> str:
        return f"{self.organ}{self.year}年政府信息公开工作年度报告"

    @property
    def tables(self) -> tuple[str, ...]:
        """The keys of the tables that are printed."""
        return tuple(dict.fromkeys(ref.table for ref in self.cells))

    def expected(self) -> dict[CellRef, tuple[State, Decimal | None]]:
        """What a perfect reader finds in each cell."""
        return {ref: state_of(text) for ref, text in self.cells.items()}


def state_of(text: str) -> tuple[State, Decimal | None]:
    """What stands in a cell of that text."""
    if text in _MARKS:
        return _MARKS[text], None
    return State.NUMBER, Decimal(text.replace(",", ""))


def made_up(name: str, *, seed: int, year: int = 2023, largest: int = 900, nothing: str = "0") -> Draft:
    """A report whose sums and balances hold. `nothing` is what is printed for 0 wherever a whole row is 0."""
    random = Random(seed)
    form = form_for(year)
    numbers = dict(_numbers(form, random, largest))
    text = {ref: _printed(ref, number) for ref, number in numbers.items()}
    for table, row in {(ref.table, ref.row) for ref in numbers}:
        refs = [ref for ref in numbers if (ref.table, ref.row) == (table, row)]
        if not any(numbers[ref] for ref in refs):
            text.update(dict.fromkeys(refs, nothing))
    organ = random.choice(["青禾市水务局", "临溪县教育和体育局", "云岭区石桥镇人民政府", "南浦新区管理委员会办公室"])
    return replace(_told(organ, year, form, numbers), name=name, cells=text)


def with_thousands(draft: Draft, name: str) -> Draft:
    """The same report with commas in its numbers."""
    return replace(
        draft,
        name=name,
        cells={ref: f"{int(t):,}" if t.isdigit() and len(t) > 3 else t for ref, t in draft.cells.items()},
    )


def _printed(ref: CellRef, number: int) -> str:
    """The fees and purchases are decimals."""
    return str(number if ref.column != "amount" or not number else Decimal(number) / 10_000)


def _numbers(form: Form, random: Random, largest: int) -> Iterator[tuple[CellRef, int]]:
    """Numbers that a sound report may hold: no organ here may issue 规章, and what is new is also in force."""
    for row in form.table("disclosure").rows.values():
        refs = [ref for ref in form.table("disclosure").refs if ref.row == row.key]
        numbers = [_amount(ref, random, largest) for ref in refs]
        if row.key == "regulations":
            numbers = [0] * len(refs)
        elif row.key == "normative-documents":
            numbers[-1] += sum(numbers[:-1])
        yield from zip(refs, numbers, strict=True)
    yield from _requests(form, random, largest)
    block = form.table("disputes").blocks[0]
    for row in block.rows:
        counts = [random.choice([0, 0, random.randint(1, largest // 4 + 1)]) for _ in block.columns[:-1]]
        for column, number in zip(block.columns, [*counts, sum(counts)], strict=True):
            yield CellRef("disputes", row.key, column.key), number


def _amount(ref: CellRef, random: Random, largest: int) -> int:
    most = 10**9 if ref.column == "amount" else 99 * largest
    if random.random() < 0.3:
        return 0
    number = random.choice([random.randint(1, 99), random.randint(100, most)])
    return -number if ref.column == "change" and random.random() < 0.3 else number


def _requests(form: Form, random: Random, largest: int) -> Iterator[tuple[CellRef, int]]:
    (block,) = form.table("requests").blocks
    outcomes = block.row_sums[0].parts
    busy = [row for row in outcomes if random.random() < 0.6] or ["granted"]
    columns = {}
    for applicant in block.column_sums[0].parts:
        received = random.choice([0, random.randint(1, 20), random.randint(1, largest)])
        counts = {"received": received, "carried-in": random.randint(0, received // 5 + 1)}
        counts |= dict.fromkeys((*outcomes, "carried-out"), 0)
        for _ in range(counts["received"] + counts["carried-in"]):
            counts[random.choice([*busy, "granted", "granted", "carried-out"])] += 1
        counts["handled"] = sum(counts[row] for row in outcomes)
        columns[applicant] = counts
    columns["all"] = {row: sum(counts[row] for counts in columns.values()) for row in counts}
    for row in block.rows:
        for column in block.columns:
            yield CellRef("requests", row.key, column.key), columns[column.key][row.key]


def _told(organ: str, year: int, form: Form, numbers: Mapping[CellRef, int]) -> Draft:
    """The prose of a made-up report, agreeing with its numbers."""
    received = numbers[CellRef("requests", "received", "all")]
    carried = numbers[CellRef("requests", "carried-out", "all")]
    general, _, requests, disputes, faults, other = form.sections
    return Draft(
        "",
        year,
        organ,
        {},
        form=form,
        preface=(
            f"根据《中华人民共和国政府信息公开条例》和{_NOTICES[form.key]}的要求，{organ}编制本报告。",
            f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
            "联系地址：青禾市人民路1号，邮政编码：755000，电话：0955-7010000。",
        ),
        before={
            general: (
                f"{year}年，{organ}按照年度工作安排推进政府信息公开，做到应公开尽公开。",
                "（一）主动公开情况。全年通过门户网站发布信息312条，通过微信公众号发布信息96条。",
                f"（二）依申请公开情况。全年共收到政府信息公开申请{received}件，结转下年度继续办理{carried}件。",
                "（三）政府信息管理情况。坚持先审查、后公开，全年审查拟公开信息320条。",
                "（四）平台建设情况。门户网站设有政府信息公开专栏，运行平稳。",
                "（五）监督保障情况。全年组织业务培训2次，工作考核和社会评议结果良好，未发生责任追究的情形。",
            ),
            disputes: (),
        },
        after={
            requests: ("注：申请件数按收到之日统计。",),
            faults: (
                "（一）存在的问题。一是栏目更新还不够及时；二是解读的形式还比较单一。",
                "（二）改进措施。一是明确每个栏目的责任人；二是多用图表和问答解读政策。",
            ),
            other: (f"{year}年收取信息处理费0元。除此以外，没有其他需要报告的事项。",),
        },
        signed=(organ, f"{year + 1}年1月19日"),
    )
