"""Load the kept facts up to a moment as pandas frames. SQL in, frames out; it judges nothing.

Only what judging needs is loaded, so that a long history costs little: the last crawl of each
network, the newest posts of each source, and the counts of members over time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from sqlite_utils import Database

from crawler.items import iso

#: Posts loaded of each source: enough for 20 posting days of a lively feed.
POSTS_PER_SOURCE = 200

#: Faces of an answered page that shows nothing of the network itself.
WALLS = "('login_wall', 'challenge', 'error_page', 'maintenance', 'empty')"

_LAST_CRAWL = """
  SELECT network, max(crawl) AS crawl FROM visit WHERE fetched_at <= :as_of GROUP BY network
"""
_REACHED = f"""
  SELECT network, max(crawl) AS crawl, max(fetched_at) AS at FROM visit
  WHERE fetched_at <= :as_of AND outcome = 'ok' AND purpose != 'robots'
    AND coalesce(face, 'ok') NOT IN {WALLS}
  GROUP BY network
"""  # noqa: S608  a constant of ours

_QUERIES = {
    "networks": "SELECT id, name, url FROM network WHERE listed = 1 ORDER BY id",
    # What the newest crawl of each network met.
    "looks": f"""
      WITH last AS ({_LAST_CRAWL})
      SELECT v.network, v.url, v.purpose, v.fetched_at, v.outcome, v.status, v.face,
             v.redirect_url, v.detail
      FROM visit v JOIN last USING (network, crawl)
      WHERE v.fetched_at <= :as_of ORDER BY v.network, v.id
    """,  # noqa: S608
    "reached": _REACHED,
    # Figures of the newest crawl that reached the network: never carried on from older ones.
    "observations": f"""
      WITH reached AS ({_REACHED})
      SELECT o.network, o.signal, o.outcome, o.value, o.low, o.high, o.rank, o.probe, o.place,
             o.quote, v.url, v.fetched_at, v.status
      FROM reached r
      JOIN visit v ON v.network = r.network AND v.crawl = r.crawl
      JOIN observation o ON o.visit = v.id
      WHERE v.fetched_at <= :as_of ORDER BY o.network, o.signal, o.visit
    """,  # noqa: S608
    "posts": f"""
      SELECT network, source, posted_at, kind FROM (
        SELECT p.network, p.source, p.posted_at, p.kind,
               row_number() OVER (PARTITION BY p.network, p.source ORDER BY p.posted_at DESC) AS n
        FROM post p JOIN visit v ON v.id = p.visit
        WHERE v.fetched_at <= :as_of)
      WHERE n <= {POSTS_PER_SOURCE} ORDER BY network, source, posted_at DESC
    """,  # noqa: S608
    # When each source of posts was last successfully looked at.
    "sources": """
      SELECT network, url AS source, max(fetched_at) AS at FROM visit
      WHERE fetched_at <= :as_of AND outcome = 'ok' GROUP BY network, url
    """,
    "members": """
      SELECT o.network, v.fetched_at, o.low, o.high, o.probe
      FROM observation o JOIN visit v ON v.id = o.visit
      WHERE o.signal = 'members_total' AND o.outcome = 'observed' AND v.fetched_at <= :as_of
      ORDER BY o.network, v.fetched_at
    """,
    "editorial": "SELECT * FROM editorial WHERE dated <= :as_of ORDER BY network, dated",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """The kept facts, one frame each; columns as selected in this module."""

    networks: pd.DataFrame
    looks: pd.DataFrame
    reached: pd.DataFrame
    observations: pd.DataFrame
    posts: pd.DataFrame
    sources: pd.DataFrame
    members: pd.DataFrame
    editorial: pd.DataFrame


def load(db: Database, as_of: datetime) -> Facts:
    """Return what was known at ``as_of`` (aware). Later facts are not loaded at all."""
    frames = {}
    for name, sql in _QUERIES.items():
        cursor = db.execute(sql, {"as_of": iso(as_of)} if ":as_of" in sql else {})
        columns = [column[0] for column in cursor.description]
        # Objects, not inferred types: a NULL in a column of whole numbers must stay None.
        frames[name] = pd.DataFrame(cursor.fetchall(), columns=columns, dtype=object)
    return Facts(**frames)
