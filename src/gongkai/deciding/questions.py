"""The seven questions that a request is taken through, as data: 补不补、是不是、谁负责、有没有、给不给、怎么给、怎么答.

Each of the seven has one or more questions of its own. An answer leads to the next, or ends in a disposition.
"""

from dataclasses import dataclass

from gongkai.basis import FEE_RULES, REGULATION, Citation, CodeList
from gongkai.basis.instruments import REORGANISATION
from gongkai.basis.language import marked
from gongkai.statute import DISPOSITIONS, SERVICES

SEVEN = (
    marked("补不补"),
    marked("是不是"),
    marked("谁负责"),
    marked("有没有"),
    marked("给不给"),
    marked("怎么给"),
    marked("怎么答"),
)
"""The seven, in the order in which they are asked."""

GIVEN, GROUND = "=given", "=ground"
"""Ends that depend on what was answered before: granted or partial; the ground on which information is withheld."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer, with its article.

    `goes` is the code of the next question, `ends` the code of the disposition in which it ends; one of both is set.
    `letters` are the procedural letters that are sent on the way; `needs` are facts that must be on file for it.
    `only` limits it to some dispositions.
    """

    code: str
    label: str
    basis: Citation
    goes: str = ""
    ends: str = ""
    letters: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """A question, with its possible answers.

    `of` is the one of the seven that it belongs to. `spared` is an answer (question, answer) after which it is not
    asked and its first answer holds.
    """

    code: str
    of: str
    label: str
    answers: tuple[Answer, ...]
    spared: tuple[str, str] | None = None


def _at(place: str) -> Citation:
    return REGULATION.at(place)


def _inferred(place: str, note: str = "推断：条文没有写明") -> Citation:
    return REGULATION.at(place, verified=False, note=note)


def _ended(code: str, *, label: str = "", answer: str = "") -> Answer:
    """An answer that ends the request, in the words and by the article of its disposition."""
    disposition = DISPOSITIONS[code]
    return Answer(answer or code, label or disposition.label, disposition.basis, ends=code)


_COMPLETE = Question(
    "complete",
    "补不补",
    marked("申请的姓名或者名称、身份证明、联系方式是否齐全，内容是否明确，形式要求是否清楚？"),
    (
        Answer("complete", marked("齐全、明确，不需要补正"), _at("第二十九条第二款"), goes="nature"),
        Answer(
            "lacking",
            marked("不齐全或者不明确，需要一次性告知补正"),
            _at("第三十条"),
            goes="corrected",
            letters=("correction-notice",),
        ),
    ),
)
_CORRECTED = Question(
    "corrected",
    "补不补",
    marked("申请人补正了吗？"),
    (
        Answer("corrected", marked("已经补正，内容明确"), _at("第三十条"), goes="nature"),
        _ended("unclear"),
        _ended("not-corrected"),
    ),
)
_NATURE = Question(
    "nature",
    "是不是",
    marked("这是不是要求公开政府信息的申请？"),
    (
        Answer("request", marked("是，要求公开政府信息"), _at("第二条"), goes="repeated"),
        _ended("petition"),
        _ended("publication"),
        _ended("reconfirm"),
        _ended("query-matter", label=marked("属于工商、不动产登记资料等，法律、行政法规对查询有特别规定")),
        Answer("withdrawn", marked("申请人已经撤回"), DISPOSITIONS["other"].basis, ends="other"),
        Answer("no-request", marked("不属于政府信息公开申请（咨询等）"), DISPOSITIONS["other"].basis, ends="other"),
    ),
)
_REPEATED = Question(
    "repeated",
    "是不是",
    marked("本机关是否已经就同一申请人的相同申请答复过？"),
    (
        Answer("new", marked("没有，是新的申请"), _at("第三十六条第六项"), goes="amount"),
        _ended("repeat", label=marked("已经答复过，属于重复申请")),
    ),
)
_AMOUNT = Question(
    "amount",
    "是不是",
    marked("申请的数量、频次是否明显超过合理范围？"),
    (
        Answer("within", marked("没有超过"), _at("第三十五条"), goes="responsible"),
        Answer(
            "reasons",
            marked("超过，要求申请人说明理由"),
            _at("第三十五条"),
            goes="reasons",
            letters=("reasons-request",),
        ),
        Answer(
            "charged",
            marked("超过，按件收取信息处理费"),
            FEE_RULES.at("第四条"),
            goes="item-fee",
            letters=("fee-notice",),
        ),
    ),
)
_REASONS = Question(
    "reasons",
    "是不是",
    marked("申请人说明的理由是否合理？"),
    (
        Answer(
            "reasonable",
            marked("合理，可以在规定期限内答复"),
            _at("第三十五条"),
            goes="responsible",
            needs=("reasons_given",),
        ),
        Answer(
            "delayed",
            marked("合理，但无法在规定期限内答复，确定延迟答复的期限"),
            _at("第三十五条"),
            goes="responsible",
            letters=("delay-notice",),
            needs=("reasons_given", "delayed_to"),
        ),
        _ended("excessive", label=marked("不合理，不予处理"), answer="unreasonable"),
    ),
)
_PAID = Answer("paid", marked("已经按通知缴纳"), FEE_RULES.at("第七条", verified=False, note="凭记忆，未核原文"))
_UNPAID = _ended("fee-unpaid", label=marked("逾期没有缴纳"), answer="unpaid")
_ITEM_FEE = Question(
    "item-fee",
    "是不是",
    marked("申请人按收费通知缴费了吗？"),
    (Answer(_PAID.code, _PAID.label, _PAID.basis, goes="responsible"), _UNPAID),
)
_RESPONSIBLE = Question(
    "responsible",
    "谁负责",
    marked("所申请公开的信息由哪个机关负责公开？"),
    (
        Answer("ours", marked("由本机关负责"), _at("第十条"), goes="held"),
        Answer(
            "joint",
            marked("由本机关牵头共同制作，征求共同制作机关的意见"),
            _at("第三十四条"),
            goes="held",
            letters=("co-maker-consultation", "consultation-notice"),
        ),
        _ended("not-ours", label=marked("由其他机关负责，不属于本机关"), answer="other-organ"),
        Answer(
            "moved",
            marked("职权已经划转，或者已经移交国家档案馆"),
            REORGANISATION.at(),
            ends="not-ours",
        ),
    ),
)
_HELD = Question(
    "held",
    "有没有",
    marked("本机关有没有所申请公开的信息？"),
    (
        Answer("held", marked("有现成的信息"), _at("第二条"), goes="ground"),
        _ended("already-public"),
        _ended("not-found"),
        _ended("not-made"),
    ),
)
_GROUND = Question(
    "ground",
    "给不给",
    marked("信息有没有不予公开的情形？"),
    (
        Answer("none", marked("没有，可以公开"), _at("第三十六条第二项"), goes="form"),
        *(
            Answer(code, DISPOSITIONS[code].label, DISPOSITIONS[code].basis, goes="part")
            for code in ("secret", "prohibited", "safety")
        ),
        Answer(
            "third-party",
            DISPOSITIONS["third-party"].label,
            _at("第十五条"),
            goes="consent",
            letters=("third-party-consultation", "consultation-notice"),
        ),
        Answer("internal", DISPOSITIONS["internal"].label, _at("第十六条第一款"), goes="choice"),
        *(
            Answer(code, DISPOSITIONS[code].label, _at("第十六条第二款"), goes="proviso")
            for code in ("deliberative", "case-file")
        ),
    ),
)
_ASKED = ("third_party", "consulted", "third_party_said")
_CONSENT = Question(
    "consent",
    "给不给",
    marked("书面征求第三方的意见，结果怎样？"),
    (
        Answer("agreed", marked("第三方同意公开"), _at("第十五条"), goes="form", needs=_ASKED),
        Answer("objected", marked("第三方不同意，且有合理理由，不予公开"), _at("第三十二条"), goes="part"),
        Answer(
            "public-interest",
            marked("不公开会对公共利益造成重大影响，决定公开并书面告知第三方"),
            _at("第三十二条"),
            goes="form",
            letters=("third-party-notice",),
            needs=(*_ASKED, "public_interest"),
        ),
        Answer(
            "silent-open", marked("第三方逾期没有意见，本机关决定公开"), _at("第三十二条"), goes="form", needs=_ASKED
        ),
        Answer("silent-withheld", marked("第三方逾期没有意见，本机关决定不予公开"), _at("第三十二条"), goes="part"),
    ),
)
_CHOICE = Question(
    "choice",
    "给不给",
    marked("内部事务信息可以不予公开，本机关怎样决定？"),
    (
        Answer("withhold", marked("不予公开"), _at("第十六条第一款"), goes="part"),
        Answer("open", marked("公开"), _at("第十六条第一款"), goes="form"),
    ),
)
_PROVISO = Question(
    "proviso",
    "给不给",
    marked("法律、法规、规章是否规定应当公开？没有规定的，本机关怎样决定？"),
    (
        Answer("withhold", marked("没有规定，决定不予公开"), _at("第十六条第二款"), goes="part"),
        Answer("required", marked("规定应当公开，从其规定"), _at("第十六条第二款"), goes="form"),
        Answer("open", marked("没有规定，决定公开"), _at("第十六条第二款"), goes="form"),
    ),
)
_PART = Question(
    "part",
    "给不给",
    marked("不予公开的内容能不能与可以公开的内容区分开来？"),
    (
        Answer("whole", marked("不能区分，全部不予公开"), _at("第三十六条第三项"), ends=GROUND),
        Answer("separable", marked("能够区分，公开其余部分"), _at("第三十七条"), goes="form"),
    ),
)
_FORM = Question(
    "form",
    "怎么给",
    marked("按照申请人的要求和信息保存的实际情况，怎样提供？"),
    (
        Answer("copies", marked("提供纸质件或者电子件"), _at("第四十条"), goes="page-fee"),
        Answer("inspection", marked("安排查阅、抄录"), _at("第四十条"), ends=GIVEN),
        Answer("told", marked("告知获取的方式、途径和时间"), _at("第三十六条第二项"), ends=GIVEN),
    ),
)
_PAGE_FEE = Question(
    "page-fee",
    "怎么给",
    marked("是否按量收取信息处理费？"),
    (
        Answer("free", marked("不收费"), _at("第四十二条"), ends=GIVEN),
        Answer("paid", _PAID.label, _PAID.basis, ends=GIVEN, letters=("fee-notice",)),
        Answer(_UNPAID.code, _UNPAID.label, _UNPAID.basis, ends="fee-unpaid", letters=("fee-notice",)),
    ),
    spared=("amount", "charged"),
)
_SERVICE = Question(
    "service",
    "怎么答",
    marked("怎样送达？"),
    (
        *(Answer(service.code, service.label, service.basis) for service in SERVICES.values()),
        Answer(
            "unanswered",
            marked("不另行答复，登记结案"),
            _inferred("第三十条", "推断：法律没有要求另行答复"),
            only=frozenset({"not-corrected", "other"}),
        ),
    ),
)

QUESTIONS = CodeList(
    "question",
    [
        _COMPLETE,
        _CORRECTED,
        _NATURE,
        _REPEATED,
        _AMOUNT,
        _REASONS,
        _ITEM_FEE,
        _RESPONSIBLE,
        _HELD,
        _GROUND,
        _CONSENT,
        _CHOICE,
        _PROVISO,
        _PART,
        _FORM,
        _PAGE_FEE,
        _SERVICE,
    ],
)
"""Every question, the first to be asked first."""
FIRST, LAST = "complete", "service"
