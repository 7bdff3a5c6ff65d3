"""What happens to a page on its way into a file: fonts, resolutions, compression, skew, perspective, light, seals."""

import io
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from .drawing import FANG, HEI, KAI, SONG, SUNG, ZHENG, Look
from .seals import sealed


@dataclass(frozen=True)
class Way:
    """One way. `format` is a name of Pillow with its quality; `skew` degrees; `tilt` how far a camera leant.

    `stamp` is the colour of a seal, `seal` its shape. `whole` is the kind of file of a report that is scanned with its
    prose. `borders` are plain, thin, thick, dotted or none; `digits` is the font of digits; `margin` the points of
    paper around a table; `shadow` how much darker the paper is where a hand keeps the light off; `seed` is what is left
    to chance.
    """

    name: str
    font: str = SONG
    dpi: int = 150
    format: str = "PNG"
    quality: int = 90
    skew: float = 0.0
    tilt: float = 0.0
    stamp: str = ""
    tint: bool = False
    noise: float = 0.0
    blur: float = 0.0
    turned: int = 0
    grey: bool = False
    split: bool = False
    whole: str = ""
    borders: str = "plain"
    digits: str = ""
    seal: str = "round"
    margin: float = 12
    shadow: float = 0.0
    seed: int = 0

    @property
    def look(self) -> Look:
        """How its pages are printed."""
        return Look(self.font, self.digits, self.borders)


RED, GREY, BLUE = "#de282e", "#8c8c8c", "#2a4bb0"

WAYS = {
    way.name: way
    for way in (
        Way("宋体, 150 dpi"),
        Way("宋体, 100 dpi", dpi=100),
        Way("宋体, 200 dpi", dpi=200),
        Way("宋体 light, 100 dpi", font=SUNG, dpi=100),
        Way("宋体 light, 150 dpi, JPEG 50", font=SUNG, format="JPEG", quality=50),
        Way("仿宋, 100 dpi, JPEG 90", font=FANG, dpi=100, format="JPEG"),
        Way("仿宋, 150 dpi", font=FANG),
        Way("仿宋, 200 dpi, JPEG 30", font=FANG, dpi=200, format="JPEG", quality=30),
        Way("黑体, 100 dpi, JPEG 30", font=HEI, dpi=100, format="JPEG", quality=30),
        Way("黑体, 150 dpi", font=HEI),
        Way("黑体, 200 dpi, JPEG 90", font=HEI, dpi=200, format="JPEG"),
        Way("黑体 (文泉驿), 150 dpi, JPEG 60", font=ZHENG, format="JPEG", quality=60),
        Way("楷体, 150 dpi, JPEG 60", font=KAI, format="JPEG", quality=60),
        Way("宋体, 100 dpi, JPEG 60", dpi=100, format="JPEG", quality=60),
        Way("宋体, 150 dpi, JPEG 30", format="JPEG", quality=30),
        Way("宋体, turned 3 degrees, JPEG 60", skew=3, format="JPEG", quality=60),
        Way("黑体, turned -3 degrees", skew=-3, font=HEI),
        Way("仿宋, turned -3 degrees, 100 dpi", skew=-3, font=FANG, dpi=100),
        Way("turned 5 degrees", skew=5),
        Way("turned -5 degrees, JPEG 60", skew=-5, format="JPEG", quality=60),
        Way("red stamp", stamp=RED),
        Way("red stamp, turned -1.5 degrees, JPEG 50", stamp=RED, skew=-1.5, format="JPEG", quality=50),
        Way("red stamp, 仿宋, 200 dpi, JPEG 75", stamp=RED, font=FANG, dpi=200, format="JPEG", quality=75),
        Way("grey stamp", stamp=GREY, grey=True),
        Way("grey stamp, 黑体, JPEG 60", stamp=GREY, grey=True, font=HEI, format="JPEG", quality=60),
        Way("photographed", tilt=0.05, dpi=200, tint=True, blur=0.6, noise=4, format="JPEG", quality=80),
        Way(
            "photographed in shadow, 120 dpi",
            tilt=0.03,
            dpi=120,
            tint=True,
            shadow=0.5,
            noise=3,
            skew=-1,
            format="JPEG",
        ),
        Way("blue square stamp, 120 dpi, JPEG 60", stamp=BLUE, seal="square", dpi=120, format="JPEG", quality=60),
        Way("dotted borders", borders="dotted"),
        Way("grey scan, 300 dpi", dpi=300, grey=True, noise=6, blur=0.7, format="JPEG", quality=70),
        Way("72 dpi", dpi=72),
        Way("72 dpi, 黑体, JPEG 60", dpi=72, font=HEI, format="JPEG", quality=60),
        Way("without rules", borders="none"),
        Way("without rules, JPEG 60, turned 1 degree", borders="none", skew=1, format="JPEG", quality=60),
        Way("over two pictures", split=True),
        Way("upside down", turned=180),
        Way("sideways", turned=90),
        Way("sideways, the other way, 仿宋, JPEG 60", turned=270, font=FANG, format="JPEG", quality=60),
        Way("grey stamp, turned 2 degrees", stamp=GREY, grey=True, skew=2),
        Way("red stamp, 黑体, 100 dpi, JPEG 75", stamp=RED, font=HEI, dpi=100, format="JPEG", quality=75),
        Way("WebP", format="WEBP", quality=60),
        Way("scanned whole, TIFF of several pages", whole="TIFF"),
        Way("scanned whole, PDF, 200 dpi", dpi=200, whole="PDF"),
    )
}


def damaged(picture: Image.Image, way: Way) -> bytes:
    """The file that a page becomes in that way. The same each time."""
    picture = _moved(picture, way)
    if way.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(way.blur))
    if way.tint:
        picture = _lit(picture)
    if way.shadow:
        picture = _shaded(picture, way.shadow)
    if way.noise:
        noise = Image.effect_noise(picture.size, way.noise * 4).convert("RGB")
        picture = Image.blend(picture, noise, way.noise / 100)
    if way.grey:
        picture = picture.convert("L")
    if way.turned:
        picture = picture.rotate(way.turned, expand=True)
    return saved(picture, way.format, way.quality)


def _moved(picture: Image.Image, way: Way) -> Image.Image:
    """What happens to the paper: a seal, a camera that leans, a sheet that lies askew."""
    if way.stamp:
        chance = picture.width + way.dpi + way.seed
        picture = sealed(picture, way.dpi, ImageColor.getrgb(way.stamp), shape=way.seal, seed=chance)
    if way.tilt:
        picture = _tilted(picture, way.tilt)
    if way.skew:
        picture = picture.rotate(way.skew, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    return picture


def saved(picture: Image.Image, form: str = "PNG", quality: int = 90) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **({"quality": quality} if form in {"JPEG", "WEBP"} else {}))
    return file.getvalue()


def _tilted(picture: Image.Image, lean: float) -> Image.Image:
    """A page seen from below and from the left, on a grey desk."""
    w, h = picture.size
    pad = round(0.06 * w)
    board = Image.new("RGB", (w + 2 * pad, h + 2 * pad), (150, 146, 140))
    board.paste(picture, (pad, pad))
    w, h = board.size
    quad = [(0, 0), (w * lean * 0.4, h), (w, h * (1 - lean * 0.5)), (w * (1 - lean), 0)]
    return board.transform((w, h), Image.Transform.QUAD, [v for p in quad for v in p], Image.Resampling.BICUBIC)


def _lit(picture: Image.Image) -> Image.Image:
    """Light from one side and paper that is not white."""
    shade = Image.linear_gradient("L").rotate(90).resize(picture.size).point(lambda v: 175 + v * 70 // 255)
    warm = Image.merge("RGB", (shade, shade.point(lambda v: v * 97 // 100), shade.point(lambda v: v * 90 // 100)))
    return ImageChops.multiply(picture, warm)


def _shaded(picture: Image.Image, depth: float) -> Image.Image:
    """The soft shadow of a hand or a head over one corner."""
    width, height = picture.size
    shade = Image.new("L", (64, 64), 255)
    ImageDraw.Draw(shade).ellipse((30, 24, 110, 100), fill=round(255 * (1 - depth)))
    soft = shade.filter(ImageFilter.GaussianBlur(5)).resize((width, height), Image.Resampling.BICUBIC)
    return ImageChops.multiply(picture, Image.merge("RGB", (soft, soft, soft)))
