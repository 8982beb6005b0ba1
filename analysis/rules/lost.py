"""Failing for long enough and often enough that it is no accident.

Deciding state: dead, by count **and** duration. An address that no longer exists, a home page that is
not found, or a bare server in its place: at least 4 failed visits in a row over 14 days. A server that
does not answer: at least 8 over 60 days. One good answer undoes it. A refusal is never a failure, nor
is a certificate that has lapsed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from analysis import policy
from analysis.reason import Cause, Reason, State
from analysis.signals import Look, Signals
from analysis.words.wording import EN, FR, day
from vocabulary.items import Face, FetchOutcome
from vocabulary.said import Said

ASKS = Said(
    "Son adresse échoue-t-elle depuis assez longtemps et assez souvent pour que ce ne "
    "soit pas un hasard\u00a0? Alors il est éteint.",
    "Has its address failed for long enough and often enough that it is no accident? "
    "Then it is dead.",
)


@dataclass(frozen=True, slots=True)
class _Loss:
    """One way of being gone: what a person can repeat, and how long it must have lasted."""

    cause: Cause
    said: Said
    visits: int = policy.FAILED_VISITS
    days: int = policy.FAILED_DAYS


_NO_ADDRESS = _Loss(
    Cause.DOMAIN_LOST, Said("Son adresse n'existe plus", "Its address no longer exists")
)
_NOT_FOUND = _Loss(
    Cause.GONE, Said("Sa page d'accueil est introuvable", "Its home page is not to be found")
)
_BARE = _Loss(
    Cause.DEFAULT_PAGE,
    Said(
        "À son adresse, il n'y a plus qu'un serveur sans contenu",
        "At its address there is nothing but a server without content",
    ),
)
_SILENT = _Loss(
    Cause.GONE,
    Said("Son serveur ne répond plus", "Its server no longer answers"),
    policy.SILENT_SERVER_VISITS,
    policy.SILENT_SERVER_DAYS,
)
_BY_FACE = {
    Face.DEFAULT_PAGE: _BARE,
    Face.DIRECTORY_INDEX: _BARE,
    Face.UNCLAIMED_HOST: _NOT_FOUND,
    Face.SOFT_404: _NOT_FOUND,
}
_BY_OUTCOME = {
    FetchOutcome.DNS_FAILURE: _NO_ADDRESS,
    FetchOutcome.NOT_FOUND: _NOT_FOUND,
    FetchOutcome.DNS_ERROR: _SILENT,
    FetchOutcome.CONNECT_REFUSED: _SILENT,
    FetchOutcome.CONNECT_TIMEOUT: _SILENT,
    FetchOutcome.READ_TIMEOUT: _SILENT,
    FetchOutcome.CONNECTION_LOST: _SILENT,
    FetchOutcome.SERVER_ERROR: _SILENT,
}


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the failures since the last good answer are many and old enough."""
    if signals.is_seen or not signals.failures:
        return None
    loss = _loss(signals.failures[-1])
    if loss is None:
        return None
    # Any failure prolongs a server's silence; only the same loss proves that an address is gone.
    run = list(
        takewhile(
            lambda look: _loss(look) is not None if loss is _SILENT else _loss(look) is loss,
            reversed(signals.failures),
        )
    )
    return _reason(loss, run) if _is_proven(loss, run) else None


def _loss(look: Look) -> _Loss | None:
    if look.face is Face.MAINTENANCE:
        return None  # somebody is at work there
    return _BY_FACE.get(look.face or Face.OK) or _BY_OUTCOME.get(look.outcome)


def _is_proven(loss: _Loss, run: Sequence[Look]) -> bool:
    lasted = (run[0].at - run[-1].at).total_seconds() / 86_400
    days = {look.at.date() for look in run}
    return len(run) >= loss.visits and lasted >= loss.days and len(days) >= policy.FAILED_ON_DAYS


def _reason(loss: _Loss, run: Sequence[Look]) -> Reason:
    last, first = run[0], run[-1]
    return Reason.deciding(
        Said(
            f"{loss.said.fr}\u00a0: constaté à {len(run)} visites, du {day(first.at, FR)} au "
            f"{day(last.at, FR)}.",
            f"{loss.said.en}: seen on {len(run)} visits, from {day(first.at, EN)} to {day(last.at, EN)}.",
        ),
        last.evidence,
        State.DEAD,
        loss.cause,
    )
