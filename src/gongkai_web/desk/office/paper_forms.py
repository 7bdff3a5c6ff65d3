"""Acts that have a letter: sending the letter records them. Here stands what was done on paper, with its scan."""

from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.handling import ACTS
from gongkai.letters import LETTERS
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.office.case_forms import ActForm
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.services.papers import keep
from gongkai_web.desk.services.placing import expected
from gongkai_web.ui.language import core, later


class OnPaperForm(ActForm):
    """An act whose letter went out on paper, made elsewhere: its day, and the scan that shows it.

    `letters` are the codes of the letters that carry the act out; the case page leads to drafting them first.
    """

    letters: ClassVar[tuple[str, ...]] = ()
    scan = forms.FileField(
        label=later("纸质文书的扫描件"),
        help_text=later("盖章以后发出的那一份；用本系统制作文书的，发出时自动登记，不用在这里登记"),
    )

    @property
    def heading(self) -> str:
        """What it is on the page, beside the way to the letter."""
        return _("登记已经用纸质文书办理的：{act}").format(act=_(ACTS[self.kind].label))

    @transaction.atomic
    def do(self, case: Case) -> None:
        """The act and its paper, both or neither."""
        self.record(case)
        scan = self.said["scan"]
        keep(case.request, PaperKind.LETTER, scan.name, scan, by=case.by)

    def record(self, case: Case) -> None:
        """Put the act on record."""
        super().do(case)


def to_draft(case: Case, offered: list[Any]) -> list[tuple[str, str]]:
    """The letters that carry out what is offered now: what each is called, and where it is drafted."""
    known = set(expected(case.request))
    codes = [code for form in offered for code in getattr(form, "letters", ()) if code in known]
    return [(core(LETTERS[code].label), reverse("answering-draft", args=[case.request.pk, code])) for code in codes]
