"""Numbers that identify organs, with the errors that a person can act on."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def credit_check_character(first: str) -> str:
    """The last character of a unified social credit code for its first 17 (GB 32100-2015)."""
    total = sum(_CREDIT.index(character) * weight for character, weight in zip(first, _WEIGHTS, strict=True))
    return _CREDIT[-total % 31]


def validate_credit_code(code: str) -> None:
    """Refuse what is not a unified social credit code."""
    if len(code) != 18 or any(character not in _CREDIT for character in code):
        raise ValidationError(
            _("统一社会信用代码应为18位数字和大写字母（不含I、O、S、V、Z），现为“%(code)s”"), params={"code": code}
        )
    if credit_check_character(code[:17]) != code[17]:
        raise ValidationError(_("统一社会信用代码“%(code)s”的校验位不对，请核对是否输错"), params={"code": code})


def validate_region_code(code: str) -> None:
    """Refuse what is not a code of an administrative division: 6, 9 or 12 digits (GB/T 2260, GB/T 10114)."""
    if not re.fullmatch(r"\d{6}(\d{3}){0,2}", code):
        raise ValidationError(_("行政区划代码应为6位、9位或12位数字，现为“%(code)s”"), params={"code": code})


def validate_site_code(code: str) -> None:
    """Refuse what is not the code of a government website: 10 digits, or bm with 8 digits."""
    if not re.fullmatch(r"\d{10}|bm\d{8}", code):
        raise ValidationError(_("网站标识码应为10位数字，或者bm加8位数字，现为“%(code)s”"), params={"code": code})
