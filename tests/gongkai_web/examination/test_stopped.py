"""An import that is stopped half-way, as a power cut would have it, loses nothing and does nothing twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

pytestmark = pytest.mark.slow
_DROP = """
import sys
from gongkai_web.site.starting import start
start()
from gongkai_web.site.preparing import prepare
prepare()
from gongkai.checks.examples import report
from gongkai.render import write
from gongkai_web.accounts.models import User
from gongkai_web.examination import services
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Organ
Organ.add_root(name="某县统计局", slug="county", kind=OrganKind.DEPARTMENT, level=Level.COUNTY)
by = User.objects.create_superuser("root", password="x")
page = write(report(), "html")
files = [(f"{n}.html", page + b"<!-- %d -->" % n) for n in range(int(sys.argv[1]))]
batch = services.open_batch(by=by)
services.drop(batch, files, by=by)
"""
COUNT = 120


def asked(path, question):
    with closing(sqlite3.connect(path, timeout=20)) as database:
        return database.execute(question).fetchone()[0]


@pytest.mark.filterwarnings("default")
def test_what_was_killed_is_gone_on_with(tmp_path):
    env = {**os.environ, "GONGKAI_DATA": str(tmp_path), "DATABASE_URL": ""}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "-c", _DROP, str(COUNT)], env=env, check=True)
    database = tmp_path / "gongkai.sqlite3"
    worker = [sys.executable, "-m", "gongkai.cli", "manage", "examine_reports", "--jobs", "1"]
    read = "SELECT COUNT(*) FROM examination_reportfile WHERE kind <> ''"
    with subprocess.Popen(worker, env=env, stdout=subprocess.DEVNULL) as killed:
        for _ in range(600):
            if asked(database, read):
                break
            time.sleep(0.05)
        killed.send_signal(signal.SIGKILL)
    left = "SELECT COUNT(*) FROM examination_reportfile WHERE due <> ''"
    assert asked(database, left), "it was killed before its end"
    subprocess.run(worker, env=env, check=True, stdout=subprocess.DEVNULL)
    assert not asked(database, left)
    assert asked(database, read) == COUNT
    assert asked(database, "SELECT COUNT(*) FROM examination_kept") == COUNT
    assert asked(database, "SELECT COUNT(DISTINCT file_id) FROM examination_examination") == COUNT
    assert asked(database, "SELECT COUNT(*) FROM examination_examination") == COUNT
