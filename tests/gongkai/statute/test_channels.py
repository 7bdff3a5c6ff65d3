from datetime import date

import pytest

from gongkai.basis import LawError, UnknownCodeError
from gongkai.statute import CHANNELS, receipt_day

MON, TUE, WED = date(2026, 9, 7), date(2026, 9, 8), date(2026, 9, 9)


@pytest.mark.parametrize(
    ("channel", "days", "on", "place"),
    [
        pytest.param("in-person", {"arrived": MON}, MON, "第三十一条第一项", id="handed in: that day"),
        pytest.param("oral", {"arrived": MON}, MON, "第三十一条第一项", id="written down for the applicant: that day"),
        pytest.param(
            "signed-post", {"signed": TUE, "arrived": MON}, TUE, "第三十一条第二项", id="post: when signed for"
        ),
        pytest.param(
            "plain-post", {"arrived": MON, "confirmed": WED}, WED, "第三十一条第二项", id="letter: when confirmed"
        ),
        pytest.param(
            "online", {"arrived": MON, "confirmed": TUE}, TUE, "第三十一条第三项", id="online: when confirmed"
        ),
        pytest.param(
            "email", {"confirmed": TUE}, TUE, "第三十一条第三项", id="e-mail: when confirmed, not when it arrived"
        ),
        pytest.param("fax", {"confirmed": TUE}, TUE, "第三十一条第三项", id="fax: when confirmed"),
        pytest.param(
            "misdirected-post", {"confirmed": TUE}, TUE, "第一部分第2项", id="sent elsewhere: as a plain letter"
        ),
    ],
)
def test_the_day_of_receipt(channel, days, on, place):
    receipt = receipt_day(CHANNELS[channel], **days)
    assert receipt == receipt_day(channel, **days)
    assert (receipt.on, receipt.basis.place) == (on, place)
    assert str(on) in str(receipt)


@pytest.mark.parametrize(
    ("channel", "days", "why"),
    [
        pytest.param("in-person", {"signed": MON}, "缺少提交日期", id="handed in when?"),
        pytest.param("signed-post", {"arrived": MON}, "缺少签收日期", id="signed for when?"),
        pytest.param("online", {}, "缺少确认日期", id="confirmed when?"),
        pytest.param("plain-post", {"arrived": MON}, "当日与申请人联系", id="not yet confirmed: the organ must call"),
        pytest.param("fax", {"arrived": TUE, "confirmed": MON}, "早于到达之日", id="confirmed before it came"),
    ],
)
def test_without_the_day_that_counts_there_is_no_receipt(channel, days, why):
    with pytest.raises(LawError, match=why):
        receipt_day(channel, **days)


def test_an_unknown_channel_is_refused():
    with pytest.raises(UnknownCodeError, match="in-person"):
        receipt_day("pigeon", arrived=MON)


def test_handing_in_and_posting_may_never_be_refused():
    assert [c.code for c in CHANNELS.values() if c.basic] == ["in-person", "signed-post", "plain-post"]
