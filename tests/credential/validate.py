"""Validates JSON or TOML files against a JSON Schema (draft 2020-12): validate.py SCHEMA FILE..."""

import datetime
import json
import sys
import tomllib

from jsonschema import Draft202012Validator


def plain(value):
    """TOML's dates as the texts JSON has for them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def load(path):
    with open(path, "rb") as file:
        return plain(tomllib.load(file)) if path.endswith(".toml") else json.load(file)


schema = load(sys.argv[1])
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
errors = [f"{path}: {error.json_path}: {error.message}" for path in sys.argv[2:] for error in validator.iter_errors(load(path))]
print("\n".join(errors))
sys.exit(1 if errors else 0)
