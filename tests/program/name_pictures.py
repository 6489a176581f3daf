# Holds pictures of printed names to those that HarfBuzz's own program draws: hb-view sets the name of a learner with the
# same font, pdftoppm draws both, and where one has ink the other must have it. Glyphs, their order and their places are
# compared at once; a wrong one, or kerning left out, does not pass.
#   python3 name_pictures.py LEARNERS.CSV DOCUMENTS KEY...
import pathlib
import subprocess
import sys
import tempfile

from name_faces import SIZES, face_of, name_on_page, names_of, options

DOTS_PER_POINT = 4
MARGIN = 12  # points around the name
LIMIT = 0.22  # of the ink: half a dot's shift along the edges makes 0.12 to 0.18


class Picture:
    """Ink by rows, 0 for paper to 255; the darkest dot counts as full ink."""

    def __init__(self, document, *crop):
        data = subprocess.run(("pdftoppm", "-r", str(72 * DOTS_PER_POINT), "-gray", "-l", "1", *crop, document),
                              capture_output=True, check=True).stdout
        _, size, _, dots = data.split(b"\n", 3)
        self.width, height = map(int, size.split())
        paper, ink = max(dots), min(dots)
        # Texture of the paper and letters of a lighter colour are no ink.
        ramp = bytes(min(255, max(0, round(255 * (paper - dot) / (paper - ink)))) for dot in range(256))
        dots = dots.translate(ramp)
        self.rows = [dots[at:at + self.width] for at in range(0, self.width * height, self.width)]

    def trimmed(self):
        """To its ink."""
        inked = [y for y, row in enumerate(self.rows) if max(row) > 127]
        self.rows = self.rows[inked[0]:inked[-1] + 1]
        columns = [max(column) > 127 for column in zip(*self.rows)]
        begin, end = columns.index(True), len(columns) - columns[::-1].index(True)
        self.rows = [row[begin:end] for row in self.rows]
        self.width = end - begin
        return self


def drawn(key, name, size, features=""):
    """By HarfBuzz's program."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        subprocess.run(("hb-view", "--output-format=pdf", f"--output-file={file.name}", f"--font-size={size}",
                        f"--margin={MARGIN}", *options(key, features), str(face_of(key)), name), check=True)
        return Picture(file.name).trimmed()


def difference(own, other, x, y):
    """Of the ink where the other picture lies on ours, as a part of that ink; more than 1 is possible."""
    apart, ink = 0, 0
    for mine, others in zip(own.rows[y:], other.rows):
        apart += sum(abs(a - b) for a, b in zip(mine[x:x + other.width], others))
        ink += sum(others)
    return apart / ink


def best_shift(own, other):
    """Over shifts of the picture by sums of rows and columns, and then by the dots themselves."""
    def nearest(sums, others):
        shifts = range(max(1, len(sums) - len(others) + 1))
        return min(shifts, key=lambda shift: sum(abs(a - b) for a, b in zip(sums[shift:], others)))

    y = nearest([sum(row) for row in own.rows], [sum(row) for row in other.rows])
    band = own.rows[y:y + len(other.rows)]
    x = nearest([sum(column) for column in zip(*band)], [sum(column) for column in zip(*other.rows)])
    return min(difference(own, other, max(0, x + dx), max(0, y + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def compare(document, key, name):
    """How far the name on the page is from its drawing in the layout's size, and from one without kerning."""
    left, right, top, bottom = name_on_page(document)
    crop = [str(round(DOTS_PER_POINT * length)) for length in
            (left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN)]
    page = Picture(document, "-x", crop[0], "-y", crop[1], "-W", crop[2], "-H", crop[3])
    own = drawn(key, name, SIZES[0])
    size = min(SIZES, key=lambda size: abs(own.width * size / SIZES[0] / DOTS_PER_POINT - (right - left)))
    if size != SIZES[0]:
        own = drawn(key, name, size)
    return best_shift(page, own), best_shift(page, drawn(key, name, size, ",-kern"))


def main(learners, documents, keys):
    names = names_of(learners)
    agree, kerned = 0, 0
    for key in keys:
        apart, unkerned = compare(next(documents.glob(f"{key}_*.pdf")), key, names[key])
        if apart > LIMIT:
            print(f"{key} “{names[key]}”: {apart:.0%} of the ink lie elsewhere")
        agree += apart <= LIMIT
        kerned += apart <= LIMIT < unkerned
    print(f"{agree} pictures agree; {kerned} would not without kerning")


main(sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:])
