"""The language of our own words: Chinese, unless the command line settles on English before they are imported.

Chinese is the source language. The catalogue belongs to the command line; a program that embeds us, and the platform,
never settle on another language, and get the Chinese words untouched.
"""

import gettext

DOMAIN = "messages"
"""The catalogue of our own words."""

_settled = ["zh"]


def settle(language: str) -> None:
    """Choose `zh` or `en` for the rest of the process. The catalogue must be bound by then."""
    _settled[:] = [language]


def speaks_english() -> bool:
    """Whether this process has settled on English."""
    return _settled == ["en"]


def translate(message: str) -> str:
    """The message in the language of this process. Imported as `_`.

    >>> translate("没有")
    '没有'
    """
    return gettext.dgettext(DOMAIN, message) if speaks_english() else message
