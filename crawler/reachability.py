"""What a status says: how an exchange that got an HTTP answer ended. Pure."""

from __future__ import annotations

from crawler.items import FetchOutcome

_STATUS = {
    304: FetchOutcome.OK,  # unchanged since the last visit
    401: FetchOutcome.REFUSED,
    403: FetchOutcome.REFUSED,
    404: FetchOutcome.NOT_FOUND,
    407: FetchOutcome.REFUSED,
    410: FetchOutcome.GONE,
    429: FetchOutcome.RATE_LIMITED,
    451: FetchOutcome.REFUSED,  # for legal reasons
    999: FetchOutcome.REFUSED,  # LinkedIn's answer to robots
}
_STATUS_CLASS = {
    2: FetchOutcome.OK,
    3: FetchOutcome.REDIRECT,
    4: FetchOutcome.CLIENT_ERROR,
    5: FetchOutcome.SERVER_ERROR,
}


def fetch_outcome(status: int) -> FetchOutcome:
    """Return how an exchange that got an HTTP answer ended."""
    return _STATUS.get(status) or _STATUS_CLASS.get(status // 100, FetchOutcome.ERROR)
