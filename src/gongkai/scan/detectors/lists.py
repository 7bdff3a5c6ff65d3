"""L110: lists of persons with amounts, as subsidies and relief are published."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.basis.language import marked
from gongkai.scan.values import covering
from gongkai.scan.values.bases import PRIVACY
from gongkai.scan.values.model import Found, Group, Severity, detector
from gongkai.scan.words.names import is_name
from gongkai.scan.words.reading import Reading

_PARTS = tuple(map(re.compile, (r"[^\t]+", "[^|｜]+", r"(?:[^，,]|(?<=\d),(?=\d{3}(?:\D|$)))+", "[^ ]+")))
_AMOUNT = re.compile(r"[¥￥]?\d{1,3}(?:,\d{3})+(?:\.\d+)?元?|[¥￥]?\d{2,9}(?:\.\d{1,2})?元?|\d+(?:\.\d+)?[元万]元?")
_MONEY = re.compile(
    "金额|补贴|补助|救助|发放|低保|奖励|补偿|津贴|租金|抚恤|慰问金|助学金|养老金|保障金|实发|应发|资金|标准"
)
_PERSON = re.compile(
    "(?:[\u4e00-\u9fff]{0,6}姓 *名|户主|受益人|(?:补贴|补助|救助|保障)对象|领取人|收款人|学生|持卡人|农户)(?:姓名)?"
)
_SENSITIVE = re.compile("低保|特困|残疾|孤儿|未成年|困境儿童|救助|精神|助学|贫困学生|艾滋|优抚|抚恤|临时救助|重病|大病")
_FEW = 3
_MOST = 0.6
_LONGEST = 240
_WIDEST = 40
_HEAD = 4


class _Row(NamedTuple):
    """A line, where it starts, and its cells."""

    start: int
    line: str
    cells: tuple[re.Match[str], ...]


@detector(
    "L110",
    "named-amounts",
    marked("名单带金额"),
    group=Group.PERSON,
    severity=Severity.WARN,
    basis=PRIVACY,
    why=marked(
        "补贴、救助的名单写明姓名和金额，公示期满还留在网上就成了泄露。是否公示依各项政策；救助、残疾、助学等"
        "名单公开后伤害最大，不能直接发布。"
    ),
    advice=marked("核对有没有公示的依据和期限；姓名遮盖名字，公示期满撤下"),
    mask=covering.name,
    faulty=(
        "惠农补贴发放表\n姓名\t村\t金额（元）\n张小明\t柳林村\t500\n李红\t柳林村\t620\n王建国\t石桥村\t480",
        "发放救助金：张小明500元、李红620元、王建国480元。",
    ),
    sound=(
        "惠农补贴发放表\n姓名\t村\t金额（元）\n张**\t柳林村\t500\n李*\t柳林村\t620\n王**\t石桥村\t480",
        "项目资金安排表\n项目\t金额（万元）\n石桥\t500\n高山\t620\n马路\t480",
        "拟录用人员名单\n姓名\t准考证号\t成绩\n张小明\t1001\t85.5\n李红\t1002\t83.0\n王建国\t1003\t81.5",
    ),
)
def named_amounts(reading: Reading) -> Iterator[Found]:
    """Rows with a name and an amount under words for both, or three such rows under words for money."""
    text = reading.folded
    if not _MONEY.search(text):
        return
    above: list[str] = []
    block: list[_Row] = []
    for row in _rows(text):
        if row.cells:
            block.append(row)
            continue
        yield from _listed(block, above)
        above = [line for line in (*above, *(entry.line for entry in block[:1]), row.line) if line.strip()][-_HEAD:]
        block = []
    yield from _listed(block, above)
    yield from _in_sentences(text)


def _rows(text: str) -> Iterator[_Row]:
    """Every line of a text; those that may be rows of a table have cells."""
    start = 0
    for line in text.split("\n"):
        yield _Row(start, line, tuple(_cells(line)))
        start += len(line) + 1


def _cells(line: str) -> Iterator[re.Match[str]]:
    """The cells of a line, parted by the strongest mark in it; none where it is a sentence."""
    if not 3 < len(line) <= _LONGEST:
        return
    cells = next((found for marks in _PARTS if len(found := list(marks.finditer(line))) > 1), [])
    if cells and max(cell.end() - cell.start() for cell in cells) <= _WIDEST:
        yield from cells


def _listed(block: list[_Row], above: list[str]) -> Iterator[Found]:
    """The names of one block of rows, where they stand with amounts."""
    if len(block) < 2:
        return
    caption = "\n".join([*above, block[0].line])
    head = next((row for row in block[:_HEAD] if any(_PERSON.fullmatch(cell[0].strip()) for cell in row.cells)), None)
    if not _MONEY.search(caption if head is None else f"{caption}\n{head.line}"):
        return
    named = [(row, cell) for row in block for cell in [_name(row, head)] if cell is not None]
    if head is None and (len(named) < _FEW or len(named) < _MOST * len(block) or not _together(named)):
        return
    severity = Severity.BLOCK if _SENSITIVE.search(caption) else None
    for row, cell in named:
        yield Found(row.start + cell.start(), row.start + cell.end(), severity)


def _name(row: _Row, head: _Row | None) -> re.Match[str] | None:
    """The cell with a name, in the column that the head says where there is one, on a row that has an amount."""
    cells = row.cells
    if head is not None and len(cells) == len(head.cells):
        places = [n for n, cell in enumerate(head.cells) if _PERSON.fullmatch(cell[0].strip())]
        names = [cells[n] for n in places if is_name(cells[n][0].strip())]
    else:
        names = [cell for cell in cells[:3] if is_name(cell[0].strip())]
    if names and any(cell is not names[0] and _AMOUNT.fullmatch(cell[0].strip()) for cell in cells):
        return names[0]
    return None


def _together(named: list[tuple[_Row, re.Match[str]]]) -> bool:
    """Whether the names stand in one column."""
    return len({row.cells.index(cell) for row, cell in named}) == 1


_RUN = re.compile(r"(?:[\u4e00-\u9fff]{2,4}[:： ]?\d+(?:\.\d+)?万?元[、，,；; ]?){3,}")
_PAIR = re.compile(r"([\u4e00-\u9fff]{2,4})[:： ]?\d+(?:\.\d+)?万?元")


def _in_sentences(text: str) -> Iterator[Found]:
    for run in _RUN.finditer(text):
        pairs = list(_PAIR.finditer(text, *run.span()))
        named = [pair for pair in pairs if is_name(pair[1])]
        if len(named) >= _FEW and len(named) == len(pairs):
            severity = Severity.BLOCK if _SENSITIVE.search(text[max(0, run.start() - 40) : run.start()]) else None
            for pair in named:
                yield Found(*pair.span(1), severity)
