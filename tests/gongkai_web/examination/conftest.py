"""What tests of the bench stand on: the five samples, the organs whose reports they are, and a queue that is worked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import press
from gongkai.checks.examples import SOUND, report
from gongkai.forms import Period
from gongkai.render import write
from gongkai_web.examination import services
from gongkai_web.examination.crew import Alone
from gongkai_web.examination.queue import work
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from variants.draft import made_up

SAMPLES = Path(__file__).parents[2] / "data/samples"
ORGANS = {
    "wendeng-civil": ("威海市文登区民政局", OrganKind.DEPARTMENT),
    "wendeng-office": ("威海市文登区人民政府办公室", OrganKind.DEPARTMENT),
    "huanshan": ("威海市文登区环山街道办事处", OrganKind.SUBDISTRICT),
    "wuzhong-civil": ("吴忠市民政局", OrganKind.DEPARTMENT),
    "lingdong-civil": ("岭东区民政局", OrganKind.DEPARTMENT),
}


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def organs(county):
    """The organs of the samples, below the county of the tests."""
    for slug, (name, kind) in ORGANS.items():
        Organ.objects.get(pk=county.pk).add_child(name=name, slug=slug, kind=kind, level=Level.COUNTY)
    return {organ.slug: organ for organ in Organ.objects.all()}


@pytest.fixture
def supervisor(county, member):
    return member(county, Role.SUPERVISOR, "李督查")


@pytest.fixture
def asking(client, supervisor):
    """The browser of a supervisor."""
    client.force_login(supervisor)
    return client


@pytest.fixture
def worked():
    """Work the queue to its end, in this process."""
    return lambda: work(Alone())


@pytest.fixture
def dropped(supervisor, worked):
    """Files dropped by the supervisor and worked: `dropped(name=bytes)`; the batch."""

    def made(files, by=None, organ=None):
        batch = services.open_batch(by=by or supervisor, organ=organ)
        services.drop(batch, files.items(), by=by or supervisor)
        worked()
        return batch

    return made


def sample(number):
    """The bytes of a sample."""
    return (SAMPLES / f"{number}.txt").read_bytes()


@pytest.fixture
def five(organs, dropped):
    """The five samples, read and examined."""
    return dropped({f"{n}.txt": sample(n) for n in ("000", "001", "002", "003", "004")})


def made(organ="某县民政局", year=2023, form="html", cells=None, **changes):
    """A sound report of an organ on a year, as a file of a format."""
    words = tuple(replace(p, text=p.text.replace("2023", str(year))) for p in SOUND.preface)
    told = report(
        cells or {},
        organ=organ,
        year=year,
        title=f"{organ}{year}年政府信息公开工作年度报告",
        signed_by=organ,
        signed_on=date(year + 1, 1, 12),
        preface=words,
        period=Period(date(year, 1, 1), date(year, 12, 31), f"统计期限自{year}年1月1日起至{year}年12月31日止"),
        **changes,
    )
    written = write(told, form)
    return written.encode() if isinstance(written, str) else written


@pytest.fixture
def report_file():
    """Makes the bytes of a sound report: `report_file(organ="…", year=2022, form="docx", cells={…})`."""
    return made


@pytest.fixture
def printed():
    """A report as a PDF."""
    return press.printed(next(iter(press.PRESSES.values())), made_up("某县民政局", seed=1))
