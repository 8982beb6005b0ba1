"""What was added last: a new migration stands at the end of this file, with the next number."""

from __future__ import annotations

from sqlite_utils import Database

from pipelines.migrations import migrations, run_script


@migrations()
def m019_kept_answers(db: Database) -> None:
    """Keep what answers are known by, so that a server need not send one again until it changes."""
    run_script(
        db,
        """
        -- The newest whole answer of each address that its server knows again. Nothing is judged from it.
        CREATE TABLE kept_answer (
          network     TEXT NOT NULL REFERENCES network(id),
          url         TEXT NOT NULL,     -- address asked
          crawl       INTEGER NOT NULL REFERENCES crawl(id),  -- that read it
          read_at     TEXT NOT NULL,
          facts       TEXT NOT NULL,     -- JSON: the facts read, the server's marks, the addresses it led to
          PRIMARY KEY (network, url)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m020_what_people_say(db: Database) -> None:
    """Keep what people say of verdicts, and what the operator's editors enter in the browser."""
    run_script(
        db,
        """
        -- One mail that said of a verdict that it was useful or wrong; nothing of who wrote it.
        CREATE TABLE feedback (
          mail        TEXT PRIMARY KEY,  -- one-way digest that recognises the same mail
          network     TEXT NOT NULL,
          state       TEXT NOT NULL,     -- the verdict that was shown
          shown_on    TEXT NOT NULL,     -- on which day, ISO
          opinion     TEXT NOT NULL      -- useful or wrong
        ) WITHOUT ROWID;
        -- What an editor entered: the audit log, and what is laid over the catalogue until it is exported.
        CREATE TABLE entry (
          id          INTEGER PRIMARY KEY,
          entered_at  TEXT NOT NULL,
          role        TEXT NOT NULL,     -- of the editor, no name: counsellor, moderator, operator
          kind        TEXT NOT NULL,     -- proposal, note, description, hide
          network     TEXT NOT NULL,     -- empty for a proposal
          source_url  TEXT NOT NULL,     -- where it can be checked; empty: seen by the editor
          dated       TEXT NOT NULL,     -- the day it is about, ISO
          value       TEXT NOT NULL,     -- a note: alive or silent; a proposal: its address
          text_fr     TEXT NOT NULL,
          text_en     TEXT NOT NULL,
          exported_at TEXT               -- when it went into the catalogue; NULL: not yet
        );
        """,
    )


@migrations()
def m021_last_post_range(db: Database) -> None:
    """Keep with the figures how coarsely the newest post is dated."""
    run_script(
        db,
        """
        -- Where the site says it coarsely ("3 months ago") the first moment that the newest post can be;
        -- last_post_at is the last. NULL: said to the day or better.
        ALTER TABLE figures ADD COLUMN last_post_earliest TEXT;
        """,
    )


@migrations()
def m030_archives(db: Database) -> None:
    """Keep what web archives saw of networks, apart from our own looks."""
    run_script(
        db,
        """
        -- What an archive said of a network when it was last asked.
        CREATE TABLE archive_answer (
          network     TEXT NOT NULL REFERENCES network(id),
          archive     TEXT NOT NULL,     -- its host
          asked_at    TEXT NOT NULL,
          outcome     TEXT NOT NULL,     -- seen, never_seen, refused: vocabulary/archived.py
          captures    INTEGER NOT NULL,  -- how many it has
          first_at    TEXT,              -- its first capture
          maybe_seen_at TEXT,            -- the newest capture that may show the network alive
          PRIMARY KEY (network, archive)
        ) WITHOUT ROWID;
        -- What single captures of its home page show, as of the moment they were captured.
        CREATE TABLE archived_look (
          network     TEXT NOT NULL REFERENCES network(id),
          archive     TEXT NOT NULL,
          captured_at TEXT NOT NULL,
          url         TEXT NOT NULL,     -- where anyone can look at it
          status      INTEGER,
          face        TEXT,              -- NULL: only the index was read
          members_low REAL, members_high REAL,  -- as said then
          newest_post_at TEXT,           -- the newest contribution that could be seen then
          platform    TEXT,
          PRIMARY KEY (network, archive, url)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m031_holder(db: Database) -> None:
    """Keep the signs of who holds an address, a row for each that was ever seen."""
    run_script(
        db,
        """
        -- That an address has changed hands: beside another site that answers there, never alone.
        CREATE TABLE holder (
          network     TEXT NOT NULL REFERENCES network(id),
          sign        TEXT NOT NULL,     -- name_servers, tls_issuer, tls_key
          value       TEXT NOT NULL,     -- domains of the servers; the body that vouches; digest of the key
          crawl       INTEGER NOT NULL,  -- that saw it first
          first_at    TEXT NOT NULL,
          last_at     TEXT NOT NULL,
          PRIMARY KEY (network, sign, value)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m032_software(db: Database) -> None:
    """Tell how far behind the newest version known a site's software is."""
    run_script(
        db,
        """
        ALTER TABLE verdict ADD COLUMN software_version TEXT;    -- as last seen
        ALTER TABLE verdict ADD COLUMN software_newest TEXT;     -- analysis/newest_versions.csv
        ALTER TABLE verdict ADD COLUMN software_newest_in TEXT;  -- the month in which that was so, YYYY-MM
        """,
    )


@migrations()
def m035_what_was_judged_last(db: Database) -> None:
    """Keep what the next assessment must know to judge only what has changed."""
    run_script(
        db,
        """
        CREATE TABLE standing (
          network     TEXT PRIMARY KEY REFERENCES network(id),
          ground      TEXT NOT NULL,     -- digest of what it was judged from
          again_at    TEXT,              -- from when on the same may mean something else; NULL: never
          told        TEXT NOT NULL,     -- digest of what was told of other networks beside it
          leads_to    TEXT NOT NULL,     -- where its address led; empty: nowhere else
          feed        TEXT NOT NULL,     -- address of its newest post; empty: none
          words       TEXT NOT NULL      -- of its name, title and themes, joined by spaces
        ) WITHOUT ROWID;
        -- Home pages that may have failed: few, and asked for over all time.
        CREATE INDEX visit_home_failed ON visit(network)
        WHERE purpose = 'home' AND (outcome != 'ok' OR coalesce(face, 'ok') != 'ok');
        """,
    )


@migrations()
def m038_evaluation(db: Database) -> None:
    """Keep how often readings, states and forecasts were right."""
    run_script(
        db,
        """
        -- How often one thing was right in one sample and for one kind, as vitality evaluate measured it.
        CREATE TABLE evaluation (
          about       TEXT NOT NULL,     -- reading, state, forecast, confidence
          sample      TEXT NOT NULL,     -- where the truth comes from
          kind        TEXT NOT NULL,     -- of page or network; empty: not told
          what        TEXT NOT NULL,     -- the signal, face, state or confidence asked for
          right INTEGER NOT NULL, wrong INTEGER NOT NULL, missed INTEGER NOT NULL,
          invented INTEGER NOT NULL, ended INTEGER NOT NULL,  -- analysis/evaluation/figures.py Result
          measured_on TEXT NOT NULL,     -- ISO date
          PRIMARY KEY (about, sample, kind, what)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m039_captures_that_count(db: Database) -> None:
    """Keep whether a capture shows another site, and whether what an archive said has been published."""
    run_script(
        db,
        """
        -- 1: the page bears nothing of the network's name: another site, before it or after.
        ALTER TABLE archived_look ADD COLUMN is_other INTEGER NOT NULL DEFAULT 0;
        -- 1: verdicts were published with it; before, a person confirms what it would change.
        ALTER TABLE archive_answer ADD COLUMN is_published INTEGER NOT NULL DEFAULT 0;
        UPDATE archive_answer SET is_published = 1;
        """,
    )


@migrations()
def m040_kept_copies(db: Database) -> None:
    """Keep the copies that archives made of deciding pages when we asked them to."""
    run_script(
        db,
        """
        -- A page that decided a death or a move, and the copy that an archive was asked to keep of it.
        CREATE TABLE kept_copy (
          network     TEXT NOT NULL REFERENCES network(id),
          url         TEXT NOT NULL,     -- the page
          archive     TEXT NOT NULL,     -- its host
          asked_at    TEXT NOT NULL,
          address     TEXT NOT NULL,     -- of the copy, where anyone can look at it; empty: it keeps none
          PRIMARY KEY (network, url, archive)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m044_captures_of_lists(db: Database) -> None:
    """Keep of which page a capture is: the home page, or a list of the network's."""
    run_script(
        db,
        """
        -- home; else of a list: seed, feed, or the probe that would ask it.
        ALTER TABLE archived_look ADD COLUMN purpose TEXT NOT NULL DEFAULT 'home';
        """,
    )
