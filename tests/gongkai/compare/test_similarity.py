import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.compare import similarity

LAST_YEAR = "我局严格落实公开审查制度，全年主动公开信息120条，收到依申请公开3件，均按期办结。"


@pytest.mark.parametrize(
    ("other", "low", "high"),
    [
        pytest.param(LAST_YEAR, 1, 1, id="a text is like itself"),
        pytest.param(LAST_YEAR.replace("120", "96").replace("3", "0"), 1, 1, id="new numbers do not hide a copy"),
        pytest.param(LAST_YEAR.replace("，", " , "), 1, 1, id="spaces and punctuation do not count"),
        pytest.param(LAST_YEAR + "下一步，将加强培训。", 0.8, 0.95, id="one added sentence is seen"),
        pytest.param(
            "街道办事处组织志愿者走访了辖区内的老年居民，听取意见建议。", 0, 0.1, id="another subject is unlike"
        ),
        pytest.param("", 0, 0, id="nothing is like nothing"),
    ],
)
def test_similarity_of_one_text(other, low, high):
    assert low <= similarity(LAST_YEAR, other) <= high


@given(st.text(max_size=80), st.text(max_size=80))
def test_it_is_symmetric_and_between_0_and_1(a, b):
    assert 0 <= similarity(a, b) == similarity(b, a) <= 1
