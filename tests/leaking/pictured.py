"""Photographs and drawings that tell more than they show."""

import io

from PIL import Image, PngImagePlugin

from leaking.model import PHONES, Leak, Planted

P = PHONES[10:20]


def exif(text="somebody"):
    made = Image.Exif()
    made[0x013B] = text
    made[0x0112] = 6
    made[0x0132] = "2024:01:02 03:04:05"
    made[0x8825] = {1: "N", 2: (36.0, 40.0, 1.0), 3: "E", 4: (117.0, 0.0, 2.0)}
    return made


def photo(kind="JPEG", **options):
    made = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((120, 80)).save(made, kind, **options)
    return made.getvalue()


def jpeg():
    return photo(exif=exif(text=f"call {P[0]}"), comment=f"note {P[1]}".encode())


def png():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", f"tel {P[2]}")
    told.add_itxt("Comment", f"电话{P[3]}")
    return photo("PNG", pnginfo=told, exif=exif())


PICTURES = (
    Leak(
        "photo.jpg",
        jpeg,
        (Planted("F110"), Planted("F109", "Artist"), Planted("L105", P[0]), Planted("L105", P[1])),
        (P[0], P[1]),
    ),
    Leak("drawing.png", png, (Planted("F110"), Planted("F109", "Author"), Planted("L105", P[2])), (P[2], P[3])),
    Leak("photo.webp", lambda: photo("WEBP", exif=exif()), (Planted("F110"), Planted("F109", "Artist"))),
    Leak("scan.tif", lambda: photo("TIFF", tiffinfo={270: f"tel {P[4]}"}), (Planted("L105", P[4]),), (P[4],)),
    Leak("tail.png", lambda: photo("PNG") + f"PK {P[5]}".encode(), (Planted("F125"),), (P[5],)),
    Leak("tail.jpg", lambda: photo() + f"PK {P[6]}".encode(), (Planted("F125"),), (P[6],)),
)
