"""Circles of amendments and repeals: found whenever there is one, against a search by hand."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import circle


@pytest.mark.parametrize(
    ("source", "target", "known", "found"),
    [
        pytest.param("a", "a", {}, ("a", "a"), id="a document does nothing to itself"),
        pytest.param("a", "b", {}, (), id="two documents"),
        pytest.param("a", "b", {"b": ["a"]}, ("a", "b", "a"), id="each the other"),
        pytest.param("a", "b", {"b": ["c", "d"], "d": ["a"]}, ("a", "b", "d", "a"), id="round by a third"),
        pytest.param("a", "b", {"b": ["c"], "d": ["a"]}, (), id="a fan is no circle"),
        pytest.param("a", "b", {"b": ["c"], "c": ["b"]}, (), id="an old circle elsewhere does not hang the search"),
    ],
)
def test_circle(source, target, known, found):
    assert circle(source, target, lambda key: known.get(key, ())) == found


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_a_circle_is_found_exactly_when_some_way_leads_back(edges):
    known = {a: [c for b, c in edges if b == a] for a, _ in edges}
    found = circle(0, 1, lambda key: known.get(key, ()))
    ways = [(1, *middle, 0) for size in range(4) for middle in permutations((2, 3, 4), size)]
    leads_back = any(all(step in edges for step in pairwise(way)) for way in ways)
    assert bool(found) == leads_back
    if found:
        assert found[:2] == (0, 1)
        assert found[-1] == 0
        assert all(step in edges for step in pairwise(found[1:]))
