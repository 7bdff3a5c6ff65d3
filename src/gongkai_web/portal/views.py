"""Pages of the portal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(http: HttpRequest) -> HttpResponse:
    """The first page of the site."""
    return render(http, "portal/home.html")
