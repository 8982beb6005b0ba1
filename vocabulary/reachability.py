"""What a fetch outcome means, and when to ask again. Pure.

One table: each outcome with its meaning in plain words, the wait before a second try in the same crawl
(none: a second try would tell nothing new), and the wait before the next crawl asks again (none: as
often as the network's own rhythm wants it).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from vocabulary.items import FetchOutcome as Ended

_STATUS = {
    304: Ended.OK,  # unchanged since the last visit
    401: Ended.REFUSED,
    403: Ended.REFUSED,
    404: Ended.NOT_FOUND,
    406: Ended.REFUSED,  # a filter's answer to robots; no server has nothing that we could accept
    407: Ended.REFUSED,
    410: Ended.GONE,
    429: Ended.RATE_LIMITED,
    451: Ended.REFUSED,  # for legal reasons
    999: Ended.REFUSED,  # LinkedIn's answer to robots
}
_STATUS_CLASS = {
    2: Ended.OK,
    3: Ended.REDIRECT,
    4: Ended.CLIENT_ERROR,
    5: Ended.SERVER_ERROR,
}


def fetch_outcome(status: int) -> Ended:
    """Return how an exchange that got an HTTP answer ended."""
    return _STATUS.get(status) or _STATUS_CLASS.get(status // 100, Ended.ERROR)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one fetch outcome says of a network, and when to ask again."""

    says: str
    retry: timedelta | None = None  # the least wait before one second try in the same crawl
    revisit: timedelta | None = None  # the wait before the next crawl asks again


_SOON = timedelta(seconds=5)
#: A death by failure needs 6 visits over a month or more: every three days proves it with some to spare.
_DAILY, _THREE_DAYS, _WEEKLY = timedelta(days=1), timedelta(days=3), timedelta(days=7)
#: A refusal seldom changes.
_RARELY = timedelta(days=14)

MEANINGS: dict[Ended, Meaning] = {
    Ended.OK: Meaning("A page was read; what it really is, its face tells."),
    Ended.REDIRECT: Meaning(
        "Another address was named. On the same site it is followed; a permanent one to another domain "
        "is a move once confirmed, a temporary one may pass.",
        revisit=_THREE_DAYS,
    ),
    Ended.REDIRECT_TO_ROOT: Meaning(
        "A shared host sent the address to its own front page: nothing there is the network's.",
        revisit=_WEEKLY,
    ),
    Ended.REDIRECT_LOOP: Meaning("The site sends visitors in a circle.", revisit=_THREE_DAYS),
    Ended.NOT_FOUND: Meaning("404: the page is not there.", revisit=_THREE_DAYS),
    Ended.GONE: Meaning("410: removed for good, says the server itself.", revisit=_RARELY),
    Ended.REFUSED: Meaning(
        "401, 403, 406, 407, 451 or 999: the site refuses us. That says nothing of its life.",
        revisit=_RARELY,
    ),
    Ended.ROBOTS_REFUSED: Meaning("robots.txt asks us to stay away: not asked.", revisit=_RARELY),
    Ended.ADDRESS_REFUSED: Meaning("A private address: not asked.", revisit=_RARELY),
    Ended.RATE_LIMITED: Meaning(
        "429: too many requests; Retry-After is honoured.", retry=_SOON, revisit=_DAILY
    ),
    Ended.CLIENT_ERROR: Meaning("Another 4xx: the request was not understood.", revisit=_WEEKLY),
    Ended.SERVER_ERROR: Meaning("5xx: the server has a failure.", retry=_SOON, revisit=_DAILY),
    Ended.DNS_FAILURE: Meaning(
        "The name does not exist (NXDOMAIN).", retry=_SOON, revisit=_THREE_DAYS
    ),
    Ended.DNS_ERROR: Meaning(
        "The name servers failed or did not answer (SERVFAIL, time-out).",
        retry=_SOON,
        revisit=_DAILY,
    ),
    Ended.NO_IPV4: Meaning(
        "The name exists without an IPv4 address, the only kind we visit: it may live on IPv6 alone.",
        revisit=_WEEKLY,
    ),
    Ended.CONNECT_REFUSED: Meaning("The server refuses the connection.", revisit=_DAILY),
    Ended.CONNECT_TIMEOUT: Meaning("No connection in time.", retry=_SOON, revisit=_DAILY),
    Ended.READ_TIMEOUT: Meaning("Connected, but no answer in time.", retry=_SOON, revisit=_DAILY),
    Ended.CONNECTION_LOST: Meaning("The answer broke off.", retry=_SOON, revisit=_DAILY),
    Ended.TLS_FAILURE: Meaning(
        "No secure connection could be made. A lapsed or foreign certificate alone is no failure: the "
        "page is read, and the visit says so.",
        revisit=_WEEKLY,
    ),
    Ended.TOO_LARGE: Meaning("The answer is larger than we read.", revisit=_WEEKLY),
    Ended.UNREADABLE: Meaning(
        "The server answers, but nothing that can be decoded. That is no silence.", revisit=_DAILY
    ),
    Ended.PUT_OFF: Meaning(
        "Left to the next crawl, since the host asks for very long pauses or the visit took too long: "
        "nothing is judged from it.",
        revisit=_DAILY,
    ),
    Ended.OWN_ERROR: Meaning(
        "A fault of this program: nothing is judged from the visit, and the crawl ends with status 1.",
        revisit=_DAILY,
    ),
    Ended.ERROR: Meaning("Nothing that HTTP knows.", revisit=_WEEKLY),
}
