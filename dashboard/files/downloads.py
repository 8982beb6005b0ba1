"""Networks as files for a spreadsheet, in the reader's language: a CSV, or an Excel workbook."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import islice
from typing import Any

from datasette.utils.asgi import AsgiStream, AsgiWriter, Response

from analysis.deciding import DECIDING, with_reasons
from analysis.evaluation.figures import as_csv
from dashboard.measured import measured
from dashboard.visitor import Visitor, anyhow, with_data
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
    lines = _csv_lines(visitor, await _rows(visitor))

    async def send(writer: AsgiWriter) -> None:
        # Made in a thread, so that others get their pages meanwhile.
        while chunk := await asyncio.to_thread(lambda: "".join(islice(lines, CHUNK))):
            await writer.write(chunk)

    return AsgiStream(send, headers=as_file(f"{_list_name(visitor)}.csv"), content_type=CSV)


@with_data
async def networks_xlsx(visitor: Visitor) -> Response:
    """Send the whole list of the address as an Excel workbook."""
    # Loads openpyxl and pipelines.schema, which no page needs.
    from analysis.exporting.export import xlsx

    rows, language = await _rows(visitor), visitor.texts.lang
    body: Any = await asyncio.to_thread(xlsx, rows, language, visitor.published.terms)
    return Response(body, headers=as_file(f"{_list_name(visitor)}.xlsx"), content_type=XLSX)


@anyhow
async def evaluation_csv(visitor: Visitor) -> Response:
    """Send how often readings, states and forecasts were right, as CSV."""
    body = "".join(as_csv(await measured(visitor)))
    return Response(body, headers=as_file("evaluation.csv"), content_type=CSV)


async def _rows(visitor: Visitor) -> list[dict[str, Any]]:
    """Return the networks of the address, each with the reason that decided."""
    found = await visitor.ask({"reasons": DECIDING}, {})
    reasons = {row["network"]: row for row in found["reasons"]}
    return with_reasons(visitor.published.index.select(visitor.filters), reasons)


def _list_name(visitor: Visitor) -> str:
    return _NAME[visitor.texts.lang]


def _csv_lines(visitor: Visitor, rows: list[dict[str, Any]]) -> Iterator[str]:
    """Yield a CSV line by line: in French for Excel, in English plain."""
    from analysis.exporting.export import excel_csv, plain_csv

    if visitor.texts.lang is Language.FR:
        return excel_csv(rows, Language.FR, visitor.published.terms)
    return plain_csv(rows)


def as_file(name: str) -> dict[str, str]:
    """Return the headers that make a browser keep an answer as a file."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}
