"""Networks as files for a spreadsheet, in the reader's language: a CSV, or an Excel workbook."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from datasette.utils.asgi import Response

from dashboard.index import Row
from dashboard.visitor import Visitor

#: Media types.
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_lines(visitor: Visitor, rows: Iterable[Row]) -> Iterator[str]:
    """Yield a CSV line by line: in French for Excel, in English plain."""
    # Loads openpyxl and pipelines.schema, which no page needs.
    from analysis.export import excel_csv, plain_csv

    named = map(dict, rows)
    if visitor.texts.lang == "fr":
        return excel_csv(named, "fr", visitor.published.terms)
    return plain_csv(named)


async def workbook(
    visitor: Visitor, rows: Iterable[Row], name: str, more: Mapping[str, str] | None = None
) -> Response:
    """Return an Excel workbook called ``name``.xlsx, made in a thread; ``more`` are further headers."""
    from analysis.export import xlsx

    lang, terms = visitor.texts.lang, visitor.published.terms
    body: Any = await asyncio.to_thread(xlsx, map(dict, rows), lang, terms)
    headers = {**as_file(f"{name}.xlsx"), **(more or {})}
    return Response(body, headers=headers, content_type=XLSX)


def as_file(name: str) -> dict[str, str]:
    """Return the headers that make a browser keep an answer as a file."""
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
