"""My list: pasted names and links, answered with verdicts, successors and living alternatives.

Nothing of the list is kept: it comes with a form and goes back with the page or the file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from datasette.utils.asgi import Response

from dashboard.filters import SEARCH_LENGTH
from dashboard.index import Row
from dashboard.links import web_link
from dashboard.pages import XLSX, download
from dashboard.published import Published, together
from dashboard.visitor import NO_STORE, Visitor, with_data

#: Characters and lines of a list that are looked at.
_LENGTH, _LINES = 60_000, 300
_ALTERNATIVES = {
    "near": """
      SELECT network, other AS id, name FROM network_alternatives
      WHERE network IN (SELECT value FROM json_each(:ids)) ORDER BY network, position
    """
}


@with_data
async def page(visitor: Visitor) -> Response:
    """Show the verdicts on a pasted list, or send them as a file for a spreadsheet."""
    asked = await _asked(visitor)
    text = asked.get("list", "")
    found = _found(visitor.published, list(_names(text)))
    if asked.get("as") in {"csv", "xlsx"} and found:
        return _file(visitor, [row for _name, row in found if row], asked["as"])
    ids = json.dumps([row["id"] for _name, row in found if row])
    others = await together(visitor.db, _ALTERNATIVES, {"ids": ids})
    near: dict[str, list[Row]] = {}
    for other in others["near"]:
        near.setdefault(other["network"], []).append(other)
    context = {
        "found": [
            {"asked": name, "network": row, "near": near.get(row["id"], ()) if row else ()}
            for name, row in found
        ],
        "list": text,
    }
    return await visitor.page("my_list.html", context, pairs=[], more=NO_STORE)


def _found(published: Published, names: Sequence[str]) -> list[tuple[str, Row | None]]:
    """Return each name with the row of the network it names, if any."""
    items = ((name, published.finder.find(name)) for name in names)
    return [(name, published.index.by_id[item.id] if item else None) for name, item in items]


async def _asked(visitor: Visitor) -> dict[str, str]:
    request = visitor.request
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


def _file(visitor: Visitor, rows: Sequence[Row], kind: str) -> Response:
    from analysis.export import excel_csv, plain_csv, xlsx

    lang, terms = visitor.texts.lang, visitor.published.terms
    named = list(map(dict, rows))
    if kind == "xlsx":
        body: bytes = xlsx(named, lang, terms)
        content = XLSX
    else:
        lines = excel_csv(named, "fr", terms) if lang == "fr" else plain_csv(named)
        body, content = "".join(lines).encode(), "text/csv; charset=utf-8"
    headers = download(f"{'ma-liste' if lang == 'fr' else 'my-list'}.{kind}") | NO_STORE
    return Response(body, headers=headers, content_type=content)
