"""Keep the message catalogues in step with the source and compile them: `python tools/make_messages.py`.

A message that is new stands in its catalogue without a translation until somebody writes one (a test names it); a
message that is no longer used is dropped. Translations are never guessed.
"""

import ast
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from operator import itemgetter
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from gongkai.checks import CATALOGUE
from gongkai.cli.catalogue import unwrapped
from gongkai.scan import CATALOGUE as DETECTORS
from gongkai.statute.register import rules

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "src/gongkai/cli/locale"
PLATFORM = ROOT / "src/gongkai_web"
WORDS = ROOT / "src/gongkai_web/site/locale"
"""What Wagtail has no Chinese for; kept by hand."""
HEADERS = {
    "en/messages": "Our own words, in English.",
    "en/law": "What rules of law say and rest on, in English.",
    "en/checks": "The titles of the checks, in English.",
    "zh_CN/checks": "The rationales of the checks, in Chinese.",
    "en/django": "The words of the platform, in English.",
}
"""What stands at the head of each catalogue made here."""

WAGTAIL = ("zh_Hans/wagtail-django", "zh_Hans/wagtail-djangojs")
BY_HAND = ("zh_CN/messages", *WAGTAIL)
"""Catalogues that translate libraries."""

Message = tuple[str, str]
"""What is to be translated, and a note on where it is from."""


def messages() -> dict[str, list[Message]]:
    """What each catalogue must translate, in order."""
    return {
        "en/messages": _interface(),
        "en/law": _law(),
        "en/checks": [(check.title, check.code) for check in CATALOGUE],
        "zh_CN/checks": [(unwrapped(check.why), check.code) for check in CATALOGUE],
        "en/django": sorted([*_platform(), *_templates()], key=itemgetter(1)),
    }


def _interface() -> list[Message]:
    """What the core and the command line say: at once (`_`), or from constants (`marked`)."""
    return sorted(_marked(ROOT / "src/gongkai", "_", "marked"), key=itemgetter(1))


def _law() -> list[Message]:
    """What each rule says, and what those rest on that were not read in the original."""
    said = [(rule.title, rule.code) for rule in rules()]
    bases = [rule.citation for rule in rules()] + [check.basis for check in CATALOGUE if check.basis]
    bases += [detector.basis for detector in DETECTORS]
    return said + [(basis.note, "") for basis in bases if basis.note]


def _platform() -> list[Message]:
    """What the modules of the platform say: at once (`_`), when it is shown (`later`), or from data (`marked`)."""
    return _marked(PLATFORM, "_", "later", "marked")


def _marked(folder: Path, *calls: str) -> list[Message]:
    found = extract_from_dir(folder, keywords=dict.fromkeys(calls), method_map=[("**.py", "python")])
    return [(text, name) for name, _line, text, _comments, _context in found if isinstance(text, str)]


_CALL = re.compile(r"""(?:gettext\(u|_\()((["'])(?:\\.|(?!\2).)*\2)\)""")
"""A message in what Django makes of a template."""


def _templates() -> list[Message]:
    """What the templates of the platform say."""
    return [
        (ast.literal_eval(call[1]), path.relative_to(PLATFORM).as_posix())
        for path in sorted(PLATFORM.rglob("*.html"))
        for call in _CALL.finditer(templatize(path.read_text(encoding="utf-8")))
    ]


def merged(name: str, wanted: Iterable[Message]) -> Catalog:
    """The catalogue with exactly the wanted messages, each with the translation that it had."""
    old = opened(name)
    new = Catalog(locale=name.partition("/")[0], header_comment=f"# {HEADERS[name]}")
    for text, note in wanted:
        before = old.get(text)
        new.add(text, before.string if before else "", auto_comments=[note] if note else [])
    return new


def opened(name: str) -> Catalog:
    """A catalogue as it stands in the repository; an empty one where there is none."""
    path = po_path(name)
    return read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=name.partition("/")[0])


def po_path(name: str) -> Path:
    """Where a catalogue stands: `en/checks` in en/LC_MESSAGES/checks.po; that of the platform (`django`) within it."""
    language, domain = name.split("/")
    if name in WAGTAIL:
        return WORDS / language / "LC_MESSAGES" / f"{domain.removeprefix('wagtail-')}.po"
    return (PLATFORM / "locale" if domain == "django" else LOCALE) / language / "LC_MESSAGES" / f"{domain}.po"


def printed(catalog: Catalog) -> bytes:
    """A catalogue as text, with the header that a reader needs and no dates."""
    body = BytesIO()
    write_po(body, catalog, omit_header=True, width=110)
    head = f'{catalog.header_comment}\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    language = f'"Language: {catalog.locale_identifier}\\n"\n'
    plural = f'"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    return (head + language + plural).encode() + body.getvalue().rstrip(b"\n") + b"\n"


def compiled(name: str) -> bytes:
    """A catalogue as programs read it. Equal catalogues give equal bytes."""
    return _compiled(opened(name))


ITSELF = "zh_Hans/django"
"""Where the Chinese words of the platform translate themselves: there is no such catalogue but the compiled one."""


def compiled_itself(wanted: Iterable[Message]) -> bytes:
    """Every message as its own translation. Django takes four times as long for a message that it does not find."""
    catalog = Catalog(locale="zh_Hans")
    for text, _ in wanted:
        catalog.add(text, text)
    return _compiled(catalog)


def _compiled(catalog: Catalog) -> bytes:
    made = BytesIO()
    # The format has a place for dates; today's would make every compilation another file.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(made, catalog)
    return made.getvalue()


def main() -> int:
    """Write every catalogue and compile it; say what still lacks a translation."""
    lacking = 0
    for name, wanted in messages().items():
        path = po_path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = merged(name, wanted)
        path.write_bytes(printed(catalog))
        for message in catalog:
            if message.id and not message.string:
                lacking += 1
                print(f"{path.relative_to(ROOT)}: no translation of {message.id!r}")
    for name in (*HEADERS, *BY_HAND):
        po_path(name).with_suffix(".mo").write_bytes(compiled(name))
    itself = po_path(ITSELF).with_suffix(".mo")
    itself.parent.mkdir(parents=True, exist_ok=True)
    itself.write_bytes(compiled_itself(messages()["en/django"]))
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
