"""What the search may find of the portal: answered questions and topic pages."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from gongkai_web.library.cleaning import words_of_html
from gongkai_web.portal.models import Question, Topic
from gongkai_web.search.model import Entry
from gongkai_web.search.services import record_key

QUESTION, TOPIC = "question", "topic"
"""The kinds under which they are found."""


def question_entries(keys: Sequence[object]) -> Iterator[Entry]:
    """The entries of those of the questions that the public may read."""
    for question in Question.objects.filter(pk__in=keys, live=True).select_related("organ"):
        yield Entry(
            key=record_key(question),
            url=question.get_absolute_url(),
            title=question.question,
            body=question.answer,
            organ=question.organ.slug,
            day=question.published_on or timezone.localdate(),
            kind=QUESTION,
            keywords=question.theme,
        )


def topic_entries(keys: Sequence[object]) -> Iterator[Entry]:
    """The entries of those of the topic pages that the public may read; their documents are found by themselves."""
    for topic in Topic.objects.filter(pk__in=keys, live=True).select_related("organ"):
        yield Entry(
            key=record_key(topic),
            url=topic.get_absolute_url(),
            title=topic.title,
            body=words_of_html(topic.introduction),
            organ=topic.organ.slug,
            day=topic.published_on or timezone.localdate(),
            kind=TOPIC,
            keywords=topic.keyword,
        )
