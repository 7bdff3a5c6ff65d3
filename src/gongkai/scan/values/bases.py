"""What the detectors rest on. What was not read in the original says so."""

from gongkai.basis import REGULATION
from gongkai.basis.instruments import (
    ACCESSIBILITY_LAW,
    PERSONAL_INFORMATION_LAW,
    SECRECY_RULES,
    SITE_CHECKS,
    SITE_GUIDE,
)

PRIVACY = REGULATION.at("第十五条")
"""Personal privacy of third parties is not disclosed without their consent."""
SENSITIVE = PERSONAL_INFORMATION_LAW.at("第二十八条", verified=False, note="凭记忆，未核对原文")
"""Sensitive personal information: identity, accounts, whereabouts, minors under 14."""
REVIEW = REGULATION.at("第十七条")
"""Everything is reviewed before it is published; nobody can review what he does not see."""
ITEM_BY_ITEM = SECRECY_RULES.at("第四十二条")
"""First reviewed, then published, item by item."""
WORDING = SITE_CHECKS.at("", verified=False, note="单项否决中的严重表述错误；扣分细则未核对原文")
"""Grave errors of wording fail a site by themselves."""
ACCESS = ACCESSIBILITY_LAW.at("第三十二条")
"""Sites built with public money should gradually meet the standards of accessibility."""
LINKS = SITE_GUIDE.at("", verified=False, note="凭记忆：不得有失效链接")
"""No broken links."""
