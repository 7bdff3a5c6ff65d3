"""What may be done to a case, a form for each: it says where it is offered, carries its act out, or shows why not."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from gongkai.basis import Citation
from gongkai.handling import ACTS, Kind
from gongkai_web.desk.office.asking import Day
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.services import act
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

WORDS = forms.Textarea(attrs={"rows": 3})


class CaseForm(forms.Form):
    """Something done to a case. `grave` asks for a page of its own, for it cannot be taken back or weighs much."""

    code: ClassVar[str]
    title: ClassVar[str]
    about: ClassVar[str] = ""
    grave: ClassVar[bool] = False
    right: ClassVar[Act] = Act.HANDLE_REQUESTS
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        self.case = case
        kwargs["initial"] = {"seen": case.seen, **kwargs.get("initial", {})}
        super().__init__(*args, **{"auto_id": f"id_{self.code}_%s", **kwargs})

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Whether the person may do it now; the services ask again."""
        return cls.right in case.rights

    @property
    def heading(self) -> str:
        """What it is called on the page."""
        return self.title

    @property
    def basis(self) -> Citation | None:
        """The article that it rests on."""
        return None

    def carry_out(self) -> bool:
        """Do it, or show what stands in the way."""
        try:
            self.do(self.case)
        except PermissionDenied as refusal:
            self.add_error(None, str(refusal))
        except ValidationError as error:
            self.add_error(None, error.messages)
        return not self.errors

    def after(self, case: Case) -> str:
        """Where the person goes when it is done."""
        return reverse("desk-case", args=[case.request.pk])

    def do(self, case: Case) -> None:
        """The act."""
        raise NotImplementedError

    @property
    def said(self) -> dict[str, Any]:
        """What was filled in."""
        return self.cleaned_data


class ActForm(CaseForm):
    """One of the acts that the law knows, on a legal day."""

    kind: ClassVar[Kind]
    on = forms.DateField(label=later("日期"), widget=Day(), help_text=later("事情实际发生的那一天"))
    note = forms.CharField(label=later("说明"), required=False, widget=WORDS, max_length=2000)

    def __init_subclass__(cls) -> None:
        """Name the form after its act."""
        super().__init_subclass__()
        if "kind" in cls.__dict__:
            cls.code = cls.kind.value
            cls.title = later(ACTS[cls.kind].label)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": case.today, **kwargs.get("initial", {})}
        super().__init__(*args, case=case, **kwargs)

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where its act has its place."""
        return case.offers(cls.kind)

    @property
    def basis(self) -> Citation:
        """The article of the act."""
        return ACTS[self.kind].basis

    @property
    def day(self) -> date:
        """The legal day that was filled in."""
        chosen: date = self.said["on"]
        return chosen

    def facts(self) -> dict[str, Any]:
        """What the act needs beside its day."""
        return {}

    def do(self, case: Case) -> None:
        """Put the act on record."""
        act(
            case.request,
            self.kind,
            by=case.by,
            on=self.day,
            facts=self.facts(),
            note=self.said["note"],
            seen=self.said["seen"],
        )
