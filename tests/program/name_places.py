# Holds the printed names of tests/names to HarfBuzz's own program: hb-shape says how wide a name is, kerning and marks
# included; pdftotext -bbox says from where to where it stands on the page. The two must differ by the size alone.
#   python3 name_places.py LEARNERS.CSV DOCUMENTS
import csv
import functools
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

FONTS = pathlib.Path("/usr/share/fonts")
GARAMOND = "opentype/ebgaramond/EBGaramond12-Regular.otf"
# Serif faces by the beginning of a learner's key. Scripts without spaces are one word.
FACES = {"latn": GARAMOND, "grek": GARAMOND, "cyrl": GARAMOND}
for key, name in {"armn": "SerifArmenian", "geor": "SerifGeorgian", "deva": "SerifDevanagari", "beng": "SerifBengali",
                  "taml": "SerifTamil", "gujr": "SerifGujarati", "guru": "SerifGurmukhi", "telu": "SerifTelugu",
                  "knda": "SerifKannada", "mlym": "SerifMalayalam", "sinh": "SerifSinhala", "thai": "SerifThai",
                  "khmr": "SerifKhmer", "ethi": "SerifEthiopic", "hebr": "SerifHebrew",
                  "arab": "NaskhArabic"}.items():
    FACES[key] = f"truetype/noto/Noto{name}-Regular.ttf"
COLLECTION = {"jpan": 0, "kore": 1, "hans": 2, "hant": 3}
SIZES = (40, 36, 32)  # in points; the last for long names
RIGHT_TO_LEFT = ("hebr", "arab")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@functools.cache
def table(face, tag):
    """A table of a font file by the bytes (OpenType, table directory); the faces of our collections share theirs."""
    data = face.read_bytes()
    start = int.from_bytes(data[12:16], "big") if data[:4] == b"ttcf" else 0
    for entry in range(start + 12, start + 12 + 16 * int.from_bytes(data[start + 4:start + 6], "big"), 16):
        if data[entry:entry + 4] == tag:
            return data[int.from_bytes(data[entry + 8:entry + 12], "big"):]
    raise ValueError(f"{face} has no table {tag}")


def number(data, at):
    return int.from_bytes(data[at:at + 2], "big")


def nominal_width(face, glyph):
    """What the font and the PDF's /W say, before marks were made to take no room (OpenType, hmtx)."""
    return number(table(face, b"hmtx"), 4 * min(glyph, number(table(face, b"hhea"), 34) - 1))


def widths_at_one_point(key, name):
    """Of a name by HarfBuzz's program: advances and shifts of its glyphs. Poppler lets the box of a word end at the
    last glyph it holds, which may be a mark above an earlier letter, or at the rightmost, and gives a mark the width
    that the PDF says, not the one that was left to it; so there may be several.
    None where the usual face lacks a letter and another serves."""
    script = key[:4]
    face = FONTS / FACES.get(script, "opentype/noto/NotoSerifCJK-Regular.ttc")
    alphabet = FACES.get(script) == GARAMOND
    glyphs = json.loads(output(
        "hb-shape", "--output-format=json", "--no-glyph-names", "--language=en",
        "--direction=" + ("rtl" if script in RIGHT_TO_LEFT else "ltr"), f"--face-index={COLLECTION.get(script, 0)}",
        "--features=lnum" + (",-calt" if alphabet else ""), str(face), name))
    if any(glyph["g"] == 0 for glyph in glyphs):
        return None
    pen, begins, ends = 0, [], []
    for glyph in glyphs:
        begins.append(pen + glyph["dx"])
        pen += glyph["ax"]
        ends.append(begins[-1] + glyph["ax"])
    wide = max(begin + nominal_width(face, glyph["g"]) for begin, glyph in zip(begins, glyphs))
    em = number(table(face, b"head"), 18)
    return {(end - begin) / em for begin in (begins[0], min(begins)) for end in (ends[-1], max(ends), wide)}


def printed_width(document):
    """Of the name on the first page, by Poppler's program: the words of the largest size. A word with marks above it
    has a higher box than its neighbours; the next smaller size is the title's."""
    text = output("pdftotext", "-bbox", "-l", "1", document, "-")
    root = xml.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))
    words = [[float(word.get(side)) for side in ("xMin", "xMax", "yMin", "yMax")]
             for word in root.iter("{http://www.w3.org/1999/xhtml}word")]
    height = max(bottom - top for _, _, top, bottom in words)
    name = [word for word in words if word[3] - word[2] > 0.8 * height]
    return max(word[1] for word in name) - min(word[0] for word in name)


def main(learners, documents):
    with open(learners, encoding="utf-8") as file:
        names = {row["key"]: row["name"] for row in csv.DictReader(file)}
    agree, lists = 0, set()
    for document in sorted(documents.glob("*.pdf")):
        key = document.name.split("_")[0]
        widths = widths_at_one_point(key, names[key])
        if widths is None:
            continue
        printed = printed_width(document)
        if any(round(printed / width) in SIZES and abs(printed / width - round(printed / width)) < 0.001
               for width in widths):
            agree += 1
            lists.add(key[:4])
        else:
            print(f"{key} “{names[key]}”: {printed:.3f} pt are no whole size of {sorted(widths)}")
    print(f"{agree} names of {len(lists)} lists agree")


main(sys.argv[1], pathlib.Path(sys.argv[2]))
