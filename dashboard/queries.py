"""What the pages ask of the database, beside the list that is held in memory. SQL only.

Every value from outside is a parameter. ``:crawl`` is the newest crawl judged: what a crawl under way has
seen meanwhile is not shown before it is published with its verdicts.
"""
# ruff: noqa: S608  what is put into the text of a query is one of the constants of this file

from __future__ import annotations

from typing import Any

from dashboard.index import Row

#: A change of state with what was judged then.
_CHANGED = """
  FROM event e JOIN network n ON n.id = e.network AND n.listed = 1
  LEFT JOIN verdict v ON v.network = e.network AND v.crawl = e.crawl
"""
_CHANGE = "e.at, e.network, n.name, e.kind, e.from_state, e.to_state, v.cause"

#: What home says of the newest changes; first verdicts are none.
NEWS = f"""
  SELECT {_CHANGE} {_CHANGED} WHERE e.from_state IS NOT NULL ORDER BY e.at DESC, n.name LIMIT 3
"""

# The newest crawl, among those judged, that visited the network and {saw} something there.
_LAST = """
  (SELECT v.crawl FROM sound_visit v
   WHERE v.network = :id AND v.crawl <= :crawl {saw} ORDER BY v.crawl DESC LIMIT 1)
"""
_VISITED = _LAST.format(saw="")
_SAW_GROUPS = _LAST.format(saw="AND EXISTS (SELECT 1 FROM group_activity g WHERE g.visit = v.id)")

#: The rows of one sheet: ``of_sheet`` gives the parameters.
SHEET = {
    "reasons": """
      SELECT * FROM reason WHERE network = :id
        AND crawl = (SELECT max(crawl) FROM reason WHERE network = :id) ORDER BY position
    """,
    # Of each signal what counts: the verdict, its sentences and the files say the same.
    "facts": "SELECT * FROM fact WHERE network = :id",
    "origin": "SELECT * FROM network_source WHERE network = :id",
    "reviews": """
      SELECT * FROM review WHERE network = :id AND decision = 'held' ORDER BY id DESC
    """,
    "editorial": "SELECT * FROM editorial WHERE network = :id ORDER BY dated DESC, fact",
    "archived": """
      SELECT * FROM archived_look WHERE network = :id ORDER BY captured_at DESC LIMIT 30
    """,
    "archives": "SELECT * FROM archive_answer WHERE network = :id ORDER BY archive",
    # Copies of deciding pages that we asked an archive to keep.
    "copies": """
      SELECT url, address FROM kept_copy WHERE network = :id AND address != ''
    """,
    "groups": f"""
      SELECT g.* FROM visit v CROSS JOIN group_activity g ON g.visit = v.id
      WHERE v.network = :id AND v.crawl = {_SAW_GROUPS}
      ORDER BY newest_post_at DESC NULLS LAST, members_active_month DESC NULLS LAST,
        topics_30d DESC NULLS LAST, members DESC NULLS LAST, name LIMIT 12
    """,
    # States that came and went within days, in the year before the newest verdict.
    "interruptions": """
      SELECT count(*) AS number, max(since) AS newest FROM course
      WHERE network = :id AND interrupts
        AND since > (SELECT strftime('%Y-%m-%d', max(as_of), '-365 days') FROM publication)
    """,
    "alternatives": "SELECT * FROM network_alternatives WHERE network = :id ORDER BY position",
    "visits": f"""
      SELECT * FROM visit WHERE network = :id AND crawl = {_VISITED} ORDER BY id
    """,
}

#: What the charts of a sheet are drawn from.
CHARTS = {
    "history": """
      SELECT day, state, cause, members_low AS low, members_high AS high FROM history
      WHERE network = :id ORDER BY day
    """,
    "posts": "SELECT month, number FROM posts_by_month WHERE network = :id ORDER BY month",
    # The newest days with a post, of all its lists together, as many as the rhythm is told from.
    "days": """
      SELECT DISTINCT substr(posted_at, 1, 10) AS day FROM post
      WHERE network = :id AND posted_at <= :newest
        AND kind NOT IN ('machine', 'page')
        AND visit IN (SELECT id FROM sound_visit WHERE network = :id AND crawl <= :crawl)
      ORDER BY 1 DESC LIMIT 20
    """,
}


def of_sheet(network: Row, crawl: int) -> dict[str, Any]:
    """Return the parameters of ``SHEET`` and ``CHARTS`` for a row of ``network_status``.

    ``:newest`` is the newest post that the verdict knows.
    """
    return {
        "id": network["id"],
        "crawl": crawl,
        "newest": network["last_post_at"],
    }


#: What has ended, the newest first: ``:first`` and ``:most`` cut out a page.
ENDED = {
    "ended": """
      SELECT s.id, s.name, s.state, s.cause, s.since, s.successor_url, s.last_post_at,
             s.last_post_earliest, s.sectors, r.text_fr, r.text_en,
             (SELECT min(e.dated) FROM editorial e
              WHERE e.network = s.id AND e.fact = 'closed') AS closed
      FROM network_status s
      LEFT JOIN reason r ON r.network = s.id AND r.position = 0
        AND r.crawl = (SELECT max(crawl) FROM reason q WHERE q.network = s.id)
      WHERE s.state IN ('dead', 'moved')
      ORDER BY coalesce(s.last_post_at, closed, s.since) DESC, s.name LIMIT :most OFFSET :first
    """
}

_OF_SECTOR = "(:sector = '' OR instr('|' || n.sectors || '|', '|' || :sector || '|'))"

#: The newest changes with what was said of them then: ``changes.Span`` gives the parameters, and ``:most``.
CHANGES = {
    "changes": f"""
      SELECT {_CHANGE}, v.advice_fr, v.advice_en, r.text_fr AS reason_fr, r.text_en AS reason_en
      {_CHANGED}
      LEFT JOIN reason r ON r.network = e.network AND r.crawl = e.crawl AND r.position = 0
      WHERE e.at > :since AND e.at <= :until
        AND (e.from_state IS NOT NULL OR :with_new) AND {_OF_SECTOR}
        AND (:kinds = '' OR instr(:kinds, '|' || e.kind || '|'))
      ORDER BY e.at DESC, n.name LIMIT :most
    """
}

# The state in which a network was at a moment; what interrupted it for days does not count.
_STOOD = """
  (SELECT state FROM course WHERE network = n.id AND NOT interrupts AND since <= {at}
   ORDER BY since DESC LIMIT 1)
"""
#: How networks stood at two moments, where that differs: ``:enough`` rows, or all where it is negative.
BETWEEN = {
    "changed": f"""
      SELECT * FROM (
        SELECT n.id, n.name, {_STOOD.format(at=":since")} AS before, {_STOOD.format(at=":until")} AS after
        FROM network n
        WHERE n.id IN (SELECT network FROM course WHERE since > :since AND since <= :until)
          AND n.listed = 1 AND {_OF_SECTOR})
      WHERE before IS NOT after AND (before IS NOT NULL OR :with_new) ORDER BY id LIMIT :enough
    """
}

#: One month from ``:first`` to before ``:end``: what changed, ``:most`` of each kind, and how it ended.
DIGEST = {
    "told": f"""
      SELECT * FROM (
        SELECT {_CHANGE}, v.successor_url, v.advice_fr, v.advice_en,
               row_number() OVER (PARTITION BY e.kind ORDER BY e.at DESC, n.name) AS place
        {_CHANGED} WHERE e.at >= :first AND e.at < :end AND {_OF_SECTOR})
      WHERE place <= :most ORDER BY kind, place
    """,
    "counts": f"""
      SELECT e.kind, count(*) AS number FROM event e JOIN network n ON n.id = e.network
      WHERE n.listed = 1 AND e.at >= :first AND e.at < :end AND {_OF_SECTOR} GROUP BY 1
    """,
    "standing": f"""
      SELECT c.state, count(*) AS number FROM course c JOIN network n ON n.id = c.network
      WHERE n.listed = 1 AND NOT c.interrupts AND c.since < :end
        AND (c.until IS NULL OR c.until >= :end) AND {_OF_SECTOR} GROUP BY c.state
    """,
}
