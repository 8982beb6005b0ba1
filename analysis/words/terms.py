"""The labels of the catalogue's vocabulary, as kept in the database."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from analysis.words.labels import Label

#: List (``sectors``, ...) -> slug -> label.
Terms = Mapping[str, Mapping[str, Label]]


def load_terms(db: Database) -> dict[str, dict[str, Label]]:
    """Return list -> slug -> label."""
    terms: dict[str, dict[str, Label]] = {}
    for row in db.query("SELECT list, slug, label_fr, label_en FROM term"):
        terms.setdefault(row["list"], {})[row["slug"]] = Label(row["label_fr"], row["label_en"])
    return terms
