"""A file that somebody keeps networks in, as the rows of text that a list is looked up by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePath

from analysis.own_lists import as_text
from commands.errors import Stop
from crawler.discovery.lists import read_list
from crawler.discovery.lists.documents import docx_rows, is_docx
from crawler.discovery.lists.tables import sheets
from crawler.page import Page

#: Bytes of a file that are read.
MOST_BYTES = 10 * 1024 * 1024
#: Endings of files whose links are the list; all else that is text is read line by line.
_OF_LINKS = frozenset({".html", ".htm", ".opml", ".xml", ".pdf", ".json"})


def texts(path: Path) -> list[str]:
    """Return the tables of a file as CSV or plain text: a sheet, or the file, each. Raises ``Stop``."""
    with path.open("rb") as file:
        body = file.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise Stop(f"{path} is larger than {MOST_BYTES // 1024**2} MB: keep only names and links.")
    found = texts_of(path.name, body)
    if not found:
        raise Stop(
            f"No list is found in {path}: give text, CSV, XLSX, DOCX, HTML, OPML, PDF or JSON "
            "with names or links."
        )
    return found


def texts_of(name: str, body: bytes) -> list[str]:
    """Return the tables of a file as it came, each as CSV or plain text; none where it is no list."""
    try:
        if is_docx(body):
            found = [_table(docx_rows(body))]
        elif body.startswith(b"PK"):
            found = [_table(sheet) for sheet in sheets(body)]
        elif body.startswith(b"%PDF") or PurePath(name).suffix.lower() in _OF_LINKS:
            page = Page(name, 200, body, datetime.now(UTC))
            found = [_table([each.url, each.name] for each in read_list(page))]
        else:
            found = [as_text(body)]
    except Exception:  # noqa: BLE001  five libraries break on broken files in ways of their own
        return []
    return found if any(map(str.strip, found)) else []


def _table(rows: Iterable[Sequence[str]]) -> str:
    body = io.StringIO()
    csv.writer(body, delimiter=";").writerows(rows)
    return body.getvalue()
