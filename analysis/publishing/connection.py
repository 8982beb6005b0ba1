"""Which crawls saw rather our own connection fail than the networks: nothing is judged from them."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from analysis.publishing.guards import Void, void
from vocabulary.items import iso

#: The crawls that nothing was published of yet, and the newest in any case; no clock of theirs was wrong.
_UNJUDGED = """
  WITH begun AS (SELECT id FROM crawl WHERE started_at <= :as_of AND void != 2)
  SELECT id FROM begun
  WHERE id = (SELECT max(id) FROM begun)
     OR id > (SELECT coalesce(max(crawl), 0) FROM publication WHERE crawl <= (SELECT max(id) FROM begun))
  ORDER BY id
"""
#: Of the networks of a crawl that answered when last visited before it: how many do not in it, of how many.
_ANSWERS = """
  WITH asked AS (
    SELECT network, max(status IS NOT NULL) AS answers FROM sound_visit
    WHERE crawl = :crawl GROUP BY network),
  paired AS (
    SELECT answers, (
      SELECT max(status IS NOT NULL) FROM sound_visit v
      WHERE v.network = asked.network AND v.crawl = (
        SELECT w.crawl FROM sound_visit w WHERE w.network = asked.network AND w.crawl < :crawl
        ORDER BY w.crawl DESC LIMIT 1)
    ) AS answered FROM asked)
  SELECT coalesce(sum(NOT answers), 0), count(*) FROM paired WHERE answered = 1
"""


def mark_void_crawls(db: Database, as_of: datetime, *, force: bool) -> Void | None:
    """Mark each crawl that was not judged yet as void, or as sound; return what is wrong with the newest.

    ``force`` takes all of them for sound.
    """
    fault = None
    for (crawl,) in db.execute(_UNJUDGED, {"as_of": iso(as_of)}).fetchall():
        with db.atomic():
            db.execute("UPDATE crawl SET void = 0 WHERE id = ?", [crawl])
        silent, networks = db.execute(_ANSWERS, {"crawl": crawl}).fetchone()
        fault = None if force else void(silent, networks)
        if fault:
            with db.atomic():
                db.execute("UPDATE crawl SET void = 1 WHERE id = ?", [crawl])
    return fault
