"""What the core says of requests is said to readers of English in English, and goes on record in Chinese."""

import pytest
from django.utils.translation import override

from gongkai.handling import ACTS, Kind
from gongkai.handling.story import _NEXT, _SAID
from gongkai.statute import CHANNELS, DISPOSITIONS, ENDINGS, SERVICES
from gongkai_web.desk import words
from gongkai_web.desk.public.telling import told
from gongkai_web.desk.services import act
from gongkai_web.journal.models import Entry


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (words.ACTS, [rule.label for rule in ACTS.values()]),
        (words.CHANNELS, [each for channel in CHANNELS.values() for each in (channel.label, channel.fixes.value)]),
        (words.STORY, [*_SAID.values(), *_NEXT.values()]),
        (words.SERVICES, [each.label for each in SERVICES.values()]),
        (words.DISPOSITIONS, [each.label for each in DISPOSITIONS.values()]),
        (words.ENDINGS, [each.label for each in ENDINGS.values()]),
    ],
    ids=["acts", "channels", "story", "services", "dispositions", "endings"],
)
def test_every_word_of_the_core_is_there_in_english(held, said):
    assert set(said) <= {str(word) for word in held}
    with override("en"):
        assert [str(word) for word in held if not str(word).isascii()] == []


@pytest.mark.django_db
def test_an_act_by_a_reader_of_english_is_on_record_in_chinese(registered):
    with override("en"):
        request = registered(channel="signed-post")
        act(request, Kind.WITHDRAWN, by=None)
        request.refresh_from_db()
        assert told(request).lines[-1].sentence.isascii()
    assert Entry.objects.get(kind="desk.withdrawn").facts["what"] == "申请人撤回"
    assert Entry.objects.get(kind="desk.registered").facts["channel"] == "邮寄（需要签收）"
