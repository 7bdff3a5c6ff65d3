"""Bringing documents in, in the back office."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai.basis import UnusableInputError
from gongkai_web.library.exchange.columns import HEADINGS, NEEDED
from gongkai_web.library.exchange.enclosures import Enclosures, NoFiles, Packed
from gongkai_web.library.exchange.importing import carry_out, plan_import
from gongkai_web.library.exchange.plans import Fate, Plan
from gongkai_web.organs.exchange.pages import ImportView, Upload, UploadForm, require_able
from gongkai_web.organs.exchange.writing import as_workbook
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

MOST = 200
"""Documents that one upload brings in: a browser waits for no more. The command on the server takes any number."""
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class DocumentsForm(UploadForm):
    """A table of documents, and their files."""

    enclosed = forms.FileField(
        label=later("附件（zip压缩包）"),
        required=False,
        help_text=later("表中“附件”一栏写压缩包里的文件名，几个用分号隔开"),
    )

    def upload(self) -> Upload:
        """The table, then the zip file's name and bytes; both "" where there is none."""
        packed = self.cleaned_data["enclosed"]
        return *super().upload(), *((packed.name, packed.read()) if packed else ("", b""))


class DocumentImport(ImportView):
    """Documents of another system, with their files."""

    title = later("导入文件")
    act = Act.DRAFT
    page, after = "library-import", "wagtailsnippets_library_document:list"
    template_name = "library/admin/import.html"
    headings, needed = HEADINGS, NEEDED
    form_class = DocumentsForm

    def plan(self, upload: Upload) -> Plan:
        """What the table would do, row by row."""
        name, content, *_packed = upload
        plan = plan_import(name, content, _enclosed(upload), by=self.by)
        if len(plan.rows) > MOST:
            said = _(
                "一次最多导入{most}件，表中有{count}件；请分成几个，或者在服务器上用gongkai manage import_documents"
            )
            raise UnusableInputError(name, said.format(most=MOST, count=len(plan.rows)))
        return plan

    def shown(self, plan: Plan) -> dict[str, Any]:
        """What is wrong, what is new, what is there; and how many of the new ones may be published at once."""
        new = plan.those(Fate.NEW)
        whole = sum(not planned.wanting for planned in new)
        offered = _("导入后直接公开内容齐全的{whole}件，其余存为草稿").format(whole=whole)
        return {
            "listed": [(_(fate.value), plan.those(fate)) for fate in (Fate.WRONG, Fate.NEW) if plan.those(fate)],
            "same": plan.those(Fate.KNOWN),
            "same_called": _(Fate.KNOWN.value),
            "doing": len(new),
            "confirm": _("确认导入{doing}件").format(doing=len(new)),
            "publish": offered if whole and Act.PUBLISH in acts_of(self.by) else "",
        }

    def carry_out(self, plan: Plan, upload: Upload, *, make_public: bool) -> str:
        """Draft what is new, and publish what is whole."""
        published = carry_out(plan, _enclosed(upload), by=self.by, make_public=make_public)
        made = len(plan.those(Fate.NEW))
        return _("已导入{made}件，其中公开{published}件").format(made=made, published=published)

    def field_of(self, error: UnusableInputError, upload: Upload) -> str:
        """The zip file's, where it is that which cannot be used."""
        return "enclosed" if error.name == upload[2] else "file"


def empty_table(http: HttpRequest) -> HttpResponse:
    """A workbook with the headings, to be filled in."""
    require_able(http, Act.DRAFT)
    answer = HttpResponse(as_workbook([HEADINGS], "文件"), content_type=_WORKBOOK)
    answer["Content-Disposition"] = "attachment; filename=documents.xlsx"
    return answer


def _enclosed(upload: Upload) -> Enclosures:
    _name, _content, name, content = upload
    return Packed(content, name) if content else NoFiles()
