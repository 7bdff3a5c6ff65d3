"""What the body of a document is made of. Whatever is stored has been cleaned, by whichever way it came."""

from typing import Any

from django.utils.safestring import mark_safe
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.rich_text import RichText

from gongkai_web.library.cleaning import clean, words_of_html
from gongkai_web.review.tabled import TabledBlock
from gongkai_web.review.wording import WordedBlock
from gongkai_web.ui.language import later

FEATURES = ["h2", "h3", "h4", "bold", "ol", "ul", "link", "hr"]


class CleanTextBlock(blocks.RichTextBlock):
    """Text as the editor writes it, without anything that can run."""

    def get_comparison_class(self) -> type[WordedBlock]:
        """How two versions of it are set against each other."""
        return WordedBlock

    def get_prep_value(self, value: Any) -> str:
        """What is stored."""
        return clean(value.source if isinstance(value, RichText) else str(value or ""))


class CleanHTMLBlock(blocks.RawHTMLBlock):
    """HTML from elsewhere, kept only as far as it is text, structure and tables: nothing in it can run."""

    def get_comparison_class(self) -> type[WordedBlock]:
        """How two versions of it are set against each other."""
        return WordedBlock

    def clean(self, value: Any) -> Any:
        """What an editor enters, cleaned at once so that the preview shows what will be stored."""
        return mark_safe(clean(str(super().clean(value))))  # noqa: S308 - cleaned in the same line

    def get_prep_value(self, value: Any) -> str:
        """What is stored."""
        return clean(str(value or ""))

    def get_searchable_content(self, value: Any) -> list[str]:
        """Its words."""
        return [words_of_html(str(value))]


class ComparedTableBlock(TableBlock):
    """A table whose versions are set against each other cell by cell."""

    def get_comparison_class(self) -> type[TabledBlock]:
        """How two versions of it are set against each other."""
        return TabledBlock

    def deconstruct(self) -> Any:
        """To the database it is a table like any other."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.contrib.table_block.blocks.TableBlock", args, kwargs


BODY = [
    ("text", CleanTextBlock(label=later("文字"), features=FEATURES)),
    ("table", ComparedTableBlock(label=later("表格"))),
    ("html", CleanHTMLBlock(label=later("网页内容（来自其他系统）"))),
]
