"""Every view of the database, and the one place to change one.

A view holds no rows: whoever opens a database for writing makes the views anew where they differ
from these (``renew``), so a change here needs no migration.
"""

from __future__ import annotations

from sqlite_utils import Database

#: name -> what it selects. A column that people read is documented in ``docs/``.
VIEWS = {
    # One row per network: today's verdict and the facts a counsellor asks for.
    "network_status": """
        SELECT n.id, n.name, n.url,
               coalesce(v.state, 'undetermined') AS state, v.cause,
               (SELECT since FROM course
                WHERE network = n.id AND until IS NULL AND interrupts = 0) AS since,
               coalesce(v.confidence, 'low') AS confidence, f.p_alive,
               coalesce(v.trend, 'unknown') AS trend,
               cast(f.members_low AS INTEGER) AS members,
               cast(f.active_low AS INTEGER) AS members_active,
               f.last_post_at, f.silence_days, f.rhythm_days, f.posts_90d, f.authors_90d,
               coalesce(v.features, '') AS features, v.registration, v.access,
               n.sectors, n.audience, n.languages, n.country, n.region, n.kind, v.platform,
               v.software_version, v.software_newest, v.software_newest_in,
               v.successor_url, v.advice_fr, v.advice_en, f.last_visited_at, f.last_reached_at,
               f.members_low, f.members_high, f.active_low, f.active_high, v.horizon_days,
               v.rhythm_source, v.previous_state, v.previous_as_of,
               iif(v.crawl IS NULL, NULL, (SELECT max(as_of) FROM publication)) AS as_of,
               f.growth_year, f.active_share, v.answers, v.expected_posts, v.same_as,
               n.town, n.description_fr, n.description_en,
               f.answered_share, f.answered_of, f.latency_ms, f.last_post_earliest
        FROM network n
        LEFT JOIN verdict v ON v.network = n.id
          AND v.crawl = (SELECT max(w.crawl) FROM verdict w WHERE w.network = n.id)
        LEFT JOIN figures f ON f.network = n.id
          AND f.crawl = (SELECT max(w.crawl) FROM figures w WHERE w.network = n.id)
        WHERE n.listed = 1
    """,
    # Every observation with the address, time and status that show it, and what is odd about it. (The network
    # is the visit's, so that one network's are found by index.)
    "evidence": """
        SELECT v.network, o.signal, o.outcome, o.value, o.low, o.high, o.rank, o.probe,
               v.url, v.fetched_at, v.status, o.place, o.quote, v.crawl,
               (SELECT group_concat(f.flag, '|') FROM flag f
                WHERE f.network = v.network AND f.crawl = v.crawl AND f.signal = o.signal) AS flags
        FROM observation o JOIN visit v ON v.id = o.visit
    """,
    # One row per network and day on which a visit brought anything: the last of that day.
    "history": """
        SELECT f.network, substr(f.as_of, 1, 10) AS day, f.state, f.cause, f.p_alive,
               f.members_low, f.members_high, f.active_low, f.active_high, f.last_post_at,
               f.silence_days, f.rhythm_days, f.crawl
        FROM figures f
        WHERE substr(f.as_of, 1, 10) IS NOT (
          SELECT substr(later.as_of, 1, 10) FROM figures later
          WHERE later.network = f.network AND later.crawl > f.crawl ORDER BY later.crawl LIMIT 1)
    """,
    # What died, revived, moved, slowed or is new, newest first.
    "changes": """
        SELECT e.at, e.network, n.name, e.kind, e.from_state, e.to_state, v.cause, n.sectors
        FROM event e
        JOIN network n ON n.id = e.network AND n.listed = 1
        LEFT JOIN verdict v ON v.network = e.network AND v.crawl = e.crawl
        ORDER BY e.at DESC, e.network
    """,
    # The themes of each network as last seen, the newest contribution first.
    "network_groups": """
        SELECT n.id AS network, g.name, g.url, g.members, g.members_active_month, g.topics_30d,
               g.posts_30d, g.newest_post_at, v.url AS seen_on, v.fetched_at AS seen_at
        FROM network n
        CROSS JOIN visit v ON v.network = n.id AND v.crawl = (
          SELECT crawl FROM visit
          WHERE id = (SELECT max(visit) FROM group_activity WHERE network = n.id))
        CROSS JOIN group_activity g ON g.visit = v.id
        ORDER BY n.id, g.newest_post_at DESC
    """,
    # The living networks nearest to each network, the nearest first.
    "network_alternatives": """
        SELECT a.network, a.position, a.other, s.name, s.url, s.state, s.last_post_at,
               s.last_post_earliest, s.members, s.sectors, s.region, s.advice_fr, s.advice_en,
               s.description_fr, s.description_en
        FROM alternative a JOIN network_status s ON s.id = a.other
        ORDER BY a.network, a.position
    """,
    # Where the address of each network comes from. An address is confirmed once a visit has found that
    # the page there calls itself by the network's name. (Naming all signals of ``observation_over_time`` lets
    # SQLite use that index, which holds no others.)
    "network_source": """
        SELECT n.id AS network, n.source, n.source_date, n.reviewed_on, n.former_ids, n.former_urls,
               (SELECT max(v.fetched_at) FROM observation o JOIN sound_visit v ON v.id = o.visit
                WHERE o.network = n.id AND o.signal IN ('members_total', 'software', 'bears_name')
                  AND o.signal = 'bears_name' AND o.value = 'name'
               ) AS confirmed_at
        FROM network n WHERE n.listed = 1
    """,
    # The visits that may be judged from: of no void crawl, and neither put off nor failed by our own fault.
    "sound_visit": """
        SELECT * FROM visit
        WHERE crawl NOT IN (SELECT id FROM crawl WHERE void != 0)
          AND outcome NOT IN ('own_error', 'put_off')
    """,
}


def drop(db: Database) -> None:
    """Drop the views, so that none stands in the way of a change to the tables below it."""
    for name in VIEWS:
        db.execute(f"DROP VIEW IF EXISTS {name}")


def renew(db: Database) -> None:
    """Make the views anew if one of them is not as it stands here, all in one transaction."""
    wanted = {name: f"CREATE VIEW {name} AS{select.rstrip()}" for name, select in VIEWS.items()}
    there = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    if wanted.items() <= there.items():
        return
    with db.atomic():
        drop(db)
        for sql in wanted.values():
            db.execute(sql)
