"""Takes old raw facts out of a database, and never what a verdict, a page or a file is made from.

Kept for ever: figures of each day, changes of state with their reasons and what was seen then, the first
sight, the newest visits and all since the network was last reached, failures of the home page with the good
visits around them, what bears the network's name, evidence that is shown, the newest 20 days of posts of each
list with the visits that saw them first, posts a month, and what people said.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from pipelines.schema import OWN_PAGES, SHOWS
from vocabulary.items import iso

#: Days of raw facts that judging looks back on: fewer would change what is said.
LEAST_DAYS = 400
#: Days with posts of each list that are kept whatever their age: as many as a rhythm is told from.
POSTING_DAYS = 20
#: A list whose older posts are gone is known whole from its next month on only; those before are counted.
_WHOLE = timedelta(days=62)
#: Days after the moment before which facts are old, within which each network is looked at three times: a
#: night reads these and older facts, not the whole file. Who was seen again only later keeps more till then.
_BEYOND = timedelta(days=45)
#: Part of the file that is free, from which it is rebuilt.
_MUCH_FREE = 0.2
#: Of networks in these states today's lists are known, and with them their posts of each month.
_SHOWN = "('alive', 'slowing', 'dormant')"

_ASKED = "crawl IN (SELECT id FROM crawl WHERE started_at < :until)"

#: What is kept, and what goes. Pairs are asked for by EXISTS: of one that is NOT IN a table, SQLite looks
#: through the whole table for a NULL.
_TABLES = (
    """
    CREATE TEMP TABLE kept_crawl (network TEXT, crawl INTEGER, PRIMARY KEY (network, crawl))
    WITHOUT ROWID
    """,
    "CREATE TEMP TABLE kept_visit (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE old_visit (id INTEGER PRIMARY KEY)",
)
#: What is kept whole of a network: the crawls that something is still made from. (CROSS JOIN, here and below:
#: else SQLite begins with all visits, or all observations.)
_CRAWLS = f"""
  INSERT INTO temp.kept_crawl
  WITH seen AS (
    SELECT network, crawl, max({SHOWS} AND {OWN_PAGES}) AS own,
           max(CASE WHEN purpose = 'home' THEN outcome || coalesce(face, '') END) AS home,
           max(purpose = 'home' AND {SHOWS}) AS is_good
    FROM visit WHERE {_ASKED} GROUP BY network, crawl),
  placed AS (
    SELECT network, crawl,
           row_number() OVER (PARTITION BY network ORDER BY crawl DESC) AS place,
           row_number() OVER (PARTITION BY network ORDER BY crawl) AS age,
           max(CASE WHEN own THEN crawl END) OVER (PARTITION BY network) AS reached
    FROM seen),
  homes AS (
    SELECT *, lag(home) OVER oldest AS home_before, lead(home) OVER oldest AS home_after
    FROM seen WHERE home IS NOT NULL WINDOW oldest AS (PARTITION BY network ORDER BY crawl))
  SELECT network, crawl FROM placed WHERE place <= 2 OR age = 1 OR crawl >= coalesce(reached, 0)
  UNION SELECT network, crawl FROM homes
        WHERE NOT is_good OR home IS NOT home_before OR home IS NOT home_after
  UNION SELECT network, crawl FROM course
  UNION SELECT v.network, max(v.crawl) FROM visit v CROSS JOIN observation o ON o.visit = v.id
        WHERE {_ASKED} AND o.signal = 'bears_name' AND o.value IN ('name', 'mention')
        GROUP BY v.network, o.value
  UNION SELECT v.network, max(v.crawl) FROM group_activity g JOIN visit v ON v.id = g.visit
        GROUP BY v.network
"""  # noqa: S608  constants of ours
#: Single visits that are kept: what is shown as evidence, first sights, and the last sight of each list.
_VISITS = f"""
  INSERT INTO temp.kept_visit
  SELECT visit AS id FROM post
  UNION SELECT v.id FROM reason r CROSS JOIN visit v
        ON r.network = v.network AND r.evidence_at = v.fetched_at AND r.evidence_url = v.url
  UNION SELECT v.id FROM fact f CROSS JOIN visit v
        ON f.network = v.network AND f.fetched_at = v.fetched_at AND f.url = v.url
  UNION SELECT max(id) FROM visit
        WHERE {_ASKED} AND posts > 0 AND {SHOWS} GROUP BY network, url, content_type
"""  # noqa: S608
#: Visits that are taken out, with all that they saw.
_OLD = """
  INSERT INTO temp.old_visit
  SELECT id FROM visit v WHERE crawl IN (SELECT id FROM crawl WHERE started_at < :before)
    AND fetched_at < :before AND id NOT IN (SELECT id FROM temp.kept_visit)
    AND NOT EXISTS (SELECT 1 FROM temp.kept_crawl k WHERE k.network = v.network AND k.crawl = v.crawl)
"""
#: Posts beyond the newest days of each list.
_POSTS = f"""
  DELETE FROM post WHERE (network, source, fingerprint) IN (
    SELECT network, source, fingerprint FROM (
      SELECT network, source, fingerprint, posted_at, dense_rank() OVER (
               PARTITION BY network, source, kind = 'machine', listing = 'stream'
               ORDER BY substr(posted_at, 1, 10) DESC) AS place
      FROM post WHERE network IN (
        SELECT v.network FROM verdict v WHERE v.state IN {_SHOWN}
        AND v.crawl = (SELECT max(crawl) FROM verdict w WHERE w.network = v.network)))
    WHERE place > {POSTING_DAYS} AND posted_at < :before)
"""  # noqa: S608
_DELETIONS = {
    "post": _POSTS,
    "verdict": """
      DELETE FROM verdict WHERE as_of < :before AND (network, crawl) IN (
        SELECT network, crawl FROM (
          SELECT network, crawl, state, lag(state) OVER before AS state_before,
                 lead(crawl) OVER before AS later
          FROM verdict WINDOW before AS (PARTITION BY network ORDER BY crawl))
        WHERE state IS state_before AND later IS NOT NULL)
    """,
    "reason": """
      DELETE FROM reason WHERE crawl IN (SELECT id FROM crawl WHERE started_at < :before)
        AND crawl < (SELECT max(crawl) FROM reason r WHERE r.network = reason.network)
        AND NOT EXISTS (
          SELECT 1 FROM verdict v WHERE v.network = reason.network AND v.crawl = reason.crawl)
    """,
    "observation": "DELETE FROM observation WHERE visit IN (SELECT id FROM temp.old_visit)",
    "group_activity": "DELETE FROM group_activity WHERE visit IN (SELECT id FROM temp.old_visit)",
    "visit": "DELETE FROM visit WHERE id IN (SELECT id FROM temp.old_visit)",
    "crawl_network": """
      DELETE FROM crawl_network WHERE requests IS NOT NULL
        AND crawl IN (SELECT id FROM crawl WHERE started_at < :before)
    """,
    "figures": """
      DELETE FROM figures WHERE (network, crawl) IN (
        SELECT network, crawl FROM (
          SELECT network, crawl, as_of, lead(as_of) OVER (PARTITION BY network ORDER BY crawl) AS later
          FROM figures WHERE last_visited_at IS NOT NULL)
        WHERE as_of < :before AND substr(later, 1, 10) = substr(as_of, 1, 10))
    """,
    "flag": """
      DELETE FROM flag WHERE crawl IN (SELECT id FROM crawl WHERE started_at < :before)
        AND NOT EXISTS (
          SELECT 1 FROM temp.kept_crawl k WHERE k.network = flag.network AND k.crawl = flag.crawl)
    """,
    "extractor_alarm": """
      DELETE FROM extractor_alarm
      WHERE crawl IN (SELECT id FROM crawl WHERE started_at < :before)
        AND crawl < (SELECT max(crawl) FROM publication)
    """,
}
#: Of figures of long ago the history is kept: state, probability, members, last post, silence, rhythm.
_ROLL_UP = """
  UPDATE figures SET last_visited_at = NULL, last_reached_at = NULL, posts_90d = NULL, authors_90d = NULL,
    growth_year = NULL, active_share = NULL, answered_share = NULL, answered_of = NULL, latency_ms = NULL
  WHERE as_of < :before AND last_visited_at IS NOT NULL
    AND crawl < (SELECT max(crawl) FROM figures f WHERE f.network = figures.network)
"""
#: Posts of the months before, of which not all posts are kept from now on.
_MONTHS = """
  INSERT OR IGNORE INTO posts_of_past_month SELECT network, month, number FROM posts_by_month
  WHERE month <= :month
"""


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows were taken out of each table, and the size of the file in bytes before and after."""

    rows: dict[str, int]
    bytes_before: int
    bytes_after: int


def prune(db: Database, before: datetime, at: datetime) -> Pruned:
    """Take out the raw facts from before a moment (aware), and rebuild the file where much of it is free.

    ``at`` is now. What is judged, shown and exported stays as it is.
    """
    size = _bytes(db)
    moment = {
        "before": iso(before),
        "until": iso(before + _BEYOND),
        "month": iso(before + _WHOLE)[:7],
    }
    rows: dict[str, int] = {}
    sql = "SELECT EXISTS (SELECT 1 FROM crawl WHERE networks > 0 AND started_at < ?)"
    if not db.execute(sql, [moment["before"]]).fetchone()[0]:
        return Pruned(rows, size, size)  # nothing was looked at so long ago
    with db.atomic():
        db.execute(_MONTHS, moment)
        for table, sql in _DELETIONS.items():
            if table == "observation":  # when the posts are gone whose first sights need not stay
                for each in (*_TABLES, _CRAWLS, _VISITS, _OLD):
                    db.execute(each, moment)
            rows[table] = db.execute(sql, moment).rowcount
        db.execute(_ROLL_UP, moment)
        for table in ("kept_crawl", "kept_visit", "old_visit"):
            db.execute(f"DROP TABLE temp.{table}")
        db.table("pruning").insert(
            {"at": iso(at), "before": moment["before"], "rows": sum(rows.values())}
        )
    _give_back(db)
    return Pruned(rows, size, _bytes(db))


def _give_back(db: Database) -> None:
    """Rebuild the file where much of it is free and the disk has room for the copy."""
    [(pages,)] = db.execute("PRAGMA page_count").fetchall()
    [(free,)] = db.execute("PRAGMA freelist_count").fetchall()
    [(_number, _name, path)] = [
        each for each in db.execute("PRAGMA database_list") if each[1] == "main"
    ]
    if free > pages * _MUCH_FREE and shutil.disk_usage(path).free > 2 * _bytes(db):
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _bytes(db: Database) -> int:
    [(pages,)] = db.execute("PRAGMA page_count").fetchall()
    [(size,)] = db.execute("PRAGMA page_size").fetchall()
    return int(pages * size)
