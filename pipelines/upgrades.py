"""What was added to the database since its first version. A migration that is out is never changed."""

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

        -- The themes of each network as last seen, the newest contribution first.
        CREATE VIEW network_groups AS
        SELECT g.network, g.name, g.url, g.members, g.members_active_month, g.topics_30d,
               g.posts_30d, g.newest_post_at, v.url AS seen_on, v.fetched_at AS seen_at
        FROM group_activity g JOIN visit v ON v.id = g.visit
        WHERE v.crawl = (SELECT max(w.crawl) FROM group_activity h JOIN visit w ON w.id = h.visit
                         WHERE h.network = g.network)
        ORDER BY g.network, g.newest_post_at DESC;

        DROP VIEW evidence;
        -- Every observation with the address, time and status that show it, and what is odd about it.
        CREATE VIEW evidence AS
        SELECT o.network, o.signal, o.outcome, o.value, o.low, o.high, o.rank, o.probe,
               v.url, v.fetched_at, v.status, o.place, o.quote, v.crawl,
               (SELECT group_concat(f.flag, '|') FROM flag f
                WHERE f.network = o.network AND f.crawl = v.crawl AND f.signal = o.signal) AS flags
        FROM observation o JOIN visit v ON v.id = o.visit;
        """
    )


@migrations()
def m005_void_crawls(db: Database) -> None:
    """Let a crawl be void: its facts are kept, and nothing is judged from them."""
    db.executescript(
        """
        -- 1: most networks fell silent at once, so it was rather the crawler's own connection.
        ALTER TABLE crawl ADD COLUMN void INTEGER NOT NULL DEFAULT 0;
        -- The visits that may be judged from.
        CREATE VIEW sound_visit AS
        SELECT * FROM visit WHERE crawl NOT IN (SELECT id FROM crawl WHERE void = 1);
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

        DROP VIEW network_status;
        -- One row per network: today's verdict and the facts a counsellor asks for.
        CREATE VIEW network_status AS
        SELECT n.id, n.name, n.url,
               coalesce(v.state, 'undetermined') AS state, v.cause,
               (SELECT max(e.at) FROM event e WHERE e.network = n.id) AS since,
               coalesce(v.confidence, 'low') AS confidence, v.p_alive,
               coalesce(v.trend, 'unknown') AS trend,
               cast(v.members_low AS INTEGER) AS members,
               cast(v.active_low AS INTEGER) AS members_active,
               v.last_post_at, v.silence_days, v.rhythm_days, v.posts_90d, v.authors_90d,
               coalesce(v.features, '') AS features, v.registration, v.access,
               n.sectors, n.audience, n.languages, n.country, n.region, n.kind, v.platform,
               v.successor_url, v.advice_fr, v.advice_en, v.last_visited_at, v.last_reached_at,
               v.members_low, v.members_high, v.active_low, v.active_high, v.horizon_days,
               v.rhythm_source, v.previous_state, v.previous_as_of, v.as_of,
               v.growth_year, v.active_share, v.answers, v.expected_posts, v.same_as
        FROM network n
        LEFT JOIN verdict v ON v.network = n.id
          AND v.crawl = (SELECT max(w.crawl) FROM verdict w WHERE w.network = n.id)
        WHERE n.listed = 1;

        -- The living networks nearest to each network, the nearest first.
        CREATE VIEW network_alternatives AS
        SELECT a.network, a.position, a.other, s.name, s.url, s.state, s.last_post_at, s.members,
               s.sectors, s.region, s.advice_fr, s.advice_en
        FROM alternative a JOIN network_status s ON s.id = a.other
        WHERE a.crawl = (SELECT max(w.crawl) FROM verdict w WHERE w.network = a.network)
        ORDER BY a.network, a.position;
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

        DROP VIEW network_groups;
        -- The themes of each network as last seen, the newest contribution first.
        CREATE VIEW network_groups AS
        WITH newest AS (
          SELECT v.network, max(v.crawl) AS crawl
          FROM group_activity g JOIN visit v ON v.id = g.visit GROUP BY v.network)
        SELECT g.network, g.name, g.url, g.members, g.members_active_month, g.topics_30d,
               g.posts_30d, g.newest_post_at, v.url AS seen_on, v.fetched_at AS seen_at
        FROM newest w JOIN visit v ON v.network = w.network AND v.crawl = w.crawl
        JOIN group_activity g ON g.visit = v.id
        ORDER BY g.network, g.newest_post_at DESC;

        DROP VIEW history;
        -- One row per network and day judged: the last verdict of that day.
        CREATE VIEW history AS
        SELECT network, substr(as_of, 1, 10) AS day, state, cause, p_alive,
               members_low, members_high, active_low, active_high, last_post_at,
               silence_days, rhythm_days, max(crawl) AS crawl  -- gives the other columns, too
        FROM verdict GROUP BY network, day;
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
def m009_own_errors(db: Database) -> None:
    """Judge nothing from a visit that was put off or failed because of this program."""
    db.executescript(
        """
        DROP VIEW sound_visit;
        -- The visits that may be judged from.
        CREATE VIEW sound_visit AS
        SELECT * FROM visit
        WHERE crawl NOT IN (SELECT id FROM crawl WHERE void = 1) AND outcome NOT IN ('own_error', 'put_off');
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

        DROP VIEW network_alternatives;
        DROP VIEW network_status;
        -- One row per network: today's verdict and the facts a counsellor asks for.
        CREATE VIEW network_status AS
        SELECT n.id, n.name, n.url,
               coalesce(v.state, 'undetermined') AS state, v.cause,
               (SELECT max(e.at) FROM event e WHERE e.network = n.id) AS since,
               coalesce(v.confidence, 'low') AS confidence, v.p_alive,
               coalesce(v.trend, 'unknown') AS trend,
               cast(v.members_low AS INTEGER) AS members,
               cast(v.active_low AS INTEGER) AS members_active,
               v.last_post_at, v.silence_days, v.rhythm_days, v.posts_90d, v.authors_90d,
               coalesce(v.features, '') AS features, v.registration, v.access,
               n.sectors, n.audience, n.languages, n.country, n.region, n.kind, v.platform,
               v.successor_url, v.advice_fr, v.advice_en, v.last_visited_at, v.last_reached_at,
               v.members_low, v.members_high, v.active_low, v.active_high, v.horizon_days,
               v.rhythm_source, v.previous_state, v.previous_as_of, v.as_of,
               v.growth_year, v.active_share, v.answers, v.expected_posts, v.same_as,
               n.town, n.description_fr, n.description_en
        FROM network n
        LEFT JOIN verdict v ON v.network = n.id
          AND v.crawl = (SELECT max(w.crawl) FROM verdict w WHERE w.network = n.id)
        WHERE n.listed = 1;

        -- The living networks nearest to each network, the nearest first.
        CREATE VIEW network_alternatives AS
        SELECT a.network, a.position, a.other, s.name, s.url, s.state, s.last_post_at, s.members,
               s.sectors, s.region, s.advice_fr, s.advice_en, s.description_fr, s.description_en
        FROM alternative a JOIN network_status s ON s.id = a.other
        WHERE a.crawl = (SELECT max(w.crawl) FROM verdict w WHERE w.network = a.network)
        ORDER BY a.network, a.position;
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

        -- Where the address of each network comes from. An address is confirmed once a visit has found
        -- that the page there calls itself by the network's name.
        CREATE VIEW network_source AS
        SELECT n.id AS network, n.source, n.source_date, n.reviewed_on, n.former_ids,
               (SELECT max(v.fetched_at) FROM observation o JOIN sound_visit v ON v.id = o.visit
                WHERE o.network = n.id AND o.signal = 'bears_name' AND o.value = 'name'
               ) AS confirmed_at
        FROM network n WHERE n.listed = 1;
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
          signal      TEXT NOT NULL,     -- vocabulary/items.py SIGNALS
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
def m014_wrong_clocks(db: Database) -> None:
    """Judge nothing from a crawl whose clock was wrong, nor from a visit that was put off."""
    db.executescript(
        """
        -- crawl.void is 1 when the crawler's own connection seems to have failed, 2 when its clock was
        -- wrong.
        DROP VIEW sound_visit;
        -- The visits that may be judged from.
        CREATE VIEW sound_visit AS
        SELECT * FROM visit
        WHERE crawl NOT IN (SELECT id FROM crawl WHERE void != 0)
          AND outcome NOT IN ('own_error', 'put_off');
        """
    )
