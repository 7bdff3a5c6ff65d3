"""Characters that printers put for others: radicals and compatibility forms for ideographs, vertical punctuation.

They come into text too, with what is copied off a printed page.

Full-width digits and Chinese punctuation stay as they are: what they mean is for the reader of numbers to say.
"""

import re
import unicodedata

UNMAPPED = "\N{REPLACEMENT CHARACTER}"
"""What stands for a glyph whose font does not say which character it is."""

# The ideograph that each radical of U+2E80–2EF3 stands for. Unicode gives no decomposition for them, and printing
# programs write them for the ideographs: ⻚ for 页, ⻓ for 长.
_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭"
    "⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羋⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長"
    "⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_VERTICAL = "︐，︑、︒。︓：︔；︕！︖？︙…︱—︲–︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』"
_FOR = {
    **dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)),
    **dict(zip(_VERTICAL[::2], _VERTICAL[1::2], strict=True)),
}
_LIKENESS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_COMPATIBLE = re.compile("[\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\ufb00-\ufb06]")
# What symbol fonts keep there are bullets and boxes, but for the places of the digits.
_SYMBOL = re.compile("[\uf021-\uf02f\uf03a-\uf0ff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def normal(character: str) -> str:
    """The character that is meant; U+FFFD for a private one, whose meaning only its font knows.

    >>> normal("⼆"), normal("⻚"), normal("１"), normal("（")
    ('二', '页', '１', '（')
    """
    if character < "\u2e80":
        return character
    known = _FOR.get(character)
    if known is not None:
        return known
    if _COMPATIBLE.match(character):
        return unicodedata.normalize("NFKC", character)
    if _SYMBOL.match(character):
        return "•"
    return UNMAPPED if _PRIVATE.match(character) else character


def with_ideographs(text: str) -> str:
    """A text with ideographs where radicals and compatibility forms stood for them; all else as it is.

    >>> with_ideographs("⾏政复议１件")
    '行政复议１件'
    """
    return _LIKENESS.sub(lambda found: normal(found[0]), text)
