"""The page where the attribute of a document that is not open to all is assessed again, with what was found before."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.accounts.people import person_of
from gongkai_web.library.kinds import AssessmentResult
from gongkai_web.library.models import Document
from gongkai_web.library.reassessing import basis_said, next_assessment
from gongkai_web.library.services import assess
from gongkai_web.organs.policies import may, require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


class AssessmentForm(forms.Form):
    """What an assessment came to, and what that rests on."""

    result = forms.ChoiceField(label=later("评估结果"), choices=AssessmentResult.choices, widget=forms.RadioSelect)
    basis = forms.CharField(
        label=later("理由和依据"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=later("为什么仍不公开，或者情况有什么变化；国家秘密须先依法解密"),
    )
    on = forms.DateField(label=later("评估日期"), widget=forms.DateInput(attrs={"type": "date"}))

    def carry_out(self, document: Document, by: User) -> bool:
        """Do it, or show why not."""
        said = self.cleaned_data
        try:
            assess(document, AssessmentResult(said["result"]), by=by, basis=said["basis"], on=said["on"])
        except ValidationError as error:
            found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            for name, messages_ in found.items():
                self.add_error(name if name in self.fields else None, messages_)
        return not self.errors


def assessment(http: HttpRequest, pk: int) -> HttpResponse:
    """One document: how it stands, what was found before, and the form for whoever may assess it."""
    document, by = get_object_or_404(Document.objects.select_related("organ"), pk=pk), person_of(http)
    require(by, Act.SEE, document.organ)
    able = may(by, Act.PUBLISH, document.organ) and not document.live and bool(document.withheld_as)
    form = AssessmentForm(http.POST or None, initial={"on": timezone.localdate().isoformat()})
    if http.method == "POST":
        require(by, Act.PUBLISH, document.organ)
        if form.is_valid() and form.carry_out(document, by):
            messages.success(http, _("“{title}”的评估已登记").format(title=document))
            return redirect(reverse("library-watch", args=["assessment"]))
    return render(http, "library/admin/assessment.html", _context(document, form if able or form.errors else None))


def _context(document: Document, form: AssessmentForm | None) -> dict[str, Any]:
    return {
        "document": document,
        "version": document.get_latest_revision_as_object(),
        "due": next_assessment(document),
        "basis": basis_said(),
        "assessments": document.assessments.select_related("by").order_by("-pk"),
        "form": form,
    }
