"""Files come in once, are read and examined as the command line would, and nothing is lost on the way."""

import json
from pathlib import Path

from click.testing import CliRunner

from gongkai.cli.commands.check import command
from gongkai_web.examination.models import ReportFile

SAMPLES = Path(__file__).parents[2] / "data/samples"


def test_the_samples_show_the_findings_of_the_command_line(five):
    printed = CliRunner().invoke(command, [*map(str, sorted(SAMPLES.glob("*.txt"))), "--format", "json"]).output
    for line, file in zip(printed.splitlines(), five.files.order_by("name"), strict=True):
        wanted = json.loads(line)["findings"]
        found = [{k: v for k, v in told.items() if k != "key"} for told in file.examinations.get().findings]
        assert found == wanted
        assert wanted


def test_organ_and_year_are_recognised(five):
    known = {file.name: (file.organ.slug, file.year, file.state) for file in ReportFile.objects.all()}
    assert known == {
        "000.txt": ("wendeng-civil", 2023, "read"),
        "001.txt": ("wendeng-office", 2022, "read"),
        "002.txt": ("huanshan", 2023, "read"),
        "003.txt": ("wuzhong-civil", 2023, "read"),
        "004.txt": ("lingdong-civil", 2023, "read"),
    }
