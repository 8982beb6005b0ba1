"""What there is for what was understood: local networks, then national ones, then the big ones. Pure.

A region means local and national. A network for every trade belongs to the answer on a trade only when
it is local, or has a living group of that trade.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from analysis.choosing.items import Candidate, LivingTheme
from analysis.choosing.matching import phrases
from analysis.choosing.suitability import ALL_TRADES, living_theme
from analysis.choosing.terms import Vocabulary
from analysis.reason import State
from analysis.understanding.items import PLACES, Kind, Understood
from analysis.understanding.letters import unaccent
from analysis.words.labels import STATES
from vocabulary.said import Said

#: States in which a network is no more where it was.
ENDED = frozenset({State.DEAD, State.MOVED})
#: States in which somebody is home.
LIVING = frozenset({State.ALIVE, State.SLOWING})
_SCHEME = re.compile(r"^\w+://(?:www\.)?")
_WORD = re.compile(r"[^\W_]+")
_PLACES = {state: place for place, state in enumerate(STATES)}


class Hit(NamedTuple):
    """One network of the answer."""

    network: Candidate
    theme: LivingTheme | None = None  # its living group of the trade, where it is for all trades


class Way(StrEnum):
    """A way on where nothing living was found."""

    TRADE = "trade"  # the trade, wherever it is
    REGION = "region"  # the region, whatever the trade
    CHOOSE = "choose"  # the questions of *Choisir*, filled in


class Offer(NamedTuple):
    """One way on, and what waits there."""

    way: Way
    text: str  # to be searched; empty for ``CHOOSE``
    number: int = 0  # living networks there


class Section(StrEnum):
    """The groups of the answer, in order."""

    NAMED = "named"  # the networks that the text names
    LOCAL = "local"  # in the region asked for
    NATIONAL = "national"  # bound to no region
    ELSEWHERE = "elsewhere"  # local ones, where no region was asked for
    GENERALISTS = (
        "generalists"  # for all trades and everywhere; with a living group of the trade asked for
    )


_EVERYWHERE = frozenset({Section.NATIONAL, Section.GENERALISTS})


@dataclass(frozen=True, slots=True)
class Found:
    """The answer. In each group the living come first, then French-speaking ones, then the newest post."""

    groups: Mapping[Section, tuple[Hit, ...]]  # those that have networks, in order
    ended: tuple[Hit, ...]  # what of these is dead or has moved: not to be advised any more
    offers: tuple[Offer, ...] = ()  # only where nobody is home in the groups

    @property
    def is_living(self) -> bool:
        """Whether somebody is home in one of them."""
        return any(hit.network.state in LIVING for hits in self.groups.values() for hit in hits)


def find(
    understood: Understood,
    candidates: Iterable[Candidate],
    terms: Mapping[str, Mapping[str, Said]],
    as_of: datetime,
    *,
    only_local: bool = False,
) -> Found:
    """Return the networks for an understood text.

    ``candidates`` are the published networks, ``terms`` the labels of the vocabulary, ``as_of`` today
    (aware). ``only_local`` leaves national networks out, where a region was asked for.
    """
    return _Finding(understood, tuple(candidates), terms, as_of).found(only_local=only_local)


class _Finding:
    """The work on one answer."""

    def __init__(
        self,
        understood: Understood,
        candidates: Sequence[Candidate],
        terms: Mapping[str, Mapping[str, Said]],
        as_of: datetime,
    ) -> None:
        self.understood, self.candidates, self.as_of = understood, candidates, as_of
        self.trades, self.regions = frozenset(understood.trades), frozenset(understood.regions)
        self.phrases = phrases(Vocabulary(terms).labels("sectors", self.trades))
        self.rest = [f" {unaccent(word)}" for word in self._names_wanted()]

    def _names_wanted(self) -> list[str]:
        """Return the words to look through the names for, where no trade tells what is wanted."""
        if self.trades:
            return []
        broad = [part.typed for part in self.understood.of(Kind.JOB)]
        return [*self.understood.rest, *([] if self.regions else broad)]

    def found(self, *, only_local: bool) -> Found:
        """Return the groups, and the ways on where nobody is home in them."""
        ended: list[Hit] = []
        groups: dict[Section, list[Hit]] = {group: [] for group in Section}
        for each in self.candidates:
            group = self._group_of(each)
            hit = Hit(each, self._theme(each) if group is Section.GENERALISTS else None)
            if group is None or (only_local and self.regions and group in _EVERYWHERE):
                continue
            if group is Section.GENERALISTS and self.trades and not hit.theme:
                continue
            is_ended = each.state in ENDED and group is not Section.NAMED
            (ended if is_ended else groups[group]).append(hit)
        ordered = {group: self._ordered(hits) for group, hits in groups.items() if hits}
        found = Found(ordered, self._ordered(ended))
        return found if found.is_living else replace(found, offers=tuple(self._offers()))

    def _group_of(self, each: Candidate) -> Section | None:
        if each.id in self.understood.networks:
            return Section.NAMED
        if not (self.trades or self.regions or self.rest) or not self._has_rest(each):
            return None
        is_general = ALL_TRADES in each.sectors
        is_of_trade = not self.trades or bool(each.sectors & self.trades)
        if each.region in self.regions:
            return Section.LOCAL if is_of_trade or is_general else None
        if each.region:
            return Section.ELSEWHERE if is_of_trade and not self.regions else None
        if is_general:
            return Section.GENERALISTS
        return Section.NATIONAL if is_of_trade else None

    def _theme(self, each: Candidate) -> LivingTheme | None:
        return living_theme(each, self.phrases, self.as_of) if self.trades else None

    def _has_rest(self, candidate: Candidate) -> bool:
        """Whether each of the words begins one of the name or address."""
        return not self.rest or all(
            word in _called(candidate.name, candidate.url) for word in self.rest
        )

    def _ordered(self, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        return tuple(sorted(hits, key=self._order))

    def _order(self, hit: Hit) -> tuple[object, ...]:
        network, newest = hit.network, hit.network.last_post_at
        return (
            _PLACES[network.state],
            bool(self.trades) and not network.sectors & self.trades,
            "fr" not in network.languages,
            -newest.timestamp() if newest else 0.0,
            unaccent(network.name),
            network.id,
        )

    def _offers(self) -> Iterable[Offer]:
        """Yield the ways on: less of what was asked, then the questions."""
        understood = self.understood
        if self.trades and self.regions:
            of_trade = self._living(lambda each: bool(each.sectors & self.trades))
            yield Offer(Way.TRADE, understood.only(Kind.JOB, Kind.TRADE), of_trade)
            in_region = self._living(lambda each: each.region in self.regions)
            yield Offer(Way.REGION, understood.only(*PLACES), in_region)
        yield Offer(Way.CHOOSE, "")

    def _living(self, is_wanted: Callable[[Candidate], bool]) -> int:
        return sum(each.state in LIVING and is_wanted(each) for each in self.candidates)


@lru_cache(maxsize=20_000)  # the same networks are searched again and again
def _called(name: str, url: str) -> str:
    """Return the words of a name and an address, each after a space; not what all addresses have."""
    host, slash, path = _SCHEME.sub("", url).partition("/")
    return " ".join(
        ["", *_WORD.findall(unaccent(f"{name} {host.rpartition('.')[0]}{slash}{path}"))]
    )
