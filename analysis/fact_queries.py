"""The queries that load what judging needs of the networks to judge.

Each goes back in time no farther than it has to, so a long history costs no more than a short one. What is
counted over time is counted up to a network's newest visit, not to the day of judging: between visits it
stays as it is.
"""

from __future__ import annotations

from analysis import policy
from pipelines.schema import ANSWERED, HOME_FAILED, OVER_TIME, OWN_PAGES, SHOWS, any_of
from vocabulary.items import OWN_RANKS

#: Posts loaded of each source, and those of the moment of the last: enough for half a year of a lively feed.
POSTS_PER_SOURCE = 1000
#: Days of member counts loaded: a year and the oldest count compared with.
COUNTS_DAYS = 400
#: Days for which a reader that no longer knows a page is an alarm.
ALARM_DAYS = 180
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

#: Since when the answer of a visit says that the site is out of order.
_SINCE = "(SELECT value FROM observation WHERE visit = v.id AND signal = 'offline_since') AS since"
#: Readers that know a page of the network.
_MATCHED = f"o.signal = 'software' AND o.outcome = 'observed' AND o.rank {any_of(OWN_RANKS)}"
#: The newest reading of whether a network's home page bears its name.
_BORNE = f"""
  SELECT w.crawl FROM observation b JOIN (SELECT * FROM sound_visit WHERE {SHOWS}) w ON w.id = b.visit
  WHERE b.network = j.network AND b.{OVER_TIME} AND b.signal = 'bears_name' AND w.purpose = 'home'
    AND w.fetched_at <= :as_of ORDER BY b.visit DESC LIMIT 1
"""  # noqa: S608

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
             v.redirect_url, v.tls_faults, {_SINCE}
      FROM judging j CROSS JOIN sound_visit v ON v.network = j.network AND v.crawl = j.last
      WHERE v.fetched_at <= :as_of ORDER BY v.network, v.id
    """,  # noqa: S608
    "reached": f"""
      SELECT v.network, v.crawl, max(v.fetched_at) AS at
      FROM judging j CROSS JOIN sound_visit v ON v.network = j.network AND v.crawl = j.reached
      WHERE v.fetched_at <= :as_of AND {OWN_PAGES} AND {SHOWS} GROUP BY v.network
    """,  # noqa: S608
    # How the home page ended in each crawl since the network was last reached; where it could not be
    # asked since robots.txt itself could not be had, that visit is the record. The face of a redirect is
    # that of the site it leads to.
    "failures": f"""
      WITH last AS (
        SELECT v.network, v.crawl,
               coalesce(max(CASE WHEN v.purpose = 'home' THEN v.id END), max(v.id)) AS id
        FROM judging j CROSS JOIN sound_visit v ON v.network = j.network
          AND v.crawl > coalesce(j.reached, 0) AND v.crawl >= j.address
        WHERE v.fetched_at <= :as_of
          AND (v.purpose = 'home' OR (v.purpose = 'robots' AND v.outcome NOT IN ('ok', 'not_found')))
        GROUP BY v.network, v.crawl)
      SELECT v.network, v.crawl, v.url, v.purpose, v.fetched_at, v.outcome, v.status,
             coalesce(v.face, CASE WHEN v.outcome = 'redirect' THEN (
               SELECT s.face FROM sound_visit s
               WHERE s.network = v.network AND s.crawl = v.crawl AND s.purpose = 'successor'
               ORDER BY s.id DESC LIMIT 1) END) AS face,
             v.redirect_url, v.tls_faults, {_SINCE}
      FROM last CROSS JOIN sound_visit v ON v.id = last.id ORDER BY v.network, v.id
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
    # Exact counts only: "500 or more" twice does not mean that nothing changed.
    "members": f"""
      SELECT o.network, v.fetched_at, o.low, o.probe
      FROM judging j CROSS JOIN observation o ON o.network = j.network
      CROSS JOIN sound_visit v ON v.id = o.visit
      WHERE o.{OVER_TIME} AND o.signal = 'members_total' AND o.outcome = 'observed' AND o.high = o.low
        AND v.fetched_at BETWEEN date(j.seen_at, '-{COUNTS_DAYS} days') AND :as_of
      ORDER BY o.network, v.fetched_at
    """,  # noqa: S608
    # Readers that knew a page of the network in an earlier crawl, where the newest crawl got the
    # same page and no reader knew it: the page has changed, or the reader is out of date.
    "alarms": f"""
      WITH lost AS (
        SELECT network, reached, seen_at FROM judging j
        WHERE NOT EXISTS (
          SELECT 1 FROM sound_visit v JOIN observation o ON o.visit = v.id
          WHERE v.network = j.network AND v.crawl = j.reached AND {_MATCHED}))
      SELECT o.network, o.probe, v.url, max(v.fetched_at) AS matched_at
      FROM lost CROSS JOIN observation o ON o.network = lost.network
      CROSS JOIN sound_visit v ON v.id = o.visit
      WHERE o.{OVER_TIME} AND {_MATCHED} AND v.crawl < lost.reached
        AND v.fetched_at BETWEEN date(lost.seen_at, '-{ALARM_DAYS} days') AND :as_of
        AND EXISTS (SELECT 1 FROM sound_visit w
                    WHERE w.network = v.network AND w.crawl = lost.reached AND w.url = v.url
                      AND w.outcome = 'ok' AND coalesce(w.face, 'ok') = 'ok')
      GROUP BY o.network, o.probe ORDER BY o.network, o.probe
    """,  # noqa: S608
    # What a network said it was: when last reached, when it last bore its name, and before its address
    # failed the last time for long enough to have changed hands.
    "identities": f"""
      WITH failing AS (
        SELECT v.network FROM judging j CROSS JOIN visit v ON v.network = j.network
        WHERE {HOME_FAILED} GROUP BY v.network HAVING count(*) >= {policy.FAILED_VISITS}),
      homes AS (
        SELECT v.network, v.crawl, min(v.fetched_at) AS at, max({SHOWS}) AS is_good
        FROM failing f CROSS JOIN sound_visit v ON v.network = f.network
        WHERE v.purpose = 'home' AND v.fetched_at <= :as_of GROUP BY v.network, v.crawl),
      counted AS (
        SELECT *, sum(NOT is_good) OVER (PARTITION BY network ORDER BY at) AS bad FROM homes),
      good AS (
        SELECT network, at, bad, lag(crawl) OVER before AS old, lag(at) OVER before AS old_at,
               lag(bad) OVER before AS old_bad
        FROM counted WHERE is_good WINDOW before AS (PARTITION BY network ORDER BY at)),
      gone AS (
        SELECT network, max(at), old AS crawl FROM good
        WHERE bad - old_bad >= {policy.FAILED_VISITS}
          AND julianday(at) - julianday(old_at) >= {policy.FAILED_DAYS}
        GROUP BY network),
      named AS (
        SELECT network, (
          SELECT v.crawl FROM observation o JOIN sound_visit v ON v.id = o.visit
          WHERE o.network = j.network AND o.{OVER_TIME} AND o.signal = 'bears_name'
            AND o.value IN ('name', 'mention') AND v.fetched_at <= :as_of
          ORDER BY o.visit DESC LIMIT 1) AS crawl
        FROM judging j),
      asked AS (SELECT network, reached AS crawl, 'now' AS moment FROM judging
                UNION ALL SELECT network, crawl, 'before' FROM gone
                UNION ALL SELECT network, crawl, 'named' FROM named)
      SELECT a.network, a.moment, v.fetched_at, o.signal, o.value
      FROM asked a CROSS JOIN sound_visit v ON v.network = a.network AND v.crawl = a.crawl
      CROSS JOIN observation o ON o.visit = v.id
      WHERE o.network = a.network
        AND o.signal IN ('home_title', 'software', 'language') AND o.outcome = 'observed'
      ORDER BY a.network, a.moment, v.id
    """,  # noqa: S608
    # What the newest crawl saw where the network's address leads.
    "successors": """
      SELECT v.network, 'now' AS moment, v.fetched_at, o.signal, o.value
      FROM judging j CROSS JOIN sound_visit v ON v.network = j.network AND v.crawl = j.last
      CROSS JOIN observation o ON o.visit = v.id
      WHERE v.purpose = 'successor' AND v.fetched_at <= :as_of AND o.outcome = 'observed'
      ORDER BY v.network, v.id
    """,
    # Since when the home page has been a notice, without a visit that showed something else.
    "notices": """
      WITH told AS (
        SELECT network, (
          SELECT v.face FROM sound_visit v
          WHERE v.network = j.network AND v.purpose = 'home' AND v.fetched_at <= :as_of
            AND (v.outcome = 'ok' OR v.face = 'closure_notice')
          ORDER BY v.crawl DESC, v.id DESC LIMIT 1) AS face
        FROM judging j)
      SELECT v.network, min(v.fetched_at) AS since
      FROM told CROSS JOIN sound_visit v ON v.network = told.network
      WHERE told.face = 'closure_notice'
        AND v.purpose = 'home' AND v.face = 'closure_notice' AND v.fetched_at <= :as_of
        AND v.id > coalesce((
          SELECT max(id) FROM sound_visit w
          WHERE w.network = v.network AND purpose = 'home' AND fetched_at <= :as_of
            AND outcome = 'ok' AND coalesce(face, 'ok') != 'closure_notice'), 0)
      GROUP BY v.network
    """,
    # The crawls in which the network's pages were overrun, or its home page did not bear its name, since
    # the last one that was shown them as they should be.
    "takeovers": f"""
      WITH suspect AS (
        SELECT network FROM judging j
        WHERE EXISTS (SELECT 1 FROM sound_visit v WHERE v.network = j.network AND v.crawl = j.reached
                        AND v.face = 'overrun')
           OR EXISTS (SELECT 1 FROM sound_visit v JOIN observation o ON o.visit = v.id
                      WHERE v.network = j.network AND v.crawl = ({_BORNE})
                        AND v.purpose = 'home' AND o.signal = 'bears_name' AND o.value = 'none')),
      seen AS (
        SELECT v.network, v.crawl, min(v.fetched_at) AS at,
               max(v.face = 'overrun') AS overrun,
               max(CASE WHEN v.purpose = 'home' THEN (
                 SELECT o.value = 'none' FROM observation o
                 WHERE o.visit = v.id AND o.signal = 'bears_name') END) AS stranger
        FROM suspect CROSS JOIN sound_visit v ON v.network = suspect.network
        WHERE v.fetched_at <= :as_of AND {OWN_PAGES} AND {SHOWS} GROUP BY v.network, v.crawl),
      signs AS (
        SELECT network, crawl, at, 'overrun' AS sign, overrun AS shows FROM seen
        UNION ALL
        SELECT network, crawl, at, 'stranger', stranger FROM seen WHERE stranger IS NOT NULL),
      clean AS (SELECT network, sign, max(crawl) AS crawl FROM signs
                WHERE NOT shows GROUP BY network, sign)
      SELECT s.network, s.sign, s.at
      FROM signs s LEFT JOIN clean c ON c.network = s.network AND c.sign = s.sign
      WHERE s.shows AND s.crawl > coalesce(c.crawl, 0) ORDER BY s.network, s.sign, s.at
    """,  # noqa: S608
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
    # How often each network was visited lately, from its second visit on.
    "paces": f"""
      SELECT n.network, CAST(strftime('%s', min(c.started_at)) AS REAL) AS first,
             (julianday(max(c.started_at)) - julianday(min(c.started_at))) / (count(*) - 1) AS days
      FROM judging j CROSS JOIN crawl c CROSS JOIN crawl_network n
        ON n.crawl = c.id AND n.network = j.network
      WHERE c.void = 0 AND n.requests IS NOT NULL AND c.started_at <= j.seen_at
        AND c.started_at >= date(j.seen_at, '-{policy.PACE_DAYS} days')
      GROUP BY n.network HAVING count(*) > 1
    """,  # noqa: S608
    # What archives saw, as far as they had been asked by then.
    "archived": """
      SELECT l.network, l.archive, l.captured_at, l.url, l.status, l.face, l.is_other,
             l.purpose, l.members_low, l.newest_post_at, a.maybe_seen_at
      FROM judging j CROSS JOIN archived_look l ON l.network = j.network
      JOIN archive_answer a ON a.network = l.network AND a.archive = l.archive
      WHERE a.asked_at <= :as_of ORDER BY l.network, l.archive, l.captured_at
    """,
    # How each network's server answered lately: in each crawl its home page, or its robots.txt where the
    # home page was not asked.
    "uptimes": f"""
      WITH asked AS (
        SELECT v.network, v.crawl,
               coalesce(max(CASE WHEN v.purpose = 'home' THEN {ANSWERED} END), max({ANSWERED}))
                 AS answered,
               min(CASE WHEN {ANSWERED} THEN v.duration_ms END) AS ms
        FROM judging j CROSS JOIN sound_visit v ON v.network = j.network
          AND v.fetched_at BETWEEN date(j.seen_at, '-{policy.UPTIME_DAYS} days') AND :as_of
        WHERE v.purpose IN ('home', 'robots')
        GROUP BY v.network, v.crawl),
      timed AS (
        SELECT network, ms, row_number() OVER (PARTITION BY network ORDER BY ms) AS place,
               count(*) OVER (PARTITION BY network) AS number
        FROM asked WHERE ms IS NOT NULL),
      middle AS (
        SELECT network, avg(ms) AS ms FROM timed
        WHERE place IN ((number + 1) / 2, (number + 2) / 2) GROUP BY network)
      SELECT a.network, count(*) AS visits, sum(answered) AS answered,
             CAST(round(m.ms) AS INTEGER) AS ms
      FROM asked a LEFT JOIN middle m ON m.network = a.network GROUP BY a.network
    """,  # noqa: S608
    # Signs of who holds each network's present address.
    "holders": """
      SELECT h.network, h.sign, h.value, h.first_at, min(h.last_at, :as_of)
      FROM judging j CROSS JOIN holder h ON h.network = j.network
      WHERE h.first_at <= :as_of AND h.crawl >= j.address
        AND h.crawl NOT IN (SELECT id FROM crawl WHERE void != 0)
      ORDER BY h.network, h.sign, h.first_at
    """,
    "editorial": """
      SELECT e.network, e.fact, e.dated, e.value, e.successor_url, e.source_url, e.note_fr, e.note_en
      FROM judging j CROSS JOIN editorial e ON e.network = j.network
      WHERE e.dated <= :as_of ORDER BY e.network, e.dated
    """,
}
