"""Which networks a list names: lines somebody pasted, or the rows of a spreadsheet. Pure."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import zip_longest

from analysis.choosing.lookup import Finder, Network
from analysis.exporting.columns import AUDIT, COLUMNS
from vocabulary.catalogue.cells import normal_url
from vocabulary.errors import VitalityError

#: Rows of a list, cells of a row and characters of a cell that are looked at.
MOST_ROWS = 1_000
_MOST_CELLS = 60
_MOST_CHARACTERS = 200
#: The columns of our own files that tell which network a row is of, the surest first. The others do not:
#: where a network continues, or what it doubles, is another network.
_TELLING = ("url", "id", "name")
#: Headings, without capitals -> the column they stand for: those of our own files, and what people write.
_HEADINGS = {
    **{
        heading.casefold(): column.name
        for column in (*COLUMNS, *AUDIT)
        for heading in (column.name, *column.names, *column.heading)
    },
    **dict.fromkeys(("nom", "réseaux", "networks", "votre ligne", "your line"), "name"),
    **dict.fromkeys(("lien", "link", "site", "site web", "website"), "url"),
}
#: So many of our headings in one row are no chance.
_OURS = 3


class TooLong(VitalityError):  # noqa: N818  it says what is, for whoever answers
    """A list has more rows than are looked at."""


class NoText(VitalityError):  # noqa: N818
    """A file is no text."""


#: Bytes that no text has, but for UTF-16: a workbook, an image or a document is full of them.
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a]")


def as_text(body: bytes) -> str:
    """Return a file as text, as spreadsheets and editors save it. Raises ``NoText``."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    elif _NO_TEXT.search(body):
        encodings = ()
    else:  # a French Excel saves the second; the third knows every byte
        encodings = ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            return body.decode(encoding)
    raise NoText


Found = tuple[str, Network | None]


def look_up(texts: Iterable[str], finder: Finder[Network]) -> list[Found[Network]]:
    """Return what each row of the texts asks for, with the network it names, if any; nothing twice.

    Raises ``TooLong``.
    """
    found: dict[str, Found[Network]] = {}
    for text in texts:
        for asked, network in _of_text(text, finder):
            key = f"network {network.id}" if network else f"words {asked.casefold()}"
            found.setdefault(key, (asked, network))
    return list(found.values())


def _of_text(text: str, finder: Finder[Network]) -> Iterator[Found[Network]]:
    rows = [row for row in _rows(text) if any(row)]
    if len(rows) > MOST_ROWS:
        raise TooLong
    if not rows:
        return
    columns: list[str | None] = []
    if _is_heading(rows[0], rows[1:], is_found=_named(rows[0], [], finder)[1] is not None):
        columns = [_HEADINGS.get(cell.casefold()) for cell in rows.pop(0)]
    for row in rows:
        asked, network = _named(row, columns, finder)
        if asked:  # else the row tells nothing but what surrounds a network
            yield asked, network


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of each row, whatever separates them."""
    unquoted = re.sub(r'"[^"]*"', "", text)
    separator = max((";", "\t", ","), key=unquoted.count)
    lines = io.StringIO(text, newline=None)
    try:
        rows = list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:  # a lone quotation mark: then no cell holds a line break
        rows = [line.replace('"', "").split(separator) for line in text.splitlines()]
    for row in rows:
        yield [cell.strip()[:_MOST_CHARACTERS] for cell in row[:_MOST_CELLS]]


def _is_heading(first: Sequence[str], rest: Sequence[Sequence[str]], *, is_found: bool) -> bool:
    known = sum(cell.casefold() in _HEADINGS for cell in first)
    if known >= _OURS:
        return True
    if is_found or not rest or any(map(normal_url, first)):
        return False
    linked = {place for row in rest for place, cell in enumerate(row) if normal_url(cell)}
    is_table = sum(map(bool, first)) > 1 and any(first[i] for i in linked if i < len(first))
    return is_table or known > 0


def _named(
    row: Sequence[str], columns: Sequence[str | None], finder: Finder[Network]
) -> Found[Network]:
    """Return what a row asks for, and the network: that of the first cell which names one."""
    cells = list(_telling(row, columns))
    # A name with a comma in it comes as several cells.
    whole = [", ".join(row)] if not columns else []
    networks = map(finder.find, [*whole, *cells])
    network = next((each for each in networks if each), None)
    return next(filter(normal_url, cells), cells[0] if cells else ""), network


def _telling(row: Sequence[str], columns: Sequence[str | None]) -> Iterator[str]:
    """Yield the cells that may name the network, those that are there to do so first."""
    headed = [(cell, column) for cell, column in zip_longest(row, columns[: len(row)]) if cell]
    for wanted in _TELLING:
        yield from (cell for cell, column in headed if column == wanted)
    yield from (cell for cell, column in headed if column is None)
