"""Load the kept facts up to a moment as typed rows. SQL in, rows out; it judges nothing.

Of the networks to judge alone; void crawls do not count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from analysis.fact_queries import JUDGING, QUERIES
from analysis.rows import (
    AlarmRow,
    ArchivedRow,
    EditorialRow,
    GroupRow,
    HolderRow,
    IdentityRow,
    LookRow,
    MembersRow,
    NetworkRow,
    NoticeRow,
    ObservationRow,
    PaceRow,
    ReachedRow,
    SourceRow,
    TakeoverRow,
    UptimeRow,
)
from vocabulary.items import iso

#: Name of a query -> the record of its rows. Their fields stand in the order of its columns.
_ROWS: dict[str, type[NamedTuple]] = {
    "networks": NetworkRow,
    "looks": LookRow,
    "reached": ReachedRow,
    "failures": LookRow,
    "observations": ObservationRow,
    "sources": SourceRow,
    "members": MembersRow,
    "alarms": AlarmRow,
    "identities": IdentityRow,
    "successors": IdentityRow,
    "notices": NoticeRow,
    "takeovers": TakeoverRow,
    "groups": GroupRow,
    "paces": PaceRow,
    "archived": ArchivedRow,
    "uptimes": UptimeRow,
    "holders": HolderRow,
    "editorial": EditorialRow,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """The kept facts, the rows of one query each."""

    networks: Sequence[NetworkRow]
    looks: Sequence[LookRow]
    reached: Sequence[ReachedRow]
    failures: Sequence[LookRow]
    observations: Sequence[ObservationRow]
    sources: Sequence[SourceRow]
    members: Sequence[MembersRow]
    alarms: Sequence[AlarmRow]
    identities: Sequence[IdentityRow]
    successors: Sequence[IdentityRow]
    notices: Sequence[NoticeRow]
    takeovers: Sequence[TakeoverRow]
    groups: Sequence[GroupRow]
    paces: Sequence[PaceRow]
    archived: Sequence[ArchivedRow]
    uptimes: Sequence[UptimeRow]
    holders: Sequence[HolderRow]
    editorial: Sequence[EditorialRow]


def load(db: Database, as_of: datetime, networks: Iterable[str]) -> Facts:
    """Return what was known at ``as_of`` (aware) of those of ``networks`` that are listed.

    Later facts are not loaded at all.
    """
    asked = {"as_of": iso(as_of), "networks": json.dumps(list(networks))}
    db.execute(JUDGING, asked)
    try:
        return Facts(**{name: _rows(db, name, sql, asked) for name, sql in QUERIES.items()})
    finally:
        db.execute("DROP TABLE temp.judging")


def _rows(db: Database, name: str, sql: str, asked: dict[str, str]) -> list[Any]:
    used = {"as_of": asked["as_of"]} if ":as_of" in sql else {}
    return list(map(_ROWS[name]._make, db.execute(sql, used)))
