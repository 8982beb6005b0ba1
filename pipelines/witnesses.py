"""Keeps what web archives say of networks. Each answer takes the place of the one before."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from pipelines.privacy import scrub_url
from pipelines.rows import insert
from vocabulary.archived import ArchiveAnswer, ArchivedLook
from vocabulary.items import iso

_LOOK = tuple(field.name for field in fields(ArchivedLook))
_ANSWER = tuple(field.name for field in fields(ArchiveAnswer) if field.name != "looks")


def keep_answer(db: Database, answer: ArchiveAnswer) -> None:
    """Write what an archive said of one network, in one transaction."""
    whose = {"network": answer.network, "archive": answer.archive}
    with db.atomic():
        for table in ("archived_look", "archive_answer"):
            db.execute(
                f"DELETE FROM {table} WHERE network = :network AND archive = :archive",  # noqa: S608
                whose,
            )
        insert(db, "archive_answer", [{name: _cell(getattr(answer, name)) for name in _ANSWER}])
        looks = [
            whose
            | {name: _cell(getattr(look, name)) for name in _LOOK}
            | {"url": scrub_url(look.url)}
            for look in answer.looks
        ]
        insert(db, "archived_look", looks, "ON CONFLICT DO NOTHING")


def _cell(value: Any) -> Any:
    return iso(value) if isinstance(value, datetime) else value
