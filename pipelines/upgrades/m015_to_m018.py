"""What was added so that years stay small: kept when it changes, and taken out when old."""

from __future__ import annotations

from sqlite_utils import Database

from pipelines.migrations import migrations, run_script


@migrations()
def m015_former_addresses(db: Database) -> None:
    """Keep where a network was before, and since when it is where it is."""
    run_script(
        db,
        """
        ALTER TABLE network ADD COLUMN former_urls TEXT NOT NULL DEFAULT '';  -- joined by |
        -- The catalogue gave another address: failures of earlier crawls are not of the present one.
        CREATE TABLE address_change (
          network     TEXT NOT NULL REFERENCES network(id),
          crawl       INTEGER NOT NULL,  -- the first that asks the new address
          former_url  TEXT NOT NULL,
          PRIMARY KEY (network, crawl)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m016_what_is_said_when_it_changes(db: Database) -> None:
    """Keep what is said of a network when it changes, and apart from it what moves at each visit."""
    run_script(db, _FIGURES + _SAID + _ALTERNATIVES + _COURSES)


#: What moves from visit to visit: a row where a visit brought anything, the newest is what stands.
_FIGURES = """
    CREATE TABLE figures (
      network     TEXT NOT NULL REFERENCES network(id),
      crawl       INTEGER NOT NULL REFERENCES crawl(id),
      as_of       TEXT NOT NULL,     -- the moment judged for
      state       TEXT NOT NULL,
      cause       TEXT,
      p_alive     REAL,              -- probability of a new post within verdict.horizon_days
      members_low REAL, members_high REAL,          -- members_total
      active_low  REAL, active_high REAL,           -- members_active_month
      last_post_at TEXT,
      silence_days REAL,             -- days from the newest post to the last successful look
      rhythm_days REAL,              -- usual gap between posting days
      posts_90d   INTEGER,           -- NULL unless the sources reach back 90 days
      authors_90d INTEGER,
      growth_year REAL,              -- relative change of members in a year
      active_share REAL,             -- active within a month / members
      last_visited_at TEXT,
      last_reached_at TEXT,
      answered_share REAL,           -- visits of the home page that it answered in the 90 days before
      answered_of INTEGER,           -- how many visits those were
      latency_ms  INTEGER,           -- median time of an answer, of these visits
      PRIMARY KEY (network, crawl)
    ) WITHOUT ROWID;
    INSERT INTO figures SELECT
      network, crawl, as_of, state, cause, p_alive, members_low, members_high, active_low, active_high,
      last_post_at, silence_days, rhythm_days, posts_90d, authors_90d, growth_year, active_share,
      last_visited_at, last_reached_at, NULL, NULL, NULL
    FROM (SELECT *, json_array(state, cause, last_visited_at) AS seen,
                 lag(json_array(state, cause, last_visited_at)) OVER before AS seen_before
          FROM verdict WINDOW before AS (PARTITION BY network ORDER BY crawl))
    WHERE seen IS NOT seen_before;
"""
#: What is said of a network: a row from the crawl on whose facts changed it, the newest is what stands.
_SAID = """
    CREATE TEMP TABLE daily AS SELECT * FROM verdict;
    DROP TABLE verdict;
    CREATE TABLE verdict (
      network     TEXT NOT NULL REFERENCES network(id),
      crawl       INTEGER NOT NULL REFERENCES crawl(id),
      as_of       TEXT NOT NULL,     -- the moment judged for when it was said first
      state       TEXT NOT NULL,     -- alive, slowing, dormant, dead, moved, unreachable, ...
      cause       TEXT,              -- how it is dead, or why it cannot be observed
      confidence  TEXT NOT NULL,     -- high, medium, low
      horizon_days INTEGER,          -- 180, or 365 where the rhythm is slower than 90 days
      rhythm_source TEXT,            -- the address whose dates gave rhythm and p_alive
      trend       TEXT NOT NULL,     -- growing, steady, shrinking, unknown
      features    TEXT NOT NULL,     -- names joined by |
      registration TEXT,
      access      TEXT,
      platform    TEXT,
      title       TEXT,              -- home page title, scrubbed
      successor_url TEXT,
      previous_state TEXT,           -- the last state before unreachable, when that is the state
      previous_as_of TEXT,
      answers     TEXT,              -- to newcomers: usual, unsure, rare
      expected_posts TEXT,           -- within 90 days: 0, 1-3, 4-12, 13+
      same_as     TEXT,              -- the entry this one is a duplicate of
      advice_fr   TEXT NOT NULL,
      advice_en   TEXT NOT NULL,
      PRIMARY KEY (network, crawl)
    ) WITHOUT ROWID;
    INSERT INTO verdict SELECT
      network, crawl, as_of, state, cause, confidence, horizon_days, rhythm_source, trend, features,
      registration, access, platform, title, successor_url, previous_state, previous_as_of, answers,
      expected_posts, same_as, advice_fr, advice_en
    FROM (SELECT *, lag(said) OVER (PARTITION BY network ORDER BY crawl) AS said_before
          FROM (SELECT *, json_array(
                  state, cause, confidence, horizon_days, rhythm_source, trend, features, registration,
                  access, platform, title, successor_url, previous_state, answers, expected_posts,
                  same_as) AS said
                FROM temp.daily))
    WHERE said IS NOT said_before;
    UPDATE verdict SET (advice_fr, advice_en) = (
      SELECT advice_fr, advice_en FROM temp.daily d WHERE d.network = verdict.network
      ORDER BY d.crawl DESC LIMIT 1)
    WHERE crawl = (SELECT max(crawl) FROM verdict w WHERE w.network = verdict.network);
    -- Reasons stand as long as their rules are the same; those of today with today's words.
    DELETE FROM reason WHERE (network, crawl) IN (
      SELECT network, crawl FROM (
        SELECT network, crawl, said,
               lag(said) OVER (PARTITION BY network ORDER BY crawl) AS said_before,
               max(crawl) OVER (PARTITION BY network) AS newest
        FROM (SELECT network, crawl, group_concat(told) AS said FROM (
                SELECT network, crawl, rule AS told
                FROM reason ORDER BY network, crawl, position)
              GROUP BY network, crawl))
      WHERE said IS said_before AND crawl < newest);
"""
#: Alternatives are as last published.
_ALTERNATIVES = """
    CREATE TEMP TABLE nearest AS SELECT network, position, other FROM alternative a
    WHERE crawl = (SELECT max(crawl) FROM temp.daily w WHERE w.network = a.network);
    DROP TABLE alternative;
    CREATE TABLE alternative (
      network     TEXT NOT NULL REFERENCES network(id),
      position    INTEGER NOT NULL,  -- 0 is the nearest
      other       TEXT NOT NULL REFERENCES network(id),
      PRIMARY KEY (network, position)
    ) WITHOUT ROWID;
    INSERT INTO alternative SELECT network, position, other FROM temp.nearest;
    DROP TABLE temp.nearest;
    DROP TABLE temp.daily;
"""
_COURSES = """
    -- The course of each network, told anew by each assessment: the states it was in, and apart from them
    -- the interruptions, which came and went within days.
    CREATE TABLE course (
      network     TEXT NOT NULL REFERENCES network(id),
      crawl       INTEGER NOT NULL,  -- whose verdict began it
      since       TEXT NOT NULL,
      until       TEXT,              -- NULL: it lasts
      state       TEXT NOT NULL,
      interrupts  INTEGER NOT NULL,  -- 1: an interruption, with the same state before and after it
      PRIMARY KEY (network, crawl)
    ) WITHOUT ROWID;
    INSERT INTO course SELECT
      network, crawl, at, lead(at) OVER (PARTITION BY network ORDER BY crawl), to_state, 0
    FROM event;
"""


@migrations()
def m017_pruning(db: Database) -> None:
    """Tell from when on the raw facts are whole, and keep what is counted of those before."""
    run_script(
        db,
        """
        -- Old raw facts were taken out: nothing can be judged as of a moment before.
        CREATE TABLE pruning (
          id          INTEGER PRIMARY KEY,
          at          TEXT NOT NULL,
          before      TEXT NOT NULL,     -- of visits before this moment only what is still used was kept
          rows        INTEGER NOT NULL   -- taken out, of all tables
        );
        -- posts_by_month as it was when the posts of the month were taken out.
        CREATE TABLE posts_of_past_month (
          network     TEXT NOT NULL REFERENCES network(id),
          month       TEXT NOT NULL,     -- YYYY-MM
          number      INTEGER NOT NULL,
          PRIMARY KEY (network, month)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m018_lighter_indexes(db: Database) -> None:
    """Index of the observations by signal only those that are asked for over all time."""
    run_script(
        db,
        """
        DROP INDEX observation_network;
        CREATE INDEX observation_over_time ON observation(network, signal, visit)
        WHERE signal IN ('members_total', 'software', 'bears_name');
        """,
    )
