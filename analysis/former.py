"""Former identifiers and addresses by which people still know a network. Pure but for its one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

#: The networks that had other identifiers or addresses before.
FORMER = """
  SELECT id, former_ids, former_urls FROM network
  WHERE listed = 1 AND (former_ids <> '' OR former_urls <> '') ORDER BY id
"""


def former_ids(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return an identifier that a network had before -> the one it has now."""
    return _by(rows, "former_ids")


def former_urls(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return an address that a network had before -> its identifier."""
    return _by(rows, "former_urls")


def _by(rows: Iterable[Mapping[str, Any]], column: str) -> dict[str, str]:
    return {old: row["id"] for row in rows for old in row[column].split("|") if old}
