"""Recomputes the audit chain of a registry, and every digest in it, from docs/registry.md alone.

usage: check_registry.py REGISTRY        exits with 1 and names the first row that does not fit

REGISTRY is a file, or the address of a PostgreSQL database (postgresql://…), which is read through psql.
"""
import hashlib
import json
import sqlite3
import struct
import subprocess
import sys

STATES = ["current", "suspended", "revoked", "replaced"]


def integer(value):
    return struct.pack(">q", value)


def text(value):
    if isinstance(value, str):
        value = value.encode("utf-8")
    return struct.pack(">I", len(value)) + value


def time(value):
    return text("" if value is None else str(value))


def sha256(data):
    return hashlib.sha256(data).digest()


def need(condition, what):
    if not condition:
        sys.exit(f"does not fit: {what}")


class Rows(list):
    def fetchall(self):
        return self

    def fetchone(self):
        return self[0]


class Postgres:
    """Answers queries as sqlite3 does: rows as tuples, bytes as bytes."""

    def __init__(self, address):
        self.address = address

    def execute(self, query):
        said = subprocess.run(["psql", "--no-psqlrc", "--tuples-only", "--no-align", self.address, "-c",
                               f"SELECT row_to_json(t) FROM ({query}) AS t"],
                              check=True, capture_output=True, text=True).stdout
        return Rows(json.loads(line, object_pairs_hook=self.row) for line in said.splitlines())

    @staticmethod
    def row(pairs):
        return tuple(bytes.fromhex(value[2:]) if isinstance(value, str) and value.startswith("\\x") else value
                     for _, value in pairs)


def main(path):
    if path.startswith("postgresql://"):
        db = Postgres(path)
    else:
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    log = {}
    previous = bytes(32)
    for sequence, at, actor, action, subject, why, details, digest in db.execute(
            "SELECT sequence, at, actor, action, subject, why_digest, details, hash FROM audit ORDER BY sequence"):
        need(sequence == len(log) + 1, f"row {sequence}: a gap")
        row = integer(sequence) + integer(at) + text(actor) + text(action) + text(subject) + text(why) + text(details)
        need(sha256(previous + row) == digest, f"row {sequence}: hash")
        log[sequence] = (action, subject, details, why)
        previous = digest
    need(db.execute("SELECT sequence, hash FROM audit_head").fetchone() == (len(log), previous), "the head")

    salts = {}
    batches = {}
    for (number, edition, digest, salt, seal, generation, status_list, index, at, logged) in db.execute(
            "SELECT number, edition.name, digest, salt, seal, generation, status_list, status_index, reserved_at, logged "
            "FROM reservation JOIN edition ON edition.id = edition JOIN learner ON learner.id = learner "
            "ORDER BY reservation.id"):
        salts[number] = salt
        if salt is not None:
            need(sha256(salt + digest) == seal, f"row {logged}: learner of {number}")
        else:
            need(any(entry[:2] == ("erase", number) for entry in log.values()), f"erasure of {number}")
        batches.setdefault(logged, [edition, b""])[1] += (
            text(number) + text(edition) + text(seal) + integer(generation) + text(str(status_list)) + integer(index)
            + integer(at))
    for logged, (edition, data) in batches.items():
        need(log[logged][:3] == ("reserve", edition, sha256(data)), f"row {logged}: reservations")

    documents = 0
    for (number, record, file, token, kind, code, seal, issued, recorded, name, name_seal, pages, logged) in db.execute(
            "SELECT number, record_digest, file_digest, token_digest, type, code_key_id, signer_certificate, issued_at, "
            "recorded_at, file_name, file_name_seal, pages, issued.logged "
            "FROM issued JOIN reservation ON reservation.id = reservation"):
        documents += 1
        data = (text(number) + text(record) + text(file) + text(token) + text(kind) + text(code) + text(seal)
                + integer(issued) + integer(recorded) + integer(pages) + text(name_seal))
        need(log[logged][:3] == ("issue", number, sha256(data)), f"row {logged}: document {number}")
        if name is not None:
            need(sha256(salts[number] + name.encode("utf-8")) == name_seal, f"row {logged}: file name")

    changes = 0
    for number, state, since, reason, successor, logged in db.execute(
            "SELECT r.number, state, since, reason, s.number, c.logged FROM status_change c "
            "JOIN reservation r ON r.id = c.reservation LEFT JOIN reservation s ON s.id = c.successor"):
        changes += 1
        data = text(number) + text(STATES[state]) + integer(since) + text(reason) + text(successor or "")
        need(log[logged][1:3] == (number, sha256(data)), f"row {logged}: status of {number}")

    def last(subject):
        return [entry[2] for entry in log.values() if entry[1] == subject][-1]

    keys = db.execute("SELECT id, purpose, public_part, demo, valid_from, retired_at, revoked_since, revoked_at FROM key")
    keys = keys.fetchall()
    for key, purpose, public, demo, valid_from, *times in keys:
        data = text(key.hex()) + text(purpose) + text(public) + integer(demo) + integer(valid_from)
        need(last(key.hex()) == sha256(data + b"".join(map(time, times))), f"key {key.hex()}")
    names = db.execute("SELECT kind, id, name FROM name").fetchall()
    for kind, identifier, name in names:
        need(last(f"{kind}/{identifier}") == sha256(text(kind) + text(identifier) + text(name)), f"name {identifier}")

    for sequence, words in db.execute("SELECT sequence, words FROM audit_words"):
        action, subject, _, why = log[sequence]
        salt = bytes(16) if action == "erase" else salts.get(subject) or bytes(16)
        need(sha256(salt + integer(sequence) + words.encode("utf-8")) == why, f"row {sequence}: words")
    print(f"{len(log)} rows, {len(salts)} reservations, {documents} documents, {changes} changes of status, "
          f"{len(keys)} keys, {len(names)} names: all fit")


main(sys.argv[1])
