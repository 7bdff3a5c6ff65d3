"""A server of the platform that dies at a chosen point of taking an application in: `python crashing.py PORT [POINT]`.

`prepare` instead of a port makes the database with one organ in it, and ends.
"""

import os
import signal
import sys
from importlib import import_module

from gongkai_web.site.starting import start


def die(*_args, **_kwargs):
    """As a power cut would have it: nothing is said, nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def after(call):
    """The call as it is, and then the end."""

    def done(*args, **kwargs):
        call(*args, **kwargs)
        die()

    return done


def arm(point):
    """Have the process die at a point."""
    place, name, replaced = POINTS[point]
    module = import_module(place)
    setattr(module, name, replaced(getattr(module, name)))


def _answering(application, *, sent):
    def answered(environ, start_response):
        body = application(environ, start_response)
        if not environ["PATH_INFO"].endswith("/send/"):
            return body
        return _Last(body) if sent else die()

    return answered


class _Last:
    """An answer after which the process dies: the server closes it once all of it is sent."""

    def __init__(self, body):
        self._body = body

    def __iter__(self):
        return iter(self._body)

    def close(self):
        die()


_TAKING, _SERVICES, _WSGI = (
    f"gongkai_web.{name}" for name in ("desk.public.submitting", "desk.services.intake", "site.wsgi")
)
POINTS = {
    "before the transaction": (_TAKING, "apply", lambda _: die),
    "with the number taken": (_SERVICES, "request_number", after),
    "with a file written": (_SERVICES, "keep", after),
    "before the first act": (_SERVICES, "record_act", lambda _: die),
    "before the commit": (_SERVICES, "record_act", after),
    "after the commit": (_TAKING, "apply", after),
    "before the answer": (_WSGI, "application", lambda call: _answering(call, sent=False)),
    "after the answer": (_WSGI, "application", lambda call: _answering(call, sent=True)),
}
"""What is put in place of what, by the name of the point."""


def main():
    start()
    import_module("gongkai_web.site.preparing").prepare()
    if sys.argv[1] == "prepare":
        import_module("gongkai_web.organs.models").Organ.add_root(
            name="某县民政局", slug="civil", kind="department", level=4
        )
        return
    if len(sys.argv) > 2:
        arm(sys.argv[2])
    import_module("gongkai_web.site.serving").run("127.0.0.1", int(sys.argv[1]))


if __name__ == "__main__":
    main()
