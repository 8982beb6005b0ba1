"""The shared vocabulary: what one look at a network can say. Data only, no behaviour with effects.

Everything here is a frozen record or a closed set of words (DESIGN: one word per thing). Times are
aware UTC datetimes. **Unknown is never zero**: a figure that could not be read is an observation
whose outcome says why, with no value.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from vocabulary.frozen import record

#: What an observation's value may be; ``None`` with every outcome but ``observed``.
Value = int | float | str | None

#: How far a contribution's moment may lie after the visit: clocks on earth are up to 14 hours ahead of
#: UTC, and few pages say which one is theirs. What lies further ahead is still to come.
AHEAD = timedelta(days=1)

#: Scrapy's signal, as ours, that the crawl is being stopped: all transfers are dropped.
STOPPING = object()


class Outcome(StrEnum):
    """Whether a signal could be read, and if not, why not."""

    OBSERVED = "observed"
    NOT_AVAILABLE = "not_available"  # the platform has it but hides or freezes it here
    NOT_APPLICABLE = "not_applicable"  # this kind of network has no such thing
    REFUSED = "refused"  # robots.txt, a login wall or a block stood before it
    ERROR = "error"  # the answer could not be understood


class FetchOutcome(StrEnum):
    """How one HTTP exchange ended. What each means: ``vocabulary/reachability.py``."""

    OK = "ok"
    REDIRECT = "redirect"
    NOT_FOUND = "not_found"
    GONE = "gone"
    REFUSED = "refused"
    RATE_LIMITED = "rate_limited"
    CLIENT_ERROR = "client_error"
    SERVER_ERROR = "server_error"
    ROBOTS_REFUSED = "robots_refused"
    ADDRESS_REFUSED = "address_refused"
    DNS_FAILURE = "dns_failure"  # the name does not exist
    DNS_ERROR = "dns_error"  # its name servers fail or do not answer
    NO_IPV4 = "no_ipv4"  # the name exists, but has no IPv4 address, the only kind we visit
    CONNECT_REFUSED = "connect_refused"
    CONNECT_TIMEOUT = "connect_timeout"
    READ_TIMEOUT = "read_timeout"
    CONNECTION_LOST = "connection_lost"
    TLS_FAILURE = "tls_failure"
    TOO_LARGE = "too_large"
    REDIRECT_LOOP = "redirect_loop"
    REDIRECT_TO_ROOT = "redirect_to_root"  # answered, but by the root of a host that names another
    UNREADABLE = "unreadable"  # it answered, but nothing that can be decoded
    PUT_OFF = "put_off"  # not asked any more in this crawl: nothing is judged from that
    OWN_ERROR = "own_error"  # a fault of this program: says nothing of the network
    ERROR = "error"


class Face(StrEnum):
    """What an answered page really is, whatever its status says."""

    OK = "ok"
    CLOSURE_NOTICE = "closure_notice"
    PARKED = "parked"
    FOR_SALE = "for_sale"
    SUSPENDED = "suspended"
    DEFAULT_PAGE = "default_page"
    DIRECTORY_INDEX = "directory_index"
    UNCLAIMED_HOST = "unclaimed_host"
    SOFT_404 = "soft_404"
    ERROR_PAGE = "error_page"
    MAINTENANCE = "maintenance"
    LOGIN_WALL = "login_wall"
    CHALLENGE = "challenge"
    SCRIPT_ONLY = "script_only"
    OVERRUN = "overrun"
    EMPTY = "empty"


#: Faces of an answer that shows something of the network itself, if only its end.
OWN_FACES = frozenset({Face.OK, Face.CLOSURE_NOTICE, Face.SCRIPT_ONLY, Face.OVERRUN})


class TlsFault(StrEnum):
    """What is wrong with a site's certificate: browsers warn, we read on."""

    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    WRONG_HOST = "wrong_host"
    SELF_SIGNED = "self_signed"


class Rank(StrEnum):
    """How directly a figure was stated, weakest first. Of two readings the stronger one is used."""

    TEXT = "text"  # words of a page
    STRUCTURED = "structured"  # JSON-LD, microdata, Open Graph
    MARKUP = "markup"  # a place the platform's own templates are known to fill
    API = "api"  # the platform's own machine-readable answer

    @property
    def strength(self) -> int:
        """Return its place in that order, 0 for the weakest."""
        return _RANKS.index(self)


_RANKS = tuple(Rank)

#: Ranks of what a platform says of itself where only it could.
OWN_RANKS = (Rank.MARKUP, Rank.API)


class Purpose(StrEnum):
    """Why an address is asked. An address that a probe asks for has that probe's name instead."""

    ROBOTS = "robots"
    HOME = "home"
    SEED = "seed"
    SUCCESSOR = "successor"  # the site that the address or its notice leads to
    NONSENSE = "nonsense"  # a made-up address, for comparison
    FEED = "feed"
    SITEMAP = "sitemap"


#: Purposes of visits whose answers are not pages of the network itself.
NOT_ITS_PAGES = frozenset({Purpose.ROBOTS, Purpose.NONSENSE, Purpose.SUCCESSOR})


class PostKind(StrEnum):
    """What one dated contribution is."""

    POST = "post"
    TOPIC = "topic"
    COMMENT = "comment"
    EVENT = "event"
    MACHINE = "machine"  # a job advertisement or an import: posted by a program, by no member
    PAGE = "page"  # a sitemap's lastmod: weaker, a rebuild may touch every page


class Listing(StrEnum):
    """What the list is that a contribution was read from.

    The contribution's kind says whether posts, topics and comments stand in lists of their own.
    """

    STREAM = "stream"  # every contribution of its kind, newest first: may be counted
    SAMPLE = "sample"  # the last of each board, topic or block, or one topic's own: a lower bound


@record(frozen=True, slots=True)
class Evidence:
    """Where a statement can be checked: address, time, status, place in the document, short quote."""

    url: str
    fetched_at: datetime
    status: int | None
    place: str = ""
    quote: str = ""


@record(frozen=True, slots=True)
class Observation:
    """One typed fact read from one answer; the visit that carries it gives address and time.

    A number has ``low`` and ``high``: equal when exact, apart (or ``high`` unknown) when the page
    gives a range ("500+", "199.3k"); ``value`` is then the figure as printed.
    """

    signal: str
    outcome: Outcome
    value: Value = None
    low: float | None = None
    high: float | None = None
    place: str = ""  # CSS selector, JSON pointer or words that say where
    quote: str = ""  # the shortest text that shows it
    probe: str = ""  # set by the reading, not by the probe
    rank: Rank = Rank.TEXT
    unit: str = ""  # of ``UNITS``, where not what the signal's name says


@record(frozen=True, slots=True)
class Post:
    """The time of one public contribution. No author, no title, no text.

    A page that says it coarsely ("3 months ago") gives a range: ``posted_at`` is then the latest
    moment it can be and ``earliest`` the first.
    """

    posted_at: datetime
    kind: PostKind
    fingerprint: str  # says "the same contribution" at the next crawl; see ``fingerprint()``
    source: str = ""  # the address the dates came from; set by the reading
    listing: Listing = Listing.SAMPLE
    earliest: datetime | None = None  # ``None``: said to the day or better


@record(frozen=True, slots=True)
class Group:
    """One theme inside a network: a category, board, community or group. ``None`` is unknown.

    It has at least one of the figures; a theme's name is the network's own, never a person's.
    """

    name: str
    url: str = ""
    members: int | None = None
    members_active_month: int | None = None
    topics_30d: int | None = None
    posts_30d: int | None = None
    newest_post_at: datetime | None = None


@record(frozen=True, slots=True)
class Ask:
    """An address worth asking next. The lowest ``order`` goes first; the budget cuts the rest."""

    url: str
    purpose: str  # the probe or role that wants it
    order: int = 50


@record(frozen=True, slots=True)
class Visit:
    """One HTTP exchange with a network's host and how it ended."""

    network: str
    url: str
    purpose: str
    fetched_at: datetime
    outcome: FetchOutcome
    status: int | None = None
    redirect_url: str | None = None
    content_type: str | None = None
    size_bytes: int = 0
    duration_ms: int | None = None
    face: Face | None = None
    detail: str = ""  # for the operator: the rule or error class, never page text
    tls_faults: tuple[TlsFault, ...] = ()  # what is wrong with its certificate
    errors: tuple[str, ...] = ()  # probes that failed on it: "probe: ErrorClass"


@record(frozen=True, slots=True)
class Keepsake:
    """How an answer is known again, by its server and by its bytes, and what it led to.

    ``until``: what its server says has not changed is asked for in full from then on. ``alike_until``: the
    same bytes read at this time at the latest say the same; the first moment where they never do.
    """

    etag: str
    modified: str  # the day, as the server writes it
    until: datetime
    alike_until: datetime
    digest: str = ""  # of the bytes and all else that it was read with
    platform: str | None = None
    language: str | None = None
    asks: tuple[Ask, ...] = ()
    feeds: tuple[str, ...] = ()
    foreign_feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class VisitRecord:
    """One visit with all that was read from it: the item that flows through the pipelines."""

    visit: Visit
    observations: tuple[Observation, ...] = ()
    posts: tuple[Post, ...] = ()
    groups: tuple[Group, ...] = ()
    keepsake: Keepsake | None = None  # of an answer that need not be sent again until it changes


@dataclass(frozen=True, slots=True)
class NetworkDone:
    """The end of one network's visits in this crawl: its facts may now be kept, all or nothing."""

    network: str
    requests: int


def iso(moment: datetime) -> str:
    """Return an aware datetime as ISO 8601 in UTC to the second: ``2026-11-23T10:00:00Z``."""
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return f"{utc.isoformat()[:19]}Z"


def fingerprint(identity: str) -> str:
    """Return 16 hex digits that stand for one contribution's address or identifier.

    A one-way digest: it recognises the same contribution at the next crawl and gives nothing back.
    """
    return blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
