"""The presses: one for every habit that files have in the wild."""

from math import cos, hypot, radians, sin

from .press import SHARES, Press, nothing

_NARROW = SHARES | {"requests": (0.7, 0.9, 2, 1, 1, 1, 1, 1, 1, 1), "disclosure": (1, 2, 2, 2)}
_TIGHT = SHARES | {"requests": (0.5, 1.2, 3, 0.62, 0.62, 0.62, 0.62, 0.62, 0.62, 0.62)}


def _doubled(leaf, *ends):
    leaf.stroke(*ends)
    leaf.stroke(*(place + 1.6 for place in ends))


def _dashes(leaf, x0, y0, x1, y1):
    """Dashes drawn as tiny filled rectangles."""
    length = hypot(x1 - x0, y1 - y0)
    for n in range(int(length / 3)):
        x, y = x0 + (x1 - x0) * 3 * n / length, y0 + (y1 - y0) * 3 * n / length
        leaf.bar(x, y, x + (1.8 if x1 > x0 else 0.5), y + (1.8 if y1 > y0 else 0.5))


def _bars(leaf, x0, y0, x1, y1):
    leaf.bar(x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25)


def _images(leaf, x0, y0, x1, y1):
    leaf.image(x0 - 0.3, y0 - 0.3, x1 + 0.3, y1 + 0.3)


def _grey(leaf, x0, y0, x1, y1):
    leaf.raw("0.8 G").stroke(x0, y0, x1, y1, 0.24).raw("0 G")


def _singly(leaf, x, y, text, size):
    """Each character with an operator of its own."""
    for c in text:
        leaf.text(x, y, c, size)
        x += size if ord(c) > 0x2000 else size / 2


def _jittered(leaf, x, y, text, size):
    """Characters that stand a little off their places."""
    for n, c in enumerate(text):
        leaf.text(x + (n * 7 % 5 - 2) * 0.025 * size, y + (n * 3 % 4 - 2) * 0.02 * size, c, size)
        x += size if ord(c) > 0x2000 else size / 2


def _backwards(leaf, x, y, text, size):
    """Characters set from the last to the first."""
    places = []
    for c in text:
        places.append((x, c))
        x += size if ord(c) > 0x2000 else size / 2
    for at, c in reversed(places):
        leaf.text(at, y, c, size)


def _twice(leaf, x, y, text, size):
    leaf.text(x, y, text, size)
    leaf.text(x + 0.03 * size, y, text, size)


def _four_times(leaf, x, y, text, size):
    for c in text:
        for dx, dy in ((0, 0), (0.25, 0), (0, 0.25), (0.25, 0.25)):
            leaf.text(x + dx, y + dy, c, size)
        x += size if ord(c) > 0x2000 else size / 2


def _spread(leaf, x, y, text, size):
    """Latin characters a little further apart than their widths, as where a font was replaced."""
    for c in text:
        leaf.text(x, y, c, size * (1 if ord(c) > 0x2000 else 0.8))
        x += size if ord(c) > 0x2000 else size / 2


def _small(leaf, x, y, text, size):
    """A font of size 1, scaled."""
    leaf.text(x, y, text, 1, matrix=(size, 0, 0, size))


def _flipped(leaf, x, y, text, size):
    """On a space turned upside down, as web browsers print."""
    code = text.encode("utf-16-be").hex()
    leaf.raw(f"q 1 0 0 -1 0 {leaf.height} cm BT /plain {size} Tf 1 0 0 -1 {x} {y} Tm <{code}> Tj ET Q")


def _condensed(leaf, x, y, text, size):
    """Set narrower, as to make a number fit."""
    leaf.text(x, y, text, size, matrix=(0.85, 0, 0, 1))


def _watermark(words, size, angle, colour="0.8 g"):
    a = radians(angle)

    def draw(leaf, _page):
        for y in (300, 620):
            leaf.raw(colour).text(120, y, words, size, matrix=(cos(a), sin(a), -sin(a), cos(a))).raw("0 g")

    return draw


def _tiled(leaf, _page):
    leaf.raw("0.9 g")
    for x in range(0, 600, 120):
        for y in range(40, 842, 90):
            leaf.text(x, y, "张三 8024", 14, matrix=(0.94, 0.34, -0.34, 0.94))
    leaf.raw("0 g")


def _level_mark(leaf, _page):
    leaf.raw("0.85 g").text(100, 420, "仅供参考", 96).raw("0 g")


def _running(leaf, page):
    leaf.text(70, 44, "青禾市政府信息公开工作年度报告", 9).stroke(70, 50, leaf.width - 70, 50)
    leaf.text(leaf.width / 2 - 20, leaf.height - 30, f"— {page} —", 10)


def _organ_foot(leaf, page):
    leaf.text(70, leaf.height - 40, "青禾市水务局 办公室", 9)
    leaf.text(leaf.width - 120, leaf.height - 40, f"第 {page} 页 共 6 页", 9)


def _plain_numbers(leaf, page):
    leaf.text(leaf.width / 2, leaf.height - 36, str(page), 10)


def _hidden(leaf, _page):
    """A second text layer that is not painted."""
    for y in range(120, 760, 40):
        leaf.text(72, y, "不可见的文字 12 34", 9, mode=3)


def _white(leaf, _page):
    leaf.raw("1 g")
    for y in range(120, 760, 60):
        leaf.text(90, y, "公开年报 88", 9)
    leaf.raw("0 g")


def _framed(leaf, _page):
    leaf.box(40, 40, leaf.width - 40, leaf.height - 40)


def _background(leaf, _page):
    leaf.bar(0, 0, leaf.width, leaf.height, "0.98 g")


def _radicals(text):
    return text.translate(
        str.maketrans(
            "一二三四五六七八九十人工行年长见页门车生用示立自日月",
            "⼀⼆三四五六七⼋九⼗⼈⼯⾏年⻓⻅⻚⻔⻋⽣⽤⽰⽴⾃⽇⽉",
        )
    )


def _full(text):
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _odd_breaks(text):
    """A label broken anywhere, as with the Enter key."""
    return "\n".join(text[n : n + 4] for n in range(0, len(text), 4)) if not text[:1].isdigit() else text


PRESSES = {
    "as it should be": Press(),
    "head repeated": Press(repeat_head=True, table_size=11, padding=6),
    "large type, head not repeated": Press(table_size=11.5, padding=6),
    "rows cut by the page": Press(table_size=11, cut_rows=True, padding=5),
    "narrow columns": Press(shares=_NARROW),
    "digits wrapped": Press(shares=_TIGHT, table_size=10.5, padding=2),
    "labels at the left": Press(left_labels=True),
    "tables across": Press(across=True, table_size=10),
    "level rules only": Press(upright=nothing),
    "level rules only, large": Press(upright=nothing, table_size=10.5, padding=5),
    "upright rules only": Press(level=nothing),
    "no rules": Press(level=nothing, upright=nothing),
    "no rules, large": Press(level=nothing, upright=nothing, table_size=10.5, padding=5),
    "no rules, labels left, head repeated": Press(level=nothing, upright=nothing, left_labels=True, repeat_head=True),
    "double rules": Press(level=_doubled, upright=_doubled),
    "dashes": Press(level=_dashes, upright=_dashes),
    "bars": Press(level=_bars, upright=_bars),
    "rules as images": Press(level=_images, upright=_images),
    "hairlines": Press(level=_grey, upright=_grey),
    "singly": Press(words=_singly),
    "jittered": Press(words=_jittered),
    "backwards": Press(words=_backwards),
    "twice for bold": Press(words=_twice),
    "four times for bold": Press(words=_four_times),
    "latin smaller": Press(words=_spread),
    "font of size 1": Press(words=_small),
    "upside down space": Press(words=_flipped),
    "condensed": Press(words=_condensed),
    "watermark": Press(under=_watermark("内部资料 注意保存", 54, 45)),
    "watermark over": Press(over=_watermark("青禾市水务局", 60, 30)),
    "watermark steep": Press(over=_watermark("青禾市水务局", 48, 60)),
    "watermark tiled": Press(under=_tiled),
    "watermark level": Press(under=_level_mark),
    "running head": Press(over=_running, table_size=11),
    "organ at the foot": Press(over=_organ_foot, table_size=11),
    "bare page numbers": Press(over=_plain_numbers, table_size=11, level=nothing, upright=nothing),
    "bare page numbers, ruled": Press(over=_plain_numbers, table_size=11),
    "invisible text": Press(over=_hidden),
    "white text": Press(under=_white),
    "framed page": Press(over=_framed),
    "background": Press(under=_background),
    "radicals": Press(respelt=_radicals),
    "full-width digits": Press(respelt=_full),
    "labels broken anywhere": Press(cell_lines=_odd_breaks),
    "two columns": Press(columns=2, size=10.5),
    "title page": Press(title_page=True),
    "turned a quarter": Press(turn=90),
    "turned three quarters": Press(turn=270, across=True),
    "cropped": Press(crop=(30, 30, 560, 800)),
    "cropped off origin": Press(crop=(20, 12, 590, 830), turn=180),
    "in a drawing": Press(wrapped=True),
    "upright heads": Press(upright_head=True),
    "no indent": Press(indent=0),
    "close lines": Press(leading=1.2, table_leading=1.05, padding=1.5),
    "wide page": Press(width=842, height=595, table_size=8),
    "small": Press(size=9, table_size=6, padding=1.5),
    "large": Press(size=16, table_size=13, side=40, shares=_NARROW),
}
