"""What 依申请公开 is, before anybody applies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongkai.statute.limits import ANSWER, APPLY_FOR_REVIEW, LONGEST_EXTENSION, SUE, SUE_AFTER_REVIEW
from gongkai_web.desk.public.organs import asked_organs, organ_called, ways_to
from gongkai_web.desk.public.rates import rates
from gongkai_web.ui.page import Column, Crumb


def about(http: HttpRequest) -> HttpResponse:
    """Who may apply and how, what it costs, how long it takes, what can be done; the ways to one organ where named."""
    organ = organ_called(http.GET.get("organ", "")[:60])
    context = {
        "organs": asked_organs(),
        "chosen": organ,
        "ways": ways_to(organ) if organ else None,
        "practice": getattr(organ, "practice", None),
        "rates": rates(),
        "answer_days": ANSWER.days,
        "extension_days": LONGEST_EXTENSION.days,
        "review_days": APPLY_FOR_REVIEW.days,
        "suit_months": SUE.days,
        "suit_days": SUE_AFTER_REVIEW.days,
        "crumbs": [Crumb(_("依申请公开"))],
        "column_label": Column("依申请公开", "依申请公开"),
    }
    return render(http, "desk/public/about.html", context)
