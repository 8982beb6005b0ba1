"""The queries of judging that walk back through earlier crawls: what failed, was counted, was once there.

Each takes the networks of the temporary table ``judging`` (``fact_queries``).
"""

from __future__ import annotations

from analysis import policy
from pipelines.schema import ANSWERED, HOME_FAILED, OVER_TIME, OWN_PAGES, SHOWS, any_of
from vocabulary.items import OWN_RANKS

#: Since when the answer of a visit says that the site is out of order.
SINCE = "(SELECT value FROM observation WHERE visit = v.id AND signal = 'offline_since') AS since"
#: Days of member counts loaded: a year and the oldest count compared with.
COUNTS_DAYS = 400
#: Days for which a reader that no longer knows a page is an alarm.
ALARM_DAYS = 180
#: Readers that know a page of the network.
_MATCHED = f"o.signal = 'software' AND o.outcome = 'observed' AND o.rank {any_of(OWN_RANKS)}"
#: The newest reading of whether a network's home page bears its name.
_BORNE = f"""
  SELECT w.crawl FROM observation b JOIN (SELECT * FROM sound_visit WHERE {SHOWS}) w ON w.id = b.visit
  WHERE b.network = j.network AND b.{OVER_TIME} AND b.signal = 'bears_name' AND w.purpose = 'home'
    AND w.fetched_at <= :as_of ORDER BY b.visit DESC LIMIT 1
"""  # noqa: S608

HISTORIES = {
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
             v.redirect_url, v.tls_faults, {SINCE}
      FROM last CROSS JOIN sound_visit v ON v.id = last.id ORDER BY v.network, v.id
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
}
