"""Keeps what web archives say of networks. Each answer takes the place of the one before."""

from __future__ import annotations

from sqlite_utils import Database

from pipelines.privacy import scrub_url
from pipelines.rows import columns, insert
from vocabulary.archived import ArchiveAnswer, KeptCopy


def keep_answer(db: Database, answer: ArchiveAnswer) -> None:
    """Write what an archive said of one network, in one transaction."""
    whose = {"network": answer.network, "archive": answer.archive}
    with db.atomic():
        for table in ("archived_look", "archive_answer"):
            db.execute(
                f"DELETE FROM {table} WHERE network = :network AND archive = :archive",  # noqa: S608
                whose,
            )
        insert(db, "archive_answer", [columns(answer)])
        looks = [whose | columns(look) | {"url": scrub_url(look.url)} for look in answer.looks]
        insert(db, "archived_look", looks, "ON CONFLICT DO NOTHING")


def keep_copy(db: Database, copy: KeptCopy) -> None:
    """Write down a copy that an archive was asked to keep."""
    found = columns(copy) | {"address": scrub_url(copy.address)}
    with db.atomic():
        insert(db, "kept_copy", [found], "ON CONFLICT DO NOTHING")
