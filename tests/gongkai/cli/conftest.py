"""Running commands."""

import pytest

from gongkai.cli import main


@pytest.fixture
def run(capsys):
    """Run a command; its exit code, standard output and standard error."""

    def ran(*arguments):
        with pytest.raises(SystemExit) as leaving:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return leaving.value.code, out, err

    return ran
