"""How a text names a document: in title marks (书名号)."""

_INNER = str.maketrans("《》", "〈〉")


def book_title(title: str) -> str:
    """A title in title marks; those within it become single ones.

    Source: 《标点符号用法》（GB/T 15834—2011）, 4.15.

    >>> book_title("关于印发《某办法》的通知")
    '《关于印发〈某办法〉的通知》'
    """
    return f"《{title.translate(_INNER)}》"
