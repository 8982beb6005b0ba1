"""Every signal that an observation may carry, with the type of its value and the words it may be."""

from __future__ import annotations

from enum import StrEnum


class SignalKind(StrEnum):
    """The type of a signal's value, and so its unit."""

    COUNT = "count"  # whole number >= 0
    SHARE = "share"  # 0..1
    HOURS = "hours"  # >= 0
    DAYS = "days"  # >= 0
    RATIO = "ratio"  # >= 0
    MOMENT = "moment"  # ISO 8601 UTC, e.g. 2026-11-23T10:00:00Z
    TEXT = "text"  # short, scrubbed of names and addresses
    FLAG = "flag"  # 1 = present; absence is "not seen", so no 0 is ever written


FEATURES: tuple[str, ...] = (
    "profiles",
    "directory",
    "contacts",
    "messages",
    "groups",
    "forum",
    "events",
    "jobs",
    "mentoring",
    "search",
    "mobile_app",
    "newsletter",
    "feed",
)

#: Signs of who holds an address: kept when they change, not at each visit.
HOLDER_SIGNS = ("name_servers", "tls_issuer", "tls_key")

_C, _S, _T, _M = SignalKind.COUNT, SignalKind.SHARE, SignalKind.TEXT, SignalKind.MOMENT

#: Every signal an observation may carry (DESIGN section 3). An unknown name is refused.
SIGNALS: dict[str, SignalKind] = {
    # membership
    "members_total": _C,
    "members_active_day": _C,
    "members_active_week": _C,
    "members_active_month": _C,
    "members_active_half_year": _C,
    "members_online": _C,
    "groups_total": _C,
    "moderators_total": _C,  # people who keep order, administrators among them
    "rules_total": _C,  # rules of conduct that it publishes
    "rules_url": _T,  # its own page of them
    "report_url": _T,  # its own page to report what breaks them
    "registration": _T,  # open | approval | invite | closed
    "access": _T,  # free | freemium | paid
    # activity
    "posts_total": _C,
    "topics_total": _C,
    "comments_total": _C,
    "posts_7d": _C,
    "posts_30d": _C,
    "posts_90d": _C,
    "newest_post_at": _M,
    "next_event_at": _M,
    "authors_30d": _C,
    "authors_90d": _C,
    "top_author_share": _S,
    "replies_per_topic": SignalKind.RATIO,
    "unanswered_share": _S,
    "machine_share": _S,
    "hours_to_first_reply": SignalKind.HOURS,
    # site
    "software": _T,
    "software_version": _T,
    "language": _T,
    "founded_at": _M,
    "tls_expires_at": _M,
    # who holds the address: whose servers keep its domain, who vouches for its key, and a digest of that
    **dict.fromkeys(HOLDER_SIGNS, _T),
    "home_title": _T,
    # how the home page bears the network's name (vocabulary of ``identity.Bearing``), and which trade of
    # spammers a page that does not bear it is in: how a stranger under the name is told
    "bears_name": _T,
    "stranger_trade": _T,
    # what a notice of closure says: what kind it is (closed, moved or archived), when (YYYY, YYYY-MM
    # or YYYY-MM-DD), and where members are sent
    "notice": _T,
    "closed_on": _T,
    "closes_on": _T,  # an announced end, still to come
    "offline_since": _T,  # what a page of maintenance says of its own beginning
    "successor_url": _T,
    "community_url": _T,  # the community that the home page calls its own, on another site
    # the site that the address or its notice leads to
    "successor_title": _T,
    "successor_bears_name": _T,
    "successor_software": _T,
    "successor_language": _T,
    "successor_post_at": _M,
    **{f"feature:{name}": SignalKind.FLAG for name in FEATURES},
}

#: What members may be besides persons: bodies ("120 associations membres").
ORGANISATIONS = "organisations"
UNITS: frozenset[str] = frozenset({"", ORGANISATIONS})

#: Words allowed where a text signal is a choice.
CHOICES: dict[str, frozenset[str]] = {
    "registration": frozenset({"open", "approval", "invite", "closed"}),
    "access": frozenset({"free", "freemium", "paid"}),
    "notice": frozenset({"closed", "moved", "archived"}),
    "bears_name": frozenset({"name", "mention", "kin", "none"}),
    "successor_bears_name": frozenset({"name", "mention", "kin", "none"}),
}
