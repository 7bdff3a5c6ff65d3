"""Forms of the back office: each offers only what its user may choose."""

from typing import Any

from gongkai_web.library.forms import visible_to
from gongkai_web.library.models import Document
from gongkai_web.organs.backoffice import OwnedForm
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act


class ProjectForm(OwnedForm):
    """A project of an organ for which the person drafts, in the list of that organ or one above it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "listed_by" in self.fields:
            own = organs_for(self.for_user, self.act).existing()
            paths = {organ.path[:end] for organ in own for end in range(Organ.steplen, len(organ.path) + 1)}
            self.fields["listed_by"].queryset = Organ.objects.existing().filter(path__in=paths)


class ConsultationForm(OwnedForm):
    """A public consultation; the document that came of it is one the person may see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "issued" in self.fields:
            self.fields["issued"].queryset = visible_to(self.for_user, Document.objects.all())


class FollowUpForm(OwnedForm):
    """What is told about a record: one of an organ for which the person drafts, and always the same one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self._meta.model.about
        if name in self.fields:
            field = self.fields[name]
            reach = organs_for(self.for_user, Act.DRAFT).values("pk")
            field.queryset = field.queryset.filter(organ__in=reach, withdrawn_on=None)
            field.disabled = self.instance.pk is not None
