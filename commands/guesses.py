"""What a candidate's trade and region may be, by the words of its source. A guess says by which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.understanding.items import How, Kind, Understood
from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader
from crawler.discovery.candidate import Proposal
from vocabulary.identity import plain

Read = list[tuple[str, str, Understood]]

_PLACES = (Kind.REGION, Kind.DEPARTMENT, Kind.TOWN)


@dataclass(frozen=True, slots=True)
class Guess:
    """A trade (slug) and a region, each empty where nothing tells it, and why."""

    sector: str = ""
    region: str = ""
    town: str = ""
    why: str = ""


class RowGuesser:
    """Guesses by heading, name and sentence, in this order. Made once for many candidates.

    ``sectors`` are the words of the vocabulary for trades, each with its labels.
    """

    def __init__(self, sectors: Mapping[str, Sequence[str]]) -> None:
        self._reader = Reader(load_lexicon())
        self._labels = {
            f" {_spaced(label)} ": slug
            for slug, labels in sectors.items()
            for label in (slug, *labels)
            if slug != "general"
        }

    def guess(self, candidate: Proposal) -> Guess:
        """Return the first trade and the first place that the candidate's words name."""
        read = [(place, said, self._reader.read(said)) for place, said in _words_of(candidate)]
        sector, by_trade = next(self._trades(read), ("", ""))
        region, town, by_place = next(_regions(read), ("", "", ""))
        why = "; ".join(filter(None, (by_trade, by_place)))
        return Guess(sector, region, town, why)

    def _trades(self, read: Read) -> Iterator[tuple[str, str]]:
        for place, said, understood in read:
            spaced = f" {_spaced(said)} "
            for label, slug in self._labels.items():
                if label in spaced:
                    yield slug, f"trade by the {place}: {label.strip()}"
            for part in understood.of(Kind.TRADE, Kind.JOB):
                if part.trades and part.how is How.EXACT:
                    yield part.trades[0], f"trade by the {place}: {part.typed}"


def _words_of(candidate: Proposal) -> tuple[tuple[str, str], ...]:
    return (
        ("heading", candidate.heading),
        ("name", candidate.name),
        ("sentence", candidate.description),
    )


def _regions(read: Read) -> Iterator[tuple[str, str, str]]:
    for place, _said, understood in read:
        for part in understood.of(*_PLACES):
            is_it = part.how is How.EXACT and _spaced(part.typed) == _spaced(part.name)
            if part.region and is_it:
                town = part.name if part.kind is Kind.TOWN else ""
                yield part.region, town, f"region by the {place}: {part.typed}"


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", plain(text)))
