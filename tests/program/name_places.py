# Holds the printed names of tests/names to HarfBuzz's own program: hb-shape says how wide a name is, kerning and marks
# included; pdftotext -bbox says from where to where it stands on the page. The two must differ by the size alone.
#   python3 name_places.py LEARNERS.CSV DOCUMENTS
import functools
import json
import pathlib
import sys

from name_faces import SIZES, face_of, name_on_page, names_of, options, output


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
    face = face_of(key)
    glyphs = json.loads(output("hb-shape", "--output-format=json", "--no-glyph-names", *options(key), str(face), name))
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


def main(learners, documents):
    names = names_of(learners)
    agree, lists = 0, set()
    for document in sorted(documents.glob("*.pdf")):
        key = document.name.split("_")[0]
        widths = widths_at_one_point(key, names[key])
        if widths is None:
            continue
        begin, end, _, _ = name_on_page(document)
        printed = end - begin
        if any(round(printed / width) in SIZES and abs(printed / width - round(printed / width)) < 0.001
               for width in widths):
            agree += 1
            lists.add(key[:4])
        else:
            print(f"{key} “{names[key]}”: {printed:.3f} pt are no whole size of {sorted(widths)}")
    print(f"{agree} names of {len(lists)} lists agree")


main(sys.argv[1], pathlib.Path(sys.argv[2]))
