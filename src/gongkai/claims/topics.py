"""What a sentence is about: itself, or the heading under which it stands."""

import re

from gongkai.claims.drafts import Sentence

_TOPICS = (
    (
        "requests",
        re.compile(
            "依申请|信息公开申请|申请公开|公开申请|收到和处理|"
            "(?:予以公开|部分公开|不予公开|无法提供|不予处理|其[他它]处理)[^，。；]{0,6}\\d"
        ),
    ),
    ("fees", re.compile("处理费|收费")),
    ("proposals", re.compile("人大代表|政协|提案|代表建议|建议办理")),
    ("", re.compile("主动公开|解读|热线|留言|培训|平台|监督|信访|管理情况|会议|宣传")),
)
_SECTION_TOPICS = {"收到和处理政府信息公开申请情况": "requests", "政府信息公开行政复议、行政诉讼情况": "disputes"}
_HEADING = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}[.、．)）]|[一二三四五六七八九]是)")
_STOP = re.compile("[，。；：,;]")
_SHORT = 25


def topic_in(text: str) -> str | None:
    """What a text is about, or None where it does not say.

    >>> topic_in("（二）依申请公开情况"), topic_in("（一）主动公开情况"), topic_in("全年共收到5件")
    ('requests', '', None)
    """
    return next((name for name, pattern in _TOPICS if pattern.search(text)), None)


class Topics:
    """Goes through a report's paragraphs and remembers the last heading."""

    def __init__(self) -> None:
        self.section = ""
        self.current = ""

    def enter(self, section: str, text: str) -> None:
        """A paragraph begins: a heading of its own, or one at its beginning, sets what follows."""
        if section != self.section:
            self.section, self.current = section, _SECTION_TOPICS.get(section, "")
        head = text.strip()
        if _HEADING.match(head) or (len(head) <= _SHORT and not _STOP.search(head)):
            self.current = topic_in(_STOP.split(head)[0]) or _SECTION_TOPICS.get(section, "")

    def mark(self, sentences: list[Sentence]) -> None:
        """Say of each sentence of the paragraph what it is about."""
        topic = self.current
        for sentence in sentences:
            found = topic_in(sentence.text)
            topic = topic if found is None else found
            sentence.topic = topic
