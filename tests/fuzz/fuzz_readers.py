"""Broken files by the ten thousand: every one is read, or refused with `UnusableInputError`, and soon.

`python tests/fuzz/fuzz_readers.py [INPUTS] [SEED]` mutates sample files of every format and feeds them to the
readers. The first input that does otherwise is written to the temporary folder, named, and ends the run with 1.
"""

import io
import random
import re
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from gongkai.basis import UnusableInputError
from gongkai.ingest.reading import read_bytes
from variants import VARIANTS, drafts

SECONDS = 10
"""How long one input may take."""
TOKENS = (
    b"<table>", b"</table>", b"<tr>", b"<td rowspan=0 colspan=99>", b"</td>", b"<!--", b"-->", b"<![CDATA[", b"]]>",
    b"&", b"<p", b'"', b"'", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3\x28", b"\x80", b"\t", b"|", b"\n\n\n", b"\r",
    b"---|---", b"obj", b"endobj", b"stream", b"/Length 99999999", b"<w:tbl>", b"</w:tbl>", b"<w:gridSpan w:val='-1'/>",
    b"<w:vMerge/>", b"<c r='ZZZ9'>", b"99999999999999999999", b"-1", b"0", b"NaN", "年".encode(), "年".encode("gbk"),
)  # fmt: skip


class TooSlowError(BaseException):
    """An input that took longer than allowed; no `except` of a reader may catch it."""


def main(inputs=10_000, seed=0):
    """Feed mutated samples to the readers; the exit status."""
    chance = random.Random(seed)
    seeds = samples()
    outcomes = Counter()
    signal.signal(signal.SIGALRM, too_slow)
    started = time.monotonic()
    for number in range(inputs):
        name, whole = chance.choice(seeds)
        data = mutated(whole, chance)
        try:
            outcomes[read(data, name)] += 1
        except (Exception, TooSlowError) as fault:  # the very thing that is looked for
            return report(name, data, fault, number)
        if number % 1000 == 999:
            print(f"{number + 1} inputs, {time.monotonic() - started:.0f} s, {dict(outcomes)}", flush=True)
    return 0


def samples():
    """Every quick variant of two drafts, as (name, bytes)."""
    made = drafts()
    return [
        (f"{draft}.{variant.suffix}", variant.make(made[draft]))
        for draft in ("003", "large")
        for variant in VARIANTS.values()
        if not variant.slow
    ] + [("tiny.pdf", PDF)]


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 44>>stream\nBT /F 12 Tf 20 100 Td (2023 report 17) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def read(data, name):
    """Read one input under the watch; what came of it."""
    signal.alarm(SECONDS)
    try:
        read_bytes(data, name)
    except UnusableInputError:
        return "refused"
    finally:
        signal.alarm(0)
    return "read"


def too_slow(*_):
    raise TooSlowError


def mutated(whole, chance):
    """A sample with a few things broken; of a container mostly a member, so that it still opens."""
    if whole.startswith(b"PK") and chance.random() < 0.8:
        return repacked(whole, chance)
    return broken(whole, chance)


def repacked(whole, chance):
    """A container with one of its members broken."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice([name for name in old.namelist() if name.endswith(".xml")])
        for name in old.namelist():
            content = old.read(name)
            if name != chosen:
                new.writestr(name, content)
            elif chance.random() > 0.05:
                new.writestr(name, broken(content, chance))
    return file.getvalue()


def broken(data, chance):
    """Bytes with one to six things broken."""
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(BREAKS)(data, chance)
    return data


def cut(data, chance):
    """End too early."""
    return data[: chance.randint(0, len(data))]


def dropped(data, chance):
    """Lack a stretch."""
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.choice([1, 3, 40, 1000]) :]


def doubled(data, chance):
    """Have a stretch many times."""
    start = chance.randint(0, len(data))
    stretch = data[start : start + chance.choice([1, 10, 200])]
    return data[:start] + stretch * chance.choice([2, 5, 50]) + data[start:]


def swapped(data, chance):
    """Have two stretches in the wrong order."""
    a, b, c = sorted(chance.randint(0, len(data)) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def flipped(data, chance):
    """Have wrong bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 4, 30])):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def spiced(data, chance):
    """Have something that does not belong there."""
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(TOKENS) * chance.choice([1, 1, 3, 60]) + data[at:]


def recoded(data, chance):
    """Be in another encoding than it says."""
    return data.decode("utf-8", "replace").encode(chance.choice(["gb18030", "utf-16", "utf-16-le", "big5"]), "replace")


def reworded(data, chance):
    """Have attributes and texts of XML say what they should not, and stay well-formed."""
    found = list(VALUES.finditer(data))
    for place in sorted(chance.sample(found, min(len(found), 6)), key=lambda place: -place.start(1)):
        data = data[: place.start(1)] + chance.choice(WORDS) + data[place.end(1) :]
    return data


def renamed(data, chance):
    """Have one kind of element named as another, and stay well-formed."""
    tags = sorted(set(TAGS.findall(data)))
    if len(tags) < 2:
        return data
    one, other = chance.sample(tags, 2)
    return re.sub(rb"(</?)" + re.escape(one) + rb"(?=[ />])", rb"\g<1>" + other, data)


VALUES = re.compile(rb'(?:="|>)([^"<>]*)(?="|</)')
TAGS = re.compile(rb"<(\w+:?\w*)[ />]")
WORDS = (
    b"-1", b"0", b"1e999", b"99999999999999999999", b"2147483648", b"XFD1048576", b"A1:XFD1048576", b"restart", b"",
    b"continue", b"true", b"s", b"9" * 5000, "\u0669".encode(), "１".encode(),
)  # fmt: skip

BREAKS = (cut, dropped, doubled, swapped, flipped, spiced, spiced, recoded, reworded, reworded, renamed)


def report(name, data, fault, number):
    """Keep the input that broke a reader and say where."""
    with tempfile.NamedTemporaryFile(prefix="fuzz-", suffix=f"-{name}", delete=False) as file:
        file.write(data)
    print(f"input {number} ({name}, kept in {file.name}): {fault!r}")
    return 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
