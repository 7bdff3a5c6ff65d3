"""Dropping files, and watching what becomes of them."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai_web.accounts.models import User
from gongkai_web.accounts.people import person_of
from gongkai_web.examination import services
from gongkai_web.examination.following import wake
from gongkai_web.examination.kinds import SIGNS, Left, State
from gongkai_web.examination.models import Batch, ReportFile
from gongkai_web.examination.policies import files_for, organs_examined
from gongkai_web.examination.selectors import progress
from gongkai_web.examination.storing import TAKEN
from gongkai_web.examination.telling import leave_word, omitted_of
from gongkai_web.organs.models import Organ

LATEST = 10
"""Earlier imports that are listed."""
SHOWN = 1000
"""Files of one import that are listed."""


def importing(http: HttpRequest) -> HttpResponse:
    """The place to drop files; what a browser without scripts sends is taken at once."""
    by = person_of(http)
    organs = organs_examined(by).order_by("path")
    if not organs.exists():
        raise PermissionDenied
    if http.method == "POST":
        batch = services.open_batch(by=by, organ=_organ(http, by))
        leave_word(batch.pk, (), ((name, Left.TOO_LARGE) for name in http.POST.getlist("large")))
        if http.FILES:
            _drop(http, batch, by)
        if "json" in http.POST:
            return JsonResponse({"files": reverse("examination-drop", args=[batch.pk]), "page": _page(batch)})
        return redirect(_page(batch))
    context = {
        "organs": organs,
        "batches": Batch.objects.filter(by=by).select_related("organ")[:LATEST],
        "most": settings.UPLOAD_LIMIT,
        "megabytes": settings.UPLOAD_LIMIT // 2**20,
        "accepted": ",".join(sorted(TAKEN)),
    }
    return render(http, "examination/import.html", context)


def _organ(http: HttpRequest, by: User) -> Organ | None:
    chosen = http.POST.get("organ", "")
    return get_object_or_404(organs_examined(by), pk=chosen) if chosen.isdecimal() else None


def _page(batch: Batch) -> str:
    return reverse("examination-batch", args=[batch.pk])


@require_POST
def drop(http: HttpRequest, pk: int) -> HttpResponse:
    """Some files more of an import that was begun: what was taken and what was not, with the reason."""
    by = person_of(http)
    batch = get_object_or_404(Batch, pk=pk, by=by)
    told = _drop(http, batch, by)
    omitted = [[name, str(left.label)] for name, left in told.omitted]
    return JsonResponse({"taken": told.taken, "repeats": told.repeats, "omitted": omitted})


def _drop(http: HttpRequest, batch: Batch, by: User) -> services.Dropped:
    """The files of a request; `names` are their paths where the browser tells them."""
    files, names = http.FILES.getlist("files"), http.POST.getlist("names")
    called = names if len(names) == len(files) else [file.name or "" for file in files]
    pairs = list(zip(called, files, strict=True))
    large = [(name, Left.TOO_LARGE) for name, file in pairs if (file.size or 0) > settings.UPLOAD_LIMIT]
    leave_word(batch.pk, (), large)
    fit = ((name, file.read()) for name, file in pairs if (file.size or 0) <= settings.UPLOAD_LIMIT)
    told = services.drop(batch, fit, by=by)
    told.omitted += large
    wake()
    return told


def batch(http: HttpRequest, pk: int) -> HttpResponse:
    """One import: how far it is, and every file of it."""
    by = person_of(http)
    held = get_object_or_404(Batch.objects.select_related("by", "organ"), pk=pk)
    if held.by_id != by.pk and not by.is_superuser:
        raise PermissionDenied
    told = progress(held)
    if "progress" in http.GET:
        return JsonResponse(told)
    files = held.files.exclude(state=State.UNPACKED).select_related("organ").defer("signed_by")[:SHOWN]
    context: dict[str, Any] = {
        "batch": held,
        "told": told,
        "files": [(file, SIGNS[State(file.state)]) for file in files],
        "repeats": _repeats(held, by),
        "omitted": omitted_of(held),
    }
    return render(http, "examination/batch.html", context)


def _repeats(held: Batch, by: User) -> list[tuple[str, ReportFile | None, str, bool]]:
    """Files that were there already, with those that are and their marks; whether they came with this very import.

    A person who may not see the one that is there is told no more.
    """
    known = files_for(by).in_bulk([pk for _name, pk in held.repeats if pk])
    found = [(name, known.get(pk), not pk) for name, pk in held.repeats]
    return [(name, file, SIGNS[State(file.state)] if file else "", here) for name, file, here in found]
