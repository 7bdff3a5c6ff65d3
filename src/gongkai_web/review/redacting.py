"""The redaction bench: the pages of a PDF as pictures, boxes drawn on them, each with the ground that it rests on."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.statute.grounds import GROUNDS
from gongkai_web.accounts.people import person_of
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review.files import Held, files_in
from gongkai_web.review.inspecting import picture, sizes
from gongkai_web.review.pages import address_of, record_at
from gongkai_web.review.services import redact, require_no_original
from gongkai_web.ui.language import later

MOST = 200
"""Boxes that one file is given at a time."""


class MarkForm(forms.Form):
    """One box: its page, its sides in points from the top left corner, and its ground."""

    page = forms.IntegerField(label=later("页"), min_value=1)
    left = forms.FloatField(label=later("左"))
    top = forms.FloatField(label=later("上"))
    right = forms.FloatField(label=later("右"))
    bottom = forms.FloatField(label=later("下"))
    ground = forms.ChoiceField(label=later("依据"), choices=lambda: [("", _("请选择")), *_grounds()])

    def mark(self) -> dict[str, Any]:
        """It as the service takes it."""
        said = self.cleaned_data
        box = [said[side] for side in ("left", "top", "right", "bottom")]
        return {"page": said["page"], "box": box, "ground": said["ground"]}


def _grounds() -> list[tuple[str, str]]:
    said = _("{label}（{basis}）")
    return [(ground.code, said.format(label=ground.label, basis=ground.basis.place)) for ground in GROUNDS.values()]


Marks = forms.formset_factory(MarkForm, extra=0, max_num=MOST, validate_max=True)


def bench(http: HttpRequest, label: str, pk: str, digest: str) -> HttpResponse:
    """The pages of a PDF, and the boxes on them."""
    by, record = person_of(http), record_at(label, pk)
    require(by, Act.DRAFT, record.organ)
    held = _held(record, digest)
    marks = Marks(http.POST or None, prefix="marks")
    faults: list[str] = []
    if http.method == "POST" and marks.is_valid():
        try:
            step = redact(record, digest, [form.mark() for form in marks if form.cleaned_data], by=by)
        except ValidationError as error:
            faults = list(error.messages)
        else:
            messages.success(http, _("已涂黑{count}处，复查通过，存为新的一稿").format(count=len(step.facts["marks"])))
            return redirect(address_of(record))
    pages = [
        (number, *size, reverse("review-page", args=[label, pk, digest, number]))
        for number, size in enumerate(sizes(held.read()), start=1)
    ]
    context = {"record": record, "held": held, "pages": pages, "marks": marks, "faults": faults, "digest": digest}
    return render(http, "review/redact.html", context)


def page(http: HttpRequest, label: str, pk: str, digest: str, *, number: int) -> HttpResponse:
    """A page as a picture, for those who may draft."""
    by, record = person_of(http), record_at(label, pk)
    require(by, Act.DRAFT, record.organ)
    drawn = picture(_held(record, digest).read(), number)
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": "private, max-age=600"})


def _held(record: Any, digest: str) -> Held:
    version = record.latest_revision.as_object()
    held = next((held for held in files_in(version) if held.is_pdf and held.digest() == digest), None)
    if held is None:
        raise Http404
    require_no_original(record, held.file.name or "")
    return held
