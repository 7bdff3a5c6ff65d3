"""The review desk: what waits for whom, and the page on which one item is read, signed or given back."""

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.review import Ruling
from gongkai_web.accounts.models import User
from gongkai_web.accounts.people import person_of
from gongkai_web.organs.policies import acts_of, held, may, require
from gongkai_web.organs.roles import Act, Role
from gongkai_web.review.comparing import Part, differences, parts_of
from gongkai_web.review.files import files_in
from gongkai_web.review.findings import Finding, findings
from gongkai_web.review.forms import FORMS, AcceptForm, ActForm, CommentForm, MaskForm
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.marking import marked
from gongkai_web.review.models import Step
from gongkai_web.review.open_items import reviewed_models, ways_at
from gongkai_web.review.queues import PAGE, QUEUES, listed
from gongkai_web.review.rulebook import stages_named
from gongkai_web.review.selectors import Way, able, may_stand, way_of
from gongkai_web.review.services import may_look, originals_of
from gongkai_web.review.services.commenting import REMARKING
from gongkai_web.review.services.scanning import ACCEPTING
from gongkai_web.review.shielding import shielded, shielded_words


def desk(http: HttpRequest, code: str = "mine") -> HttpResponse:
    """One list of items in work, page by page."""
    by = person_of(http)
    if code not in QUEUES:
        raise Http404
    if Act.SEE not in acts_of(by):
        raise PermissionDenied
    tabs = [(reverse("review-desk", args=[other]), each.label, other == code) for other, each in QUEUES.items()]
    page = Paginator(listed(code, by), PAGE).get_page(http.GET.get("page"))
    context = {"queue": QUEUES[code], "page": page, "ways": ways_at(page.object_list), "tabs": tabs}
    return render(http, "review/desk.html", context)


def item(http: HttpRequest, label: str, pk: str) -> HttpResponse:
    """One item: how it stands, what was said, what it says and what changed, and what this person may do with it."""
    by, record = person_of(http), record_at(label, pk)
    require(by, Act.SEE, record.organ)
    way = way_of(record)
    forms = [form(initial={"seen": way.content}, prefix=form.act) for form in FORMS if _offered(form, way, by)]
    if any(may(by, act, record.organ) for act in REMARKING):
        forms.append(CommentForm(parts=_places(way), prefix=CommentForm.act))
    if http.method == "POST":
        filled = _filled(http, way)
        if filled.is_valid() and filled.carry_out(record, by=by, button=http.POST.get("button", "")):
            messages.success(http, _("“{title}”：{act}已登记").format(title=record, act=filled.title))
            return redirect(address_of(record))
        forms = [*(form for form in forms if form.act != filled.act), filled]
        way = way_of(record_at(label, pk))
    return render(http, "review/item.html", _context(http, way, by, forms))


def _filled(http: HttpRequest, way: Way) -> ActForm:
    """The form that was sent."""
    act = http.POST.get("act")
    if act == AcceptForm.act:
        return AcceptForm(http.POST, prefix=act)
    if act == CommentForm.act:
        return CommentForm(http.POST, parts=_places(way), prefix=act)
    chosen = next((form for form in FORMS if form.act == act), None)
    if chosen is None:
        raise Http404
    return chosen(http.POST, prefix=chosen.act)


def _places(way: Way) -> list[str]:
    return [part.label for part in parts_of(way.revision.as_object())]


def address_of(record: Any) -> str:
    """Where an item is reviewed."""
    return reverse("review-item", args=[record._meta.label_lower, quote(record.pk)])


def _context(http: HttpRequest, way: Way, by: User, forms: list[ActForm]) -> dict[str, Any]:
    record, stage = way.record, way.standing.next
    found = findings(way)
    cleared = way.standing.cleared and not any(finding.open for finding in found)
    signed = {step.stage: step for step in way.steps if step.event in way.standing.passed}
    return {
        "way": way,
        "title": str(way.revision.as_object()),
        "stages": [(each, signed.get(each.code), each == stage) for each in way.standing.stages],
        "named": stages_named(record, way.steps),
        "nobody": stage is not None and not able(way, stage),
        "void": [step for step in way.steps if step.event in way.standing.void],
        "differences": differences(http, record, way.last_reviewed, way.revision, shield=shielded),
        "parts": [_remarked(way, part) for part in parts_of(way.revision.as_object())],
        "forms": [form for form in forms if _fits(form, found)],
        "findings": found,
        "cleared": cleared,
        "benches": benches(way) if may(by, Act.DRAFT, record.organ) else [],
        "originals": [each for each in originals_of(record) if may_look(each, by)],
        "accept": next((form for form in forms if isinstance(form, AcceptForm)), None),
        "accepting": by.pk not in way.standing.authors and any(may(by, act, record.organ) for act in ACCEPTING),
        "remark": next((form for form in forms if isinstance(form, CommentForm)), None),
        "edit": _edit_address(record) if may(by, Act.DRAFT, record.organ) else "",
        "publish": cleared and may(by, Act.PUBLISH, record.organ),
    }


def _fits(form: ActForm, found: tuple[Finding, ...]) -> bool:
    """Whether a form stands among the acts: those on one place stand there, and what is clean needs no mask."""
    if isinstance(form, MaskForm):
        return form.is_bound or any(finding.open for finding in found)
    return not isinstance(form, AcceptForm | CommentForm)


def _remarked(way: Way, part: Part) -> tuple[Part, list[tuple[Step, bool]]]:
    """A part with what was remarked at it, of any version; whether the quoted words still stand there, and marked."""
    told = [step for step in way.steps if step.act == ReviewAct.COMMENTED and step.facts.get("part") == part.label]
    version = way.revision.as_object()
    for step in told:
        if quote := step.facts.get("quote"):
            step.facts["quote"] = shielded_words(quote, version)
    shown, found = marked(part.shown, {step.pk: step.facts.get("quote", "") for step in told})
    return Part(part.label, shown), [(step, step.pk in found) for step in told]


def benches(way: Way) -> list[tuple[str, str]]:
    """The PDFs of a version, each with the address where it is redacted."""
    record, held = way.record, [held for held in files_in(way.revision.as_object()) if held.is_pdf]
    at = (record._meta.label_lower, quote(record.pk))
    return [(each.called, reverse("review-redact", args=[*at, each.digest()])) for each in held]


def _edit_address(record: Any) -> str:
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[quote(record.pk)])


def _offered(form: type[ActForm], way: Way, by: User) -> bool:
    """Whether the person may do it now; the services ask again."""
    standing, organ = way.standing, way.record.organ
    roles = held(by).get(organ.pk, frozenset())
    keeper = Role.SECRECY_REVIEWER in roles and not standing.bars_ruling(by.pk)
    match form.act:
        case "review":
            return standing.next is not None and may_stand(by.pk, roles, standing, standing.next)
        case "rule":
            return keeper and standing.ruling is None and (standing.submitted or standing.excepted)
        case "mask":
            return may(by, Act.DRAFT, organ)
        case "answer":
            return keeper and standing.ruling is Ruling.REFERRED
        case "submit":
            return not standing.submitted and not standing.cleared and may(by, Act.DRAFT, organ)
        case _:
            return not standing.excepted and not standing.reviewed and may(by, Act.PUBLISH, organ)


def record_at(label: str, pk: str) -> Any:
    """The record at an address, of a kind that is reviewed and with a version."""
    known = {model._meta.label_lower: model for model in reviewed_models()}
    if label not in known:
        raise Http404
    model = apps.get_model(label)
    return get_object_or_404(model._default_manager.filter(latest_revision__isnull=False), pk=unquote(pk))
