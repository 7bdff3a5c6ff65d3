"""A long title in lines that read well: broken after the organ's name, or in the middle."""

from math import ceil

LONGEST = 20
"""Characters of a title (2号) on one line of 156 mm."""


def title_lines(title: str, organ: str) -> list[str]:
    """The title in as few lines as hold it, no line of a few characters only.

    >>> title_lines("江城县财政局政府信息公开申请答复书", "江城县财政局")
    ['江城县财政局政府信息公开申请答复书']
    >>> title_lines("江城县自然资源和规划局政府信息公开申请答复书", "江城县自然资源和规划局")
    ['江城县自然资源和规划局', '政府信息公开申请答复书']
    """
    if len(title) <= LONGEST:
        return [title]
    if title.startswith(organ) and organ != title:
        return [*_halved(organ), *_halved(title[len(organ) :])]
    return _halved(title)


def _halved(words: str) -> list[str]:
    lines = ceil(len(words) / LONGEST)
    each = ceil(len(words) / lines)
    return [words[at : at + each] for at in range(0, len(words), each)]
