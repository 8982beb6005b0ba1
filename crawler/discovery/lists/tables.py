"""Lists kept as tables: CSV in any form, and Excel workbooks."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from crawler.discovery.candidate import Proposal
from crawler.page import Page
from vocabulary.catalogue.files import decode
from vocabulary.identity import plain

#: Rows of a table that are looked at; bytes of a workbook once unpacked.
MOST_ROWS = 20_000
MOST_BYTES = 50 * 1024 * 1024
#: Plain headings -> what their column holds.
_COLUMNS = {
    **dict.fromkeys(("name", "nom", "reseau", "titre", "title", "intitule"), "name"),
    **dict.fromkeys(
        ("url", "site", "site web", "site internet", "lien", "link", "website", "adresse web"),
        "url",
    ),
    **dict.fromkeys(("category", "categorie", "secteur", "metier", "theme", "sectors"), "heading"),
    **dict.fromkeys(
        ("description", "note", "presentation", "objet", "description_fr"), "description"
    ),
    **dict.fromkeys(("ville", "town", "commune", "region", "departement"), "place"),
}


def read_csv(page: Page) -> Iterator[Proposal]:
    """Yield each row of a CSV file, whatever parts its cells."""
    try:
        text, form = decode(page.body)
    except UnicodeDecodeError:
        return
    try:
        yield from _rows(csv.reader(io.StringIO(text, newline=""), delimiter=form.delimiter))
    except csv.Error:  # what was read before it stays
        return


def read_xlsx(page: Page) -> Iterator[Proposal]:
    """Yield each row of the sheets of a workbook that has an address."""
    for sheet in sheets(page.body):
        yield from _rows(sheet)


def sheets(workbook: bytes) -> Iterator[Iterator[list[str]]]:
    """Yield the sheets of an Excel workbook as rows of texts; formulas are not worked out.

    Nothing comes of what is no workbook, or of one that unpacks to more than ``MOST_BYTES``.
    """
    from openpyxl import load_workbook  # half a second: the first workbook loads it
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_BYTES:
                return
        book = load_workbook(io.BytesIO(workbook), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        return
    for sheet in book.worksheets:
        rows = islice(sheet.iter_rows(values_only=True), MOST_ROWS)
        yield (["" if cell is None else str(cell) for cell in row] for row in rows)


def _rows(rows: Iterable[Sequence[str]]) -> Iterator[Proposal]:
    columns: dict[str, int] = {}
    for cells in islice(rows, MOST_ROWS):
        if not columns:
            columns = _columns(cells)
            if columns:
                continue
        url = _cell(cells, columns.get("url")) or next(filter(_is_address, cells), "")
        if not _is_address(url):
            continue
        name = _cell(cells, columns.get("name")) or next(
            (cell.strip() for cell in cells if cell.strip() and not _is_address(cell)), ""
        )
        heading = (_cell(cells, columns.get("heading")), _cell(cells, columns.get("place")))
        about = _cell(cells, columns.get("description"))
        yield Proposal(
            name, url.strip(), heading=", ".join(filter(None, heading)), description=about
        )


def _columns(cells: Sequence[str]) -> dict[str, int]:
    named = {_COLUMNS.get(plain(cell.strip())): place for place, cell in enumerate(cells)}
    found = {key: place for key, place in named.items() if key}
    return found if "url" in found else {}


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _is_address(cell: str) -> bool:
    return cell.strip().startswith(("http://", "https://"))
