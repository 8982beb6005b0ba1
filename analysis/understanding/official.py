"""The official list of jobs (ROME): read as France Travail publishes it, kept, and looked up.

It is no part of this project: an operator downloads it, and ``vitality trades`` keeps what is needed of it in
the data folder.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from analysis.understanding.items import Kind
from analysis.understanding.jobs import WEIGHT, Codes
from analysis.understanding.letters import Word, stem, words
from analysis.understanding.meanings import Order, Sense
from analysis.understanding.tables import rows
from vocabulary.errors import VitalityError

#: The columns that are read of the official file, and those that are kept.
NAME, CODE = "libelle_appellation_long", "code_rome"
KEPT = ("words", "name", "code")
_IS_CODE = re.compile(r"[A-N]\d{4}")
#: Bytes of the list, unpacked, that are read: it has a million and a half.
_MOST = 50_000_000


class Official(NamedTuple):
    """One job of the list."""

    names: tuple[str, ...]  # masculine, and feminine where it is another
    code: str  # "M1805"


class NotTheListError(VitalityError, ValueError):
    """The file is not the official list; the message says why."""


def read_official(path: Path) -> list[Official]:
    """Return the jobs of the official list: CSV, or that compressed by gzip.

    Raises ``NotTheListError``.
    """
    try:
        raw = path.read_bytes()
        if raw.startswith(b"\x1f\x8b"):
            raw = gzip.GzipFile(fileobj=io.BytesIO(raw)).read(_MOST)
        return list(_rows(raw.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise NotTheListError("it is not UTF-8") from None
    except (EOFError, OSError) as error:
        raise NotTheListError(f"it cannot be read: {error}") from None
    except csv.Error as error:
        raise NotTheListError(f"it is no valid CSV: {error}") from None


def _rows(text: str) -> Iterator[Official]:
    head = text[: text.find("\n")]
    delimiter = max(",;\t", key=head.count)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    missing = [name for name in (NAME, CODE) if name not in (table.fieldnames or ())]
    if missing:
        raise NotTheListError(f"it has no column {' and no column '.join(missing)}")
    for number, row in enumerate(table, 2):
        if not row[NAME] or not _IS_CODE.fullmatch(row[CODE] or ""):
            raise NotTheListError(f"row {number} has no name or no code")
        yield Official(both(row[NAME]), row[CODE])


def both(name: str) -> tuple[str, ...]:
    """Return the masculine and the feminine of "Abatteur / Abatteuse de carrière".

    What follows the feminine belongs to both.
    """
    masculine, slash, feminine = (side.strip() for side in name.partition(" / "))
    if not slash:
        return (masculine,)
    complement = feminine.split()[len(masculine.split()) :]
    return " ".join((masculine, *complement)), feminine


def keep(jobs: Iterable[Official], path: Path) -> None:
    """Write down what is needed to understand these names."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(KEPT)
        for job in jobs:
            for name in job.names:
                # Plain words, so that loading need not take the names apart again.
                writer.writerow((" ".join(word.plain for word in words([name])), name, job.code))


@dataclass(frozen=True, slots=True)
class OfficialBook:
    """The names of the list, to be looked up."""

    names: Mapping[str, tuple[str, str]]  # stems parted by spaces -> the name, its code
    longest: int  # words of the longest name
    codes: Codes

    def look_up(self, found: Sequence[Word]) -> tuple[Sense, ...]:
        """Return what a phrase can mean."""
        known = self.names.get(" ".join(word.stem for word in found))
        if known is None:
            return ()
        name, code = known
        return (Sense(Kind.JOB, name, Order.JOB, self.codes.of(code), weight=WEIGHT),)


def load_official(path: Path, codes: Codes) -> OfficialBook:
    """Read what ``keep`` wrote."""
    names: dict[str, tuple[str, str]] = {}
    for plain, name, code in rows(path):
        names.setdefault(" ".join(map(stem, plain.split())), (name, code))
    longest = max((key.count(" ") + 1 for key in names), default=0)
    return OfficialBook(names, longest, codes)
