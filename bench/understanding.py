"""``python -m bench.understanding [OFFICIAL_LIST]``: how much of what people type is understood, how fast.

The 500 largest towns, and the time a query takes. With the official list of jobs (the file that
``vitality trades`` takes): the share of its names that give a trade of ``data/words/rome.csv``, of those
that are not in our own table, and once the list is imported.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time

from analysis.understanding.letters import words
from analysis.understanding.lexicon import Lexicon, load_lexicon
from analysis.understanding.official import read_official
from analysis.understanding.places import DEPARTMENTS, TOWNS
from analysis.understanding.reading import Reader

QUERIES = ("comptable lyon", "infimiere brest", "M1805", "dessinateur en mécanique Nantes", "linkdin")
ROUNDS = 200


def main(official: Path | None) -> None:
    """Print each share and each time on a line of its own."""
    start = process_time()
    lexicon = load_lexicon()
    print(f"loading the tables: {process_time() - start:.3f} s of the processor")
    reader = Reader(lexicon)
    print(f"a query: median {_times(reader)[0]:.2f} ms, 95 of 100 under {_times(reader)[1]:.2f} ms")
    print(f"the 500 largest towns give their region: {towns(reader):.1%}")
    if official:
        print(f"official names not in our table that give the trade: {jobs(reader, lexicon, official):.1%}")


def towns(reader: Reader, most: int = 500) -> float:
    """Return the share of the largest towns whose name gives their region.

    Of towns with one name the largest has it; the others are asked for with their department's number.
    """
    with DEPARTMENTS.open(encoding="utf-8", newline="") as file:
        regions = {number: region for number, _name, region in csv.reader(file)}
    with TOWNS.open(encoding="utf-8", newline="") as file:
        rows = list(islice(csv.reader(file), 1, most + 1))
    seen: set[str] = set()
    asked: list[tuple[str, str]] = []
    for name, department, _people in rows:
        asked.append((f"{name} {department}" if name in seen else name, regions[department]))
        seen.add(name)
    return _share(asked, lambda text, region: reader.read(text).regions == (region,))
