"""How the crawls went, for who runs them: runs, outcomes, slow and failing hosts, alarms, what is due."""

from __future__ import annotations

from datetime import UTC, datetime

from datasette.utils.asgi import Response

from analysis.schedule import HISTORIES, History, next_visit
from dashboard.visitor import NO_STORE, Visitor, with_data

_QUERIES = {
    "runs": """
      SELECT c.id, c.started_at, c.finished_at, c.networks, c.void, c.dropped,
             (SELECT count(*) FROM crawl_network n WHERE n.crawl = c.id AND n.requests IS NULL) AS left_over,
             (SELECT sum(requests) FROM crawl_network n WHERE n.crawl = c.id) AS requests,
             EXISTS (SELECT 1 FROM publication p WHERE p.crawl = c.id) AS judged
      FROM crawl c ORDER BY c.id DESC LIMIT 12
    """,
    "outcomes": """
      SELECT outcome, count(*) AS number FROM visit
      WHERE crawl = (SELECT max(id) FROM crawl) AND outcome != 'own_error'
      GROUP BY outcome ORDER BY number DESC
    """,
    "slow": """
      SELECT network, url, duration_ms FROM visit
      WHERE crawl = (SELECT max(id) FROM crawl) AND duration_ms IS NOT NULL
      ORDER BY duration_ms DESC LIMIT 10
    """,
    "failing": """
      SELECT id, name, state, last_reached_at, last_visited_at FROM network_status
      WHERE state = 'unreachable' ORDER BY last_reached_at, name LIMIT 20
    """,
    "alarms": """
      SELECT network, probe, url, last_matched_at FROM extractor_alarm
      WHERE crawl = (SELECT max(crawl) FROM publication) ORDER BY network
    """,
    # What this program did wrong, apart from what the web did.
    "own": """
      SELECT network, url, detail FROM visit
      WHERE crawl = (SELECT max(id) FROM crawl) AND outcome = 'own_error' ORDER BY id LIMIT 20
    """,
    "errors": """
      SELECT network, url, errors AS detail FROM visit
      WHERE crawl = (SELECT max(id) FROM crawl) AND errors != '' AND outcome != 'own_error'
      ORDER BY id LIMIT 20
    """,
    "next": HISTORIES,
}


@with_data
async def page(visitor: Visitor) -> Response:
    """Show the health of the crawls."""
    found = await visitor.ask(_QUERIES, {})
    visited = map(dict, found.pop("next"))
    due = [(next_visit(History.from_row(row)), row) for row in visited]
    due.sort(key=lambda pair: (pair[0] is not None, pair[0] or datetime.min.replace(tzinfo=UTC)))
    now = datetime.now(UTC)
    late = sum(moment is None or moment <= now for moment, _row in due)
    context = {**found, "late": late, "due": [(at, row) for at, row in due if at and at > now][:10]}
    return await visitor.page("health.html", context, more=NO_STORE)
