"""What the pages of answering share: whose case it is, and how a refusal is shown."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gongkai_web.accounts.people import person_of
from gongkai_web.desk.models import Request
from gongkai_web.desk.selectors import requests_for


def case_of(http: HttpRequest, pk: int) -> Request:
    """The case at an address, of those that the person may open."""
    return get_object_or_404(requests_for(person_of(http)).select_related("organ", "applicant", "officer"), pk=pk)


def carried_out(http: HttpRequest, do: Callable[[], Any], said: str, *, form: Any = None) -> bool:
    """Do an act and say so; or say why not, beside the form where there is one."""
    try:
        do()
    except ValidationError as refusal:
        for line in refusal.messages:
            if form is not None:
                form.add_error(None, line)
            else:
                messages.error(http, line)
        return False
    except PermissionDenied as refusal:
        messages.error(http, str(refusal))
        return False
    messages.success(http, said)
    return True
