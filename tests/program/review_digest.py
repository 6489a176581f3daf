"""Computes the digest of a reviewed batch again from docs/review.md, from what was issued and the files themselves.

usage: review_digest.py REVIEW.json EDITION-FOLDER ISSUED-FOLDER ENGINE-FOLDER DIRECTORY.toml
Prints the digest; exits with 1 at the first part of the list that something else contradicts.
"""
import csv
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib


def need(condition, what):
    if not condition:
        sys.exit(f"does not fit: {what}")


def canonical(value):
    # RFC 8785 for texts, integers and ASCII keys, which are all that the list holds.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def record_of(pdf):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdfdetach", "-saveall", "-o", folder, pdf], check=True, capture_output=True)
        return json.loads(pathlib.Path(folder, "credential.json").read_bytes())["facts"]


review, edition_folder, issued, engine, directory_file = map(pathlib.Path, sys.argv[1:])
listed = json.loads(review.read_bytes())
edition_file = tomllib.loads((edition_folder / "edition.toml").read_text("utf-8"))
directory = tomllib.loads(directory_file.read_text("utf-8"))

# Learners, edition and units from the records inside the issued documents.
files = {row["learner"]: row["file"] for row in json.loads((issued / "manifest.json").read_bytes())["documents"]}
learners, units, edition = [], {}, None
with open(edition_folder / "learners.csv", encoding="utf-8-sig", newline="") as rows:
    keys = [row["key"] for row in csv.DictReader(rows)]
for key in keys:
    facts = record_of(issued / files[key])
    document, learner = facts.pop("document"), facts.pop("learner")
    units |= {unit["id"]: unit for unit in facts.pop("units", [])}
    need(edition in (None, facts), f"{key}: another edition")
    edition = facts
    learners.append({"key": key, "learner": learner, "languages": document["languages"],
                     "date_of_issuing": document["date_of_issuing"]})


def words(logo):
    return {name: logo.get(name, "") for name in ("wordmark", "wordmark_sub", "alternate")}


issuer, supporters = edition_file["issuer"], edition_file.get("supporters", [])
marks = {"alliance": words(directory["alliance"]["logo"]), "issuer": words(directory["universities"][issuer]["logo"])}
marks |= {f"supporter {name}": words(directory["supporters"][name]["logo"]) for name in supporters}
presentation = {"theme": edition_file.get("theme", "enhance"),
                "show_latin_name": edition_file.get("show_latin_name", True),
                "seal_contains_logo": directory["alliance"].get("seal_contains_logo", False), "marks": marks}

# The files, found where docs/review.md and fonts.json say.
looks = []


def look(role, path):
    looks.append({"role": role, "file": pathlib.Path(path).name, "sha256": sha256(path)})


look("layout", engine / "layouts/common.json")
look("layout", engine / "layouts" / edition_file["type"] / "layout.json")
theme = presentation["theme"]
while theme:
    path = engine / "layouts/themes" / f"{theme}.json"
    look("theme", path)
    theme = json.loads(path.read_bytes()).get("like")
languages = sorted({tag for learner in learners for tag in learner["languages"]} | set(edition_file["languages"]))
for language in languages:
    look("catalogue", engine / "locales" / f"{language}.json")
rules_file = engine / "locales/line-breaks/rules.json"
look("line-breaks", rules_file)
rules = json.loads(rules_file.read_bytes())
for entry in (rules["languages"].get(language, {}) for language in languages):
    folders = rules["folders"] if entry.get("package") else [rules_file.parent]
    found = [pathlib.Path(folder, entry["dictionary"]) for folder in folders if "dictionary" in entry]
    found = [path for path in found if path.exists()]
    if found:
        look("hyphenation", found[0])
look("font-list", engine / "fonts/fonts.json")
fonts = json.loads((engine / "fonts/fonts.json").read_bytes())
for face in fonts["faces"]:
    found = [pathlib.Path(folder, face["file"]) for folder in fonts["folders"]]
    found = [path for path in found if path.exists()]
    if found:
        look("font", found[0])
look("colour-profile", "/usr/share/color/icc/sRGB.icc")
logos = directory_file.parent
pictures = {f"mark:{directory['alliance']['id']}": directory["alliance"]["logo"]["file"],
            f"mark:{issuer}": directory["universities"][issuer]["logo"]["file"]}
pictures |= {f"mark:{name}": directory["supporters"][name]["logo"]["file"] for name in supporters}
if edition_file["type"] in ("achievement", "programme"):
    pictures["seal"] = directory["alliance"]["seal"]
for name, file in pictures.items():
    look(f"picture {name}", logos / file)

again = {"version": 1, "program": listed["program"], "edition": edition,
         "units": [units[unit["id"]] for unit in edition_file.get("units", [])], "presentation": presentation,
         "files": sorted(looks, key=lambda file: (file["role"], file["file"])), "learners": learners}
for part, value in again.items():
    need(value == listed[part], f"{part}\n  listed  {listed[part]}\n  again   {value}")
need(canonical(again) == review.read_bytes(), "the bytes of the list")
print(hashlib.sha256(canonical(again)).hexdigest())
