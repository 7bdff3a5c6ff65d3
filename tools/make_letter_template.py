"""Write the template of letters into the package: `python tools/make_letter_template.py`. A test holds it fresh."""

from pathlib import Path

from gongkai.render.letters.template import template

TARGET = Path(__file__).parents[1] / "src/gongkai/render/letters/letter.docx"

if __name__ == "__main__":
    TARGET.write_bytes(template())
    print(TARGET.name)
