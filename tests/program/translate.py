"""Stands for a translator's tool: changes one target of an XLIFF 1.2 file and approves it; says how many units there are.

    translate.py FILE.xlf ID TEXT
"""
import sys
import xml.etree.ElementTree as tree

XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"
tree.register_namespace("", XLIFF[1:-1])
path, wanted, text = sys.argv[1:]
document = tree.parse(path)
units = list(document.iter(XLIFF + "trans-unit"))
for unit in units:
    if unit.get("id") == wanted:
        unit.set("approved", "yes")
        target = unit.find(XLIFF + "target")
        target.text = text
        target.set("state", "translated")
names = [unit for unit in units if unit.get("id").startswith("fields_of_education.")]
print(f"{len(units) - len(names)} messages, {len(names)} names")
document.write(path, encoding="utf-8", xml_declaration=True)
