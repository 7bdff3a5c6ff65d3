"""The outbox, and the index that the database keeps where no other engine is wanted."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as later


class Change(models.Model):
    """One record to look at again. It names the record and nothing else: the index reads its present state.

    So a change may be applied twice, or late, and the index is the same. Rows are in the order of their
    commits (`services.enqueue` stands in line for it), and a follower remembers the last one it has applied.
    """

    key = models.CharField(later("记录"), max_length=120)
    moment = models.DateTimeField(later("时间"), auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("待更新索引")
        verbose_name_plural = later("待更新索引")

    def __str__(self) -> str:
        return self.key


class TermsField(models.Field):  # type: ignore[type-arg]
    """Terms of a text that PostgreSQL can look up in an index; other databases keep nothing here."""

    def db_type(self, connection: Any) -> str:
        """An array where there are arrays."""
        return "text[]" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        """One text that PostgreSQL takes apart: terms hold no spaces, and a list of thousands is slow to send."""
        return "string_to_array(%s, ' ')" if connection.vendor == "postgresql" else "%s"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's
        """The terms as they are sent."""
        return " ".join(value) if connection.vendor == "postgresql" else None


@TermsField.register_lookup
class HoldsTerms(models.Lookup):
    """Whether all of some terms are there."""

    lookup_name = "holds"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """PostgreSQL's own operator, which its index knows."""
        left, left_values = self.process_lhs(compiler, connection)
        return f"{left} @> %s::text[]", (*left_values, self.rhs)


class Indexed(models.Model):
    """One entry as the database engine holds it, without its words: narrow rows are counted fast.

    `mark`, `numbered` and `serial` are the parts of the document number.
    """

    key = models.CharField(max_length=120, primary_key=True)
    url = models.CharField(max_length=300)
    organ = models.CharField(max_length=100)
    day = models.DateField()
    year = models.CharField(max_length=4)
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=100)
    mark = models.CharField(max_length=100)
    numbered = models.CharField(max_length=4)
    serial = models.CharField(max_length=10)
    theme = models.CharField(max_length=100)
    validity = models.CharField(max_length=40)
    rank = models.BigIntegerField()
    titles = models.TextField()
    terms = TermsField(null=True)

    class Meta:
        verbose_name = later("索引")
        verbose_name_plural = later("索引")
        indexes = (
            GinIndex(fields=["terms"], name="search_terms"),
            models.Index(fields=["rank"], name="search_rank"),
            models.Index(fields=["mark", "numbered", "serial"], name="search_number"),
            models.Index(fields=["numbered", "serial"], name="search_numbered_and_serial"),
        )

    def __str__(self) -> str:
        return self.key


class IndexedText(models.Model):
    """The words of an entry: `text` in the form in which they are compared, title and body as they are shown."""

    indexed = models.OneToOneField(Indexed, models.CASCADE, primary_key=True, related_name="words")
    title = models.TextField()
    body = models.TextField()
    text = models.TextField()

    class Meta:
        verbose_name = later("索引文字")
        verbose_name_plural = later("索引文字")

    def __str__(self) -> str:
        return self.indexed_id


class Place(models.Model):
    """A number that the index in the database keeps: the last change that it has seen, or its last rebuild."""

    position = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = later("索引进度")
        verbose_name_plural = later("索引进度")

    def __str__(self) -> str:
        return str(self.position)
