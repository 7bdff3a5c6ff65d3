"""Forms of the back office: each asks the same rules as the services, and offers only what its user may see."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.library.rules import faults, lacking
from gongkai_web.organs.backoffice import OwnedForm
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


def visible_to(user: Any, records: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the records that a member may see: what is public, and the drafts of their organs."""
    return records.filter(Q(live=True) | Q(organ__in=organs_for(user, Act.SEE).values("pk")))


class RecordForm(OwnedForm):
    """A document or interpretation: sound as a draft, whole when it is published."""

    drafting = False

    def defer_required_fields(self) -> None:
        """Remember that this is a draft, which need not be whole."""
        self.drafting = True
        super().defer_required_fields()

    def restore_required_fields(self) -> None:
        """Ask for everything again."""
        super().restore_required_fields()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        found = [*faults(self.instance), *(() if self.drafting else self._lacking())]
        for field, message in found:
            self.add_error(field if field in self.fields else None, message)

    def _lacking(self) -> list[tuple[str, str]]:
        files = self.formsets.get("attachments")
        filed = files is not None and any(form.has_changed() or form.instance.pk for form in files.forms)
        related = bool(self.cleaned_data.get("documents"))
        return [
            (field, message)
            for field, message in lacking(self.instance)
            if not (field == "body" and "附件" in message and filed) and not (field == "documents" and related)
        ]

    def is_valid(self) -> bool:
        """Whether all is sound, the rows of relations too."""
        sound: bool = super().is_valid()
        relations = self.formsets.get("affects")
        if relations is None or not hasattr(relations, "cleaned_data"):
            return sound
        if self.instance.withdrawn_on and relations.has_changed():
            self.add_error(None, _("文件已撤回，对其他文件的修改、废止不能改；请先重新发布"))
            return False
        for row in relations.forms:
            target = getattr(row, "cleaned_data", {}).get("target")
            if target is not None and not visible_to(self.for_user, type(target).objects.filter(pk=target.pk)).exists():
                row.add_error("target", _("没有这份文件，或者您不能查看"))
                sound = False
        return sound


class ReasonForm(forms.Form):
    """Why something is withdrawn or corrected; the public reads it."""

    reason = forms.CharField(
        label=later("说明"),
        max_length=300,
        required=False,  # the service says what is missing, in its own words
        widget=forms.Textarea(attrs={"rows": 3, "required": True}),
        help_text=later("公众会看到，最多300字"),
    )

    def carry_out(self, act: Any, record: Any, by: User) -> bool:
        """Do it, or show why not."""
        try:
            act(record, by=by, reason=self.cleaned_data["reason"])
        except ValidationError as error:
            found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            for field, said in found.items():
                self.add_error(field if field in self.fields else None, said)
            return False
        return True
