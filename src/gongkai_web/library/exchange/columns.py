"""The columns of the table of documents: what each is called, and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gongkai.documents import IndexNumber, suggestion
from gongkai.documents.index import IndexNumberError
from gongkai_web.library.kinds import Attribute, DocumentKind, Genre, RelationKind, grounds, themes, topics
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


def _index_number(text: str) -> str:
    """An index number that was given elsewhere."""
    try:
        return str(IndexNumber.parse(text))
    except IndexNumberError as error:
        raise ValueError(_("不合格式，应为“机关代码/年份-5位或6位序号”；留空则由本站编号")) from error


ORGAN, WORDS, FILES = "公开机关", "正文", "附件"
"""Columns that are no fields: whose document it is, its text, the names of its files."""
CHANGE, CHANGED_ON, CHANGED_BY = "变动", "变动日期", "变动依据"
"""What was done to it later by a document that need not be in the library: 修改, 废止, 宣布失效."""
COLUMNS = (
    Column("标题", "title"),
    Column("文件类型", "kind", choice_of(DocumentKind.choices)),
    Column("索引号", "index_number", _index_number),
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
)
HEADINGS = (ORGAN, *(column.heading for column in COLUMNS), WORDS, FILES, CHANGE, CHANGED_ON, CHANGED_BY)
NEEDED = (ORGAN, "标题", "文件类型", "成文日期")

change_of: Callable[[str], Any] = choice_of(RelationKind.choices)
"""How the column of later changes is read."""
