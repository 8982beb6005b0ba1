"""Datasette's pages of tables that grow with each day, whose rows take seconds to count."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from datasette.utils import tilde_decode

from dashboard.guards import App

#: Tables and views with rows of each visit or day.
_OF_EACH_DAY = frozenset(
    ("history", "figures", "visit", "sound_visit", "observation", "evidence", "post", "reason")
)
#: Bytes of a database of which anything is counted in no time.
_SMALL = 100_000_000


def uncounted(app: App, datasette: Any) -> App:
    """Say "many" of a long table instead of counting it, unless a network is asked for or it is small."""

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and _is_long(scope, datasette):
            asked = filter(None, (scope["query_string"], b"_nocount=1"))
            scope = {**scope, "query_string": b"&".join(asked)}
        await app(scope, receive, send)

    return answer


def _is_long(scope: Any, datasette: Any) -> bool:
    path = PurePosixPath(scope["path"])
    db = datasette.databases.get(tilde_decode(path.parent.name))
    is_of_each_day = path.stem in _OF_EACH_DAY and b"network" not in scope["query_string"]
    return bool(db and is_of_each_day and (db.size or 0) > _SMALL)
