"""For every test: how many examples a property tries, and that a busy machine does not look like a fault of the code.

`GONGKAI_TESTS=thorough`, which `make test` sets, tries many more than `make check` does at the desk.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from gongkai.basis.language import settle

# Always the same examples: a commit that passed here passes everywhere. `make fuzz` is for the examples nobody knows.
# The library also tries numbers and words that it finds in the modules imported so far, and these differ from worker
# to worker: without them the examples depend on nothing but the test.
NO_CONSTANTS = providers.Constants(integers=set(), floats=set(), bytes=set(), strings=set())
providers._get_local_constants = lambda: NO_CONSTANTS
settings.register_profile(
    "desk", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], max_examples=15
)
settings.register_profile("thorough", settings.get_profile("desk"), max_examples=100)
settings.load_profile(os.environ.get("GONGKAI_TESTS", "desk"))


@pytest.fixture(autouse=True)
def _chinese_again(monkeypatch):
    """A test that has the command line speak English leaves the worker speaking Chinese, whichever test comes next."""
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    yield
    settle("zh")
