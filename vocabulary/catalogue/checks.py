"""What is wrong with the rows of the catalogue's files, seen together. Pure.

Each check takes rows as ``read_rows`` gives them and yields (row number, column, sentence).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from vocabulary.catalogue.cells import (
    NETWORK_CHECKS,
    Check,
    Rows,
    date_faults,
    normal_url,
    repeated,
    required,
    split_cell,
    url_faults,
)

Wrong = Iterator[tuple[int, str, str]]

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
    rows: Rows, vocabulary: Mapping[str, Collection[str]], closed: Collection[str]
) -> Wrong:
    """Yield what is wrong with networks.csv; only networks in ``closed`` may have no address."""
    ids, urls = _Firsts(), _Firsts()
    for number, row in rows:
        for column, check in NETWORK_CHECKS.items():
            yield from ((number, column, wrong) for wrong in check(row[column]))
        for column, name in WORD_LISTS.items():
            words = (row[column],) if column in _SINGLE and row[column] else split_cell(row[column])
            yield from ((number, column, wrong) for wrong in repeated(words))
            for word in words:
                if word not in vocabulary[name]:
                    message = f"{word!r} is not in the list {name!r} of vocabulary.csv"
                    yield number, column, message
        if not row["url"] and row["id"] not in closed:
            message = "is empty; only a network with the editorial fact 'closed' may have none"
            yield number, "url", message
        yield from ((number, "id", wrong) for wrong in ids.again(row["id"], number))
        url = normal_url(row["url"])
        yield from ((number, "url", wrong) for wrong in urls.again(url, number))


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
            yield number, "value", "is no whole number: write the members claimed in digits"
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
            yield number, "list", f"{row['list']!r} is none of {', '.join(lists)}"
        for column in ("slug", "label_fr", "label_en"):
            yield from ((number, column, wrong) for wrong in required(row[column]))
        word = f"{row['list']} {row['slug']}"
        yield from ((number, "slug", wrong) for wrong in seen.again(word, number))


class _Firsts:
    """Remembers the row where each thing stood first."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}

    def again(self, thing: str, number: int) -> Iterator[str]:
        first = self._rows.setdefault(thing, number)
        if thing and first != number:
            yield f"{thing!r} is in row {first} already"


def _unknown(network: str, known: Collection[str], number: int) -> Wrong:
    if network not in known:
        yield number, "network", f"{network!r} is not the id of a network in networks.csv"


def _fact_faults(cell: str) -> Iterator[str]:
    if cell not in FACTS:
        yield f"{cell!r} is none of {', '.join(FACTS)}"


def _source_faults(cell: str) -> Iterator[str]:
    yield from required(cell)
    yield from url_faults(cell)


_FACT_CHECKS: dict[str, Check] = {
    "fact": _fact_faults,
    "successor_url": url_faults,
    "source_url": _source_faults,
    "note_fr": required,
    "note_en": required,
}
