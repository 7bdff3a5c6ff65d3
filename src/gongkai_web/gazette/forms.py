"""What the public and the staff fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai_web.gazette.models import rule_of
from gongkai_web.gazette.selectors import Wanted
from gongkai_web.library.forms import visible_to
from gongkai_web.library.models import Document
from gongkai_web.organs.backoffice import OwnedForm
from gongkai_web.ui.language import later


class FindForm(forms.Form):
    """Looking for an item. What cannot be a year or a number is said at its field."""

    year = forms.IntegerField(label=later("年份"), required=False, min_value=1949, max_value=2999)
    issue = forms.IntegerField(label=later("期号"), required=False, min_value=1, max_value=9999)
    number = forms.CharField(label=later("文号"), required=False, max_length=60)
    keyword = forms.CharField(label=later("主题词或标题"), required=False, max_length=60)

    def wanted(self) -> Wanted:
        """What was asked for; nothing where the form is wrong."""
        return Wanted(**self.cleaned_data) if self.is_valid() else Wanted()


class IssueForm(OwnedForm):
    """An issue of an organ that may run a gazette and for which the person drafts, with documents they may choose."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "organ" in self.fields:
            reach = self.fields["organ"].queryset
            able = [organ.pk for organ in reach if rule_of(organ).running.allowed]
            self.fields["organ"].queryset = reach.filter(pk__in=able)

    def is_valid(self) -> bool:
        """Whether everything is right, each item included."""
        if not super().is_valid():
            return False
        items = self.formsets["items"].forms if "items" in self.formsets else []
        found = {form: form.cleaned_data.get("document") for form in items if not form.cleaned_data.get("DELETE")}
        named = {document.pk for document in found.values() if document}
        allowed = set(visible_to(self.for_user, Document.objects.filter(pk__in=named)).values_list("pk", flat=True))
        for form, document in found.items():
            if document and document.pk not in allowed:
                form.add_error("document", _("没有这份文件，或者您不能选它"))
        return all(not form.errors for form in items)
