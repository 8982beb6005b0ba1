"""Load the kept facts up to a moment as typed rows. SQL in, rows out; it judges nothing.

Only what judging needs is loaded, so that a long history costs little: the last crawl of each
network, the newest posts of each source, and the counts of members over time. Void crawls do not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from analysis import policy
from analysis.rows import (
    AlarmRow,
    ArchivedRow,
    EditorialRow,
    GroupRow,
    HolderRow,
    IdentityRow,
    LookRow,
    MembersRow,
    NetworkRow,
    NoticeRow,
    ObservationRow,
    PaceRow,
    ReachedRow,
    SourceRow,
    TakeoverRow,
    UptimeRow,
)
from pipelines.schema import ANSWERED, OWN_PAGES, SHOWS, any_of
from vocabulary.items import OWN_RANKS, iso

#: Posts loaded of each source: enough for half a year of a lively feed.
POSTS_PER_SOURCE = 1000
#: Days of member counts loaded: a year and the oldest count compared with.
COUNTS_DAYS = 400
#: Days for which a reader that no longer knows a page is an alarm.
ALARM_DAYS = 180
#: Since which crawl a network is at its present address, where it was elsewhere before.
_ADDRESS = "address AS (SELECT network, max(crawl) AS crawl FROM address_change GROUP BY network)"
#: The newest crawl of each network: what was seen at a former address is no visit of the present one.
_LAST_CRAWL = """
  SELECT v.network, max(v.crawl) AS crawl FROM sound_visit v LEFT JOIN address USING (network)
  WHERE v.fetched_at <= :as_of AND v.crawl >= coalesce(address.crawl, 0) GROUP BY v.network
"""
_REACHED = f"""
  SELECT network, max(crawl) AS crawl, max(fetched_at) AS at FROM sound_visit
  WHERE fetched_at <= :as_of AND {OWN_PAGES} AND {SHOWS} GROUP BY network
"""  # noqa: S608  constants of ours

#: Since when the answer of a visit says that the site is out of order.
_SINCE = "(SELECT value FROM observation WHERE visit = v.id AND signal = 'offline_since') AS since"

_QUERIES = {
    "networks": """
      SELECT id, name, url, sectors, audience, languages, region FROM network
      WHERE listed = 1 ORDER BY id
    """,
    # What the newest crawl of each network met.
    "looks": f"""
      WITH {_ADDRESS}, last AS ({_LAST_CRAWL})
      SELECT v.network, v.crawl, v.url, v.purpose, v.fetched_at, v.outcome, v.status, v.face,
             v.redirect_url, v.tls_faults, {_SINCE}
      FROM sound_visit v JOIN last USING (network, crawl)
      WHERE v.fetched_at <= :as_of ORDER BY v.network, v.id
    """,  # noqa: S608
    "reached": _REACHED,
    # How the home page ended in each crawl since the network was last reached; where it could not be
    # asked since robots.txt itself could not be had, that visit is the record. The face of a redirect is
    # that of the site it leads to.
    "failures": f"""
      WITH {_ADDRESS}, reached AS ({_REACHED}),
      last AS (
        SELECT network, crawl, coalesce(max(CASE WHEN purpose = 'home' THEN id END), max(id)) AS id
        FROM sound_visit
        WHERE fetched_at <= :as_of
          AND (purpose = 'home' OR (purpose = 'robots' AND outcome NOT IN ('ok', 'not_found')))
        GROUP BY network, crawl)
      SELECT v.network, v.crawl, v.url, v.purpose, v.fetched_at, v.outcome, v.status,
             coalesce(v.face, CASE WHEN v.outcome = 'redirect' THEN (
               SELECT s.face FROM sound_visit s
               WHERE s.network = v.network AND s.crawl = v.crawl AND s.purpose = 'successor'
               ORDER BY s.id DESC LIMIT 1) END) AS face,
             v.redirect_url, v.tls_faults, {_SINCE}
      FROM last JOIN sound_visit v USING (id) LEFT JOIN reached r ON r.network = v.network
      LEFT JOIN address a ON a.network = v.network
      WHERE v.crawl > coalesce(r.crawl, 0) AND v.crawl >= coalesce(a.crawl, 0) ORDER BY v.network, v.id
    """,  # noqa: S608
    # Figures of the newest crawl that reached the network: never carried on from older ones.
    "observations": f"""
      WITH reached AS ({_REACHED})
      SELECT o.network, v.crawl, o.signal, o.outcome, o.value, o.low, o.high, o.rank, o.probe,
             o.place, o.quote, v.url, v.purpose, v.fetched_at, v.status,
             o.unit
      FROM reached r
      JOIN sound_visit v ON v.network = r.network AND v.crawl = r.crawl
      JOIN observation o ON o.visit = v.id
      WHERE v.fetched_at <= :as_of ORDER BY o.network, o.signal, o.visit
    """,  # noqa: S608
    # The post dates of each source, and when its address last showed posts in the same kind of
    # document: a home page served in place of a feed, or a page that was redesigned, shows none,
    # and proves no silence.
    # What programmes posted is kept apart from what members wrote under the same address.
    "sources": f"""
      WITH dated AS (
        SELECT p.network, p.source, p.kind, p.kind = 'machine' AS is_machine,
               coalesce(p.listing = 'stream', 0) AS is_stream,
               strftime('%s', p.posted_at) || ':' || strftime('%s', v.fetched_at) || ':'
                 || coalesce(v.posts, 0) || ':'
                 || coalesce(strftime('%s', p.posted_at) - strftime('%s', p.earliest), 0) AS times,
               v.url,
               coalesce(v.content_type, '') LIKE '%html%' AS is_html,
               row_number() OVER (
                 PARTITION BY p.network, p.source, p.kind = 'machine', p.listing = 'stream'
                 ORDER BY p.posted_at DESC) AS n
        FROM post p JOIN sound_visit v ON v.id = p.visit
        WHERE v.fetched_at <= :as_of),
      source AS (
        SELECT network, source, is_stream, max(CASE WHEN n = 1 THEN url END) AS url,
               max(CASE WHEN n = 1 THEN is_html END) AS is_html,
               group_concat(times) AS times, group_concat(DISTINCT kind) AS kinds
        FROM dated WHERE n <= {POSTS_PER_SOURCE} GROUP BY network, source, is_machine, is_stream)
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
      FROM observation o JOIN sound_visit v ON v.id = o.visit
      WHERE o.signal = 'members_total' AND o.outcome = 'observed' AND o.high = o.low
        AND v.fetched_at BETWEEN strftime('%Y-%m-%d', :as_of, '-{COUNTS_DAYS} days') AND :as_of
      ORDER BY o.network, v.fetched_at
    """,  # noqa: S608
    # Readers that knew a page of the network in an earlier crawl, where the newest crawl got the
    # same page and no reader knew it: the page has changed, or the reader is out of date.
    "alarms": f"""
      WITH reached AS ({_REACHED}),
      matched AS (
        SELECT o.network, o.probe, v.url, v.crawl, v.fetched_at
        FROM observation o JOIN sound_visit v ON v.id = o.visit
        WHERE o.signal = 'software' AND o.outcome = 'observed' AND o.rank {any_of(OWN_RANKS)}
          AND v.fetched_at BETWEEN strftime('%Y-%m-%d', :as_of, '-{ALARM_DAYS} days') AND :as_of)
      SELECT m.network, m.probe, m.url, max(m.fetched_at) AS matched_at
      FROM matched m JOIN reached r USING (network)
      WHERE m.crawl < r.crawl
        AND NOT EXISTS (SELECT 1 FROM matched n WHERE n.network = m.network AND n.crawl = r.crawl)
        AND EXISTS (SELECT 1 FROM sound_visit w
                    WHERE w.network = m.network AND w.crawl = r.crawl AND w.url = m.url
                      AND w.outcome = 'ok' AND coalesce(w.face, 'ok') = 'ok')
      GROUP BY m.network, m.probe ORDER BY m.network, m.probe
    """,  # noqa: S608
    # What a network said it was: when last reached, when it last bore its name, and before its address
    # failed the last time for long enough to have changed hands.
    "identities": f"""
      WITH reached AS ({_REACHED}),
      homes AS (
        SELECT network, crawl, min(fetched_at) AS at, max({SHOWS}) AS is_good
        FROM sound_visit WHERE purpose = 'home' AND fetched_at <= :as_of GROUP BY network, crawl),
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
        SELECT v.network, max(v.crawl) AS crawl
        FROM observation o JOIN sound_visit v ON v.id = o.visit
        WHERE o.signal = 'bears_name' AND o.value IN ('name', 'mention') AND v.fetched_at <= :as_of
        GROUP BY v.network),
      asked AS (SELECT network, crawl, 'now' AS moment FROM reached
                UNION ALL SELECT network, crawl, 'before' FROM gone
                UNION ALL SELECT network, crawl, 'named' FROM named)
      SELECT a.network, a.moment, v.fetched_at, o.signal, o.value
      FROM asked a JOIN sound_visit v USING (network, crawl)
      JOIN observation o ON o.network = a.network AND o.visit = v.id
      WHERE o.signal IN ('home_title', 'software', 'language') AND o.outcome = 'observed'
      ORDER BY a.network, a.moment, v.id
    """,  # noqa: S608
    # What the newest crawl saw where the network's address leads.
    "successors": f"""
      WITH {_ADDRESS}, last AS ({_LAST_CRAWL})
      SELECT v.network, 'now' AS moment, v.fetched_at, o.signal, o.value
      FROM last JOIN sound_visit v USING (network, crawl)
      JOIN observation o ON o.network = v.network AND o.visit = v.id
      WHERE v.purpose = 'successor' AND v.fetched_at <= :as_of AND o.outcome = 'observed'
      ORDER BY v.network, v.id
    """,  # noqa: S608
    # Since when the home page has been a notice, without a visit that showed something else.
    "notices": """
      SELECT network, min(fetched_at) AS since FROM sound_visit v
      WHERE purpose = 'home' AND face = 'closure_notice' AND fetched_at <= :as_of
        AND id > coalesce((
          SELECT max(id) FROM sound_visit w
          WHERE w.network = v.network AND purpose = 'home' AND fetched_at <= :as_of
            AND outcome = 'ok' AND coalesce(face, 'ok') != 'closure_notice'), 0)
      GROUP BY network
    """,
    # The crawls in which the network's pages were overrun, or its home page did not bear its name, since
    # the last one that was shown them as they should be.
    "takeovers": f"""
      WITH seen AS (
        SELECT v.network, v.crawl, min(v.fetched_at) AS at,
               max(v.face = 'overrun') AS overrun,
               max(CASE WHEN v.purpose = 'home' THEN (
                 SELECT o.value = 'none' FROM observation o
                 WHERE o.visit = v.id AND o.signal = 'bears_name') END) AS stranger
        FROM sound_visit v
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
        SELECT g.network, max(v.crawl) AS crawl
        FROM group_activity g JOIN sound_visit v ON v.id = g.visit
        WHERE v.fetched_at BETWEEN strftime('%Y-%m-%d', :as_of, '-{policy.FIGURE_FRESH_DAYS} days')
          AND :as_of
        GROUP BY g.network)
      SELECT g.network, g.name, g.url, g.newest_post_at, v.url AS seen_on, v.fetched_at, v.status
      FROM seen s JOIN group_activity g ON g.network = s.network
      JOIN sound_visit v ON v.id = g.visit AND v.crawl = s.crawl
      ORDER BY g.network, g.newest_post_at DESC
    """,  # noqa: S608
    # How often each network was visited lately, from its second visit on.
    "paces": f"""
      SELECT n.network, CAST(strftime('%s', min(c.started_at)) AS REAL) AS first,
             (julianday(max(c.started_at)) - julianday(min(c.started_at))) / (count(*) - 1) AS days
      FROM crawl c JOIN crawl_network n ON n.crawl = c.id
      WHERE c.void = 0 AND n.requests IS NOT NULL AND c.started_at <= :as_of
        AND c.started_at >= strftime('%Y-%m-%d', :as_of, '-{policy.PACE_DAYS} days')
      GROUP BY n.network HAVING count(*) > 1
    """,  # noqa: S608
    # What archives saw, as far as they had been asked by then.
    "archived": """
      SELECT l.network, l.archive, l.captured_at, l.url, l.status, l.face, l.is_other, a.maybe_seen_at
      FROM archived_look l JOIN archive_answer a USING (network, archive)
      WHERE a.asked_at <= :as_of ORDER BY l.network, l.archive, l.captured_at
    """,
    # How each network's server answered lately: in each crawl its home page, or its robots.txt where the
    # home page was not asked.
    "uptimes": f"""
      WITH asked AS (
        SELECT network, crawl,
               coalesce(max(CASE WHEN purpose = 'home' THEN {ANSWERED} END), max({ANSWERED})) AS answered,
               min(CASE WHEN {ANSWERED} THEN duration_ms END) AS ms
        FROM sound_visit
        WHERE purpose IN ('home', 'robots') AND fetched_at <= :as_of
          AND fetched_at >= strftime('%Y-%m-%d', :as_of, '-{policy.UPTIME_DAYS} days')
        GROUP BY network, crawl),
      timed AS (
        SELECT network, ms, row_number() OVER (PARTITION BY network ORDER BY ms) AS place,
               count(*) OVER (PARTITION BY network) AS number
        FROM asked WHERE ms IS NOT NULL),
      middle AS (
        SELECT network, avg(ms) AS ms FROM timed
        WHERE place IN ((number + 1) / 2, (number + 2) / 2) GROUP BY network)
      SELECT network, count(*) AS visits, sum(answered) AS answered,
             (SELECT CAST(round(ms) AS INTEGER) FROM middle m WHERE m.network = asked.network) AS ms
      FROM asked GROUP BY network
    """,  # noqa: S608
    # Signs of who holds each network's present address.
    "holders": f"""
      WITH {_ADDRESS}
      SELECT h.network, h.sign, h.value, h.first_at, min(h.last_at, :as_of)
      FROM holder h LEFT JOIN address a USING (network)
      WHERE h.first_at <= :as_of AND h.crawl >= coalesce(a.crawl, 0)
        AND h.crawl NOT IN (SELECT id FROM crawl WHERE void != 0)
      ORDER BY h.network, h.sign, h.first_at
    """,  # noqa: S608
    "editorial": """
      SELECT network, fact, dated, value, successor_url, source_url, note_fr, note_en
      FROM editorial WHERE dated <= :as_of ORDER BY network, dated
    """,
}


#: Name of a query -> the record of its rows. Their fields stand in the order of its columns.
_ROWS: dict[str, type[tuple[Any, ...]]] = {
    "networks": NetworkRow,
    "looks": LookRow,
    "reached": ReachedRow,
    "failures": LookRow,
    "observations": ObservationRow,
    "sources": SourceRow,
    "members": MembersRow,
    "alarms": AlarmRow,
    "identities": IdentityRow,
    "successors": IdentityRow,
    "notices": NoticeRow,
    "takeovers": TakeoverRow,
    "groups": GroupRow,
    "paces": PaceRow,
    "archived": ArchivedRow,
    "uptimes": UptimeRow,
    "holders": HolderRow,
    "editorial": EditorialRow,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """The kept facts, the rows of one query each."""

    networks: Sequence[NetworkRow]
    looks: Sequence[LookRow]
    reached: Sequence[ReachedRow]
    failures: Sequence[LookRow]
    observations: Sequence[ObservationRow]
    sources: Sequence[SourceRow]
    members: Sequence[MembersRow]
    alarms: Sequence[AlarmRow]
    identities: Sequence[IdentityRow]
    successors: Sequence[IdentityRow]
    notices: Sequence[NoticeRow]
    takeovers: Sequence[TakeoverRow]
    groups: Sequence[GroupRow]
    paces: Sequence[PaceRow]
    archived: Sequence[ArchivedRow]
    uptimes: Sequence[UptimeRow]
    holders: Sequence[HolderRow]
    editorial: Sequence[EditorialRow]


def load(db: Database, as_of: datetime) -> Facts:
    """Return what was known at ``as_of`` (aware). Later facts are not loaded at all."""
    found: dict[str, Any] = {}
    for name, sql in _QUERIES.items():
        cursor = db.execute(sql, {"as_of": iso(as_of)} if ":as_of" in sql else {})
        found[name] = [_ROWS[name](*row) for row in cursor]
    return Facts(**found)
