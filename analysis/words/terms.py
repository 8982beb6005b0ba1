"""The labels of the catalogue's vocabulary, as kept in the database."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from vocabulary.said import Said

#: List (``sectors``, ...) -> slug -> label.
Terms = Mapping[str, Mapping[str, Said]]


def load_terms(db: Database) -> dict[str, dict[str, Said]]:
    """Return list -> slug -> label."""
    terms: dict[str, dict[str, Said]] = {}
    for row in db.query("SELECT list, slug, label_fr, label_en FROM term"):
        terms.setdefault(row["list"], {})[row["slug"]] = Said(row["label_fr"], row["label_en"])
    return terms
