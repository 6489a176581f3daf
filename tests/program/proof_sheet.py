# Reads proof sheets against the catalogues they were made from, with readers of its own for both: XML by Python's
# parser, ICU MessageFormat by the few lines below. Prints every fault; the exit code says whether there was one.
#   python3 proof_sheet.py LOCALES SHEETS
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

HTML = "{http://www.w3.org/1999/xhtml}"


def message(pattern, at=0):
    """The parts of a message from `at` to its closing brace: texts, and (name, kind, branches)."""
    parts, text = [], ""
    while at < len(pattern) and pattern[at] != "}":
        if pattern[at] != "{":
            text, at = text + pattern[at], at + 1
            continue
        parts.append(text)
        text = ""
        head = re.compile(r"\{\s*(\w+)\s*(?:,\s*(\w+)\s*,\s*)?").match(pattern, at)
        at, branches = head.end(), []
        while pattern[at] != "}":
            selector = re.compile(r"\s*(\S+?)\s*\{").match(pattern, at)
            inner, at = message(pattern, selector.end())
            branches.append((selector.group(1).lstrip("="), inner))
            at = re.compile(r"\s*").match(pattern, at + 1).end()
        parts.append((head.group(1), head.group(2), branches))
        at += 1
    return parts + [text], at


def branches_of(parts, chain=()):
    """Every branch as the choices that lead to it and the texts that it alone holds."""
    yield chain, [part for part in parts if isinstance(part, str) and part]
    for part in parts:
        if isinstance(part, tuple):
            for selector, inner in part[2]:
                yield from branches_of(inner, chain + ((part[0], selector),))


def forms_of(cells):
    """The forms in some cells: what was chosen, by argument, and the whole text."""
    for form in (span for cell in cells for span in cell.iter(HTML + "span")):
        if form.get("class") != "form":
            continue
        chosen, text = {}, ""
        for part in form:
            words = "".join(part.itertext())
            if part.get("class") == "text":
                text = words
                continue
            for argument, value, branch in re.findall(r"(\w+): ([^,(]+?)(?: \((\w+)\))?(?:, |$)", words):
                chosen[argument] = branch or value
        yield chosen, text


def mark_of(key, review):
    """Who vouches for a text: the longest entry that names it; a key counts more than its group."""
    mark, longest = review["status"], (-1, False)
    for status in ("official", "reviewed", "unreviewed"):
        for entry in review.get(status + "_terms", []):
            group = entry.endswith(".*")
            if (key.startswith(entry[:-1]) if group else key == entry) and (len(entry), not group) > longest:
                mark, longest = status, (len(entry), not group)
    return mark


def faults_of(sheet, catalogue, english):
    body = xml.parse(sheet).getroot().find(HTML + "body")
    if re.search("[{}\ue000\ue001]", "".join(body.itertext())):
        yield "a brace or a mark is left"
    rows = {}
    for entry in body.iter(HTML + "tbody"):
        key = entry.get("id")
        if key in rows:
            yield key + " stands twice"
        cells = list(entry.iter(HTML + "td"))
        rows[key] = [[cell for cell in cells if cell.get("class") == name] for name in ("english", "own")]
        mark, = [cell.text for cell in cells if cell.get("class") == "mark"]
        if key in catalogue["messages"] and mark != mark_of(key, catalogue["review"]):
            yield key + " has another mark"
    fields = {"fields_of_education." + code for code in english["fields_of_education"]}
    for key in sorted((set(english["messages"]) | fields) - set(rows)):
        yield key + " is missing"
    direction = "rtl" if catalogue["language"] in ("ar", "he") else "ltr"
    for key, columns in rows.items():
        for cell in columns[1]:
            if cell.get("lang") != catalogue["language"] or cell.get("dir") != direction:
                yield key + " has another language or direction"
    for column, source in ((0, english), (1, catalogue)):
        for key, pattern in source["messages"].items():
            forms = list(forms_of(rows[key][column])) if key in rows else []
            for chain, texts in branches_of(message(pattern)[0]):
                if not any(all(chosen.get(name) == value for name, value in chain)
                           and all(text in whole for text in texts) for chosen, whole in forms):
                    yield f"{key} does not show {dict(chain)} {texts}"
        for code, name in source["fields_of_education"].items():
            shown = "".join(text for cell in rows["fields_of_education." + code][column] for text in cell.itertext())
            if shown != name:
                yield f"{code} is “{shown}”, not “{name}”"


def main(locales, sheets):
    english = json.loads((locales / "en.json").read_text("utf-8"))
    faults = sheets_read = 0
    for file in sorted(locales.glob("*.json")):
        catalogue = json.loads(file.read_text("utf-8"))
        sheets_read += 1
        for fault in faults_of(sheets / (file.stem + ".html"), catalogue, english):
            print(f"{file.stem}: {fault}")
            faults += 1
    print(f"{sheets_read} sheets, {faults} faults")
    return 1 if faults else 0


sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
