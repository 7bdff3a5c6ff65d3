"""How a review (行政复议) or a suit (行政诉讼) can end, and the column of table 4 that counts it."""

from dataclasses import dataclass

from gongkai.basis import ANNUAL_FORM_2021, Citation, CodeList, Instrument
from gongkai.basis.instruments import LITIGATION_LAW, REVIEW_LAW

COLUMNS = ANNUAL_FORM_2021.at("附件 表四", verified=False, note="各条已核；结果归入表四各栏为推断")
"""On what the column of each ending rests."""


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which a case ends. `column` is the key of its column in table 4."""

    code: str
    label: str
    column: str
    basis: Citation


def _endings(kind: str, law: Instrument, *rows: tuple[str, str, str, str]) -> list[Ending]:
    return [Ending(f"{kind}-{code}", label, column, law.at(article)) for code, label, column, article in rows]


ENDINGS = CodeList(
    "ending",
    [
        *_endings(
            "review",
            REVIEW_LAW,
            ("upheld", "维持", "upheld", "第六十八条"),
            ("rejected", "驳回复议请求", "upheld", "第六十九条"),
            ("changed", "变更", "corrected", "第六十三条"),
            ("quashed", "撤销或者部分撤销", "corrected", "第六十四条"),
            ("unlawful", "确认违法", "corrected", "第六十五条"),
            ("ordered", "责令履行", "corrected", "第六十六条"),
            ("void", "确认无效", "corrected", "第六十七条"),
            ("undefended", "未提出书面答复、未提交证据而撤销等", "corrected", "第七十条"),
            ("dismissed", "驳回复议申请", "other", "第三十三条"),
            ("ended", "终止", "other", "第四十一条"),
            ("mediated", "调解", "other", "第七十三条"),
            ("settled", "和解", "other", "第七十四条"),
        ),
        *_endings(
            "suit",
            LITIGATION_LAW,
            ("rejected", "驳回诉讼请求", "upheld", "第六十九条"),
            ("quashed", "撤销或者部分撤销", "corrected", "第七十条"),
            ("ordered", "判决履行", "corrected", "第七十二条"),
            ("granted", "判决给付", "corrected", "第七十三条"),
            ("unlawful", "确认违法", "corrected", "第七十四条"),
            ("void", "确认无效", "corrected", "第七十五条"),
            ("changed", "变更", "corrected", "第七十七条"),
            ("dismissed", "驳回起诉、不予立案", "other", ""),
            ("withdrawn", "撤诉", "other", ""),
            ("mediated", "调解", "other", ""),
        ),
    ],
)
