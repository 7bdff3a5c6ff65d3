"""The platform, loaded once and split off for each thing that is asked of it by a line on standard input.

`serve PORT [POINT]` is a server, which dies at that point of an act; `manage …` a command; `prepare` makes the database
with one organ in it, `prepare-cases` with requests in it that wait for their applicant, for a signature and for being
sent. It tells when it is loaded, the number of each process when that begins, and how it ended when it has. Loading the
platform takes seconds, splitting it off none; what is split off is a process of its own and can be killed like any.
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


_ENTRANCES = ("/admin/login/", "/requests/track/")
"""Where one comes in: what follows is the act."""


def _answering(application, *, sent):
    def answered(environ, start_response):
        body = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "POST" or environ["PATH_INFO"] in _ENTRANCES:
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


_TAKING, _SERVICES, _WSGI, _REPLYING, _REPLIES, _LETTERS, _SENDING, _PAGES = (
    f"gongkai_web.{name}"
    for name in ("desk.public.submitting", "desk.services.intake", "site.wsgi", "desk.public.views.replying",
                 "desk.services.replies", "desk.services.letters", "desk.services.sending", "desk.answering.letters")
)  # fmt: skip
POINTS = {
    "before the transaction": (_TAKING, "apply", lambda _: die),
    "with the number taken": (_SERVICES, "request_number", after),
    "with a file written": (_SERVICES, "keep", after),
    "before the first act": (_SERVICES, "record_act", lambda _: die),
    "before the commit": (_SERVICES, "record_act", after),
    "after the commit": (_TAKING, "apply", after),
    "before the answer": (_WSGI, "application", lambda call: _answering(call, sent=False)),
    "after the answer": (_WSGI, "application", lambda call: _answering(call, sent=True)),
    "reply: with the act": (_REPLIES, "act", after),
    "reply: with the words kept": (_REPLIES, "keep_words", after),
    "reply: with the file written": (_REPLIES, "keep", after),
    "reply: after the commit": (_REPLYING, "replied", after),
    "sign: with the number taken": (_LETTERS, "next_number", after),
    "sign: with the request taken along": (_LETTERS, "record_act", after),
    "sign: after the commit": (_PAGES, "sign", after),
    "send: with the act": (_SENDING, "record_act", after),
    "send: with the letter kept": (_SENDING, "keep", after),
    "send: before the commit": (_SENDING, "_out", after),
    "send: after the commit": (_PAGES, "send", after),
}
"""What is put in place of what, by the name of the point."""


class _Unmigrated:
    """Of every app: its tables are made as they are in the end, which is quick. Migrations have tests of their own."""

    def __contains__(self, _app):
        return True

    def __getitem__(self, _app):
        return None


def _prepared():
    import_module("django.conf").settings.MIGRATION_MODULES = _Unmigrated()
    import_module("django.core.management").call_command("migrate", run_syncdb=True, verbosity=0)
    import_module("gongkai_web.site.preparing").collect()


def _prepare(what):
    _prepared()
    organ = import_module("gongkai_web.organs.models").Organ.add_root(
        name="某县民政局", slug="civil", kind="department", level=4
    )
    if what == "prepare-cases":
        import_module("crashing_cases").prepare(organ)


def _serve(port, *point):
    if point:
        arm(" ".join(point))
    import_module("gongkai_web.site.serving").run("127.0.0.1", int(port))


def _do(what, *words):
    """What was asked, in a process of its own."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    if what == "serve":
        _serve(*words)
    elif what == "manage":
        import_module("gongkai.cli").main([what, *words])
    else:
        _prepare(what)


def _load():
    """What every server would load at its first request."""
    start()
    for module in ("gongkai_web.site.wsgi", "gongkai_web.site.serving", "gongkai_web.site.urls", "gongkai.cli.app"):
        import_module(module)


def _split_off(words):
    """A process of its own that does what was asked; its number."""
    child = os.fork()
    if child:
        return child
    fault = 1
    try:
        _do(*words)
        fault = 0
    except SystemExit as end:
        fault = int(bool(end.code))
    finally:
        os._exit(fault)


def told(what):
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main():
    _load()
    told("loaded")
    for line in sys.stdin:
        child = _split_off(line.split())
        told(child)
        told(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    main()
