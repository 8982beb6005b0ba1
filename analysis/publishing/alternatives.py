"""For each network, the living ones nearest to it. Pure; numpy.

Near is, the most telling first: the same trade, the same region, alive rather than slowing, the same kind
of people, then the words of names, titles and themes (TF-IDF, cosine). A network of another language, or
of another region than its own, is no alternative.

Networks of which the catalogue says the same are of one kind. Kinds are compared with kinds; words only with
those of the kinds that turn out nearest. So the work does not grow with the square of the networks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.publishing.like_words import LikeWords
from analysis.publishing.outline import Outline
from analysis.reason import State
from analysis.rows import NetworkRow
from vocabulary.catalogue.cells import split_cell

#: Alternatives named for each network.
MOST = 3
#: Rows compared with all others at once: bounds the memory.
_BLOCK = 256
#: The word of the catalogue for all trades.
_ALL_TRADES = "general"
#: Kinds of people in common that are told apart.
_MOST_SHARED = 7

Places = npt.NDArray[np.intp]  # of networks, in the order given
Keys = npt.NDArray[np.float64]


class Profile(NamedTuple):
    """What the catalogue says of a network, as far as it makes two networks alike."""

    sectors: frozenset[str]
    audience: frozenset[str]
    languages: frozenset[str]
    region: str


class _Offer(NamedTuple):
    """The candidates of one kind that are as much alive."""

    kind: int
    is_alive: bool
    places: Places


def profile(row: NetworkRow) -> Profile:
    """Return what the catalogue says of a network."""
    return Profile(_words(row.sectors), _words(row.audience), _words(row.languages), row.region)


def _words(cell: str) -> frozenset[str]:
    return frozenset(split_cell(cell))


def alternatives(
    kinds: Mapping[str, Profile], networks: Sequence[Outline], same: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return network -> the nearest living ones, best first; never itself under another entry."""
    of_kind: dict[Profile, list[int]] = defaultdict(list)
    for place, each in enumerate(networks):
        of_kind[kinds[each.network]].append(place)
    offers = _offers(of_kind, networks, same)
    words = LikeWords([each.words for each in networks])
    chance = np.array([each.p_alive for each in networks])
    owners = _numbered(same.get(each.network, each.network) for each in networks)
    found: dict[str, tuple[str, ...]] = {each.network: () for each in networks}
    for asking, keys in zip(of_kind.values(), _keys(list(of_kind), offers), strict=True):
        pool, key = _nearest(keys, offers)
        key += 0.05 * chance[pool]
        for start in range(0, len(asking) if len(pool) else 0, _BLOCK):
            rows = np.array(asking[start : start + _BLOCK])
            exact = key + 0.9 * words.likeness(rows, pool)
            exact[owners[rows, None] == owners[pool]] = -np.inf
            for row, near in zip(rows, exact, strict=True):
                best = [i for i in np.argsort(-near, kind="stable")[:MOST] if np.isfinite(near[i])]
                found[networks[row].network] = tuple(networks[pool[i]].network for i in best)
    return found


def _offers(
    of_kind: Mapping[Profile, Sequence[int]], networks: Sequence[Outline], same: Mapping[str, str]
) -> list[_Offer]:
    """Return the living networks by kind; of entries that are the same only the first."""
    offers = []
    for number, places in enumerate(of_kind.values()):
        for state in (State.ALIVE, State.SLOWING):
            mine = [
                place
                for place in places
                if networks[place].state == state and networks[place].network not in same
            ]
            if mine:
                offers.append(_Offer(number, state is State.ALIVE, np.array(mine)))
    return offers


def _nearest(keys: Keys, offers: Sequence[_Offer]) -> tuple[Places, Keys]:
    """Return the candidates among which the nearest are, in their order, and the key of each.

    One more than is wanted, since a network is no alternative to itself, and all that are as near as the
    last of them.
    """
    fitting = np.flatnonzero(np.isfinite(keys))
    if not len(fitting):
        return np.array([], dtype=np.intp), np.array([])
    order = fitting[np.argsort(-keys[fitting], kind="stable")]
    number = np.cumsum([len(offers[i].places) for i in order[: MOST + 1]])
    enough = min(int(np.searchsorted(number, MOST, side="right")), len(number) - 1)
    last = keys[order[enough]]
    chosen = fitting[keys[fitting] >= last]
    pool = np.concatenate([offers[i].places for i in chosen])
    key = np.concatenate([np.full(len(offers[i].places), keys[i]) for i in chosen])
    in_order = np.argsort(pool)
    return pool[in_order], key[in_order]


def _keys(kinds: Sequence[Profile], offers: Sequence[_Offer]) -> Iterator[Keys]:
    """Yield for each kind how near each offer is; ``-inf`` is no alternative."""
    if not offers:
        yield from (np.array([]) for _ in kinds)
        return
    offered = np.array([offer.kind for offer in offers])
    is_alive = np.array([offer.is_alive for offer in offers])
    sectors = _incidence(each.sectors for each in kinds)
    trades = _incidence(each.sectors - {_ALL_TRADES} for each in kinds)
    languages = _incidence(each.languages for each in kinds)
    audience = _incidence(each.audience for each in kinds)
    is_general = np.array([_ALL_TRADES in each.sectors for each in kinds])[offered]
    regions = sorted({each.region for each in kinds} | {""})  # "" comes first: 0
    region = np.array([regions.index(each.region) for each in kinds])
    size = sectors.sum(axis=1)
    for start in range(0, len(kinds), _BLOCK):
        rows = slice(start, start + _BLOCK)
        shared = trades[rows] @ trades[offered].T
        both = sectors[rows] @ sectors[offered].T
        overlap = np.rint(10 * shared / np.maximum(size[rows, None] + size[offered] - both, 1))
        same_region = region[rows, None] == region[offered]
        fits = (both > 0) | is_general
        fits &= languages[rows] @ languages[offered].T > 0
        fits &= same_region | (region[offered] == 0)
        people = np.minimum(audience[rows] @ audience[offered].T, _MOST_SHARED)
        in_region = same_region & (region[offered] > 0)
        key = ((overlap * 2 + in_region) * 2 + is_alive) * (_MOST_SHARED + 1) + people
        yield from np.where(fits, key, -np.inf).astype(np.float64)


def _numbered(names: Iterable[str]) -> Places:
    """Return a number for each name, the same for the same."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.intp)


def _incidence(sets: Iterable[Iterable[str]]) -> npt.NDArray[np.float32]:
    """Return a row for each set and a column for each word in any: 1 where it is in the set."""
    rows = list(map(list, sets))
    columns = {word: place for place, word in enumerate(sorted({w for row in rows for w in row}))}
    matrix = np.zeros((len(rows), max(len(columns), 1)), dtype=np.float32)
    for number, row in enumerate(rows):
        matrix[number, [columns[word] for word in row]] = 1
    return matrix
