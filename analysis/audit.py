"""What is told of a list that somebody keeps: each line's network, where to go instead, a summary. Pure.

What needs doing comes first: networks that have ended or moved, then those that tell nothing good, then
lines that name no network of ours; the living ones come last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

from analysis.choosing.lookup import Finder, Network
from analysis.near_names import NearNames
from analysis.own_lists import look_up
from analysis.words.labels import STATES
from vocabulary.said import Said

Row = Mapping[str, Any]

#: The states in the order in which somebody who cleans a list wants them; "" is no network of ours.
_ORDER = (
    *("dead", "moved", "unreachable", "dormant", "undetermined", "unobservable"),
    *("", "slowing", "alive"),
)
#: Where somebody is home: nothing is needed instead.
_LIVING = frozenset({"alive", "slowing"})
#: What is told of a network.
TOLD = (
    *("name", "state", "cause", "advice_fr", "advice_en"),
    *("url", "last_post_at", "successor_url", "id"),
)
_UNKNOWN = Said("inconnu de nous", "unknown to us")


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of a list: the network's row (``None``: we know none), and what to look at instead."""

    asked: str
    network: Row | None
    instead: Sequence[Row] = ()  # living networks near to one that is not, the nearest first
    meant: Sequence[Row] = ()  # the networks that an unknown line may mean

    @property
    def state(self) -> str:
        """The network's state; empty where no network is known."""
        return str(self.network["state"]) if self.network else ""


@dataclass(frozen=True, slots=True)
class KnownNetwork(Generic[Network]):
    """The networks of one publication: their rows by identifier, and what finds them."""

    rows: Mapping[str, Row]
    finder: Finder[Network]
    names: NearNames[Network]


def audit(texts: Iterable[str], known: KnownNetwork[Network]) -> list[AuditLine]:
    """Return the lines of the texts, each network once, what needs doing first. Raises ``TooLong``."""
    lines = [_line(asked, network, known) for asked, network in look_up(texts, known.finder)]
    return sorted(lines, key=lambda line: _ORDER.index(line.state))


def _line(asked: str, network: Network | None, known: KnownNetwork[Network]) -> AuditLine:
    if network is None:
        return AuditLine(
            asked, None, meant=[known.rows[each.id] for each in known.names.meant(asked)]
        )
    return AuditLine(asked, known.rows[network.id])


def ended(lines: Iterable[AuditLine]) -> list[str]:
    """Return the identifiers of the networks where nobody is home any more, or nobody can tell."""
    return [line.network["id"] for line in lines if line.network and line.state not in _LIVING]


def with_instead(lines: Iterable[AuditLine], near: Mapping[str, Sequence[Row]]) -> list[AuditLine]:
    """Return the lines with the living networks (network -> rows) nearest to each that has ended."""
    return [
        replace(line, instead=near.get(line.network["id"], ()))
        if line.network and line.state not in _LIVING
        else line
        for line in lines
    ]


def summary(lines: Sequence[AuditLine]) -> Said:
    """Return how many lines there are, and how many of each state, as one line of text."""
    counts = Counter(line.state for line in lines)
    parts = [
        Said(f"{label.fr} : {counts[state]}", f"{label.en}: {counts[state]}")
        for state in _ORDER
        if counts[state]
        for label in [STATES.get(state, _UNKNOWN)]
    ]
    return Said(
        " · ".join((f"Lignes : {len(lines)}", *(part.fr for part in parts))),
        " · ".join((f"Lines: {len(lines)}", *(part.en for part in parts))),
    )


def as_rows(lines: Iterable[AuditLine]) -> list[dict[str, Any]]:
    """Return the lines as rows of the columns ``columns.AUDIT``; what is unknown is ``None``."""
    blank = dict.fromkeys(TOLD)
    return [
        {
            **(blank if line.network is None else {name: line.network[name] for name in blank}),
            "asked": line.asked,
            "instead": _named(line.instead),
            "meant": _named(line.meant),
        }
        for line in lines
    ]


def _named(rows: Iterable[Row]) -> str | None:
    return " ; ".join(" ".join((row["name"], row["url"])).strip() for row in rows) or None
