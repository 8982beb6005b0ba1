"""What is wrong with the rows of the catalogue's files, seen together. Pure.

Each check takes rows as ``read_rows`` gives them and yields (row number, column, problem).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from vocabulary.catalogue.cells import (
    NETWORK_CHECKS,
    UNCONFIRMED,
    Check,
    date_faults,
    near_word,
    normal_url,
    repeated,
    required,
    split_cell,
    split_seeds,
    url_faults,
)
from vocabulary.catalogue.files import Rows
from vocabulary.catalogue.wording import Problem, problem

Wrong = Iterator[tuple[int, str, Problem]]

#: What a dated fact can say (docs/catalogue.md).
FACTS = (
    "opened",
    "closed",
    "renamed",
    "acquired",
    "merged",
    "read_only",
    "relaunched",
    "members",
    "status",
)
#: Column of networks.csv -> the list of vocabulary.csv its words are from.
WORD_LISTS = {"sectors": "sectors", "audience": "audience", "region": "regions", "kind": "kinds"}
#: Of these a network has one; of the others it may have several, joined by |.
_SINGLE = {"region", "kind"}
#: An association may be much older than the web; all other facts are of its life online.
_FIRST_OPENING = 1800


def network_faults(
    rows: Rows, vocabulary: Mapping[str, Mapping[str, Sequence[str]]], closed: Collection[str]
) -> Wrong:
    """Yield what is wrong with networks.csv; only networks in ``closed`` may have no address.

    ``vocabulary`` is list -> word -> its labels.
    """
    ids, urls = _Firsts(), _Firsts()
    for number, row in rows:
        ids.hold(row["id"], number)
        urls.hold(normal_url(row["url"]), number)
    for number, row in rows:
        for column, check in NETWORK_CHECKS.items():
            yield from ((number, column, wrong) for wrong in check(row[column]))
        for column, name in WORD_LISTS.items():
            words = (row[column],) if column in _SINGLE and row[column] else split_cell(row[column])
            yield from ((number, column, wrong) for wrong in repeated(words))
            for word in words:
                if word not in vocabulary[name]:
                    yield number, column, _unknown_word(word, name, vocabulary[name])
        if not row["url"] and row["id"] not in closed:
            yield number, "url", problem("no_url")
        yield from ((number, "id", wrong) for wrong in ids.again(row["id"], number))
        url = normal_url(row["url"])
        yield from ((number, "url", wrong) for wrong in urls.again(url, number))
        for old in split_cell(row["former_ids"]):
            yield from ((number, "former_ids", wrong) for wrong in ids.again(old, number))
        for old in map(normal_url, split_seeds(row["former_urls"])):
            yield from ((number, "former_urls", wrong) for wrong in urls.again(old, number))


def incomplete(rows: Rows) -> Wrong:
    """Yield what networks.csv does not tell people: the sentence, where it was read, who looked when."""
    for number, row in rows:
        for column in ("description_fr", "description_en", "reviewed_on"):
            if not row[column]:
                yield number, column, problem(f"no_{column}")
        if not row["source"]:
            yield number, "source", problem("no_source")
        elif row["source"] != UNCONFIRMED and not row["source_date"]:
            yield number, "source_date", problem("no_source_date")


def fact_faults(rows: Rows, known: Collection[str]) -> Wrong:
    """Yield what is wrong with editorial.csv; ``known`` are the ids of all networks."""
    seen = _Firsts()
    for number, row in rows:
        yield from _unknown(row["network"], known, number)
        for column, check in _FACT_CHECKS.items():
            yield from ((number, column, wrong) for wrong in check(row[column]))
        first_year = _FIRST_OPENING if row["fact"] == "opened" else 1980
        yield from ((number, "dated", wrong) for wrong in date_faults(row["dated"], first_year))
        if row["fact"] == "members" and not (row["value"].isascii() and row["value"].isdigit()):
            yield number, "value", problem("no_number")
        fact = f"{row['network']} {row['fact']} {row['dated']}"
        yield from ((number, "fact", wrong) for wrong in seen.again(fact, number))


def optout_faults(rows: Rows, known: Collection[str]) -> Wrong:
    """Yield what is wrong with optout.csv; ``known`` are the ids of all networks."""
    seen = _Firsts()
    for number, row in rows:
        yield from _unknown(row["network"], known, number)
        yield from ((number, "network", wrong) for wrong in seen.again(row["network"], number))
        yield from ((number, "asked_on", wrong) for wrong in date_faults(row["asked_on"]))


def vocabulary_faults(rows: Rows) -> Wrong:
    """Yield what is wrong with vocabulary.csv."""
    lists, seen = sorted(WORD_LISTS.values()), _Firsts()
    for number, row in rows:
        if row["list"] not in lists:
            yield number, "list", problem("none_of", cell=row["list"], words=", ".join(lists))
        for column in ("slug", "label_fr", "label_en"):
            yield from ((number, column, wrong) for wrong in required(row[column]))
        word = f"{row['list']} {row['slug']}"
        yield from ((number, "slug", wrong) for wrong in seen.again(word, number))


class _Firsts:
    """Remembers the row where each thing stood first."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}

    def hold(self, thing: str, number: int) -> None:
        self._rows.setdefault(thing, number)

    def again(self, thing: str, number: int) -> Iterator[Problem]:
        first = self._rows.setdefault(thing, number)
        if thing and first != number:
            yield problem("already", cell=thing, row=first)


def _unknown(network: str, known: Collection[str], number: int) -> Wrong:
    if network not in known:
        yield number, "network", problem("no_network", cell=network)


def _unknown_word(word: str, name: str, words: Mapping[str, Sequence[str]]) -> Problem:
    right = near_word(word, words)
    return problem("word_near" if right else "word", cell=word, words=name, right=right)


def _fact_faults(cell: str) -> Iterator[Problem]:
    if cell not in FACTS:
        yield problem("none_of", cell=cell, words=", ".join(FACTS))


def _source_faults(cell: str) -> Iterator[Problem]:
    yield from required(cell)
    yield from url_faults(cell)


_FACT_CHECKS: dict[str, Check] = {
    "fact": _fact_faults,
    "successor_url": url_faults,
    "source_url": _source_faults,
    "note_fr": required,
    "note_en": required,
}
