from datetime import date

import pytest

from gongkai.deciding import FACTS, Kind, missing_evidence, narrow, needs
from gongkai.statute import DISPOSITIONS

DAY = date(2026, 9, 2)
SEARCH = {"searched_by": "张三", "searched_in": ["档案室"], "searched_for": ["征地 大桥镇"], "searched_on": DAY}
COMPLETE = {
    "already-public": {"published_at": "https://www.example.gov.cn/1"},
    "granted": {"enclosures": ["方案"]},
    "partial": {
        "open_parts": "正文",
        "withheld_parts": ["附件二"],
        "grounds": ["internal"],
        "why_withheld": "属于考勤",
        "internal_kind": "人事管理",
    },
    "secret": {"secret_marks": "秘密", "secret_term": "5年", "secret_basis": "定密审批表"},
    "prohibited": {"law_name": "统计法", "law_article": "第九条", "law_level": "法律"},
    "safety": {"harm": "可能引发踩踏"},
    "third-party": {
        "third_party": "某公司",
        "consulted": DAY,
        "third_party_said": "silent",
        "third_party_harm": "涉及商业秘密",
    },
    "internal": {"internal_kind": "后勤管理", "why_withheld": "食堂采购安排"},
    "deliberative": {"deliberative_kind": "讨论记录", "no_duty": "没有规定", "why_withheld": "尚在讨论"},
    "case-file": {"case_file": "江罚〔2026〕1号", "no_duty": "没有规定", "why_withheld": "案件在办"},
    "query-matter": {"special_law": "不动产登记暂行条例", "special_place": "登记中心"},
    "not-found": SEARCH,
    "not-ours": {"not_ours_why": "由县财政局制作", "responsible": "县财政局", "responsible_contact": "0000-1"},
    "not-made": {"making_why": "需要汇总三年数据"},
    "unclear": {"correction_asked": DAY, "corrected": DAY, "still_unclear": "没有指明地点"},
    "petition": {"petition_why": "要求查处邻居"},
    "repeat": {"earlier_number": "江公复〔2026〕1号", "earlier_on": DAY},
    "publication": {"publication": "江城年鉴"},
    "excessive": {"excess": "一个月120件", "reasons_asked": DAY, "reasons_judged": "与本人无关"},
    "reconfirm": {"confirm_what": "加盖公章"},
    "not-corrected": {"correction_asked": DAY, "correction_due": DAY},
    "fee-unpaid": {"fee_noticed": DAY, "fee_due": DAY},
    "other": {"other_why": "申请人撤回"},
}


@pytest.mark.parametrize("code", DISPOSITIONS)
def test_nothing_is_missing_where_all_is_on_file(code):
    assert missing_evidence(code, COMPLETE[code]) == []


@pytest.mark.parametrize("code", DISPOSITIONS)
def test_each_piece_is_missed_by_its_name_and_article(code):
    for gone in COMPLETE[code]:
        found = missing_evidence(code, {**COMPLETE[code], gone: ""})
        assert found or gone == "grounds"
        assert all(missing.fact.code in FACTS and str(missing.basis) in str(missing) for missing in found)


def test_art_36_4_a_search_says_who_where_by_what_and_when():
    assert [m.fact.code for m in missing_evidence("not-found", {})] == list(SEARCH)
    assert "检索范围" in missing_evidence("not-found", {**SEARCH, "searched_in": [" "]})[0].message


def test_art_14_a_rule_of_a_department_forbids_nothing():
    found = missing_evidence("prohibited", {**COMPLETE["prohibited"], "law_level": "规章"})
    assert "该规定的效力层级不能是“规章”，只能是：法律、行政法规" in found[0].message


@pytest.mark.parametrize(("code", "fact"), [("internal", "internal_kind"), ("deliberative", "deliberative_kind")])
def test_art_16_the_kind_is_one_that_the_regulation_lists(code, fact):
    assert [m.fact.code for m in missing_evidence(code, {**COMPLETE[code], fact: "其他"})] == [fact]


def test_art_32_an_objection_has_reasons_and_silence_needs_none():
    objected = {**COMPLETE["third-party"], "third_party_said": "objected"}
    assert [m.fact.code for m in missing_evidence("third-party", objected)] == ["third_party_reasons"]


def test_art_36_5_the_responsible_organ_or_why_it_is_not_known():
    assert missing_evidence("not-ours", {"not_ours_why": "不是我们的", "responsible_unknown": "无法确定"}) == []
    assert "也没有不能确定" in missing_evidence("not-ours", {"not_ours_why": "不是我们的"})[0].message


def test_art_37_each_ground_of_a_partial_answer_brings_its_own_evidence():
    wanted = {m.fact.code for m in missing_evidence("partial", {"grounds": ["secret", "third-party"]})}
    assert wanted >= {"secret_marks", "third_party_harm", "withheld_parts", "open_parts"}
    assert "secret_marks" in {m.fact.code for m in missing_evidence("partial", {"grounds": "secret"})}
    assert missing_evidence("partial", {"grounds": "rumour"})[-1].fact.code


def test_what_the_way_asks_for_is_missed_too():
    way = {"complete": "complete", "nature": "request", "repeated": "new", "amount": "within", "responsible": "ours"}
    way |= {"held": "held", "ground": "third-party", "consent": "public-interest", "form": "told", "service": "post"}
    needed = narrow(way).outcome.evidence
    missing = missing_evidence("granted", {"way": "网上"}, needed=needed)
    assert "public_interest" in {m.fact.code for m in missing}


def test_the_burden_of_proof_is_not_cited_as_read():
    assert not next(need for need in needs("secret") if need.fact.code == "secret_basis").basis.verified


@pytest.mark.parametrize(
    ("code", "value", "fits"),
    [
        ("on", DAY, True),
        ("on", "昨天", False),
        ("serial", 3, True),
        ("serial", -1, False),
        ("asked", "规划", True),
        ("asked", 3, False),
        ("enclosures", "方案", True),
        ("enclosures", ["方案"], True),
        ("law_level", "规章", False),
        ("grounds", ["secret"], True),
        ("grounds", 3, False),
    ],
)
def test_a_fact_takes_values_of_its_kind(code, value, fits):
    assert FACTS[code].takes(value) is fits


def test_a_number_where_a_choice_is_asked_is_wrong():
    assert missing_evidence("prohibited", {**COMPLETE["prohibited"], "law_level": 3})[0].fact.kind is Kind.CHOICE
