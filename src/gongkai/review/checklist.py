"""What every proof-reading looks at, point by point."""

from dataclasses import dataclass

from gongkai.basis import CodeList


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at, and what is looked for."""

    code: str
    label: str
    help: str


POINTS = CodeList(
    "point",
    [
        Point("spelling", "错字", "错别字、漏字、多字、标点"),
        Point("names", "人名地名职务", "姓名、地名、机构名和职务的写法、顺序"),
        Point("figures", "数字", "数字、日期、金额、文号前后一致"),
        Point("wording", "表述", "引用法规政策的表述准确，没有过时、不规范的说法"),
        Point("links", "链接", "链接和附件打得开，内容对得上"),
        Point("personal", "个人信息", "身份证号、电话、银行卡、住址等已经隐去"),
    ],
)
"""The six points that local rules name."""
