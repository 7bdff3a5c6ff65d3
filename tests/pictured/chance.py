"""Ways in which pictures reach us that nobody chose: each drawn by chance from a seed.

No way is ruled out for being hard, except that no two of blur, a slow shutter and 72 dpi come together: what no person
can read says nothing about a reader.
"""

import random
from dataclasses import replace

from variants.draft import Draft, made_up
from variants.samples import drafts

from .damage import Way
from .drawing import FANG, HEI, KAI, SONG, SUNG, ZHENG

_BOLD_SONG = SONG.replace("Regular", "Bold")
_BOLD_HEI = HEI.replace("Regular", "Bold")
_DEJAVU = "/usr/share/fonts/truetype/dejavu/"
_FONTS = {
    "宋体": SONG,
    "黑体": HEI,
    "仿宋": FANG,
    "楷体": KAI,
    "宋体 light": SUNG,
    "文泉驿": ZHENG,
    "宋体 bold": _BOLD_SONG,
    "黑体 bold": _BOLD_HEI,
}
_PLAIN_FONTS = {"宋体": SONG, "黑体": HEI, "仿宋": FANG, "宋体 light": SUNG, "文泉驿": ZHENG}
_DIGITS = (
    "",
    "",
    "",
    SUNG,
    KAI,
    f"{_DEJAVU}DejaVuSans.ttf",
    f"{_DEJAVU}DejaVuSerif.ttf",
    f"{_DEJAVU}DejaVuSansMono.ttf",
)
_INKS = {"red": "#de282e", "dark red": "#b01218", "pale red": "#f07070", "blue": "#2a4bb0", "grey": "#8c8c8c"}


def ways(seed: int, count: int) -> list[Way]:
    """So many ways; the same for one seed."""
    chance = random.Random(seed)
    return [_way(chance, number) for number in range(count)]


def plain_ways(seed: int, count: int) -> list[Way]:
    """So many ways of what most offices publish: usual fonts, 100 to 200 dpi, hardly turned, with a red seal or not."""
    chance = random.Random(f"plain {seed}")
    return [_plain(chance, number) for number in range(count)]


def drafts_for(seed: int, number: int) -> Draft:
    """The report that is printed in a way: many numbers, few, or hardly any."""
    chance = random.Random(f"{seed}/{number}")
    if chance.random() < 0.2:
        return drafts()[chance.choice(["003", "004"])]
    most = chance.choice([5, 40, 900, 9000])
    return made_up(f"by chance {number}", seed=chance.randint(1, 10**6), largest=most)


def _way(chance: random.Random, number: int) -> Way:
    name, font = chance.choice(list(_FONTS.items()))
    dpi = chance.choice([72, 100, 100, 120, 150, 150, 200, 300])
    form = chance.choice(["PNG", "JPEG", "JPEG", "JPEG", "WEBP", "TIFF"])
    way = Way(name, font, dpi, form, quality=chance.choice([30, 40, 50, 60, 75, 90]), seed=chance.randint(0, 10**6))
    way = replace(
        way,
        digits=chance.choice(_DIGITS),
        borders=chance.choice(["plain", "plain", "plain", "thin", "thick", "dotted", "none"]),
        margin=chance.choice([12, 12, 4, 1, 40]),
        split=chance.random() < 0.12,
    )
    way = _moved(way, chance)
    way = _sealed(way, chance)
    return replace(way, name=f"{number:02} {_said(way)}")


def _plain(chance: random.Random, number: int) -> Way:
    name, font = chance.choice(list(_PLAIN_FONTS.items()))
    dpi, form = chance.choice([100, 150, 200]), chance.choice(["PNG", "JPEG", "JPEG"])
    way = Way(name, font, dpi, form, quality=chance.randint(30, 90), seed=chance.randint(0, 10**6))
    way = replace(way, skew=round(chance.uniform(-3, 3), 1) if chance.random() < 0.6 else 0.0)
    way = replace(way, stamp=_INKS["red"] if chance.random() < 0.5 else "")
    return replace(way, name=f"{number:02} {_said(way)}")


def _moved(way: Way, chance: random.Random) -> Way:
    kind = chance.choice(["flat", "flat", "skew", "skew", "photo", "scan"])
    if kind == "skew":
        return replace(way, skew=round(chance.uniform(-5, 5), 1))
    if kind == "photo":
        way = replace(way, tilt=chance.choice([0.03, 0.05, 0.08]), tint=chance.random() < 0.6, split=False)
        way = replace(way, shadow=chance.choice([0, 0.3, 0.5]), noise=chance.choice([0, 3]), dpi=max(way.dpi, 120))
        return replace(way, blur=0.5 if way.dpi > 120 else 0, skew=round(chance.uniform(-2, 2), 1))
    if kind == "scan":
        way = replace(way, grey=True, tint=chance.random() < 0.5, noise=chance.choice([2, 5]))
        return replace(way, skew=round(chance.uniform(-1, 1), 1), turned=chance.choice([0, 0, 90, 180, 270]))
    return way


def _sealed(way: Way, chance: random.Random) -> Way:
    if chance.random() < 0.55:
        return way
    colour = chance.choice(["red", "red", "dark red", "pale red", "blue", "grey"])
    seal = chance.choice(["round", "round", "oval", "square"])
    return replace(way, stamp=_INKS[colour], seal=seal, grey=way.grey or colour == "grey")


def _said(way: Way) -> str:
    """What a way is, in one line."""
    font = way.name
    parts = [f"{font}, {way.dpi} dpi, {way.format}"]
    parts[0] += f" {way.quality}" if way.format in {"JPEG", "WEBP"} else ""
    parts += [f"digits {way.digits.rpartition('/')[2].partition('.')[0]}"] if way.digits else []
    parts += [f"{way.borders} borders"] if way.borders != "plain" else []
    parts += [f"turned {way.skew}"] if way.skew else []
    parts += [f"{way.seal} stamp {way.stamp}"] if way.stamp else []
    named = {
        "tilt": way.tilt,
        "shadow": way.shadow,
        "noise": way.noise,
        "margin": way.margin if way.margin != 12 else 0,
    }
    parts += [f"{key} {value}" for key, value in named.items() if value]
    parts += [key for key in ("grey", "tint", "split") if getattr(way, key)]
    parts += [f"turned by {way.turned}"] if way.turned else []
    return ", ".join(parts)
