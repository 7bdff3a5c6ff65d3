"""Pictures and recordings that a page shows; everything else of a record is saved, never shown."""

import re

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from gongkai_web.library.models import InterpretationFile
from gongkai_web.library.widgets import saved_file

_TYPES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
}
"""What a browser is told of each kind. It is told nothing else, and looks for nothing itself."""
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
_PIECE = 2**20
"""Bytes of a recording that are sent at once: players ask for the next ones when they need them."""


def shown_file(http: HttpRequest, stored: InterpretationFile) -> HttpResponseBase:
    """A picture or a recording, to be shown within a page of this site; another file, to be saved."""
    if not stored.shown:
        return saved_file(stored.file, stored.title)
    asked = _RANGE.fullmatch(http.headers.get("Range", ""))
    answer = _piece(stored, int(asked[1]), asked[2]) if asked else FileResponse(stored.file.open())
    answer["Content-Type"] = _TYPES.get(stored.kind) or ("video/mp4" if stored.shown == "video" else "audio/mp4")
    answer["Content-Disposition"] = "inline"
    answer["Accept-Ranges"] = "bytes"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _piece(stored: InterpretationFile, first: int, until: str) -> HttpResponse:
    """A part of a file, as players ask for it. Some play nothing that does not come in parts."""
    size = stored.file.size
    last = min(int(until) if until else size - 1, size - 1, first + _PIECE - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with stored.file.open() as file:
        file.seek(first)
        content = file.read(last - first + 1)
    return HttpResponse(content, status=206, headers={"Content-Range": f"bytes {first}-{last}/{size}"})
