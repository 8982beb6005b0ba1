"""What the pages ask of the database, beside the list that is held in memory. SQL only.

Every value from outside is a parameter. ``:crawl`` is the newest crawl judged: what a crawl under way has
seen meanwhile is not shown before it is published with its verdicts.
"""
# ruff: noqa: S608  what is put into the text of a query is one of the constants of this file

from __future__ import annotations

from typing import Any

from dashboard.index import Row

#: Changes of state of the networks in the catalogue; first verdicts are none.
_CHANGED = """
  FROM changes c JOIN network n ON n.id = c.network AND n.listed = 1
  WHERE c.from_state IS NOT NULL
"""

#: Below the list. ``:shown`` is a JSON array of the networks on the page, ``:week`` a day (ISO).
HOME = {
    "changes": f"SELECT c.* {_CHANGED} ORDER BY c.at DESC, c.name LIMIT :most",
    "week": f"SELECT c.kind, count(*) AS number {_CHANGED} AND c.at >= :week GROUP BY 1",
    "months": """
      SELECT network, number FROM posts_by_month
      WHERE network IN (SELECT value FROM json_each(:shown)) ORDER BY network, month
    """,
}

# The newest crawl, among those judged, that visited the network and {saw} something there.
_LAST = """
  (SELECT v.crawl FROM sound_visit v
   WHERE v.network = :id AND v.crawl <= :crawl {saw} ORDER BY v.crawl DESC LIMIT 1)
"""
_VISITED = _LAST.format(saw="")
_READ = _LAST.format(saw="AND EXISTS (SELECT 1 FROM observation o WHERE o.visit = v.id)")
_SAW_GROUPS = _LAST.format(saw="AND EXISTS (SELECT 1 FROM group_activity g WHERE g.visit = v.id)")

#: The rows of one sheet: ``of_sheet`` gives the parameters.
SHEET = {
    "reasons": """
      SELECT * FROM reason WHERE network = :id
        AND crawl = (SELECT max(crawl) FROM reason WHERE network = :id) ORDER BY position
    """,
    # Of several readings of one signal, the most directly stated one.
    "evidence": f"""
      SELECT * FROM (
        SELECT o.signal, o.outcome, o.value, o.low, o.high, o.quote, v.url, v.fetched_at,
          row_number() OVER (PARTITION BY o.signal ORDER BY o.outcome = 'observed' DESC,
            CASE o.rank WHEN 'api' THEN 0 WHEN 'markup' THEN 1 WHEN 'structured' THEN 2 ELSE 3 END,
            v.fetched_at DESC) AS n
        FROM visit v JOIN observation o ON o.visit = v.id AND o.network = v.network
        WHERE v.network = :id AND v.crawl = {_READ})
      WHERE n = 1
    """,
    "editorial": "SELECT * FROM editorial WHERE network = :id ORDER BY dated DESC, fact",
    "groups": f"""
      SELECT g.* FROM visit v JOIN group_activity g ON g.visit = v.id
      WHERE v.network = :id AND v.crawl = {_SAW_GROUPS}
      ORDER BY newest_post_at DESC NULLS LAST, members_active_month DESC NULLS LAST,
        topics_30d DESC NULLS LAST, members DESC NULLS LAST, name LIMIT 12
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
    # The newest days with a post, as many as the rhythm is told from.
    "days": """
      SELECT DISTINCT substr(posted_at, 1, 10) AS day FROM post
      WHERE network = :id AND source = :source AND posted_at <= :newest AND kind != 'machine'
      ORDER BY 1 DESC LIMIT 20
    """,
}


def of_sheet(network: Row, crawl: int) -> dict[str, Any]:
    """Return the parameters of ``SHEET`` and ``CHARTS`` for a row of ``network_status``.

    ``:source`` gives its verdict and ``:newest`` is the newest post that the verdict knows.
    """
    return {
        "id": network["id"],
        "crawl": crawl,
        "source": network["rhythm_source"],
        "newest": network["last_post_at"],
    }


#: What has ended, the newest first.
ENDED = {
    "ended": """
      SELECT s.id, s.name, s.state, s.cause, s.since, s.successor_url, s.last_post_at, s.sectors,
             r.text_fr, r.text_en,
             (SELECT min(e.dated) FROM editorial e
              WHERE e.network = s.id AND e.fact = 'closed') AS closed
      FROM network_status s
      LEFT JOIN reason r ON r.network = s.id AND r.position = 0
        AND r.crawl = (SELECT max(crawl) FROM reason q WHERE q.network = s.id)
      WHERE s.state IN ('dead', 'moved')
      ORDER BY coalesce(s.last_post_at, closed, s.since) DESC, s.name
    """
}

_WANTED = """
  (:sector = '' OR instr('|' || n.sectors || '|', '|' || :sector || '|'))
"""
_TOLD = f"""
  FROM changes c JOIN network n ON n.id = c.network AND n.listed = 1
  WHERE (c.from_state IS NOT NULL OR :with_new) AND {_WANTED}
    AND (:kinds = '' OR instr(:kinds, '|' || c.kind || '|'))
"""
#: The newest changes: ``changes.Asked`` gives the parameters, and ``:most``.
CHANGES = {
    "changes": f"""
      SELECT c.at, c.network, c.name, c.kind, c.from_state, c.to_state, c.cause
      {_TOLD} ORDER BY c.at DESC, c.name LIMIT :most
    """
}

# How things stood at a moment: what the last change before it led to. A bare column beside ``max()``
# comes from the row that has the maximum (SQLite, "Bare columns in an aggregate query").
_STANDING = f"""
  SELECT e.network, n.name, e.to_state AS state, max(e.at)
  FROM event e JOIN network n ON n.id = e.network AND n.listed = 1
  WHERE e.at <= :{{moment}} AND {_WANTED} GROUP BY e.network
"""
#: How things stood at the moments ``:since`` and ``:until``.
BETWEEN = {name: _STANDING.format(moment=name) for name in ("since", "until")}

#: One month from ``:first`` to before ``:end``: every change with what it means, and how it ended.
DIGEST = {
    "month": f"""
      SELECT c.at, c.network, c.name, c.kind, c.from_state, c.to_state, c.cause,
             v.successor_url, v.advice_fr, v.advice_en
      FROM changes c JOIN network n ON n.id = c.network AND n.listed = 1
      JOIN event e ON e.network = c.network AND e.at = c.at
      LEFT JOIN verdict v ON v.network = e.network AND v.crawl = e.crawl
      WHERE c.at >= :first AND c.at < :end AND {_WANTED}
      ORDER BY c.at, c.name
    """,
    "standing": f"""
      SELECT state, count(*) AS number FROM ({_STANDING.format(moment="end")}) GROUP BY state
    """,
}
