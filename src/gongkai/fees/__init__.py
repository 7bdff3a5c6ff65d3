"""The information processing fee (信息处理费): from items or pages to yuan, band by band."""

from gongkai.fees.progressive import Fee, FeeLine, fee, fee_by_items, fee_by_pages, reachable

__all__ = ["Fee", "FeeLine", "fee", "fee_by_items", "fee_by_pages", "reachable"]
