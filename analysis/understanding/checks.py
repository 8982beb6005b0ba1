"""What is wrong with the tables of words that people maintain by hand. Reads files, judges nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from analysis.understanding.items import Kind
from analysis.understanding.jobs import CODES, JOBS
from analysis.understanding.tables import rows
from vocabulary.said import Said

_LANGUAGES = frozenset({"fr", "en"})
_JOB_CELLS, _CODE_CELLS = 6, 3


def faults(trades: Collection[str], jobs: Path = JOBS, codes: Path = CODES) -> list[Said]:
    """Return a sentence for each fault of the tables of jobs and of codes.

    ``trades`` are the slugs of the vocabulary that a job can lead to.
    """
    return [*_job_faults(jobs, trades), *_code_faults(codes, trades)]


def _job_faults(path: Path, trades: Collection[str]) -> Iterator[Said]:
    named: Counter[tuple[str, str]] = Counter()
    for number, cells in enumerate(rows(path), 2):
        if len(cells) != _JOB_CELLS:
            yield _cells(path, number, len(cells), _JOB_CELLS)
            continue
        language, kind, name, _feminine, _also, led = cells
        named[language, name.casefold()] += 1
        if named[language, name.casefold()] > 1:
            yield _at(path, number, Said(f"« {name} » y est deux fois", f"{name!r} is there twice"))
        if language not in _LANGUAGES:
            yield _at(path, number, Said("la langue est fr ou en", "the language is fr or en"))
        if kind not in {Kind.JOB, Kind.TRADE}:
            yield _at(path, number, Said("le genre est job ou trade", "the kind is job or trade"))
        if not name:
            yield _at(path, number, Said("le nom manque", "the name is missing"))
        yield from _unknown(path, number, led, trades)


def _code_faults(path: Path, trades: Collection[str]) -> Iterator[Said]:
    for number, cells in enumerate(rows(path), 2):
        if len(cells) != _CODE_CELLS:
            yield _cells(path, number, len(cells), _CODE_CELLS)
            continue
        if not all(cells):
            yield _at(path, number, Said("une cellule est vide", "a cell is empty"))
        yield from _unknown(path, number, cells[1], trades)


def _unknown(path: Path, number: int, cell: str, trades: Collection[str]) -> Iterator[Said]:
    for word in filter(None, cell.split("|")):
        if word not in trades:
            what = Said(f"le métier « {word} » n'existe pas", f"there is no trade {word!r}")
            yield _at(path, number, what)


def _cells(path: Path, number: int, are: int, wanted: int) -> Said:
    what = Said(f"{are} cellules au lieu de {wanted}", f"{are} cells instead of {wanted}")
    return _at(path, number, what)


def _at(path: Path, number: int, what: Said) -> Said:
    return Said(f"{path.name}, ligne {number} : {what.fr}", f"{path.name}, row {number}: {what.en}")
