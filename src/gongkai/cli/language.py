"""The language of the interface: Chinese, or English with `--lang en`.

Chinese is the source language, so the English catalogue translates our words; the Chinese catalogue translates the
words of the command line library.

Three domains: `messages` holds every sentence of ours, `law` what rules of law say, `checks` the titles of the checks
in English and their rationales in Chinese. `python tools/make_messages.py` (part of `make docs`) keeps them in step
with the source and compiles them.
"""

import gettext
import os
from collections.abc import Sequence
from pathlib import Path

from gongkai.basis.language import DOMAIN, LAW, settle

LANGUAGES = {"zh": "zh_CN", "en": "en"}
LOCALE = str(Path(__file__).parent / "locale")
"""The folder of the message catalogues."""


def language_of(arguments: Sequence[str]) -> str:
    """The language that the arguments ask for, else the environment's GONGKAI_LANG, else Chinese.

    >>> language_of(["--lang", "en", "check"]), language_of(["check", "--lang=en"]), language_of([])
    ('en', 'en', 'zh')
    """
    asked = os.environ.get("GONGKAI_LANG", "zh")
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            asked = following
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked if asked in LANGUAGES else "zh"


def speak(arguments: Sequence[str]) -> None:
    """Settle the language of every message of this process."""
    language = language_of(arguments)
    os.environ["LANGUAGE"] = LANGUAGES[language]
    for domain in (DOMAIN, LAW, "checks"):
        gettext.bindtextdomain(domain, LOCALE)
    gettext.textdomain(DOMAIN)
    settle(language)
