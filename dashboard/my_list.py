"""My list: pasted names and links, answered with verdicts, successors and living alternatives.

Nothing of the list is kept: it comes with a form and goes back with the page or the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Request, Response

from analysis.choosing.lookup import Finder
from dashboard import queries
from dashboard.filters import SEARCH_LENGTH
from dashboard.links import web_link
from dashboard.listing import Terms
from dashboard.pages import XLSX, no_database
from dashboard.queries import Rows
from dashboard.visitor import Visitor

#: Characters and lines of a list that are looked at.
_LENGTH, _LINES = 60_000, 300
_ALTERNATIVES = (
    "SELECT network, other AS id, name FROM network_alternatives ORDER BY network, position"
)


@dataclass(frozen=True, slots=True)
class Item:
    """What a network is found by."""

    id: str
    name: str
    url: str


async def page(request: Request, datasette: Any) -> Response:
    """Show the verdicts on a pasted list, or send them as a file for a spreadsheet."""
    visitor = await Visitor.of(request, datasette)
    if visitor.db is None:
        return await no_database(visitor)
    asked = await _asked(request)
    text = asked.get("list", "")
    found = await _found(visitor.db, list(_names(text)))
    if asked.get("as") in {"csv", "xlsx"} and found:
        chosen = [row for _name, row in found if row]
        return _file(visitor, chosen, await queries.terms(visitor.db), asked["as"])
    near: dict[str, list[queries.Row]] = {}
    for other in await queries.rows(visitor.db, _ALTERNATIVES) if found else ():
        near.setdefault(other["network"], []).append(other)
    context = {
        "found": [
            {"asked": name, "network": row, "near": near.get(row["id"], ()) if row else ()}
            for name, row in found
        ],
        "list": text,
    }
    return await visitor.page("my_list.html", context, pairs=[])


async def _found(db: Any, names: Sequence[str]) -> list[tuple[str, queries.Row | None]]:
    """Return each name with the row of the network it names, if any."""
    if not names:
        return []
    rows = {row["id"]: row for row in await queries.rows(db, "SELECT * FROM network_status")}
    finder = Finder([Item(row["id"], row["name"], row["url"]) for row in rows.values()])
    items = ((name, finder.find(name)) for name in names)
    return [(name, rows[item.id] if item else None) for name, item in items]


async def _asked(request: Request) -> dict[str, str]:
    if request.method != "POST":
        return {"list": (request.args.get("list") or "")[:_LENGTH]}
    posted = await request.post_vars()
    return {name: str(value)[:_LENGTH] for name, value in posted.items()}


def _names(text: str) -> Iterator[str]:
    """Yield the names and links of a list: one a line, or the cells of a CSV that look like one."""
    seen: set[str] = set()
    for row in csv.reader(io.StringIO(text.replace(";", ",").replace("\t", ","))):
        links = [cell.strip() for cell in row if web_link(cell.strip())]
        cells = links[:1] or [cell.strip() for cell in row if cell.strip()][:1]
        for cell in cells:
            name = cell[:SEARCH_LENGTH]
            if name.lower() not in seen and len(seen) < _LINES:
                seen.add(name.lower())
                yield name


def _file(visitor: Visitor, rows: Rows, terms: Terms, kind: str) -> Response:
    from analysis.export import excel_csv, plain_csv, xlsx

    lang, named = visitor.texts.lang, list(map(dict, rows))
    if kind == "xlsx":
        body: bytes = xlsx(named, lang, terms)
        content = XLSX
    else:
        lines = excel_csv(named, "fr", terms) if lang == "fr" else plain_csv(named)
        body, content = "".join(lines).encode(), "text/csv; charset=utf-8"
    name = f"{'ma-liste' if lang == 'fr' else 'my-list'}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, headers=headers, content_type=content)
