"""Who applies: the six kinds of applicant that table 3 tells apart."""

from dataclasses import dataclass

from gongkai.basis import ANNUAL_FORM_2021, Citation, CodeList

_FORM = ANNUAL_FORM_2021.at("附件 表三")


@dataclass(frozen=True, slots=True)
class Applicant:
    """A kind of applicant. `code` is also the key of its column in table 3, `label` the form's word."""

    code: str
    label: str
    organisation: bool
    basis: Citation = _FORM


APPLICANTS = CodeList(
    "applicant",
    [
        Applicant("natural", "自然人", organisation=False),
        Applicant("business", "商业企业", organisation=True),
        Applicant("research", "科研机构", organisation=True),
        Applicant("charity", "社会公益组织", organisation=True),
        Applicant("lawyer", "法律服务机构", organisation=True),
        Applicant("other", "其他", organisation=True),
    ],
)
