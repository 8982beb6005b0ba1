"""``python -m bench.understanding [OFFICIAL_LIST]``: how much of what people type is understood, how fast.

The 500 largest towns, the time a query takes, and 239 everyday phrasings (``everyday.csv``, written before
the tables were looked at: the first time 233 of them gave one of the trades and the region that were meant).
With the official list of jobs (the file that ``vitality trades`` takes): the share of its names that give a
trade of ``data/words/rome.csv``, of those that are not in our own table; as shipped, and once the list is
imported.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import process_time

from analysis.understanding.letters import words
from analysis.understanding.lexicon import Lexicon, load_lexicon
from analysis.understanding.official import keep, read_official
from analysis.understanding.places import DEPARTMENTS, TOWNS
from analysis.understanding.reading import Reader
from analysis.understanding.tables import rows

TOWNS_ASKED = 500
EVERYDAY = Path(__file__).with_name("everyday.csv")
QUERIES = (
    "comptable lyon",
    "infimiere brest",
    "M1805",
    "dessinateur en mécanique Nantes",
    "linkdin",
)
ROUNDS = 200


def main(official: Path | None) -> None:
    """Print each time and each share."""
    start = process_time()
    lexicon = load_lexicon()
    print(f"the tables are loaded in {(process_time() - start) * 1000:.0f} ms of the processor")
    reader = Reader(lexicon)
    print(f"a query takes {' to '.join(f'{time:.2f}' for time in times(reader))} ms (median, 95 %)")
    print(f"{towns(reader):.1%} of the {TOWNS_ASKED} largest towns give their region")
    print(f"{everyday(reader):.1%} of the everyday phrasings give the trade and the region meant")
    if official:
        asked = unknown(lexicon, official)
        print(f"{jobs(reader, asked):.1%} of {len(asked):,} official names outside our table give")
        print("  a trade of the mapping with the shipped tables,")
        with TemporaryDirectory() as folder:
            kept = Path(folder) / "official.csv"
            keep(read_official(official), kept)
            print(f"{jobs(Reader(load_lexicon(kept)), asked):.1%} once the list is imported")


def times(reader: Reader) -> tuple[float, float]:
    """Return the median and the 95th percentile of a query's milliseconds of the processor."""
    taken: list[float] = []
    for text in QUERIES * ROUNDS:
        start = process_time()
        reader.read(text)
        taken.append((process_time() - start) * 1000)
    cuts = quantiles(taken, n=20)
    return cuts[9], cuts[18]


def towns(reader: Reader) -> float:
    """Return the share of the largest towns whose name gives their region.

    Of towns with one name the largest is meant; the others are asked for with their department's number.
    """
    regions = {number: region for number, _name, region in rows(DEPARTMENTS)}
    asked: dict[str, str] = {}
    for name, department, _people in islice(rows(TOWNS), TOWNS_ASKED):
        asked[f"{name} {department}" if name in asked else name] = regions[department]
    right = sum(reader.read(text).regions == (region,) for text, region in asked.items())
    return right / len(asked)


def everyday(reader: Reader) -> float:
    """Return the share of the phrasings whose first trade and whose region are those meant."""
    right = []
    for text, trades, region in rows(EVERYDAY):
        found = reader.read(text)
        is_trade = bool(found.trades) and found.trades[0] in trades.split()
        right.append(is_trade and found.regions == ((region,) if region else ()))
    return sum(right) / len(right)


def unknown(lexicon: Lexicon, official: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return the official names that are not in our table, masculine and feminine, and their trades."""
    return [
        (name, lexicon.codes.of(row.code))
        for row in read_official(official)
        for name in row.names
        if lexicon.jobs.key(words([name])) not in lexicon.jobs.phrases
    ]


def jobs(reader: Reader, asked: list[tuple[str, tuple[str, ...]]]) -> float:
    """Return the share of names whose likeliest trade is one of the mapping's."""
    right = 0
    for name, trades in asked:
        found = reader.read(name).trades
        right += bool(found) and found[0] in trades
    return right / len(asked)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
