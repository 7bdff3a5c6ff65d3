"""Words of the bench: where a file stands, what is done to it, why it is in doubt."""

from django.db.models import TextChoices

from gongkai_web.ui.language import later


class State(TextChoices):
    """Where a file stands."""

    WAITING = "waiting", later("等待识读")
    UNPACKED = "unpacked", later("已展开")
    UNREADABLE = "unreadable", later("不能识读")
    DOUBT = "doubt", later("存疑待定")
    READ = "read", later("已识读")
    CONFIRMED = "confirmed", later("已确认")
    SET_ASIDE = "set-aside", later("不采用")


SIGNS = {
    State.WAITING: "…",
    State.UNPACKED: "▤",
    State.UNREADABLE: "✕",
    State.DOUBT: "?",
    State.READ: "○",
    State.CONFIRMED: "●",
    State.SET_ASIDE: "–",
}
"""A mark for each state, so that none is told by colour alone."""


class Due(TextChoices):
    """What is still to be done with a file by the machine."""

    NOTHING = "", later("无")
    UNPACK = "unpack", later("展开")
    READ = "read", later("识读")
    EXAMINE = "examine", later("检查")


class Deed(TextChoices):
    """What a person can do to a report."""

    PLACED = "placed", later("确认机关和年度")
    CHOSEN = "chosen", later("以这份为准")
    SET_ASIDE = "set-aside", later("不采用")
    TAKEN_BACK = "taken-back", later("恢复采用")
    CORRECTED = "corrected", later("更正识读")
    UNCORRECTED = "uncorrected", later("撤销更正")
    UPHELD = "upheld", later("确认问题")
    DISMISSED = "dismissed", later("排除问题")
    REOPENED = "reopened", later("撤销决定")
    RERUN = "rerun", later("重新检查")
    REREAD = "reread", later("再读一次")
    COMPLETE = "complete", later("说明下级报告已经收齐")
    INCOMPLETE = "incomplete", later("撤销收齐的说明")


class Doubt(TextChoices):
    """Why it is not certain whose report a file holds, or whether it counts."""

    NO_ORGAN = "no-organ", later("没有认出机关")
    SEVERAL_ORGANS = "several-organs", later("可能是不同的机关")
    NOT_YOURS = "not-yours", later("是管理范围以外的机关的报告")
    OTHER_ORGAN = "other-organ", later("不是所选机关的报告")
    SIGNED_BY_OTHER = "signed-by-other", later("标题和落款是不同的机关")
    BY_FILE_NAME = "by-file-name", later("只由文件名认出")
    BY_SITE_CODE = "by-site-code", later("只由网站标识码认出")
    OLD_NAME = "old-name", later("用了更名以前的名称")
    NAMED_OTHER = "named-other", later("文件名写的是另一个机关")
    NOT_THERE = "not-there", later("这一年机关不存在")
    ENDED = "ended", later("机关在这一年撤销")
    NO_YEAR = "no-year", later("没有读到年度")
    DOUBLE = "double", later("同一机关同一年度有两份报告")


ADVICE = {
    Doubt.NO_ORGAN: later("请在下面选出机关。"),
    Doubt.SEVERAL_ORGANS: later("请在下面选出机关。"),
    Doubt.NOT_YOURS: later("不归您管理的，请不采用这份，转给管理它的人员。"),
    Doubt.OTHER_ORGAN: later("选错了机关的，请在下面改选；报告印错了机关的，确认并写明理由。"),
    Doubt.SIGNED_BY_OTHER: later("请看原件是谁的报告，在下面确认或者改选。"),
    Doubt.NAMED_OTHER: later("报告写的与文件名不同：请看原件，确认是谁的报告；拿错了文件的，不采用这份，另行导入。"),
    Doubt.BY_FILE_NAME: later("报告里没有认出机关，请看原件后确认。"),
    Doubt.BY_SITE_CODE: later("报告里没有认出机关，请看原件后确认。"),
    Doubt.OLD_NAME: later("请确认年度没有弄错；年度没有错的，确认即可，报告仍属于更名后的机关。"),
    Doubt.NOT_THERE: later("撤销以后的报告由承接的机关编制：是承接机关的，请改选机关；年度弄错了的，请改年度。"),
    Doubt.ENDED: later(
        "当年的报告由年底存在的机关编制。是承接机关的，请改选机关；是撤销以前自行编制的，确认留存，不计入政府的汇总。"
    ),
    Doubt.NO_YEAR: later("请在下面填写年度。"),
    Doubt.DOUBLE: later("选定以前两份都不计入：请比较以后选一份为准，另一份保留、不采用。"),
}
"""What a person does about each doubt."""


class Left(TextChoices):
    """Why a file that was dropped, or was in a package, is not taken in."""

    FORMAT = "format", later("不是能识读的格式")
    PACKED_OTHERWISE = "packed-otherwise", later("rar、7z等压缩包不能打开，请解压以后导入，或者改成zip")
    NESTED = "nested", later("压缩包里的压缩包不展开，请取出来单独导入")
    ENCRYPTED = "encrypted", later("加了密码，没有打开，请取消密码后再导入")
    BOMB = "bomb", later("展开后大得不正常，疑似压缩炸弹，没有展开")
    DAMAGED = "damaged", later("在压缩包里已经损坏，没有取出")
    TOO_LARGE = "too-large", later("文件太大，没有导入")
    EMPTY = "empty", later("是空文件")
    LOCK = "lock", later("是Office打开文件时的临时文件，不是报告")
    SYSTEM = "system", later("是系统自己留下的文件，不是报告")
    HIDDEN = "hidden", later("是隐藏文件")
    BESIDE = "beside", later("是随网页保存的附带文件，不单独算一份报告")
