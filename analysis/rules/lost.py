"""Failing for long enough and often enough that it is no accident.

Deciding state: dead, by count **and** duration, on different days of the week and hours of the day. A
parked, suspended or unclaimed address and a bare server: 2 visits over a day where we never saw the network
alive, else 6 over 45 days, as long as a registrar keeps a lapsed name. An address that does not exist: 6
visits over 45 days. A page that is not found: 6 over 30 days. A server that does not answer: 6 over 90 days.
Where a web archive saw it alive for the last time two years ago or more, and gone since, one visit is enough.
One good answer undoes it. A refusal, a login, maintenance and a lapsed certificate are no failures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from analysis import policy
from analysis.proof import is_proven
from analysis.reason import Cause, Reason, State
from analysis.signals import Look, Signals
from analysis.witness import Archived
from analysis.words.wording import EN, FR, day
from vocabulary.items import Face, FetchOutcome
from vocabulary.said import Said

ASKS = Said(
    "Son adresse échoue-t-elle depuis assez longtemps, assez souvent et à des heures assez "
    "différentes pour que ce ne soit pas un hasard ? Alors il est éteint.",
    "Has its address failed for long enough, often enough and at hours different enough that it is no "
    "accident? Then it is dead.",
)


@dataclass(frozen=True, slots=True)
class _Loss:
    """One way of being gone: what a person can repeat, and what it takes to be believed."""

    cause: Cause
    said: Said
    seen_alive: policy.Proof
    never_seen: policy.Proof


def _abandoned(cause: Cause, fr: str, en: str) -> _Loss:
    """A way of being gone that takes less time where nobody was ever seen there."""
    return _Loss(cause, Said(fr, en), policy.PARKED_SEEN_ALIVE, policy.PARKED_NEVER_SEEN)


_PARKED = _abandoned(
    Cause.PARKED,
    "L'adresse n'affiche plus que de la publicité : le nom de domaine est à vendre ou abandonné",
    "The address shows nothing but advertising: the domain name is for sale or abandoned",
)
_SUSPENDED = _abandoned(
    Cause.SUSPENDED,
    "L'hébergeur a suspendu le site",
    "The hosting company has suspended the site",
)
_BARE = _abandoned(
    Cause.DEFAULT_PAGE,
    "À son adresse, il n'y a plus qu'un serveur sans contenu",
    "At its address there is nothing but a server without content",
)
_UNCLAIMED = _abandoned(
    Cause.GONE,
    "L'hébergeur ne connaît plus cette adresse",
    "The hosting company no longer knows this address",
)
_NO_ADDRESS = _Loss(
    Cause.DOMAIN_LOST,
    Said("Son adresse n'existe plus", "Its address no longer exists"),
    policy.NAME_GONE,
    policy.NAME_GONE,
)
_NOT_FOUND = _Loss(
    Cause.GONE,
    Said("Sa page d'accueil est introuvable", "Its home page is not to be found"),
    policy.NOT_FOUND,
    policy.NOT_FOUND,
)
_SILENT = _Loss(
    Cause.GONE,
    Said("Son serveur ne répond plus", "Its server no longer answers"),
    policy.SERVER_SILENT,
    policy.SERVER_SILENT,
)
_BY_FACE = {
    Face.PARKED: _PARKED,
    Face.FOR_SALE: _PARKED,
    Face.SUSPENDED: _SUSPENDED,
    Face.DEFAULT_PAGE: _BARE,
    Face.DIRECTORY_INDEX: _BARE,
    Face.UNCLAIMED_HOST: _UNCLAIMED,
    Face.SOFT_404: _NOT_FOUND,
    Face.ERROR_PAGE: _SILENT,
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
#: Stages of one end: a name lapses, is parked, and is sold or suspended.
_STAGES = (_NO_ADDRESS, _PARKED, _SUSPENDED, _UNCLAIMED)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the failures since the last good answer are many and old enough."""
    if signals.is_seen or not signals.failures:
        return None
    loss = _loss(signals.failures[-1])
    if loss is None:
        return None
    run = list(takewhile(lambda look: _prolongs(loss, _loss(look)), reversed(signals.failures)))
    proof = loss.seen_alive if signals.last_reached_at else loss.never_seen
    if is_proven([look.at for look in run], proof):
        return _reason(loss, run)
    witness = _witness(signals)
    return _reason(loss, run, witness) if witness else None


def _witness(signals: Signals) -> Archived | None:
    """Return the archive that saw the network gone years ago, where we never saw it alive ourselves."""
    if signals.last_reached_at:
        return None
    return next((each for each in signals.archived if each.death(signals.as_of)), None)


def _loss(look: Look) -> _Loss | None:
    if look.face is Face.MAINTENANCE:
        return None  # somebody is at work there
    return _BY_FACE.get(look.face or Face.OK) or _BY_OUTCOME.get(look.outcome)


def _prolongs(loss: _Loss, other: _Loss | None) -> bool:
    """Whether a failure before a loss is a part of it. Any failure prolongs a server's silence."""
    if loss is _SILENT:
        return other is not None
    return other is loss or (loss in _STAGES and other in _STAGES)


def _reason(loss: _Loss, run: Sequence[Look], witness: Archived | None = None) -> Reason:
    last, first = run[0], run[-1]
    if first.at.date() == last.at.date():
        when = Said(f"le {day(last.at, FR)}", f"on {day(last.at, EN)}")
    else:
        when = Said(
            f"à {len(run)} visites, du {day(first.at, FR)} au {day(last.at, FR)}",
            f"on {len(run)} visits, from {day(first.at, EN)} to {day(last.at, EN)}",
        )
    also = Said("", "")
    if witness and witness.alive:
        seen, host = witness.alive.captured_at, witness.archive
        also = Said(
            f" ; {host} l'a vu pour la dernière fois le {day(seen, FR)}, et disparu depuis",
            f"; {host} saw it for the last time on {day(seen, EN)}, and gone since",
        )
    return Reason.deciding(
        Said(
            f"{loss.said.fr} : constaté {when.fr}{also.fr}.",
            f"{loss.said.en}: seen {when.en}{also.en}.",
        ),
        last.evidence,
        State.DEAD,
        loss.cause,
    )
