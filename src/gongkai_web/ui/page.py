"""What a page tells the base template: where it stands, and what its labels (网页标签) say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of 当前位置. The last one is the page itself and needs no address."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The column (栏目) that a page stands in, as its labels name it."""

    name: str
    kind: str
    description: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """The article that a page is, as its labels name it. `published` is a day or a moment."""

    title: str
    published: date | datetime | None
    source: str
    keywords: str = ""
    author: str = ""
    description: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one page: a site has the first three, a column page the next four, an article page all.

    Names are those of 政府网站发展指引 (国办发〔2017〕47号), confirmed on live sites with their case; SiteDomain,
    ColumnDescription, Description and Url are from memory, as is which of them are mandatory.
    """

    site: str
    domain: str
    code: str
    column: Column | None = None
    article: Article | None = None

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Name and content, in the order of the guideline; what is empty is left out by the template."""
        yield from (("SiteName", self.site), ("SiteDomain", self.domain), ("SiteIDCode", self.code))
        if self.column:
            yield "ColumnName", self.column.name
            yield "ColumnDescription", self.column.description or self.column.name
            yield "ColumnKeywords", self.column.keywords or self.column.name
            yield "ColumnType", self.column.kind
        if self.article:
            yield "ArticleTitle", self.article.title
            yield "PubDate", moment(self.article.published)
            yield "ContentSource", self.article.source
            yield "Keywords", self.article.keywords or self.article.title
            yield "Author", self.article.author
            yield "Description", self.article.description
            yield "Url", self.article.url


def moment(published: date | datetime | None) -> str:
    """`YYYY-MM-DD HH:MM` in Beijing time; a day alone has no hour that we could know, and is shown as its beginning."""
    if published is None:
        return ""
    if isinstance(published, datetime):
        return timezone.localtime(published).strftime("%Y-%m-%d %H:%M")
    return f"{published:%Y-%m-%d} 00:00"
