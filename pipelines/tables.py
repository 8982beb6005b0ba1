"""The first tables of the database, with a comment for each column."""

from __future__ import annotations

from sqlite_utils import Database

from pipelines.migrations import migrations, run_script


@migrations()
def m001_facts(db: Database) -> None:
    """Create the tables of facts."""
    run_script(
        db,
        """
        CREATE TABLE network (
          id          TEXT PRIMARY KEY,  -- catalogue identifier, e.g. linkedin
          name        TEXT NOT NULL,
          url         TEXT NOT NULL,     -- home page; empty when none is known any more
          sectors     TEXT NOT NULL,     -- slugs joined by |
          audience    TEXT NOT NULL,     -- slugs joined by |
          languages   TEXT NOT NULL,     -- ISO 639-1 codes joined by |
          country     TEXT NOT NULL,     -- ISO 3166-1 alpha-2, or empty
          region      TEXT NOT NULL,     -- ISO 3166-2 or French region name, or empty
          kind        TEXT NOT NULL,     -- generalist, sector, local, alumni, age, employer-facing
          note        TEXT NOT NULL,
          listed      INTEGER NOT NULL   -- 1 in today's catalogue, 0 removed from it (facts stay)
        );
        CREATE TABLE crawl (
          id          INTEGER PRIMARY KEY,
          started_at  TEXT NOT NULL,
          finished_at TEXT,              -- NULL: interrupted; crawl --resume goes on with it
          networks    INTEGER NOT NULL,  -- how many this crawl set out to visit
          dropped     TEXT NOT NULL DEFAULT '{}'  -- JSON: reason -> impossible facts left out
        );
        CREATE TABLE crawl_network (
          crawl       INTEGER NOT NULL REFERENCES crawl(id),
          network     TEXT NOT NULL REFERENCES network(id),
          requests    INTEGER,           -- HTTP requests made for it; NULL: still to be visited
          PRIMARY KEY (crawl, network)   -- all facts of one network are kept in one transaction
        ) WITHOUT ROWID;
        CREATE TABLE visit (
          id          INTEGER PRIMARY KEY,
          crawl       INTEGER NOT NULL REFERENCES crawl(id),
          network     TEXT NOT NULL REFERENCES network(id),
          url         TEXT NOT NULL,     -- address asked
          purpose     TEXT NOT NULL,     -- robots, home, seed, feed, sitemap or the probe that asked
          fetched_at  TEXT NOT NULL,
          outcome     TEXT NOT NULL,     -- fetch outcome: vocabulary/items.py FetchOutcome
          status      INTEGER,           -- HTTP status; NULL when nothing answered
          redirect_url TEXT,             -- where a redirect pointed
          content_type TEXT,
          size_bytes  INTEGER NOT NULL,
          duration_ms INTEGER,
          face        TEXT,              -- what the page really is: vocabulary/items.py Face
          detail      TEXT NOT NULL      -- rule or error class, for the operator
        );
        CREATE INDEX visit_network ON visit(network, fetched_at);
        CREATE TABLE observation (
          visit       INTEGER NOT NULL REFERENCES visit(id),  -- gives address, time and status
          network     TEXT NOT NULL REFERENCES network(id),
          signal      TEXT NOT NULL,     -- name of the signal: vocabulary/signal_names.py SIGNALS
          outcome     TEXT NOT NULL,     -- observed, not_available, not_applicable, refused, error
          value,                         -- figure as printed, text, or ISO moment; NULL unless observed
          low         REAL,              -- at least
          high        REAL,              -- at most; NULL with low set: no upper bound known
          rank        TEXT NOT NULL,     -- text, structured, markup, api: how directly it was stated
          probe       TEXT NOT NULL,     -- the probe that read it
          place       TEXT NOT NULL,     -- place in the document
          quote       TEXT NOT NULL      -- shortest text that shows it, scrubbed
        );
        CREATE INDEX observation_network ON observation(network, signal, visit);
        CREATE TABLE post (
          network     TEXT NOT NULL REFERENCES network(id),
          source      TEXT NOT NULL,     -- address the date was read from; sources are kept apart
          fingerprint TEXT NOT NULL,     -- one-way digest that recognises the same contribution
          posted_at   TEXT NOT NULL,
          kind        TEXT NOT NULL,     -- post, topic, comment, event, page
          visit       INTEGER NOT NULL REFERENCES visit(id),  -- the visit that first saw it
          PRIMARY KEY (network, source, fingerprint)
        ) WITHOUT ROWID;
        CREATE TABLE editorial (
          network     TEXT NOT NULL REFERENCES network(id),
          fact        TEXT NOT NULL,     -- opened, closed, renamed, acquired, merged, read_only, ...
          dated       TEXT NOT NULL,     -- YYYY, YYYY-MM or YYYY-MM-DD
          value       TEXT NOT NULL,     -- a figure, a new name; empty when the fact says all
          successor_url TEXT NOT NULL,
          source_url  TEXT NOT NULL,     -- where anyone can check it
          note_fr     TEXT NOT NULL,
          note_en     TEXT NOT NULL,
          PRIMARY KEY (network, fact, dated)
        ) WITHOUT ROWID;
        CREATE TABLE term (
          list        TEXT NOT NULL,     -- sectors, audience, kinds, regions
          slug        TEXT NOT NULL,
          label_fr    TEXT NOT NULL,
          label_en    TEXT NOT NULL,
          PRIMARY KEY (list, slug)       -- the catalogue's vocabulary, refreshed at each crawl
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m002_judgements(db: Database) -> None:
    """Create the tables of judgements, rebuilt in one transaction by each assessment."""
    run_script(
        db,
        """
        CREATE TABLE verdict (
          crawl       INTEGER NOT NULL REFERENCES crawl(id),
          network     TEXT NOT NULL REFERENCES network(id),
          as_of       TEXT NOT NULL,     -- the moment judged for
          state       TEXT NOT NULL,     -- alive, slowing, dormant, dead, moved, unreachable, ...
          cause       TEXT,              -- how it is dead, or why it cannot be observed
          confidence  TEXT NOT NULL,     -- high, medium, low
          p_alive     REAL,              -- probability of a new post within horizon_days
          horizon_days INTEGER,          -- 180, or 365 where the rhythm is slower than 90 days
          trend       TEXT NOT NULL,     -- growing, steady, shrinking, unknown
          members_low REAL, members_high REAL,          -- members_total
          active_low  REAL, active_high REAL,           -- members_active_month
          last_post_at TEXT,
          silence_days REAL,             -- days from the newest post to the last successful look
          rhythm_days REAL,              -- usual gap between posting days
          rhythm_source TEXT,            -- the address whose dates gave rhythm and p_alive
          posts_90d   INTEGER,           -- NULL unless the sources reach back 90 days
          authors_90d INTEGER,
          features    TEXT NOT NULL,     -- names joined by |
          registration TEXT,
          access      TEXT,
          platform    TEXT,
          title       TEXT,              -- home page title, scrubbed
          successor_url TEXT,
          last_visited_at TEXT,
          last_reached_at TEXT,
          previous_state TEXT,           -- the last state before unreachable, when that is the state
          previous_as_of TEXT,
          advice_fr   TEXT NOT NULL,
          advice_en   TEXT NOT NULL,
          PRIMARY KEY (network, crawl)
        ) WITHOUT ROWID;
        CREATE TABLE reason (
          crawl       INTEGER NOT NULL,
          network     TEXT NOT NULL,
          position    INTEGER NOT NULL,  -- 0 is the reason that decided
          rule        TEXT NOT NULL,     -- analysis/rules/<rule>.py
          text_fr     TEXT NOT NULL,
          text_en     TEXT NOT NULL,
          evidence_url TEXT,             -- where to check it
          evidence_at TEXT,
          evidence_status INTEGER,
          evidence_place TEXT NOT NULL DEFAULT '',
          evidence_quote TEXT NOT NULL DEFAULT '',
          PRIMARY KEY (network, crawl, position)
        ) WITHOUT ROWID;
        CREATE TABLE event (
          network     TEXT NOT NULL REFERENCES network(id),
          crawl       INTEGER NOT NULL REFERENCES crawl(id),
          at          TEXT NOT NULL,     -- as_of of the verdict that changed
          from_state  TEXT,              -- NULL: first verdict
          to_state    TEXT NOT NULL,
          kind        TEXT NOT NULL,     -- new, died, revived, moved, slowed, recovered, changed
          PRIMARY KEY (network, crawl)
        ) WITHOUT ROWID;
        """,
    )
