"""Networks as files for a spreadsheet, in the reader's language: a CSV, or an Excel workbook."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from datasette.utils.asgi import AsgiStream, AsgiWriter, Response

from dashboard.index import Row
from dashboard.visitor import Visitor, with_data
from vocabulary.said import Language, Said

#: Media types.
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAME = Said("reseaux", "networks")
#: Lines of CSV sent at a time.
CHUNK = 200


@with_data
async def networks_csv(visitor: Visitor) -> AsgiStream:
    """Send the whole list of the address as CSV."""
    lines = csv_lines(visitor, visitor.published.index.select(visitor.filters))

    async def send(writer: AsgiWriter) -> None:
        # Made in a thread, so that others get their pages meanwhile.
        while chunk := await asyncio.to_thread(lambda: "".join(islice(lines, CHUNK))):
            await writer.write(chunk)

    return AsgiStream(send, headers=as_file(f"{_list_name(visitor)}.csv"), content_type=CSV)


@with_data
async def networks_xlsx(visitor: Visitor) -> Response:
    """Send the whole list of the address as an Excel workbook."""
    rows = visitor.published.index.select(visitor.filters)
    return await workbook(visitor, rows, _list_name(visitor))


def _list_name(visitor: Visitor) -> str:
    return _NAME[visitor.texts.lang]


def csv_lines(visitor: Visitor, rows: Iterable[Row]) -> Iterator[str]:
    """Yield a CSV line by line: in French for Excel, in English plain."""
    # Loads openpyxl and pipelines.schema, which no page needs.
    from analysis.export import excel_csv, plain_csv

    named = map(dict, rows)
    if visitor.texts.lang is Language.FR:
        return excel_csv(named, Language.FR, visitor.published.terms)
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
