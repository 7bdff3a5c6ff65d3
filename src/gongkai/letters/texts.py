"""The words of every letter, block by block. A block names the facts it needs in braces; see `gongkai.deciding.FACTS`.

Besides the facts a block may name `you` (您 or 你单位), `article` and `ground_article` (places of the Regulation) and
`fee_unit` (件 or 页). Letters are written in Chinese whatever the language of the program.
"""

from collections.abc import Mapping

from gongkai.letters.block import Block

REG = "《中华人民共和国政府信息公开条例》"
FEES = "《政府信息公开信息处理费管理办法》"

RECEIVED = Block("本机关于{received}收到{you}提出的政府信息公开申请（申请编号：{request_number}），申请公开：{asked}。")
LATE = Block("本机关未能在{due}前作出答复，谨致歉意。{late_reason}", given=("late_reason",))
_ANSWERED = f"根据{REG}{{article}}的规定，"

_GIVEN = (
    Block("获取信息的方式、途径：{way}；时间：{way_when}。", given=("way",)),
    Block("有关信息随本答复书一并提供，见附件。", given=("enclosures",)),
)

LETTER_BLOCKS: Mapping[str, tuple[Block, ...]] = {
    "receipt": (
        RECEIVED,
        Block(f"收到之日按{REG}第三十一条的规定确定：{{receipt}}。"),
        Block(f"根据{REG}第三十三条第二款的规定，本机关的答复期限至{{due}}届满。"),
    ),
    "correction-notice": (
        RECEIVED,
        Block(f"经审查，申请需要补正。根据{REG}第三十条的规定，请{{you}}补正下列事项："),
        Block("{line}", each="corrections"),
        Block("请{you}自收到本告知书之日起{correction_days}个工作日内补正。答复期限自本机关收到补正的申请之日起计算。"),
        Block("没有正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。"),
    ),
    "reasons-request": (
        RECEIVED,
        Block("经审查，{you}申请公开政府信息的数量、频次明显超过合理范围：{excess}。"),
        Block(f"根据{REG}第三十五条的规定，请{{you}}在{{reasons_due}}前书面说明理由。"),
        Block(
            "理由不合理的，本机关告知{you}不予处理；理由合理但无法在规定期限内答复的，本机关确定延迟答复的合理期限并告知{you}。"
        ),
    ),
    "delay-notice": (
        RECEIVED,
        Block("本机关已经收到{you}说明的理由，认为理由合理。{delay_why}，无法在规定期限内答复。"),
        Block(f"根据{REG}第三十五条的规定，本机关确定延迟至{{delayed_to}}前答复。"),
    ),
    "extension-notice": (
        RECEIVED,
        Block("因{extension_why}，本机关不能在{due}前答复。"),
        Block(
            f"根据{REG}第三十三条第二款的规定，经政府信息公开工作机构负责人同意，"
            "答复期限延长{extension_days}个工作日，本机关将在{extended_to}前答复。"
        ),
    ),
    "third-party-consultation": (
        Block("本机关收到一件政府信息公开申请，所申请公开的信息涉及{you}：{content}。"),
        Block(
            f"根据{REG}第三十二条的规定，现征求{{you}}的意见。"
            "请{you}自收到本意见书之日起15个工作日内，书面告知本机关是否同意公开；不同意公开的，请说明理由。"
        ),
        Block(
            "逾期未提出意见的，由本机关依法决定是否公开。{you}不同意公开且有合理理由的，本机关不予公开；"
            "本机关认为不公开可能对公共利益造成重大影响的，可以决定公开，并书面告知{you}决定公开的内容和理由。"
        ),
    ),
    "co-maker-consultation": (
        Block("我机关收到一件政府信息公开申请，所申请公开的信息由我机关牵头、与你机关共同制作：{content}。"),
        Block(
            f"根据{REG}第三十四条的规定，现征求你机关的意见。请自收到本函之日起15个工作日内，"
            "书面告知我机关是否同意公开；不同意公开的，请说明理由和依据。逾期未提出意见的，视为同意公开。"
        ),
    ),
    "consultation-notice": (
        RECEIVED,
        Block(
            "所申请公开的信息涉及第三方或者其他机关，本机关已于{consulted}书面征求意见。"
            f"根据{REG}第三十三条第三款的规定，征求意见所需的时间不计算在答复期限内。"
        ),
    ),
    "third-party-notice": (
        Block("本机关于{consulted}就公开下列信息书面征求{you}的意见：{content}。"),
        Block("经审查，本机关认为不公开该信息可能对公共利益造成重大影响：{public_interest}。"),
        Block(f"根据{REG}第三十二条的规定，本机关决定公开上述信息，拟于{{open_on}}公开。理由：{{open_reason}}。"),
    ),
    "fee-notice": (
        RECEIVED,
        Block(
            f"根据{REG}第四十二条和{FEES}的规定，该申请应当收取信息处理费。"
            "收费方式：{fee_mode}计收；计费数量：{fee_count}{fee_unit}；金额：{fee_yuan}元。"
        ),
        Block("计算过程：{fee_lines}。"),
        Block("缴纳方式：{fee_how}。请{you}自收到本通知书次日起20个工作日内缴纳。"),
        Block("逾期未缴纳的，视为放弃申请，本机关不再处理该申请。按要求缴纳的，处理期限自缴清次日起重新计算。"),
    ),
    "record-correction": (
        Block(
            "本机关于{received}收到{you}提出的更正政府信息的申请（申请编号：{request_number}），要求更正：{record}。"
        ),
        Block(
            f"经审核属实，根据{REG}第四十一条的规定，本机关已经更正：{{record_detail}}。",
            by=("record_outcome", "corrected"),
        ),
        Block(
            f"该记录不属于本机关职能范围。根据{REG}第四十一条的规定，本机关已经转送有权更正的行政机关处理：{{record_detail}}。",
            by=("record_outcome", "transferred"),
        ),
        Block(
            f"该记录不属于本机关职能范围。根据{REG}第四十一条的规定，请{{you}}向有权更正的行政机关提出：{{record_detail}}。",
            by=("record_outcome", "directed"),
        ),
        Block(
            f"根据{REG}第四十一条的规定，经审核，{{you}}提供的证据不能证明该记录不准确，本机关不予更正：{{record_detail}}。",
            by=("record_outcome", "unproved"),
        ),
    ),
    "already-public": (
        RECEIVED,
        Block(f"经审查，该信息已经主动公开。{_ANSWERED}告知{{you}}获取该政府信息的方式、途径：{{published_at}}。"),
    ),
    "granted": (RECEIVED, Block(f"经审查，该信息可以公开。{_ANSWERED}本机关决定予以公开。"), *_GIVEN),
    "partial": (
        RECEIVED,
        Block(
            "经审查，该信息含有不应当公开的内容，能够作区分处理。"
            f"{_ANSWERED}本机关决定公开可以公开的内容：{{open_parts}}。"
        ),
        *_GIVEN,
        Block("下列内容不予公开："),
        Block("{line}", each="withheld_parts"),
        Block("不予公开的理由如下。"),
    ),
    "withheld": (RECEIVED,),
    "query-matter": (
        RECEIVED,
        Block(
            "经审查，{special_law}对查询该信息有特别规定。"
            f"{_ANSWERED}请{{you}}依照该规定办理。查询的地点和方式：{{special_place}}。"
        ),
    ),
    "not-found": (
        RECEIVED,
        Block(
            "本机关于{searched_on}对{searched_in}进行了检索，检索词和方式为：{searched_for}。"
            f"经检索没有所申请公开的信息。{_ANSWERED}告知{{you}}该政府信息不存在。"
        ),
    ),
    "not-ours": (
        RECEIVED,
        Block(f"经审查，该信息不属于本机关负责公开：{{not_ours_why}}。{_ANSWERED}特此告知。"),
        Block(
            "经查，该信息由{responsible}负责公开，联系方式：{responsible_contact}。{you}可以向该机关提出申请。",
            given=("responsible",),
        ),
    ),
    "not-made": (
        RECEIVED,
        Block(
            "经审查，本机关没有现成的信息，提供该信息需要对现有政府信息进行加工、分析：{making_why}。"
            f"{_ANSWERED}本机关不予提供。"
        ),
    ),
    "unclear": (
        RECEIVED,
        Block("本机关于{correction_asked}告知{you}补正，{you}于{corrected}作出补正。"),
        Block(
            "补正后申请内容仍不明确：{still_unclear}，本机关无法据此确定所申请公开的政府信息。"
            f"{_ANSWERED}本机关无法提供。"
        ),
    ),
    "petition": (
        RECEIVED,
        Block(
            "经审查，该申请是以政府信息公开申请的形式进行信访、投诉、举报等活动：{petition_why}。"
            f"{_ANSWERED}本机关不作为政府信息公开申请处理。"
        ),
        Block("{you}可以通过下列渠道提出：{petition_channel}。", given=("petition_channel",)),
    ),
    "repeat": (
        RECEIVED,
        Block(
            "经审查，{you}曾提出相同的申请，本机关已于{earlier_on}以{earlier_number}答复。"
            f"{_ANSWERED}本机关不予重复处理。"
        ),
    ),
    "publication": (
        RECEIVED,
        Block(
            f"经审查，{{publication}}属于政府公报、报刊、书籍等公开出版物。{_ANSWERED}本机关不作为政府信息公开申请处理。"
        ),
        Block("获取的途径：{publication_where}。", given=("publication_where",)),
    ),
    "excessive": (
        RECEIVED,
        Block("经审查，{you}申请公开政府信息的数量、频次明显超过合理范围：{excess}。"),
        Block("本机关于{reasons_asked}要求{you}说明理由。经审查，理由不合理：{reasons_judged}。"),
        Block(f"{_ANSWERED}本机关不予处理。"),
    ),
    "reconfirm": (
        RECEIVED,
        Block(
            "经审查，该申请要求本机关对{you}已经获取的信息予以确认或者重新出具：{confirm_what}。"
            "这不是获取政府信息的申请，本机关不予处理。"
        ),
    ),
    "not-corrected": (
        RECEIVED,
        Block("本机关于{correction_asked}告知{you}补正，补正期限至{correction_due}届满，{you}没有正当理由逾期未补正。"),
        Block(f"{_ANSWERED}视为{{you}}放弃申请，本机关不再处理该申请。"),
    ),
    "fee-unpaid": (
        RECEIVED,
        Block("{you}于{fee_noticed}收到收费通知书，缴费期限至{fee_due}届满，{you}逾期未缴纳。"),
        Block(f"根据{REG}第四十二条和{FEES}的规定，视为{{you}}放弃申请，本机关不再处理该申请。"),
    ),
    "other": (RECEIVED, Block("{other_why}。本机关不再处理该申请，予以结案。")),
}
"""What each letter says, before the remedy and the contact line."""

_DENIED = f"根据{REG}{{ground_article}}的规定，本机关不予公开。"
GROUND_BLOCKS: Mapping[str, tuple[Block, ...]] = {
    "secret": (Block(f"该信息已经依法确定为国家秘密，尚在保密期限内。{_DENIED}"),),
    "prohibited": (Block(f"{{law_name}}{{law_article}}禁止公开该信息。{_DENIED}"),),
    "safety": (Block(f"该信息公开后可能危及国家安全、公共安全、经济安全、社会稳定：{{harm}}。{_DENIED}"),),
    "third-party": (
        Block(
            f"该信息公开会对第三方合法权益造成损害：{{third_party_harm}}。"
            f"本机关已经依照{REG}第三十二条的规定书面征求第三方的意见，第三方不同意公开且有合理理由。{_DENIED}",
            by=("third_party_said", "objected"),
        ),
        Block(
            f"该信息公开会对第三方合法权益造成损害：{{third_party_harm}}。"
            f"本机关已经依照{REG}第三十二条的规定书面征求第三方的意见，第三方逾期未提出意见。{_DENIED}",
            by=("third_party_said", "silent"),
        ),
    ),
    "internal": (Block(f"该信息属于本机关{{internal_kind}}方面的内部事务信息：{{why_withheld}}。{_DENIED}"),),
    "deliberative": (
        Block(
            "该信息是本机关在履行行政管理职能过程中形成的{deliberative_kind}，"
            f"法律、法规、规章没有规定应当公开：{{why_withheld}}。{_DENIED}"
        ),
    ),
    "case-file": (
        Block(
            "该信息属于行政执法案卷信息（{case_file}），"
            f"法律、法规、规章没有规定应当公开：{{why_withheld}}。{_DENIED}"
        ),
    ),
}
"""Why information, or a part of it, is withheld."""
