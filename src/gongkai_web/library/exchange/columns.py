"""The columns of the table of documents: what each is called, and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongkai.documents import suggestion
from gongkai.review import Ruling
from gongkai_web.library.kinds import (
    Attribute,
    DocumentKind,
    Genre,
    RelationKind,
    grounds,
    retentions,
    themes,
    topics,
)
from gongkai_web.organs.exchange.cells import choice_of, day


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `name` is the field of `Document`; nothing in the cell leaves that as it is."""

    heading: str
    name: str
    read: Callable[[str], Any] = str


def _number(text: str) -> str:
    """A document number in its right form, where that can be told."""
    return suggestion(text) or text


ORGAN, WORDS, FILES, OPEN = "公开机关", "正文", "附件", "开放数据"
"""Columns that are no fields: whose document it is, its text, the names of its files, and which are open data."""
CHANGE, CHANGED_ON, CHANGED_BY = "变动", "变动日期", "变动依据"
"""What was done to it later, and by which document, be that in the library or not: 修改, 废止, 宣布失效."""
REVIEWED_BY, REVIEWED_ON, RULING = "保密审查人", "保密审查日期", "保密审查结果"
"""What the other system says of its review: without it nothing is made public (条例第十七条)."""
COLUMNS = (
    Column("标题", "title"),
    Column("文件类型", "kind", choice_of(DocumentKind.choices)),
    Column("索引号", "index_number"),
    Column("发文机关", "issuers"),
    Column("发文字号", "number", _number),
    Column("成文日期", "formed_on", day),
    Column("发布日期", "published_on", day),
    Column("体裁", "genre", choice_of(Genre.choices)),
    Column("主题分类", "theme", choice_of(themes)),
    Column("主题词", "keywords"),
    Column("法定主动公开内容", "topic", choice_of(topics)),
    Column("内容概述", "summary"),
    Column("题注", "annotation"),
    Column("施行日期", "effective_on", day),
    Column("有效期至", "expires_on", day),
    Column("公开属性", "attribute", choice_of(Attribute.choices)),
    Column("不公开的依据", "ground", choice_of(grounds)),
    Column("不公开的理由", "ground_note"),
    Column("保管期限", "retention", choice_of(retentions)),
    Column("归档日期", "archived_on", day),
)
HEADINGS = (
    ORGAN,
    *(column.heading for column in COLUMNS),
    WORDS,
    FILES,
    OPEN,
    CHANGE,
    CHANGED_ON,
    CHANGED_BY,
    REVIEWED_BY,
    REVIEWED_ON,
    RULING,
)
NEEDED = (ORGAN, "标题", "文件类型", "成文日期")

ruling_of: Callable[[str], Any] = choice_of([(ruling.value, ruling.label) for ruling in Ruling])
"""How the result of a review is read."""
change_of: Callable[[str], Any] = choice_of(RelationKind.choices)
"""How the column of later changes is read."""
