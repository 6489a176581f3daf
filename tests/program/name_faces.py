# The names of tests/names for HarfBuzz's own programs: in which file and with which options each is set.
import csv
import pathlib
import re
import subprocess
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




def output(*command, text=True):
    return subprocess.run(command, capture_output=True, text=text, check=True).stdout


def names_of(learners):
    """From the learners' list: names by key."""
    with open(learners, encoding="utf-8") as file:
        return {row["key"]: row["name"] for row in csv.DictReader(file)}


def face_of(key):
    """The file of the usual serif face of the key's script."""
    return FONTS / FACES.get(key[:4], "opentype/noto/NotoSerifCJK-Regular.ttc")


def options(key, features=""):
    """What hb-shape and hb-view must know beside file and text. English is the language of the edition."""
    script = key[:4]
    alphabet = FACES.get(script) == GARAMOND
    return ("--language=en", "--direction=" + ("rtl" if script in RIGHT_TO_LEFT else "ltr"),
            f"--face-index={COLLECTION.get(script, 0)}", "--features=lnum" + (",-calt" if alphabet else "") + features)


def name_on_page(document):
    """Where the name stands on the first page, by Poppler's program: xMin, xMax, yMin, yMax in points. These are the
    words of the largest size. A word with marks above it has a higher box than its neighbours; the next smaller size
    is the title's."""
    text = output("pdftotext", "-bbox", "-l", "1", document, "-")
    root = xml.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))
    words = [[float(word.get(side)) for side in ("xMin", "xMax", "yMin", "yMax")]
             for word in root.iter("{http://www.w3.org/1999/xhtml}word")]
    height = max(bottom - top for _, _, top, bottom in words)
    name = [word for word in words if word[3] - word[2] > 0.8 * height]
    return (min(word[0] for word in name), max(word[1] for word in name), min(word[2] for word in name),
            max(word[3] for word in name))
