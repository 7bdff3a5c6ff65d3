"""Every check of a letter, in order."""

from gongkai.basis import CodeList
from gongkai.letters.sending.form import FORM_CHECKS
from gongkai.letters.sending.law import LAW_CHECKS

SENDING_CHECKS = CodeList("check of letters", [*FORM_CHECKS, *LAW_CHECKS])
"""What is looked at before a letter goes out."""
