"""Continues elsewhere, as its own address shows: it leads to another domain for good, or says so.

Deciding state: moved, once two visits at least 7 days apart saw the same new address. What is there
was looked at too: the same community under a new name (renamed), another site without it (absorbed),
or neither could be told. An address is offered only where what answers there bears the network's name or
the network itself sends its members there. What is parked, for sale, suspended or spam is no new home, and
a redirect that is only temporary is never a move.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from urllib.parse import urlsplit

from analysis import policy
from analysis.reason import Cause, Reason, State
from analysis.signals import Look, Signals
from analysis.words.wording import EN, FR, day
from vocabulary.domains import is_login, registrable_domain
from vocabulary.identity import Bearing, names
from vocabulary.items import Evidence, Face, FetchOutcome
from vocabulary.said import Said

ASKS = Said(
    "Son adresse mène-t-elle durablement ailleurs\u00a0? Alors il a déménagé.",
    "Does its address lead elsewhere for good? Then it has moved.",
)

_SHOWN_OR_REFUSED = {FetchOutcome.OK, FetchOutcome.REFUSED, FetchOutcome.ROBOTS_REFUSED}
#: What is never a new home: it is sold, parked, suspended, bare or spam.
_NO_HOME = {
    *(Face.PARKED, Face.FOR_SALE, Face.SUSPENDED, Face.UNCLAIMED_HOST, Face.DEFAULT_PAGE),
    *(Face.DIRECTORY_INDEX, Face.SOFT_404, Face.ERROR_PAGE, Face.EMPTY, Face.OVERRUN),
}
#: How a page bears the name that shows that it is the network's.
_BEARS = {Bearing.NAME, Bearing.MENTION}


@dataclass(frozen=True, slots=True)
class _Move:
    """One way to another address, and the first and last visit that saw it."""

    to: str
    first: datetime
    last: datetime
    evidence: Evidence
    is_redirect: bool  # or else a notice


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the address leads elsewhere for good, and has for long enough."""
    led_to = signals.led_to
    move = _redirect(signals) or _notice(signals)
    if move is None or led_to is None or led_to.outcome not in _SHOWN_OR_REFUSED:
        return None
    if led_to.face in _NO_HOME or move.last - move.first < timedelta(days=policy.MOVE_DAYS):
        return None
    cause = _cause(signals, move, led_to)
    is_offered = cause is Cause.RENAMED or not move.is_redirect
    return _reason(move, led_to.url, cause, is_offered=is_offered)


def is_permanent(look: Look) -> bool:
    """Whether a look at the home page was led to another site for good, and not to its login."""
    target = look.redirect_url
    is_redirect = look.outcome is FetchOutcome.REDIRECT and look.status in policy.PERMANENT
    return is_redirect and target is not None and not is_login(target)


def _redirect(signals: Signals) -> _Move | None:
    if not signals.failures or not is_permanent(signals.failures[-1]):
        return None
    last = signals.failures[-1]
    domain = registrable_domain(last.redirect_url or "")
    run = list(
        takewhile(
            lambda look: (
                is_permanent(look) and registrable_domain(look.redirect_url or "") == domain
            ),
            reversed(signals.failures),
        )
    )
    return _Move(last.redirect_url or "", run[-1].at, last.at, last.evidence, is_redirect=True)


def _notice(signals: Signals) -> _Move | None:
    home, to = signals.home, signals.text("successor_url")
    is_notice = home is not None and home.face is Face.CLOSURE_NOTICE
    if home is None or not is_notice or not to or signals.text("notice") != "moved":
        return None
    first = signals.notice_since or home.at
    evidence = signals.facts["successor_url"].evidence
    return _Move(to, first, home.at, evidence, is_redirect=False)


def _cause(signals: Signals, move: _Move, led_to: Look) -> Cause | None:
    """Return what stands at the new address, where that can be told."""
    new, old = signals.successor, signals.identity
    if new is None:
        return None
    if new.bears in _BEARS:
        return Cause.RENAMED
    has_title = new.is_named(signals.name) or (old is not None and new.title == old.title)
    if has_title or new.runs_as(old) or names(urlsplit(led_to.url).hostname or "", signals.name):
        return Cause.RENAMED
    return Cause.ABSORBED if move.is_redirect and new.newest_post_at is None else None


_WHAT = {
    Cause.RENAMED: ("le réseau y continue", "the network goes on there"),
    Cause.ABSORBED: (
        "on y voit un autre site, sans trace du réseau",
        "another site is to be seen there, without a trace of the network",
    ),
    None: (
        "reste à vérifier que c'est bien le même réseau",
        "whether it is the same network remains to be checked",
    ),
}


def _reason(move: _Move, url: str, cause: Cause | None, *, is_offered: bool) -> Reason:
    first_fr, last_fr = day(move.first, FR), day(move.last, FR)
    first_en, last_en = day(move.first, EN), day(move.last, EN)
    how_fr, how_en = (
        ("L'adresse renvoie pour de bon vers", "The address leads for good to")
        if move.is_redirect
        else (
            "La page d'accueil dit que le réseau a déménagé vers",
            "The home page says it moved to",
        )
    )
    what_fr, what_en = _WHAT[cause]
    return Reason.deciding(
        Said(
            f"{how_fr} {url} (constaté du {first_fr} au {last_fr})\u00a0: {what_fr}.",
            f"{how_en} {url} (seen from {first_en} to {last_en}): {what_en}.",
        ),
        move.evidence,
        State.MOVED,
        cause,
        url if is_offered else None,
    )
