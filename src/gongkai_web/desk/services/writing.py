"""Letters on paper: as Word files by the office's template, as PDF, and the forms that go with them."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _

from gongkai.letters import Letter as Composed
from gongkai.render.letters import write_letter
from gongkai_web.desk.models import Letter
from gongkai_web.desk.services.letters import as_composed
from gongkai_web.desk.services.templates import template_of
from gongkai_web.library.pdf import typeset

OFFICE = "soffice"
"""The program by which Word files become PDF, where the machine has it."""
_SECONDS = 60


def as_word(letter: Letter) -> bytes:
    """The letter as a Word file.

    Raises:
        TemplateError: when the office's template is broken; the message says how.
    """
    return write_letter(as_composed(letter), template_of(letter))


def as_pdf(letter: Letter, word: bytes) -> tuple[bytes, str]:
    """The letter as a PDF, and a line on how it was made where that is not from the Word file itself."""
    converted = through_office(word)
    if converted:
        return converted, ""
    return plain_pdf(as_composed(letter)), _("本机没有能转换的LibreOffice：这份PDF由系统直接排版，版式比Word文件简单")


def through_office(word: bytes) -> bytes:
    """The Word file through LibreOffice; nothing where there is none, or it fails."""
    program = shutil.which(OFFICE)
    if program is None:
        return b""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "letter.docx")
        source.write_bytes(word)
        # A profile of its own: two conversions at once would lock each other out of a shared one.
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - our own words
        except (OSError, subprocess.SubprocessError):
            return b""
        made = Path(folder, "letter.pdf")
        return made.read_bytes() if made.exists() else b""


def plain_pdf(letter: Composed) -> bytes:
    """The words of a letter as a PDF of our own, simpler than its Word file."""
    title, *lines = (line for line in letter.words.splitlines() if line != letter.title)
    return typeset(letter.title, [title, *lines])
