"""Forms of the annual report."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.forms import Form
from gongkai_web.annual.kinds import LedgerRow, WorkKind
from gongkai_web.annual.services import Work
from gongkai_web.ui.language import later


class SectionForm(forms.Form):
    """The paragraphs of one section, one a line."""

    text = forms.CharField(
        label=later("文字"),
        widget=forms.Textarea(attrs={"rows": 10}),
        required=False,
        max_length=20_000,
        help_text=later("每行一段。花括号里写数字的名称，如{新收}，由记录得出。"),
    )

    @property
    def paragraphs(self) -> list[str]:
        """The lines that say something."""
        return [line.strip() for line in self.cleaned_data["text"].splitlines() if line.strip()]


class LedgerForm(forms.Form):
    """One month of the ledger."""

    month = forms.DateField(label=later("月份"), input_formats=["%Y-%m", "%Y-%m-%d"], help_text=later("如2026-03"))
    row = forms.ChoiceField(label=later("事项"), choices=LedgerRow)
    amount = forms.DecimalField(label=later("件数或者万元"), min_value=Decimal(0), max_digits=14, decimal_places=4)
    source = forms.CharField(label=later("来源"), max_length=200)

    def clean_month(self) -> Any:
        """A month that has begun."""
        month = self.cleaned_data["month"]
        if month > timezone.localdate():
            raise forms.ValidationError(later("这个月还没有到"))
        return month


class WorkForm(forms.Form):
    """One thing done on one day."""

    kind = forms.ChoiceField(label=later("事项"), choices=WorkKind)
    on = forms.DateField(label=later("日期"), widget=forms.DateInput(attrs={"type": "date"}))
    title = forms.CharField(label=later("名称"), max_length=200)
    number = forms.CharField(label=later("编号或者文书号"), max_length=100, required=False)
    amount = forms.IntegerField(label=later("件（次、条）数"), min_value=1, initial=1)
    persons = forms.IntegerField(label=later("人次"), min_value=0, initial=0, help_text=later("只有培训填写"))
    source = forms.CharField(label=later("来源"), max_length=200, help_text=later("如“公众号后台统计”"))

    def work(self) -> Work:
        """What was filled in."""
        said = self.cleaned_data
        return Work(
            WorkKind(said["kind"]),
            said["on"],
            said["title"],
            said["source"],
            said["number"],
            said["amount"],
            said["persons"],
        )


class OpeningForm(forms.Form):
    """What an organ brings with it for one cell."""

    cell = forms.ChoiceField(label=later("单元格"))
    value = forms.DecimalField(label=later("数值"), min_value=Decimal(0), max_digits=14, decimal_places=4)
    source = forms.CharField(label=later("来源"), max_length=200, help_text=later("如“2025年年度报告表三”"))
    instead = forms.BooleanField(label=later("更正"), required=False, help_text=later("已有期初数的，以这个数代替"))

    def __init__(self, form: Form, *args: Any, **kwargs: Any) -> None:
        """`form` is that of the year: its cells that are no totals are offered."""
        super().__init__(*args, **kwargs)
        totals = {total for table in form.tables for total, _parts in table.sums()}
        field: Any = self.fields["cell"]
        field.choices = [
            (str(ref), f"{form.table(ref.table).title} {form.label(ref)}") for ref in form.refs if ref not in totals
        ]
