"""What was added to the database since its first version. A migration that is out is never changed.

Views stand in ``pipelines/views.py``.
"""

from __future__ import annotations

from sqlite_utils import Database

from pipelines.migrations import migrations


@migrations()
def m004_groups_and_checks(db: Database) -> None:
    """Create the life of the themes inside networks, and the checks on what was read."""
    db.executescript(
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
        """
    )


@migrations()
def m005_void_crawls(db: Database) -> None:
    """Let a crawl be void: its facts are kept, and nothing is judged from them."""
    db.executescript(
        """
        -- 0: sound. 1: most networks fell silent at once, so it was rather the crawler's own connection.
        -- 2: the crawler's clock was wrong.
        ALTER TABLE crawl ADD COLUMN void INTEGER NOT NULL DEFAULT 0;
        """
    )


@migrations()
def m006_choice(db: Database) -> None:
    """Tell what helps to choose: pace of membership, answers, expected posts, alternatives."""
    db.executescript(
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
        """
    )


@migrations()
def m007_publication(db: Database) -> None:
    """Count what was published, and keep what the pages would else have to count for each visitor."""
    db.executescript(
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
        """
    )


@migrations()
def m008_listings(db: Database) -> None:
    """Keep what list a contribution was read from, and how coarsely its time was said."""
    db.executescript(
        """
        -- stream (every contribution of its kind) or sample (the last of each board, topic or block):
        -- crawler/items.py Listing. NULL: kept before this was told, and not seen since.
        ALTER TABLE post ADD COLUMN listing TEXT;
        -- Where the page says it coarsely ("3 months ago") the first moment it can be; posted_at is
        -- the last. NULL: said to the day or better.
        ALTER TABLE post ADD COLUMN earliest TEXT;
        """
    )


@migrations()
def m009_what_it_is(db: Database) -> None:
    """Keep what a network is in a sentence, and its town."""
    db.executescript(
        """
        ALTER TABLE network ADD COLUMN town TEXT NOT NULL DEFAULT '';  -- where it meets, or empty
        -- One sentence: what it is and for whom; empty when nobody has written it.
        ALTER TABLE network ADD COLUMN description_fr TEXT NOT NULL DEFAULT '';
        ALTER TABLE network ADD COLUMN description_en TEXT NOT NULL DEFAULT '';
        """
    )


@migrations()
def m010_sources_of_the_catalogue(db: Database) -> None:
    """Keep where the address of a network was read, and tell when it was confirmed."""
    db.executescript(
        """
        -- The public page that gives the address; "unconfirmed" where none was found.
        ALTER TABLE network ADD COLUMN source TEXT NOT NULL DEFAULT '';
        ALTER TABLE network ADD COLUMN source_date TEXT NOT NULL DEFAULT '';  -- when that was written
        ALTER TABLE network ADD COLUMN reviewed_on TEXT NOT NULL DEFAULT '';  -- when a person looked
        ALTER TABLE network ADD COLUMN former_ids TEXT NOT NULL DEFAULT '';   -- joined by |
        """
    )


@migrations()
def m011_unit(db: Database) -> None:
    """Keep what a figure counts, where that is not what its signal's name says."""
    db.executescript(
        """
        -- organisations: the members are bodies, no persons; empty: what the signal's name says.
        ALTER TABLE observation ADD COLUMN unit TEXT NOT NULL DEFAULT '';
        """
    )


@migrations()
def m012_facts_chosen(db: Database) -> None:
    """Publish the facts that a verdict rests on; keep what went wrong with a visit in its own columns."""
    db.executescript(
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
        """
    )


@migrations()
def m013_reviews(db: Database) -> None:
    """Keep what a person said of a published verdict before people act on it."""
    db.executescript(
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
        """
    )


@migrations()
def m019_kept_answers(db: Database) -> None:
    """Keep what answers are known by, so that a server need not send one again until it changes."""
    db.executescript(
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
        """
    )


@migrations()
def m015_former_addresses(db: Database) -> None:
    """Keep where a network was before, and since when it is where it is."""
    db.executescript(
        """
        ALTER TABLE network ADD COLUMN former_urls TEXT NOT NULL DEFAULT '';  -- joined by |
        -- The catalogue gave another address: failures of earlier crawls are not of the present one.
        CREATE TABLE address_change (
          network     TEXT NOT NULL REFERENCES network(id),
          crawl       INTEGER NOT NULL,  -- the first that asks the new address
          former_url  TEXT NOT NULL,
          PRIMARY KEY (network, crawl)
        ) WITHOUT ROWID;
        """
    )


@migrations()
def m016_what_is_said_when_it_changes(db: Database) -> None:
    """Keep what is said of a network when it changes, and apart from it what moves at each visit."""
    db.executescript(_FIGURES + _SAID + _ALTERNATIVES + _COURSES)


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
    db.executescript(
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
        """
    )
