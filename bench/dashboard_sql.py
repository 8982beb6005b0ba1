"""The SQL that makes the facts and verdicts of ``bench.dashboard_data``: a table at a time is fast.

Rows are written in the order of their keys, so that SQLite only appends. ``:days`` is the number of the
newest crawl.
"""

from __future__ import annotations

from collections.abc import Iterator

#: What is planned for each network, and what all have alike.
PLAN = """
  CREATE TEMP TABLE profile (
    place INTEGER PRIMARY KEY, network TEXT UNIQUE, name, url, sectors, audience, languages, country,
    region, kind, town, description_fr, description_en, deep, state,
    gap INTEGER,      -- hours between posts
    silence INTEGER,  -- hours from the newest post to the newest crawl
    posts INTEGER, members INTEGER, exact, growth, active, features, registration, access, platform,
    unanswered);
  CREATE TEMP TABLE spell (
    network TEXT, first INTEGER, last INTEGER, state, cause, before, answers, confidence, p_alive,
    successor_url, PRIMARY KEY (network, first)) WITHOUT ROWID;
  CREATE TEMP TABLE reading (network TEXT, purpose TEXT, signal, value, rank);
  CREATE INDEX temp.reading_page ON reading(network, purpose);
  CREATE TEMP TABLE day (crawl INTEGER PRIMARY KEY, as_of, at INTEGER, age INTEGER);  -- age in hours
  CREATE TEMP TABLE number (n INTEGER PRIMARY KEY);
  CREATE TEMP TABLE sentence (state, position, rule, fr, en, advice, PRIMARY KEY (state, position));
  CREATE TEMP TABLE theme (place INTEGER PRIMARY KEY, name);
  CREATE TEMP TABLE page (purpose TEXT, path, content_type, size_bytes);
"""

#: Purpose, path, content type and bytes of the pages that a crawl asks of each network.
PAGES = (
    ("robots", "robots.txt", "text/plain", 120),
    ("home", "", "text/html; charset=utf-8", 48_000),
    ("feed", "feed", "application/rss+xml", 21_000),
    ("sitemap", "sitemap.xml", "application/xml", 9_000),
    ("members", "members", "text/html; charset=utf-8", 52_000),
    ("about", "about.json", "application/json", 3_000),
)

#: State -> the rule that decides, what it says in French and English, and the advice.
_SENTENCES = {
    "alive": (
        "by_rhythm",
        "On y publie d'ordinaire tous les {} jours, et le silence présent n'est pas plus long.",
        "People usually post every {} days, and the silence now is no longer than that.",
        "À conseiller",
    ),
    "slowing": (
        "by_rhythm",
        "On y publiait d'ordinaire tous les {} jours\u00a0; le silence présent est plus long.",
        "People used to post every {} days; the silence now is longer.",
        "À essayer avec prudence",
    ),
    "dormant": (
        "by_rhythm",
        "On y publiait tous les {} jours\u00a0; une nouvelle publication est peu probable.",
        "People used to post every {} days; a new post is not likely.",
        "À éviter",
    ),
    "dead": (
        "ended",
        "Le réseau a fermé, ou se tait depuis bien plus que ses {} jours habituels.",
        "The network has closed, or is silent for far longer than its usual {} days.",
        "À éviter",
    ),
    "moved": (
        "moved",
        "Son adresse renvoie à un autre site, qui porte son nom.",
        "Its address leads to another site, which bears its name.",
        "À chercher à sa nouvelle adresse",
    ),
    "unreachable": (
        "unreachable",
        "Le site ne répond pas\u00a0: cela peut passer.",
        "The site does not answer; this may pass.",
        "À vérifier par vous-même",
    ),
    "unobservable": (
        "refused",
        "Le site répond, mais ne montre rien à un visiteur sans compte.",
        "The site answers, but shows nothing to a visitor without an account.",
        "À vérifier par vous-même",
    ),
    "undetermined": (
        "undetermined",
        "Trop peu de faits pour en dire quelque chose.",
        "Too few facts to say anything.",
        "À vérifier par vous-même",
    ),
}
_LAST_POST = ("La dernière publication visible est du {}.", "The newest visible post is of {}.")
_NO_POST = ("Aucune publication datée n'est visible.", "No dated post is visible.")


def sentences() -> Iterator[tuple[str, int, str, str, str, str]]:
    """Yield state, position, rule, French, English and advice of the two reasons of each state."""
    for state, (rule, fr, en, advice) in _SENTENCES.items():
        yield state, 0, rule, fr, en, advice
        is_seen = state not in {"unobservable", "undetermined"}
        yield state, 1, "last_post", *(_LAST_POST if is_seen else _NO_POST), ""


_CATALOGUE = """
  INSERT INTO network (id, name, url, sectors, audience, languages, country, region, kind, note, listed,
    town, description_fr, description_en)
  SELECT network, name, url, sectors, audience, languages, country, region, kind, '', 1,
    town, description_fr, description_en
  FROM profile
"""
_CRAWLS = """
  INSERT INTO crawl (id, started_at, finished_at, networks)
  SELECT crawl, strftime('%Y-%m-%dT%H:%M:%SZ', at - 7200, 'unixepoch'),
         strftime('%Y-%m-%dT%H:%M:%SZ', at - 600, 'unixepoch'), (SELECT count(*) FROM profile)
  FROM day
"""
_CRAWL_NETWORKS = """
  INSERT INTO crawl_network SELECT :days, network, 6 FROM profile ORDER BY network
"""

# Posts come every ``gap`` hours, the newest ``silence`` hours before the newest crawl. While a network
# does not answer, it is as it was when it last did: a day before the spell, ``seen`` hours ago.
_JUDGED = """
  CREATE TEMP VIEW judged (
    network, crawl, as_of, state, cause, confidence, p_alive, horizon_days, trend,
    members_low, members_high, active_low, active_high, last_post_at, silence_days, rhythm_days,
    rhythm_source, posts_90d, authors_90d, features, registration, access, platform, title,
    successor_url, last_visited_at, last_reached_at, previous_state, previous_as_of, growth_year,
    active_share, answers, expected_posts, advice_fr, advice_en)
  AS SELECT
    network, crawl, as_of, state, cause, confidence, p_alive,
    CASE WHEN p_alive IS NOT NULL THEN CASE WHEN gap > 2160 THEN 365 ELSE 180 END END,
    CASE WHEN growth > 0.05 THEN 'growing' WHEN growth < -0.05 THEN 'shrinking'
         WHEN growth IS NULL THEN 'unknown' ELSE 'steady' END,
    count, CASE WHEN exact THEN count END, cast(active * count AS INTEGER),
    cast(active * count AS INTEGER), posted_at, round(silent / 24.0, 1), round(gap / 24.0, 1), source,
    max(0, 1 + (2160 - silent) / gap), min(40, max(0, 1 + (2160 - silent) / gap)),
    features, registration, access, platform, name || ' - Accueil', successor_url,
    as_of, strftime('%Y-%m-%dT%H:%M:%SZ', seen, 'unixepoch'), before,
    CASE WHEN before IS NOT NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', seen, 'unixepoch') END,
    growth, active,
    CASE WHEN unanswered < 0.25 THEN 'usual' WHEN unanswered < 0.6 THEN 'unsure' ELSE 'rare' END,
    CASE WHEN p_alive > 0.4 THEN
      CASE WHEN gap < 160 THEN '13+' WHEN gap < 540 THEN '4-12' ELSE '1-3' END END,
    advice || coalesce('\u00a0: dernière publication le ' || substr(posted_at, 1, 10), '')
           || coalesce(', ' || count || ' membres annoncés', '') || '.',
    state || coalesce(': last post on ' || substr(posted_at, 1, 10), '')
          || coalesce(', ' || count || ' members claimed', '') || '.'
  FROM (
    SELECT *, strftime('%Y-%m-%dT%H:%M:%SZ', seen - 3600 * silent, 'unixepoch') AS posted_at
    FROM (
      SELECT *,
        CASE WHEN hours <= silence THEN silence - hours
             ELSE (hours - silence + gap - 1) / gap * gap - (hours - silence) END AS silent
      FROM (
        SELECT s.*, d.crawl, d.as_of, p.gap, p.silence, p.growth, p.exact, p.active, p.features,
          p.registration, p.access, p.platform, p.name, p.unanswered, w.advice,
          CASE WHEN p.gap IS NOT NULL THEN p.url || 'feed' END AS source,
          cast(p.members * max(0.1, 1 - p.growth * d.age / 8760.0) AS INTEGER) AS count,
          d.age + CASE WHEN s.answers THEN 0 ELSE 24 * (d.crawl - s.first + 1) END AS hours,
          d.at - CASE WHEN s.answers THEN 0 ELSE 86400 * (d.crawl - s.first + 1) END AS seen
        FROM spell s CROSS JOIN profile p ON p.network = s.network
        CROSS JOIN sentence w ON w.state = s.state AND w.position = 0
        CROSS JOIN day d ON d.crawl BETWEEN s.first AND s.last)))
"""
#: What moves, as each visit saw it; what is said, from the day on that brought it, and that of today.
_FIGURES = """
  INSERT INTO figures (
    network, crawl, as_of, state, cause, p_alive, members_low, members_high, active_low, active_high,
    last_post_at, silence_days, rhythm_days, posts_90d, authors_90d, growth_year, active_share,
    last_visited_at, last_reached_at, answered_share, answered_of, latency_ms
  ) SELECT
    network, crawl, as_of, state, cause, p_alive, members_low, members_high, active_low, active_high,
    last_post_at, silence_days, rhythm_days, posts_90d, authors_90d, growth_year, active_share,
    last_visited_at, last_reached_at, 0.98, 90, 120 + length(network)
  FROM judged
"""
_VERDICTS = """
  INSERT INTO verdict (
    network, crawl, as_of, state, cause, confidence, horizon_days, rhythm_source, trend, features,
    registration, access, platform, title, successor_url, previous_state, previous_as_of, answers,
    expected_posts, advice_fr, advice_en)
  SELECT
    network, crawl, as_of, state, cause, confidence, horizon_days, rhythm_source, trend, features,
    registration, access, platform, title, successor_url, previous_state, previous_as_of, answers,
    expected_posts, advice_fr, advice_en
  FROM judged
  WHERE crawl = :days
     OR EXISTS (SELECT 1 FROM spell s WHERE s.network = judged.network AND s.first = judged.crawl)
"""
_REASONS = """
  INSERT INTO reason
  SELECT v.crawl, v.network, w.position, w.rule,
         replace(w.fr, '{}', coalesce(iif(w.position, substr(v.last_post_at, 1, 10), v.rhythm_days), '')),
         replace(w.en, '{}', coalesce(iif(w.position, substr(v.last_post_at, 1, 10), v.rhythm_days), '')),
         v.rhythm_source, v.last_reached_at, CASE WHEN v.rhythm_source IS NOT NULL THEN 200 END,
         'item > pubDate', coalesce(v.last_post_at, '')
  FROM (SELECT network FROM profile ORDER BY network) n
  CROSS JOIN day d ON d.crawl > :days - :reasoned
  CROSS JOIN (
    SELECT network, crawl, state, rhythm_source, last_reached_at, last_post_at, rhythm_days
    FROM verdict JOIN figures USING (network, crawl, state)) v
    ON v.network = n.network AND v.crawl = d.crawl
  CROSS JOIN sentence w ON w.state = v.state
"""

# The deep networks in each crawl, and all of them in the newest one.
_VISITS = """
  INSERT INTO visit (crawl, network, url, purpose, fetched_at, outcome, status, redirect_url,
                     content_type, size_bytes, duration_ms, face, detail, posts)
  SELECT crawl, network, url, purpose, fetched_at, outcome,
         CASE outcome WHEN 'ok' THEN 200 WHEN 'redirect' THEN 301 WHEN 'refused' THEN 403
                      WHEN 'not_found' THEN 404 END,
         CASE outcome WHEN 'redirect' THEN successor_url END,
         CASE outcome WHEN 'ok' THEN content_type END,
         CASE outcome WHEN 'ok' THEN size_bytes ELSE 0 END, 80 + place % 700,
         CASE outcome WHEN 'ok' THEN 'ok' END, '', CASE purpose WHEN 'feed' THEN 20 END
  FROM (
    SELECT d.crawl, p.network, p.url || g.path AS url, g.purpose, p.place, s.successor_url,
           g.content_type, g.size_bytes,
           strftime('%Y-%m-%dT%H:%M:%SZ', d.at - 5400 + p.place % 4000, 'unixepoch') AS fetched_at,
           CASE WHEN s.state = 'moved' THEN 'redirect' WHEN s.state = 'unobservable' THEN 'refused'
                WHEN s.cause = 'gone' THEN 'not_found' WHEN s.cause = 'domain_lost' THEN 'dns_failure'
                WHEN s.answers THEN 'ok' ELSE 'connect_timeout' END AS outcome
    FROM day d CROSS JOIN profile p ON p.deep OR d.crawl = :days
    CROSS JOIN spell s ON s.network = p.network AND d.crawl BETWEEN s.first AND s.last
    CROSS JOIN page g)
"""
_OBSERVATIONS = """
  INSERT INTO observation
  SELECT id, network, signal, CASE WHEN value IS NULL THEN 'not_available' ELSE 'observed' END,
         value, CASE WHEN typeof(value) != 'text' THEN value END,
         CASE WHEN typeof(value) != 'text' THEN value END, rank, 'bench', 'main > dl > dd',
         coalesce(value, ''), ''
  FROM (
    SELECT v.id, v.network, r.signal, r.rank,
           CASE r.signal WHEN 'members_total' THEN cast(w.members_low AS INTEGER)
             WHEN 'members_active_month' THEN cast(w.active_low AS INTEGER)
             WHEN 'newest_post_at' THEN w.last_post_at ELSE r.value END AS value
    FROM visit v CROSS JOIN figures w ON w.network = v.network AND w.crawl = v.crawl
    CROSS JOIN reading r ON r.network = v.network AND r.purpose = v.purpose
    WHERE v.status = 200)
"""
# Of each signal the first reading of the newest crawl.
_FACTS = """
  INSERT INTO fact (network, signal, outcome, value, low, high, url, fetched_at, status, place, quote)
  SELECT network, signal, outcome, value, low, high, url, fetched_at, status, place, quote
  FROM (
    SELECT o.*, v.url, v.fetched_at, v.status,
           row_number() OVER (PARTITION BY o.network, o.signal ORDER BY o.visit) AS n
    FROM observation o JOIN visit v ON v.id = o.visit WHERE v.crawl = :days)
  WHERE n = 1
"""

# All but the newest one a little after their turn, since people are no clocks. An odd factor makes
# fingerprints in no order and each of them once.
_POSTS = """
  INSERT INTO post
  SELECT network, url || 'feed',
         printf('%08x%08x', (n * 2654435761) & 4294967295, (place * 40503 + n) & 4294967295),
         strftime('%Y-%m-%dT%H:%M:%SZ', newest - 60 * ago, 'unixepoch'),
         CASE n % 4 WHEN 0 THEN 'topic' WHEN 1 THEN 'post' ELSE 'comment' END,
         (SELECT v.id FROM visit v WHERE v.network = aged.network AND v.purpose = 'feed'
          AND v.crawl = CASE WHEN deep THEN max(1, :days - ago / 1440) ELSE :days END),
         'stream', NULL
  FROM (
    SELECT p.network, p.url, p.place, p.deep, number.n,
           60 * (p.silence + number.n * p.gap) - (number.n * 7919) % (30 * p.gap) AS ago,
           (SELECT max(at) FROM day) AS newest
    FROM (SELECT * FROM profile ORDER BY network) p CROSS JOIN number ON number.n < p.posts) aged
"""

# Ten groups of a deep network, and three of some others.
_GROUPS = """
  INSERT INTO group_activity
  SELECT v.id, v.network, t.name, v.url || 'c/' || n.n, 40 + n.n * 13, 3 + n.n, 2 * n.n, 9 * n.n,
         strftime('%Y-%m-%dT%H:%M:%SZ', d.at - 86400 * n.n * n.n, 'unixepoch')
  FROM visit v CROSS JOIN profile p ON p.network = v.network
  CROSS JOIN day d ON d.crawl = v.crawl
  CROSS JOIN number n ON n.n < CASE WHEN p.deep THEN 10 WHEN p.place % 40 = 0 THEN 3 ELSE 0 END
  CROSS JOIN theme t ON t.place = (p.place * 3 + n.n) % (SELECT count(*) FROM theme)
  WHERE v.purpose = 'home' AND v.status = 200
"""
_EDITORIAL = """
  INSERT INTO editorial
  SELECT p.network, f.fact, f.dated, '', '', 'https://presse.example.org/' || p.network, f.fr, f.en
  FROM profile p JOIN (
    SELECT 'opened' AS fact, '2009-04' AS dated, 'Le réseau a ouvert.' AS fr,
           'The network has opened.' AS en
    UNION ALL SELECT 'closed', '2025-02', 'Le réseau a fermé.', 'The network has closed.') f
    ON f.fact = 'opened' OR p.state = 'dead'
  WHERE p.place % 50 = 0
"""

#: In the order of their foreign keys. Posts and groups belong to visits, reasons to verdicts.
FACTS = (
    *(
        _CATALOGUE,
        _CRAWLS,
        _CRAWL_NETWORKS,
        _JUDGED,
        _FIGURES,
        _VERDICTS,
        _REASONS,
        _VISITS,
        _OBSERVATIONS,
    ),
    *(_FACTS, _POSTS, _GROUPS, _EDITORIAL),
)

#: Posts a month of the source that gives the verdict.
MONTHS = """
  SELECT network, substr(posted_at, 1, 7), count(*) FROM post GROUP BY 1, 2
"""

#: When each network with posts was last seen, as the newest verdict says.
LOOKS = """
  SELECT network, last_reached_at FROM verdict JOIN figures USING (network, crawl)
  WHERE crawl = (SELECT max(id) FROM crawl) AND rhythm_source IS NOT NULL
"""
