"""The evidence that a decision asks for: the fields, and what may be chosen from the records instead of typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.deciding import Given, Narrowed, Need, needs
from gongkai_web.desk.answering.fields import FactsForm
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Consulted, Letter, Paper, Request
from gongkai_web.desk.services.repeating import earlier_answers

EARLIER = "earlier"
_SHOWN_BY_CHOICE = ("earlier_number", "earlier_on")


def asked_for(narrowed: Narrowed, evidence: Mapping[str, Given | None]) -> tuple[Need, ...]:
    """What has to be on file by now, in order: for the disposition as soon as it is known."""
    if narrowed.outcome is not None:
        found = {need.fact.code: need for need in narrowed.outcome.evidence}
        grounds = evidence.get("grounds") or ()
        named = [grounds] if isinstance(grounds, str) else list(grounds) if isinstance(grounds, list | tuple) else []
        for need in needs(narrowed.outcome.disposition, named):
            found.setdefault(need.fact.code, need)
        return tuple(found.values())
    if narrowed.disposition is not None:
        return needs(narrowed.disposition)
    return ()


def evidence_form(
    request: Request, needed: Iterable[Need], evidence: Mapping[str, Given | None], data: Any = None
) -> FactsForm:
    """The form for it. An earlier answer is chosen from the applicant's own cases, enclosures from the papers."""
    codes = list(dict.fromkeys(code for need in needed for code in (need.fact.code, *need.unless)))
    if "open_parts" in codes:  # what is open of a partial answer is given, or it is told where it is to be had
        codes += [code for code in ("enclosures", "way", "way_when") if code not in codes]
    chosen: dict[str, forms.Field] = {}
    if "enclosures" in codes:
        chosen["enclosures"] = _papers(request)
    if "third_party" in codes:
        chosen["third_party"] = _parties(request)
    form = FactsForm(data, codes=codes, chosen=chosen, initial=dict(evidence), prefix="evidence")
    if EARLIER + "_number" in codes and (known := earlier_answers(request)):
        choices = [("", _("请选择")), *((str(one.pk), _earlier(one, said)) for one, said in known)]
        form.fields[EARLIER] = forms.ChoiceField(label=_("此前的答复"), choices=choices, required=False)
        form.order_fields([EARLIER, *codes])
    return form


def entered(request: Request, form: FactsForm) -> dict[str, Given | None]:
    """What was entered; the number and day of the earlier answer that was chosen are its own."""
    found: dict[str, Any] = dict(form.facts)
    chosen = found.pop(EARLIER, "")
    if chosen:
        letter = next(one for one, _said in earlier_answers(request) if str(one.pk) == chosen)
        found |= {"earlier_number": letter.number, "earlier_on": letter.sent_on}
    return found


def _earlier(letter: Letter, said: str) -> str:
    what = f"{letter.request.number} {letter.request.subject} {letter.number} {letter.sent_on}"
    return _("{what}（{said}）").format(what=what, said=said) if said else what


def _papers(request: Request) -> forms.Field:
    names = Paper.objects.filter(request=request, kind=PaperKind.ENCLOSURE).values_list("name", flat=True)
    return forms.MultipleChoiceField(
        label=_("附件"),
        required=False,
        choices=[(name, name) for name in dict.fromkeys(names)],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("从本件的“答复附件”里选；还没有的，先在案卷里加入"),
    )


def _parties(request: Request) -> forms.Field:
    labels = Consulted.objects.filter(request=request).values_list("label", flat=True)
    return forms.ChoiceField(
        label=_("第三方"),
        required=False,
        choices=[("", _("请选择")), *((label, label) for label in labels)],
        help_text=_("从本件登记的被征求意见人里选；还没有的，先登记征求意见"),
    )
