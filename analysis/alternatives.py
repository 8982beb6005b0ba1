"""For each network, the living ones nearest to it. Pure; numpy, in blocks of networks.

Near is, the most telling first: the same trade, the same region, alive rather than slowing, the same kind
of people, then the words of names, titles and themes (TF-IDF, cosine). A network of another language, or
of another region than its own, is no alternative. Words of titles are compared and never kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.facts import Facts
from analysis.reason import State
from analysis.verdict import Verdict
from vocabulary.catalogue.cells import split_cell
from vocabulary.identity import plain

Matrix = npt.NDArray[np.float32]

#: Alternatives named for each network.
MOST = 3
#: Networks compared with all others at once: bounds the memory.
_BLOCK = 256
#: The word of the catalogue for all trades.
_ALL_TRADES = "general"
_WORD = re.compile(r"[a-z0-9]{4,}")
#: Kinds of people in common that are told apart.
_MOST_SHARED = 7


@dataclass(frozen=True, slots=True)
class Profile:
    """What the catalogue says of a network, as far as it makes two networks alike."""

    id: str
    name: str
    sectors: frozenset[str]
    audience: frozenset[str]
    languages: frozenset[str]
    region: str


def profiles(facts: Facts) -> dict[str, Profile]:
    """Return what the catalogue says of each network, by its identifier."""
    return {
        row.id: Profile(
            row.id,
            row.name,
            frozenset(split_cell(row.sectors)),
            frozenset(split_cell(row.audience)),
            frozenset(split_cell(row.languages)),
            row.region,
        )
        for row in facts.networks
    }


def alternatives(
    entries: Mapping[str, Profile], verdicts: Sequence[Verdict], same: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return network -> the nearest living ones, best first; never itself under another entry."""
    here = [entries[verdict.signals.network] for verdict in verdicts]
    if not here:
        return {}
    near = _Nearness(here, verdicts, same)
    found: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(here), _BLOCK):
        rows = slice(start, start + _BLOCK)
        for entry, keys in zip(here[rows], near.keys(rows), strict=True):
            best = np.argsort(-keys, kind="stable")[:MOST]
            found[entry.id] = tuple(here[i].id for i in best if np.isfinite(keys[i]))
    return found


class _Nearness:
    """The networks as matrices, and how near each of a block is to all others."""

    def __init__(
        self, entries: Sequence[Profile], verdicts: Sequence[Verdict], same: Mapping[str, str]
    ) -> None:
        self._sectors = _incidence(entry.sectors for entry in entries)
        self._trades = _incidence(entry.sectors - {_ALL_TRADES} for entry in entries)
        self._languages = _incidence(entry.languages for entry in entries)
        self._audience = _incidence(entry.audience for entry in entries)
        self._words = _tf_idf([_words(e, v) for e, v in zip(entries, verdicts, strict=True)])
        self._is_general = np.array([_ALL_TRADES in entry.sectors for entry in entries])
        regions = sorted({entry.region for entry in entries} | {""})  # "" comes first: 0
        self._region = np.array([regions.index(entry.region) for entry in entries])
        owners = [same.get(entry.id, entry.id) for entry in entries]
        self._owner = np.unique(owners, return_inverse=True)[1]
        living = [v.state in {State.ALIVE, State.SLOWING} for v in verdicts]
        is_first = [entry.id not in same for entry in entries]
        self._is_candidate = np.array(living) & np.array(is_first)
        self._is_alive = np.array([v.state is State.ALIVE for v in verdicts])
        self._p = np.array([v.rhythm.p_alive if v.rhythm else 0.0 for v in verdicts])

    def keys(self, rows: slice) -> npt.NDArray[np.float64]:
        """Return a key for each pair of the block and all networks; ``-inf`` is no alternative."""
        shared = self._trades[rows] @ self._trades.T
        both = self._sectors[rows] @ self._sectors.T
        size = self._sectors.sum(axis=1)
        overlap = np.rint(10 * shared / np.maximum(size[rows, None] + size - both, 1))
        same_region = self._region[rows, None] == self._region
        fits = (both > 0) | self._is_general
        fits &= self._languages[rows] @ self._languages.T > 0
        fits &= same_region | (self._region == 0)
        fits &= self._is_candidate & (self._owner[rows, None] != self._owner)
        people = np.minimum(self._audience[rows] @ self._audience.T, _MOST_SHARED)
        in_region = same_region & (self._region > 0)
        key = ((overlap * 2 + in_region) * 2 + self._is_alive) * (_MOST_SHARED + 1) + people
        key += 0.9 * (self._words[rows] @ self._words.T) + 0.05 * self._p
        return np.where(fits, key, -np.inf)


def _words(entry: Profile, verdict: Verdict) -> Counter[str]:
    """Return the words of a network's name, title and themes."""
    signals = verdict.signals
    themes = (group.name for group in signals.groups)
    return Counter(
        _WORD.findall(plain(" ".join((entry.name, signals.text("home_title") or "", *themes))))
    )


def _incidence(sets: Iterable[Iterable[str]]) -> Matrix:
    """Return a row for each set and a column for each word in any: 1 where it is in the set."""
    return _matrix([dict.fromkeys(each, 1.0) for each in sets])


def _tf_idf(counts: Sequence[Counter[str]]) -> Matrix:
    """Return a row of length 1 for each network; words of one network alone are left out."""
    spread = Counter(word for counted in counts for word in counted)
    weights = [
        {
            word: (1 + np.log(times)) * np.log(len(counts) / spread[word])
            for word, times in counted.items()
            if spread[word] > 1
        }
        for counted in counts
    ]
    matrix = _matrix(weights)
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.maximum(length, 1e-9), dtype=np.float32)


def _matrix(rows: Sequence[Mapping[str, Any]]) -> Matrix:
    columns = {word: place for place, word in enumerate(sorted({w for row in rows for w in row}))}
    matrix = np.zeros((len(rows), max(len(columns), 1)), dtype=np.float32)
    for number, row in enumerate(rows):
        for word, value in row.items():
            matrix[number, columns[word]] = value
    return matrix
