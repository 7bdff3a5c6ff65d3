from datetime import date

import pytest

from gongkai.basis import REGULATION, UnknownCodeError
from gongkai.deciding import FACTS as KNOWN
from gongkai.letters import LETTERS, Enclosure, LetterError, To, compose, letter_for, needed_facts
from gongkai.letters.block import COMPUTED
from gongkai.letters.texts import GROUND_BLOCKS, LETTER_BLOCKS
from gongkai.statute import DISPOSITIONS, GROUNDS
from writing import EVERY, FACTS, sample

each_letter = pytest.mark.parametrize(("code", "told"), EVERY, ids=lambda x: x or "-")


@each_letter
def test_every_letter_is_whole(code, told):
    letter = sample(code, told)
    assert letter.title == f"江城县自然资源局{LETTERS[code].title}"
    assert letter.number.endswith("〔2026〕12号")
    assert letter.paragraphs
    for part in letter.paragraphs:
        assert part.endswith(("。", "：", "；")), part
        assert not {"{", "}", "。。", "；。", "、。"} & {part[i : i + n] for i in range(len(part)) for n in (1, 2)}
    assert letter.contact in letter.words


@each_letter
def test_every_fact_that_a_letter_names_is_missed_by_name(code, told):
    for gone in needed_facts(code, FACTS, disposition=told):
        without = {name: value for name, value in FACTS.items() if name != gone}
        if gone in {"enclosures", "way", "responsible"}:
            continue
        with pytest.raises(LetterError) as refused:
            compose(code, without, disposition=told)
        assert gone in refused.value.missing
        assert KNOWN[gone].label in str(refused.value)


@each_letter
def test_nothing_at_all_names_everything_at_once(code, told):
    with pytest.raises(LetterError, match="缺少：机关全称、机关代字、发文序号、成文日期"):
        compose(code, {}, disposition=told)


@each_letter
def test_an_answer_cites_its_article_and_carries_its_remedy(code, told):
    letter = sample(code, told)
    if not told:
        assert letter.remedy == ()
        return
    basis = DISPOSITIONS[told].basis
    if basis.instrument is REGULATION:
        assert basis.place in "".join(letter.paragraphs)
    assert bool(letter.remedy) == (told != "other")


def test_every_letter_has_its_words_and_every_word_its_fact():
    assert set(LETTER_BLOCKS) == set(LETTERS)
    assert set(GROUND_BLOCKS) == set(GROUNDS)
    blocks = [block for some in (*LETTER_BLOCKS.values(), *GROUND_BLOCKS.values()) for block in some]
    assert {name for block in blocks for name in block.facts()} <= set(KNOWN)
    assert not COMPUTED & set(KNOWN)


def test_every_disposition_has_one_letter():
    told = [code for kind in LETTERS.values() for code in kind.dispositions]
    assert sorted(told) == sorted(DISPOSITIONS)
    assert letter_for("secret").code == letter_for(DISPOSITIONS["internal"]).code == "withheld"
    with pytest.raises(UnknownCodeError):
        letter_for("refused")


def test_art_20_ff_review_comes_first_for_what_is_withheld_and_not_otherwise():
    first = {told for code, told in EVERY if told and "应当先" in "".join(sample(code, told).remedy)}
    assert first == {"partial", *(code for code in DISPOSITIONS if DISPOSITIONS[code].withholds_on_a_ground)}
    assert sample("granted", "granted").remedy == (
        (
            "如对本答复书不服，可以自收到本答复书之日起60日内向江城县人民政府申请行政复议，"
            "也可以自收到本答复书之日起6个月内向江城县人民法院提起行政诉讼。"
        ),
    )


def test_before_2024_there_was_no_review_first():
    assert "应当先" not in sample("withheld", "secret", on=date(2023, 12, 29)).remedy[0]


def test_art_22_what_is_served_on_line_says_where_review_is_applied_for():
    with pytest.raises(LetterError, match="网上申请行政复议的渠道"):
        sample("withheld", "secret", service="online")
    letter = sample("withheld", "secret", service="online", review_online="https://fy.example.gov.cn")
    assert letter.remedy[0].endswith("行政复议申请可以通过互联网渠道提交：https://fy.example.gov.cn。")


def test_where_a_court_may_refuse_the_suit_the_drafter_is_told():
    assert not sample("repeat").doubt.verified
    assert sample("not-found").doubt is None


def test_art_32_and_34_silence_means_opposite_things():
    third, maker = sample("third-party-consultation"), sample("co-maker-consultation")
    assert third.addressee == FACTS["third_party"]
    assert maker.addressee == FACTS["co_maker"]
    assert "逾期未提出意见的，由本机关依法决定是否公开" in third.words
    assert "逾期未提出意见的，视为同意公开" in maker.words
    assert "15个工作日" in third.words
    assert "15个工作日" in maker.words


def test_the_third_party_is_not_named_to_the_applicant():
    for code, told in EVERY:
        letter = sample(code, told)
        if LETTERS[code].to is To.APPLICANT:
            assert FACTS["third_party"] not in letter.words


def test_art_14_the_letter_does_not_spread_what_is_secret():
    words = sample("withheld", "secret").words
    assert "依法确定为国家秘密" in words
    assert "密级标识" not in words


def test_art_30_a_correction_notice_lists_each_item_with_period_and_consequence():
    letter = sample("correction-notice")
    assert letter.paragraphs[2:4] == (
        "1.身份证明：请提供身份证复印件；",
        "2.所申请公开的信息：请写明项目名称或者文号。",
    )
    assert "15个工作日内补正" in letter.words
    assert "视为放弃申请" in letter.words


def test_art_32_what_the_third_party_said_is_told_as_it_was():
    assert "第三方不同意公开且有合理理由" in sample("withheld", "third-party").words
    assert "第三方逾期未提出意见" in sample("withheld", "third-party", third_party_said="silent").words
    with pytest.raises(LetterError, match="不合要求：第三方意见的结果") as refused:
        sample("withheld", "third-party", third_party_said="agreed")
    assert refused.value.missing == ("third_party_said",)


def test_art_36_2_something_is_given_or_the_way_to_it_is_told():
    told = sample("granted", enclosures=None, way="到办公室查阅", way_when="工作日9时至17时")
    assert "获取信息的方式、途径：到办公室查阅；时间：工作日9时至17时。" in told.paragraphs
    with pytest.raises(LetterError, match="附件"):
        sample("granted", enclosures=[])


def test_art_36_5_the_responsible_organ_is_named_where_it_is_known():
    assert "江城县财政局负责公开，联系方式：0000-7654321" in sample("not-ours").words
    unknown = sample("not-ours", responsible="", responsible_contact="", responsible_unknown="无法确定")
    assert "负责公开，联系方式" not in unknown.words
    with pytest.raises(LetterError, match="负责公开的行政机关"):
        sample("not-ours", responsible=None)


@pytest.mark.parametrize("outcome", ["corrected", "transferred", "directed", "unproved"])
def test_art_41_each_end_of_a_correction_of_a_record_has_its_words(outcome):
    assert len(sample("record-correction", record_outcome=outcome).paragraphs) == 2


def test_a_late_answer_says_so():
    letter = sample("granted", late_reason="承办人员变动，交接有误。")
    assert letter.paragraphs[1] == "本机关未能在2026年9月29日前作出答复，谨致歉意。承办人员变动，交接有误。"
    assert "致歉" not in sample("granted").words


def test_an_organisation_is_addressed_as_one():
    assert "收到你单位提出的" in sample("granted", applicant_kind="business").words
    assert "收到您提出的" in sample("granted").words


def test_a_third_party_of_an_unknown_kind_is_addressed_as_either():
    assert "涉及你单位：" in sample("third-party-consultation").words
    assert "涉及您：" in sample("third-party-consultation", third_party_kind="natural").words
    assert "涉及您（单位）：" in sample("third-party-consultation", third_party_kind="").words


def test_a_value_of_the_wrong_kind_is_refused_by_name():
    with pytest.raises(LetterError, match="不合要求：成文日期、收到申请之日") as refused:
        sample("granted", on="今天", received="昨天")
    assert refused.value.missing == ("on", "received")


def test_a_letter_does_not_tell_another_disposition():
    with pytest.raises(LetterError, match="予以公开告知书不能用于处理决定“secret”；可以用于：granted"):
        sample("granted", "secret")
    with pytest.raises(LetterError, match="登记回执不能用于处理决定“secret”；可以用于：没有"):
        sample("receipt", "secret")
    with pytest.raises(LetterError, match="不予公开告知书不能用于"):
        sample("withheld")
    with pytest.raises(LetterError, match="没有这样的不予公开依据：rumour"):
        sample("partial", grounds=["rumour"])
    with pytest.raises(UnknownCodeError):
        sample("granted", "rumour")


def test_enclosures_keep_their_keys():
    letter = compose("granted", FACTS, enclosures=[Enclosure("方案", "file-7")])
    assert letter.enclosures[0].known_as == "file-7"
    assert "附件：1.方案" in letter.words
    assert letter.facts["enclosures"] == ["方案"]


def test_the_name_of_a_law_is_not_bracketed_twice():
    for name in ("中华人民共和国统计法", "《中华人民共和国统计法》"):
        assert "《中华人民共和国统计法》第九条禁止公开" in sample("withheld", "prohibited", law_name=name).words


def test_numbers_run_in_series_of_their_own():
    numbers = {sample(code, told).number for code, told in EVERY}
    assert "江自然资公复〔2026〕12号" in numbers
    assert len(numbers) == len({kind.series for kind in LETTERS.values()})


def test_art_42_a_fee_notice_says_basis_standard_sum_way_and_time():
    words = sample("fee-notice").words
    for part in ("第四十二条", "按量计收", "119页", "1080元", "19页×20元＝380元", "非税收入", "20个工作日"):
        assert part in words


@each_letter
def test_a_letter_rests_on_articles_and_keeps_its_doubts(code, told):
    kind = LETTERS[code]
    assert kind.basis
    assert all(citation.verified or citation.note for citation in kind.basis)
    assert kind.procedural == (not told)
