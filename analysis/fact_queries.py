"""The queries that load what judging needs of the networks to judge.

Each goes back in time no farther than it has to, so a long history costs no more than a short one. What is
counted over time is counted up to a network's newest visit, not to the day of judging: between visits it
stays as it is.
"""

from __future__ import annotations

from analysis import policy
from analysis.history_queries import HISTORIES, SINCE
from pipelines.schema import OWN_PAGES, SHOWS

#: Posts loaded of each source, and those of the moment of the last: enough for half a year of a lively feed.
POSTS_PER_SOURCE = 1000
#: The networks to judge, with the crawls that the queries begin at: since which a network is at its present
#: address (what was seen at a former one is no visit of it), the newest, and the newest that was shown
#: a page of its own. ``seen_at``: its newest visit.
JUDGING = f"""
  CREATE TEMP TABLE judging AS
  WITH named AS (
    SELECT n.id AS network,
           (SELECT coalesce(max(crawl), 0) FROM address_change a WHERE a.network = n.id) AS address
    FROM json_each(:networks) j JOIN network n ON n.id = j.value WHERE n.listed = 1)
  SELECT network, address,
         (SELECT v.crawl FROM sound_visit v
          WHERE v.network = named.network AND v.crawl >= address AND v.fetched_at <= :as_of
          ORDER BY v.crawl DESC LIMIT 1) AS last,
         (SELECT v.crawl FROM sound_visit v
          WHERE v.network = named.network AND v.fetched_at <= :as_of AND {OWN_PAGES} AND {SHOWS}
          ORDER BY v.crawl DESC LIMIT 1) AS reached,
         (SELECT v.fetched_at FROM sound_visit v
          WHERE v.network = named.network AND v.fetched_at <= :as_of
          ORDER BY v.fetched_at DESC LIMIT 1) AS seen_at
  FROM named ORDER BY network
"""  # noqa: S608  constants of ours

#: What makes a list: all of one address, streams and samples apart, and what programmes posted apart.
_LIST_KEYS = "p.network, p.source, p.kind = 'machine', coalesce(p.listing = 'stream', 0)"
_LIST = (
    "p.network, p.source, p.kind = 'machine' AS is_machine, "
    "coalesce(p.listing = 'stream', 0) AS is_stream"
)

QUERIES = {
    "networks": """
      SELECT n.id, n.name, n.url, n.sectors, n.audience, n.languages, n.region
      FROM judging j CROSS JOIN network n ON n.id = j.network ORDER BY n.id
    """,
    # What the newest crawl of each network met.
    "looks": f"""
      SELECT v.network, v.crawl, v.url, v.purpose, v.fetched_at, v.outcome, v.status, v.face,
             v.redirect_url, v.tls_faults, {SINCE}
      FROM judging j CROSS JOIN sound_visit v ON v.network = j.network AND v.crawl = j.last
      WHERE v.fetched_at <= :as_of ORDER BY v.network, v.id
    """,  # noqa: S608
    "reached": f"""
      SELECT v.network, v.crawl, max(v.fetched_at) AS at
      FROM judging j CROSS JOIN sound_visit v ON v.network = j.network AND v.crawl = j.reached
      WHERE v.fetched_at <= :as_of AND {OWN_PAGES} AND {SHOWS} GROUP BY v.network
    """,  # noqa: S608
    # Figures of the newest crawl that reached the network: never carried on from older ones.
    "observations": """
      SELECT o.network, v.crawl, o.signal, o.outcome, o.value, o.low, o.high, o.rank, o.probe,
             o.place, o.quote, v.url, v.purpose, v.fetched_at, v.status,
             o.unit
      FROM judging j CROSS JOIN sound_visit v ON v.network = j.network AND v.crawl = j.reached
      CROSS JOIN observation o ON o.visit = v.id
      WHERE v.fetched_at <= :as_of ORDER BY o.network, o.signal, o.visit
    """,
    # The post dates of each source, and when its address last showed posts in the same kind of
    # document: a home page served in place of a feed, or a page that was redesigned, shows none,
    # and proves no silence.
    # What programmes posted is kept apart from what members wrote under the same address.
    "sources": f"""
      WITH long AS (
        SELECT DISTINCT {_LIST} FROM (
          SELECT network FROM judging j
          WHERE (SELECT count(*) FROM post WHERE network = j.network) > {POSTS_PER_SOURCE}) n
        CROSS JOIN post p ON p.network = n.network),
      cut AS MATERIALIZED (  -- NULL where there are fewer
        SELECT l.*, (
          SELECT p.posted_at FROM post p CROSS JOIN sound_visit v ON v.id = p.visit
          WHERE p.network = l.network AND p.source = l.source AND (p.kind = 'machine') = l.is_machine
            AND coalesce(p.listing = 'stream', 0) = l.is_stream AND v.fetched_at <= :as_of
          ORDER BY p.posted_at DESC LIMIT 1 OFFSET {POSTS_PER_SOURCE - 1}) AS since
        FROM long l),
      source AS (
        -- max() gives the address and kind of the document of the newest post
        SELECT {_LIST}, max(p.posted_at), v.url, coalesce(v.content_type, '') LIKE '%html%' AS is_html,
               group_concat(
                 strftime('%s', p.posted_at) || ':' || strftime('%s', v.fetched_at) || ':'
                   || coalesce(v.posts, 0) || ':' || CASE WHEN p.earliest IS NULL THEN 0
                     ELSE strftime('%s', p.posted_at) - strftime('%s', p.earliest) END) AS times,
               group_concat(DISTINCT p.kind) AS kinds
        FROM judging j CROSS JOIN post p ON p.network = j.network
        CROSS JOIN sound_visit v ON v.id = p.visit
        LEFT JOIN cut c ON c.network = p.network AND c.source = p.source
          AND c.is_machine = (p.kind = 'machine') AND c.is_stream = coalesce(p.listing = 'stream', 0)
        WHERE v.fetched_at <= :as_of AND (c.since IS NULL OR p.posted_at >= c.since)
        GROUP BY {_LIST_KEYS})
      SELECT s.network, s.source, s.is_stream, s.times, s.kinds, v.fetched_at AS looked_at,
             v.crawl, n.languages
      FROM source s JOIN network n ON n.id = s.network JOIN sound_visit v ON v.id = (
        SELECT id FROM sound_visit w
        WHERE w.network = s.network AND w.url = s.url AND fetched_at <= :as_of AND {SHOWS}
          AND coalesce(content_type LIKE '%html%', is_html) = is_html AND coalesce(posts, 1) > 0
        ORDER BY fetched_at DESC, id DESC LIMIT 1)
      ORDER BY s.network, s.source
    """,  # noqa: S608
    # What the newest crawl saw where the network's address leads.
    "successors": """
      SELECT v.network, 'now' AS moment, v.fetched_at, o.signal, o.value
      FROM judging j CROSS JOIN sound_visit v ON v.network = j.network AND v.crawl = j.last
      CROSS JOIN observation o ON o.visit = v.id
      WHERE v.purpose = 'successor' AND v.fetched_at <= :as_of AND o.outcome = 'observed'
      ORDER BY v.network, v.id
    """,
    # The themes inside each network as the newest crawl that saw any showed them, the newest first.
    "groups": f"""
      WITH seen AS (
        SELECT network, (
          SELECT v.crawl FROM group_activity g CROSS JOIN sound_visit v ON v.id = g.visit
          WHERE g.network = j.network
            AND v.fetched_at BETWEEN date(:as_of, '-{policy.FIGURE_FRESH_DAYS} days') AND :as_of
          ORDER BY g.visit DESC LIMIT 1) AS crawl
        FROM judging j)
      SELECT g.network, g.name, g.url, g.newest_post_at, v.url AS seen_on, v.fetched_at, v.status
      FROM seen s CROSS JOIN sound_visit v ON v.network = s.network AND v.crawl = s.crawl
      CROSS JOIN group_activity g ON g.visit = v.id
      WHERE v.fetched_at <= :as_of
      ORDER BY g.network, g.newest_post_at DESC
    """,  # noqa: S608
    # What archives saw, as far as they had been asked by then.
    "archived": """
      SELECT l.network, l.archive, l.captured_at, l.url, l.status, l.face, l.is_other,
             l.purpose, l.members_low, l.newest_post_at, a.maybe_seen_at
      FROM judging j CROSS JOIN archived_look l ON l.network = j.network
      JOIN archive_answer a ON a.network = l.network AND a.archive = l.archive
      WHERE a.asked_at <= :as_of ORDER BY l.network, l.archive, l.captured_at
    """,
    "editorial": """
      SELECT e.network, e.fact, e.dated, e.value, e.successor_url, e.source_url, e.note_fr, e.note_en
      FROM judging j CROSS JOIN editorial e ON e.network = j.network
      WHERE e.dated <= :as_of ORDER BY e.network, e.dated
    """,
} | HISTORIES
