"""Compares what a registry recorded of a document with the document itself, read by Python's own library.

usage: recorded_digests.py REGISTRY DOCUMENT...     prints how many agree; exits with 1 at the first that does not
"""
import base64
import hashlib
import re
import sqlite3
import sys


def item(data, at):
    """The byte string or the head of another item at a place of CBOR, and where the next one begins."""
    major, length = data[at] >> 5, data[at] & 31
    at += 1
    if length >= 24:
        count = {24: 1, 25: 2}[length]
        length = int.from_bytes(data[at:at + count], "big")
        at += count
    if major == 2:
        return data[at:at + length], at + length
    return (major, length), at


def payload_of(token):
    cose = base64.b32decode(token + "=" * (-len(token) % 8))
    tag, at = item(cose, 0)
    array, at = item(cose, at)
    assert (tag, array) == ((6, 18), (4, 4)), "no COSE_Sign1"
    _, at = item(cose, at)
    _, at = item(cose, at)
    return item(cose, at)[0]


db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
for path in sys.argv[2:]:
    pdf = open(path, "rb").read()
    file = hashlib.sha256(pdf).digest()
    row = db.execute("SELECT token_digest, record_digest FROM issued WHERE file_digest = ?", (file,)).fetchone()
    assert row, f"{path}: the file is not recorded"
    tokens = set(re.findall(rb"HTTPS://[A-Z0-9.:-]+/V/#([A-Z2-7]+)", pdf))
    assert len(tokens) == 1, f"{path}: {len(tokens)} codes"
    payload = payload_of(tokens.pop().decode())
    assert hashlib.sha256(payload).digest() == row[0], f"{path}: another token is recorded"
    assert payload.endswith(row[1][:16]), f"{path}: another record is recorded"
print(f"{len(sys.argv) - 2} agree")
