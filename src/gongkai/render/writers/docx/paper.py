"""The measures and fonts of official documents (GB/T 9704-2012), in the units of Word.

A twip is a twentieth of a point; sizes of type are in half points.
"""

TWIPS_PER_MM = 1440 / 25.4

PAGE_WIDTH, PAGE_HEIGHT = round(210 * TWIPS_PER_MM), round(297 * TWIPS_PER_MM)
TOP, LEFT = round(37 * TWIPS_PER_MM), round(28 * TWIPS_PER_MM)
TEXT_WIDTH, TEXT_HEIGHT = round(156 * TWIPS_PER_MM), round(225 * TWIPS_PER_MM)
RIGHT = PAGE_WIDTH - LEFT - TEXT_WIDTH
BOTTOM = PAGE_HEIGHT - TOP - TEXT_HEIGHT
FOOTER = round((35 - 7 - 5) * TWIPS_PER_MM)
"""From the page's edge to the foot of the page number, whose dash stands 7 mm under the text."""

LINES, CHARACTERS = 22, 28
LINE = TEXT_HEIGHT // LINES
BODY, TITLE, TABLE, PAGE_NUMBER = 32, 44, 18, 28
"""Sizes of type: 3号, 2号, 小五 and 4号."""
CLOSER = (TEXT_WIDTH // CHARACTERS) - BODY * 10
"""What a character of the body is set closer than its size, so that 28 stand on a line.

Said on the characters, not as a grid of the page: office suites disagree on what such a grid means.
"""

SONG, FANG, HEI, KAI, HEADLINE = "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"

WIDTHS = {
    "disclosure": (2446, *(2133,) * 3),
    "requests": (500, 880, 2564, *(700,) * 7),
    "disputes": (589,) * 15,
}
"""Columns of the tables; each adds up to no more than the width of the text."""
NARROW = {"requests": 16}
"""The size of the column heads where they must be smaller than the rest for four characters to stand side by side."""
ROW = 360
"""The least height of a row of a table."""
