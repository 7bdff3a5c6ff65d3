"""Whether a number can be what it is said to be: an identity card, a credit code, a telephone."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.scan.detectors.identity import checksum
from gongkai_web.desk.kinds import IdKind
from gongkai_web.organs.numbers import validate_credit_code

OF_PERSONS = (IdKind.ID_CARD, IdKind.PASSPORT, IdKind.PERMIT, IdKind.OTHER)
OF_ORGANISATIONS = (IdKind.CREDIT_CODE, IdKind.OTHER)
_CARD = re.compile(r"\d{17}[\dX]")
_PLAIN = re.compile(r"[0-9A-Z()\-]{4,30}")


def plain(number: str) -> str:
    """A number without the spaces that people put into it, its letters large."""
    return "".join(number.split()).upper()


def validate_number(kind: str, number: str) -> None:
    """Refuse what cannot be a number of that kind, and say what is wrong with it.

    The number itself is not repeated: messages are read by others.

    Raises:
        ValidationError: when the length, the day of birth or the check character is wrong.
    """
    if kind == IdKind.ID_CARD:
        validate_card(number)
    elif kind == IdKind.CREDIT_CODE:
        _validate_credit_code(number)
    elif not _PLAIN.fullmatch(number):
        raise ValidationError(_("证件号码应为4至30位字母和数字，请核对"))


def validate_card(number: str) -> None:
    """Refuse what is not the number of an identity card (GB 11643).

    Raises:
        ValidationError: when the length, the day of birth or the check character is wrong.
    """
    if not _CARD.fullmatch(number):
        raise ValidationError(
            _("身份证号码应为18位，前17位是数字，最后一位是数字或者X；现有{count}位").format(count=len(number))
        )
    if not _was_born(number[6:14]):
        raise ValidationError(_("身份证号码第7至14位不是可能的出生日期，请核对"))
    if checksum(number[:17]) != number[17]:
        raise ValidationError(_("身份证号码的最后一位对不上，请核对是否输错一位"))


def validate_phone(number: str) -> None:
    """Refuse what is no telephone number.

    Raises:
        ValidationError: when it has other signs, or too few or too many digits.
    """
    digits = re.sub(r"[\s()（）+\-转]", "", number)
    if not re.fullmatch(r"\d{7,16}", digits):
        raise ValidationError(_("联系电话应为7至16位数字，座机请写区号，如0123-4567890"))


def _was_born(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1900, 1, 1) <= born <= timezone.localdate()


def _validate_credit_code(number: str) -> None:
    try:
        validate_credit_code(number)
    except ValidationError:
        raise ValidationError(
            _("统一社会信用代码不对：应为18位数字和大写字母，最后一位是校验位，请核对是否输错")
        ) from None
