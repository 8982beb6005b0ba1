"""What the exported files are, for programs: a Data Package (https://datapackage.org). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.columns import DATED, LASTING, Column

#: Kind of a column -> type of its values in the plain files; all others are texts.
_TYPES = {"number": "number", "least": "integer", "decimal": "number", "day": "datetime"}
_FILES = (
    ("networks", LASTING, "What changes only with the network: state, facts, advice."),
    (
        "networks-dated",
        DATED,
        "What moves with the day: silence, probability, certainty, last visit.",
    ),
)


def datapackage() -> dict[str, Any]:
    """Return the descriptor of the plain files. It holds no date: it changes with the columns alone."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "vitality-networks",
        "title": "Vitality: which professional networks are alive",
        "resources": [_resource(*file) for file in _FILES],
    }


def _resource(name: str, columns: Sequence[Column], description: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": {
            "fields": [_field(each, name) for each in columns for name in each.names],
            "missingValues": [""],
            "primaryKey": ["id"],
        },
    }


def _field(column: Column, name: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": name,
        "type": _TYPES.get(column.kind, "string"),
        "title": column.heading.en,
        "description": column.meaning.en,
    }
    if name == "id":
        field["constraints"] = {"required": True, "unique": True}
    return field
