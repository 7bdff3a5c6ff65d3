"""Forms of the back office."""

from typing import Any

from django import forms

from gongkai.statute import CHANNELS
from gongkai_web.library.forms import visible_to
from gongkai_web.library.models import Document
from gongkai_web.organs.backoffice import OwnedForm
from gongkai_web.ui.language import later


class GuideForm(OwnedForm):
    """A guide. The channels that may never be refused are not asked for: every guide has them."""

    channels = forms.MultipleChoiceField(
        label=later("另行开通的申请渠道"),
        choices=[(channel.code, channel.label) for channel in CHANNELS.values() if not channel.basic],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=later("当面提交和邮寄不得拒绝，指南里总是列出"),
    )


class LinkingForm(OwnedForm):
    """A record with documents: those that are public, and those that the person may see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "documents" in self.fields:
            self.fields["documents"].queryset = visible_to(self.for_user, Document.objects.all())
