"""A file that somebody keeps networks in, as the rows of text that a list is looked up by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from commands.errors import Stop
from crawler.discovery.lists import read_list
from crawler.discovery.lists.tables import sheets
from crawler.page import Page
from dashboard.forms import NoText, Upload

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
    if body.startswith(b"PK"):
        found = [_table(sheet) for sheet in sheets(body)]
    elif body.startswith(b"%PDF") or path.suffix.lower() in _OF_LINKS:
        page = Page(path.name, 200, body, datetime.now(UTC))
        found = [_table([each.url, each.name] for each in read_list(page))]
    else:
        try:
            found = [Upload(path.name, body).text]
        except NoText:
            found = []
    if not any(map(str.strip, found)):
        raise Stop(
            f"No list is found in {path}: give text, CSV, XLSX, HTML, OPML, PDF or JSON "
            "with names or links."
        )
    return found


def _table(rows: Iterable[Sequence[str]]) -> str:
    body = io.StringIO()
    csv.writer(body, delimiter=";").writerows(rows)
    return body.getvalue()
