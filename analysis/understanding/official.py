"""The official list of jobs (ROME) as France Travail publishes it: names in both genders, and their codes."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

#: The columns that are read.
NAME, CODE = "libelle_appellation_long", "code_rome"
_IS_CODE = re.compile(r"[A-N]\d{4}")
_MOST_BYTES = 50_000_000


class Official(NamedTuple):
    """One name of the list."""

    names: tuple[str, ...]  # masculine, and feminine where it is another
    code: str  # "M1805"


class NotTheListError(ValueError):
    """The file is not the official list; the message says what is missing."""


def read_official(path: Path) -> list[Official]:
    """Return the names of the official list: CSV, or that compressed by gzip.

    Raises ``NotTheListError``.
    """
    try:
        raw = path.read_bytes()
        if raw.startswith(b"\x1f\x8b"):
            raw = gzip.GzipFile(fileobj=io.BytesIO(raw)).read(_MOST_BYTES)
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTheListError("it is not UTF-8") from None
    except (EOFError, gzip.BadGzipFile):
        raise NotTheListError("it is a broken gzip file") from None
    return list(_rows(text))


def _rows(text: str) -> Iterator[Official]:
    head = text[: text.find("\n")]
    rows = csv.DictReader(
        io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    missing = {NAME, CODE} - set(rows.fieldnames or ())
    if missing:
        raise NotTheListError(f"it has no column {' and '.join(sorted(missing))}")
    for number, row in enumerate(rows, 2):
        if not row[NAME] or not _IS_CODE.fullmatch(row[CODE] or ""):
            raise NotTheListError(f"row {number} has no name or no code")
        yield Official(both(row[NAME]), row[CODE])


def both(name: str) -> tuple[str, ...]:
    """Return the masculine and the feminine of "Abatteur / Abatteuse de carrière".

    What follows the feminine belongs to both.
    """
    masculine, slash, feminine = (side.strip() for side in name.partition(" / "))
    if not slash:
        return (name.strip(),)
    complement = feminine.split()[len(masculine.split()) :]
    return " ".join((masculine, *complement)), feminine
