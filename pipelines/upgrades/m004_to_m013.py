"""What was added first: groups, choices, publications, listings, reviews."""

from __future__ import annotations

from sqlite_utils import Database

from pipelines.migrations import migrations, run_script


@migrations()
def m004_groups_and_checks(db: Database) -> None:
    """Create the life of the themes inside networks, and the checks on what was read."""
    run_script(
        db,
        """
        -- How many dated contributions it showed: a page that showed some and shows none any more has
        -- changed, which is no silence. NULL: not counted then.
        ALTER TABLE visit ADD COLUMN posts INTEGER;
        CREATE TABLE group_activity (
          visit       INTEGER NOT NULL REFERENCES visit(id),  -- gives address, time and status
          network     TEXT NOT NULL REFERENCES network(id),
          name        TEXT NOT NULL,     -- of the category, board, community or group
          url         TEXT NOT NULL,     -- empty when not known
          members     INTEGER,
          members_active_month INTEGER,
          topics_30d  INTEGER,
          posts_30d   INTEGER,
          newest_post_at TEXT,           -- newest contribution seen in it
          PRIMARY KEY (visit, name, url)
        ) WITHOUT ROWID;
        CREATE INDEX group_activity_network ON group_activity(network);
        -- Figures that cannot be what they say. A flag is a caution, never a verdict.
        CREATE TABLE flag (
          crawl       INTEGER NOT NULL REFERENCES crawl(id),
          network     TEXT NOT NULL REFERENCES network(id),
          signal      TEXT NOT NULL,     -- the observation it stands on
          flag        TEXT NOT NULL,     -- active_above_total, joins_too_fast, frozen
          detail      TEXT NOT NULL,     -- the figures compared
          PRIMARY KEY (network, crawl, signal, flag)
        ) WITHOUT ROWID;
        -- A reader that used to know a network's pages and does not know them any more.
        CREATE TABLE extractor_alarm (
          crawl       INTEGER NOT NULL REFERENCES crawl(id),
          network     TEXT NOT NULL REFERENCES network(id),
          probe       TEXT NOT NULL,
          url         TEXT NOT NULL,     -- address that it knew
          last_matched_at TEXT NOT NULL,
          PRIMARY KEY (network, crawl, probe)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m005_void_crawls(db: Database) -> None:
    """Let a crawl be void: its facts are kept, and nothing is judged from them."""
    run_script(
        db,
        """
        -- 0: sound. 1: most networks fell silent at once, so it was rather the crawler's own connection.
        -- 2: the crawler's clock was wrong.
        ALTER TABLE crawl ADD COLUMN void INTEGER NOT NULL DEFAULT 0;
        """,
    )


@migrations()
def m006_choice(db: Database) -> None:
    """Tell what helps to choose: pace of membership, answers, expected posts, alternatives."""
    run_script(
        db,
        """
        ALTER TABLE verdict ADD COLUMN growth_year REAL;      -- relative change of members in a year
        ALTER TABLE verdict ADD COLUMN active_share REAL;     -- active within a month / members
        ALTER TABLE verdict ADD COLUMN answers TEXT;          -- to newcomers: usual, unsure, rare
        ALTER TABLE verdict ADD COLUMN expected_posts TEXT;   -- within 90 days: 0, 1-3, 4-12, 13+
        ALTER TABLE verdict ADD COLUMN same_as TEXT;          -- the entry this one is a duplicate of
        CREATE TABLE alternative (
          crawl       INTEGER NOT NULL REFERENCES crawl(id),
          network     TEXT NOT NULL REFERENCES network(id),
          position    INTEGER NOT NULL,  -- 0 is the nearest
          other       TEXT NOT NULL REFERENCES network(id),
          PRIMARY KEY (network, crawl, position)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m007_publication(db: Database) -> None:
    """Count what was published, and keep what the pages would else have to count for each visitor."""
    run_script(
        db,
        """
        -- One row per assessment: what pages show of one publication is the same until the next.
        CREATE TABLE publication (
          id          INTEGER PRIMARY KEY,
          crawl       INTEGER NOT NULL REFERENCES crawl(id),  -- the newest crawl judged
          as_of       TEXT NOT NULL      -- the moment judged for
        );
        -- Posts of the source that gives the verdict, as last published. A month without a row is not
        -- known: before the oldest post that we know of, or after the last successful look.
        CREATE TABLE posts_by_month (
          network     TEXT NOT NULL REFERENCES network(id),
          month       TEXT NOT NULL,     -- YYYY-MM
          number      INTEGER NOT NULL,
          PRIMARY KEY (network, month)
        ) WITHOUT ROWID;
        CREATE INDEX event_at ON event(at);
        CREATE INDEX visit_network_crawl ON visit(network, crawl);
        CREATE INDEX visit_crawl ON visit(crawl);
        CREATE INDEX observation_visit ON observation(visit);
        """,
    )


@migrations()
def m008_listings(db: Database) -> None:
    """Keep what list a contribution was read from, and how coarsely its time was said."""
    run_script(
        db,
        """
        -- stream (every contribution of its kind) or sample (the last of each board, topic or block):
        -- crawler/items.py Listing. NULL: kept before this was told, and not seen since.
        ALTER TABLE post ADD COLUMN listing TEXT;
        -- Where the page says it coarsely ("3 months ago") the first moment it can be; posted_at is
        -- the last. NULL: said to the day or better.
        ALTER TABLE post ADD COLUMN earliest TEXT;
        """,
    )


@migrations()
def m009_what_it_is(db: Database) -> None:
    """Keep what a network is in a sentence, and its town."""
    run_script(
        db,
        """
        ALTER TABLE network ADD COLUMN town TEXT NOT NULL DEFAULT '';  -- where it meets, or empty
        -- One sentence: what it is and for whom; empty when nobody has written it.
        ALTER TABLE network ADD COLUMN description_fr TEXT NOT NULL DEFAULT '';
        ALTER TABLE network ADD COLUMN description_en TEXT NOT NULL DEFAULT '';
        """,
    )


@migrations()
def m010_sources_of_the_catalogue(db: Database) -> None:
    """Keep where the address of a network was read, and tell when it was confirmed."""
    run_script(
        db,
        """
        -- The public page that gives the address; "unconfirmed" where none was found.
        ALTER TABLE network ADD COLUMN source TEXT NOT NULL DEFAULT '';
        ALTER TABLE network ADD COLUMN source_date TEXT NOT NULL DEFAULT '';  -- when that was written
        ALTER TABLE network ADD COLUMN reviewed_on TEXT NOT NULL DEFAULT '';  -- when a person looked
        ALTER TABLE network ADD COLUMN former_ids TEXT NOT NULL DEFAULT '';   -- joined by |
        """,
    )


@migrations()
def m011_unit(db: Database) -> None:
    """Keep what a figure counts, where that is not what its signal's name says."""
    run_script(
        db,
        """
        -- organisations: the members are bodies, no persons; empty: what the signal's name says.
        ALTER TABLE observation ADD COLUMN unit TEXT NOT NULL DEFAULT '';
        """,
    )


@migrations()
def m012_facts_chosen(db: Database) -> None:
    """Publish the facts that a verdict rests on; keep what went wrong with a visit in its own columns."""
    run_script(
        db,
        """
        ALTER TABLE visit ADD COLUMN tls_faults TEXT NOT NULL DEFAULT '';  -- of its certificate, joined by |
        ALTER TABLE visit ADD COLUMN errors TEXT NOT NULL DEFAULT '';  -- probe: ErrorClass, joined by |
        UPDATE visit SET tls_faults =
          trim(iif(instr(detail, 'tls expired'), 'expired|', '')
            || iif(instr(detail, 'tls not yet valid'), 'not_yet_valid|', '')
            || iif(instr(detail, 'tls wrong host'), 'wrong_host|', '')
            || iif(instr(detail, 'tls self-signed'), 'self_signed', ''), '|')
        WHERE instr(detail, 'tls ');
        -- Of each signal the one observation that verdict, pages and files show, as last published.
        CREATE TABLE fact (
          network     TEXT NOT NULL REFERENCES network(id),
          signal      TEXT NOT NULL,     -- vocabulary/signal_names.py SIGNALS
          outcome     TEXT NOT NULL,     -- observed, or why it is not known
          value,                         -- as printed; NULL unless observed
          low REAL, high REAL,           -- at least, at most; high NULL with low set: no upper bound
          unit        TEXT NOT NULL DEFAULT '',  -- organisations: bodies, no persons
          url         TEXT NOT NULL,     -- where it was read
          fetched_at  TEXT NOT NULL,
          status      INTEGER,
          place       TEXT NOT NULL,     -- place in the document
          quote       TEXT NOT NULL,     -- shortest text that shows it, scrubbed
          PRIMARY KEY (network, signal)
        ) WITHOUT ROWID;
        """,
    )


@migrations()
def m013_reviews(db: Database) -> None:
    """Keep what a person said of a published verdict before people act on it."""
    run_script(
        db,
        """
        -- A verdict of death or of a move that a person confirmed or held back. The newest counts.
        CREATE TABLE review (
          id          INTEGER PRIMARY KEY,
          network     TEXT NOT NULL REFERENCES network(id),
          decided_at  TEXT NOT NULL,
          state       TEXT NOT NULL,     -- the verdict looked at: dead or moved
          decision    TEXT NOT NULL,     -- confirmed, or held
          note_fr     TEXT NOT NULL,     -- shown on the sheet, with its day; empty when confirmed
          note_en     TEXT NOT NULL
        );
        CREATE INDEX review_network ON review(network, id);
        """,
    )
