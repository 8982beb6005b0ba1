"""What the pages ask of the database. SQL only.

Every value from outside is a parameter; what is put into the text of a query (``noqa: S608``) is one of
the constants of this file.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from analysis.labels import STATES, Label
from dashboard.filters import CHOICES, Filters, Sort

Row = sqlite3.Row
Rows = list[Row]
Params = dict[str, Any]

#: Networks on one page of the list.
PAGE_SIZE = 50

_COLUMNS = {
    "state": "state",
    "sector": "sectors",
    "audience": "audience",
    "region": "region",
    "language": "languages",
    "feature": "features",
    "registration": "registration",
}
_STATES = " ".join(f"WHEN '{state}' THEN {i}" for i, state in enumerate(STATES))
_BY_NAME = "unaccent(n.name), n.id"
_ORDER = {
    Sort.STATE: f"CASE n.state {_STATES} END, n.p_alive DESC NULLS LAST, {_BY_NAME}",
    Sort.NAME: _BY_NAME,
    Sort.LAST_POST: f"n.last_post_at DESC NULLS LAST, {_BY_NAME}",
    Sort.MEMBERS: f"n.members_low DESC NULLS LAST, {_BY_NAME}",
    Sort.ACTIVE: f"n.active_low DESC NULLS LAST, {_BY_NAME}",
}
#: What a search looks through: name, address, region, and the sectors in words.
_SEARCHED = """
  unaccent(n.name || ' ' || n.url || ' ' || n.region || ' ' || n.sectors || ' ' || coalesce(
    (SELECT group_concat(t.label_fr || ' ' || t.label_en, ' ') FROM term t
     WHERE t.list = 'sectors' AND instr('|' || n.sectors || '|', '|' || t.slug || '|')), ''))
"""

# The rows of one sheet. ``:id`` is the network.
SHEET = {
    "reasons": """
      SELECT * FROM reason WHERE network = :id
        AND crawl = (SELECT max(crawl) FROM reason WHERE network = :id) ORDER BY position
    """,
    # Of several readings of one signal, the most directly stated one.
    "evidence": """
      SELECT * FROM (
        SELECT e.*, row_number() OVER (PARTITION BY signal ORDER BY outcome = 'observed' DESC,
          CASE rank WHEN 'api' THEN 0 WHEN 'markup' THEN 1 WHEN 'structured' THEN 2 ELSE 3 END,
          fetched_at DESC) AS n
        FROM evidence e WHERE network = :id
          AND crawl = (SELECT max(crawl) FROM evidence WHERE network = :id))
      WHERE n = 1
    """,
    "editorial": "SELECT * FROM editorial WHERE network = :id ORDER BY dated DESC, fact",
    "history": "SELECT day, state, cause FROM history WHERE network = :id ORDER BY day",
    "groups": """
      SELECT * FROM network_groups WHERE network = :id
      ORDER BY newest_post_at DESC NULLS LAST, members_active_month DESC NULLS LAST,
        topics_30d DESC NULLS LAST, members DESC NULLS LAST, name LIMIT 12
    """,
    "alternatives": """
      SELECT * FROM network_alternatives WHERE network = :id ORDER BY position
    """,
    "visits": """
      SELECT * FROM visit WHERE network = :id
        AND crawl = (SELECT max(crawl) FROM visit WHERE network = :id) ORDER BY id
    """,
}


@lru_cache(maxsize=20_000)
def unaccent(text: object) -> str:
    """Return ``text`` as people search for it: no accents, no capitals, one kind of apostrophe.

    One search asks for the same texts many times, and so does the next one: hence the cache.
    """
    if text is None:
        return ""
    plain = str(text).casefold().translate({0x2019: "'", 0x153: "oe", 0xE6: "ae"})
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


async def find_database(datasette: Any) -> Any | None:
    """Return the first database that has the view ``network_status``, or ``None``."""
    for name, db in datasette.databases.items():
        if not name.startswith("_"):
            try:
                if "network_status" in await db.view_names():
                    return db
            except sqlite3.DatabaseError:  # not a database, or gone meanwhile
                continue
    return None


async def rows(db: Any, sql: str, params: Params | None = None) -> Rows:
    """Return all rows of a query."""
    found: Rows = (await db.execute(sql, params or {})).rows
    return found


async def overview(db: Any) -> Row:
    """Return ``networks`` (how many), ``assessed_at`` and ``visited_at`` (``None``: never)."""
    [row] = await rows(
        db,
        "SELECT count(*) AS networks, max(as_of) AS assessed_at, "
        "max(last_visited_at) AS visited_at FROM network_status",
    )
    return row


async def terms(db: Any) -> dict[str, dict[str, Label]]:
    """Return the labels of the catalogue's vocabulary: list -> slug -> label."""
    found: dict[str, dict[str, Label]] = {}
    for row in await rows(db, "SELECT list, slug, label_fr, label_en FROM term"):
        found.setdefault(row["list"], {})[row["slug"]] = Label(row["label_fr"], row["label_en"])
    return found


async def count(db: Any, filters: Filters) -> int:
    """Return how many networks a list has."""
    where, params = _where(filters)
    [row] = await rows(db, f"SELECT count(*) FROM network_status n {where}", params)  # noqa: S608
    return int(row[0])


async def networks(db: Any, filters: Filters, limit: int | None = PAGE_SIZE) -> Rows:
    """Return one page of a list in its order; all of it when ``limit`` is ``None``."""
    where, params = _where(filters)
    sql = f"SELECT n.* FROM network_status n {where} ORDER BY {_ORDER[filters.sort]}"  # noqa: S608
    if limit is None:
        return await rows(db, sql, params)
    params |= {"limit": limit, "offset": (filters.page - 1) * limit}
    return await rows(db, f"{sql} LIMIT :limit OFFSET :offset", params)


async def monthly_posts(db: Any, shown: Rows, months: int) -> dict[str, list[int | None]]:
    """Return network -> posts in each of the last ``months`` months, the oldest first.

    From the source that gives the verdict; a network without one is left out. ``None`` up to the month
    of the oldest post that we know of: what was before is not known, and that month in part only.
    """
    params: Params = {f"id{i}": row["id"] for i, row in enumerate(shown)}
    names = ", ".join(f":{name}" for name in params)
    sql = f"""
      SELECT s.id, (strftime('%Y', s.as_of) - substr(p.posted_at, 1, 4)) * 12
                   + strftime('%m', s.as_of) - substr(p.posted_at, 6, 2) AS ago, count(*)
      FROM network_status s JOIN post p ON p.network = s.id AND p.source = s.rhythm_source
      WHERE s.id IN ({names}) GROUP BY s.id, ago
    """  # noqa: S608
    known: dict[str, dict[int, int]] = {}
    for network, ago, number in await rows(db, sql, params):
        known.setdefault(network, {})[int(ago)] = number
    ages = range(months - 1, -1, -1)
    return {
        network: [counts.get(ago, 0) if ago < max(counts) else None for ago in ages]
        for network, counts in known.items()
        if max(counts) > 0
    }


async def options(db: Any, filters: Filters, name: str) -> Counter[str]:
    """Return each value of one filter with how many networks it would leave.

    The other filters narrow the counts; the filter's own values do not, since its values add up.
    """
    where, params = _where(filters.changed(**{name: ()}))
    column = _COLUMNS[name]
    sql = f"SELECT coalesce(n.{column}, ''), count(*) FROM network_status n {where} GROUP BY 1"  # noqa: S608
    found: Counter[str] = Counter()
    for joined, number in await rows(db, sql, params):
        for value in filter(None, joined.split("|")):
            found[value] += number
    return found


async def network(db: Any, network_id: str) -> Row | None:
    """Return a network's row of ``network_status``, or ``None``."""
    found = await rows(db, "SELECT * FROM network_status WHERE id = :id", {"id": network_id})
    return found[0] if found else None


async def changes(db: Any, limit: int) -> Rows:
    """Return the newest changes of state of the networks in the catalogue; first verdicts are none."""
    return await rows(
        db,
        "SELECT c.* FROM changes c JOIN network_status n ON n.id = c.network "
        "WHERE c.from_state IS NOT NULL ORDER BY c.at DESC, unaccent(c.name) LIMIT :limit",
        {"limit": limit},
    )


def _where(filters: Filters) -> tuple[str, Params]:
    """Return the condition a list stands for, and its parameters."""
    params: Params = {}
    clauses = []
    for i, word in enumerate(unaccent(filters.q).split()):
        params[f"word{i}"] = word
        clauses.append(f"instr({_SEARCHED}, :word{i})")
    for name in CHOICES:
        values = getattr(filters, name)
        params |= {f"{name}{i}": value for i, value in enumerate(values)}
        clauses += _any_of(_COLUMNS[name], (f"{name}{i}" for i in range(len(values))))
    return ("WHERE " + " AND ".join(clauses) if clauses else ""), params


def _any_of(column: str, names: Iterable[str]) -> list[str]:
    """Return the condition that a column of values joined by ``|`` has one of the parameters."""
    held = f"'|' || coalesce(n.{column}, '') || '|'"
    tests = [f"instr({held}, '|' || :{name} || '|')" for name in names]
    return [f"({' OR '.join(tests)})"] if tests else []
