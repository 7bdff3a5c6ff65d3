"""What the user knows, as it is written."""

import pytest

from gongkai.checks import Facts
from gongkai.cli.knowledge import known


@pytest.mark.parametrize(
    ("words", "fact", "value"),
    [
        (["年报栏目=是"], "listed", True),
        (["fee-items=No"], "fee_items", False),
        (["收费目录=有"], "fee_items", True),
        (["许可职能=无"], "licensing", False),
        (["licensing=yes"], "licensing", True),
        (["许可职能=有", "许可职能=无"], "licensing", False),
    ],
)
def test_an_answer_is_entered_under_its_own_name_and_no_other(words, fact, value):
    facts = known(Facts(), words)
    assert {name: getattr(facts, name) for name in ("listed", "fee_items", "licensing")} == {
        "listed": None,
        "fee_items": None,
        "licensing": None,
        fact: value,
    }
