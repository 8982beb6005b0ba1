"""The pages: each gathers rows, hands them to a template, and decides nothing else."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import unquote

from datasette.utils.asgi import AsgiStream, AsgiWriter, Request, Response

from analysis import policy, rules
from analysis.columns import COLUMNS
from analysis.rhythm.model import reliability
from analysis.words.labels import STATES
from dashboard import listing, queries
from dashboard.files import series
from dashboard.files.downloads import CSV, as_file, csv_lines, workbook
from dashboard.listing import PAGE_SIZE, Words
from dashboard.pages import network as sheets
from dashboard.visitor import Visitor, anyhow, with_data
from dashboard.words.checklists import checklist

#: Lines of CSV sent at a time.
CHUNK = 200


@with_data
async def home(visitor: Visitor) -> Response:
    """Show the list of networks, as its address filters and orders it."""
    published, texts = visitor.published, visitor.texts
    index, words = published.index, Words(texts, published.terms)
    total = index.count(visitor.filters)
    pages = listing.page_count(total)
    filters = replace(visitor.filters, page=min(visitor.filters.page, pages))
    rows = index.select(filters, (filters.page - 1) * PAGE_SIZE, PAGE_SIZE)
    shown = {"shown": json.dumps([row["id"] for row in rows])}
    found = await visitor.ask(queries.SPARKS, shown)
    context = {
        "published": published,
        "total": total,
        "pages": pages,
        "filters": filters,
        "links": replace(visitor.links, filters=filters),
        "words": words,
        "options": listing.options(index, filters, words),
        "narrowings": listing.narrowings(index, filters, words),
        "groups": listing.groups(rows, filters.sort),
        "sparks": listing.sparks(found["months"]),
    }
    return await visitor.page("home.html", context)


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
    return "reseaux" if visitor.texts.lang == "fr" else "networks"


@with_data
async def sheet(visitor: Visitor) -> Response:
    """Show everything known of one network, with where and when it was seen."""
    texts, published = visitor.texts, visitor.published
    network = published.index.by_id.get(unquote(visitor.request.url_vars["id"]))
    if network is None:
        return await visitor.message(
            texts.gettext("This network is not in our list"),
            texts.gettext(
                "There is no sheet at this address. The network may have been taken out of "
                "the list, or the address has a mistake in it. You can search for its name:"
            ),
            404,
        )
    params = queries.of_sheet(network, published.crawl)
    found = await visitor.ask({**queries.SHEET, **queries.CHARTS}, params)
    context = {
        "network": network,
        "words": Words(texts, published.terms),
        "checklist": [
            texts.gettext(step) for step in checklist(network["state"], network["cause"])
        ],
        "note_command": f"vitality note {network['id']} --seen alive --source {network['url']}",
        "reasons": list(sheets.reasons(found["reasons"], texts.lang)),
        "facts": sheets.facts(found["evidence"], texts),
        "features": sheets.features(found["evidence"], texts),
        "groups": found["groups"],
        "alternatives": found["alternatives"],
        "editorial": found["editorial"],
        "periods": sheets.periods(found["history"]),
        "visits": found["visits"],
        "charts": series.told(found, network, texts),
        "badge": f'<img src="{visitor.whole(visitor.links.badge(network["id"]))}" alt="Vitality">',
    }
    return await visitor.page("network.html", context)


@anyhow
async def method(visitor: Visitor) -> Response:
    """Say how a network is judged, what is not kept, and whom to write to."""
    context = {
        "policy": policy,
        "states": list(STATES),
        "questions": [getattr(asked, visitor.texts.lang) for asked in rules.questions()],
        "reliability": reliability(),
        "columns": COLUMNS,
    }
    return await visitor.page("method.html", context)


@anyhow
async def accessibility(visitor: Visitor) -> Response:
    """Say what is checked for people with disabilities, and what may be missing."""
    return await visitor.page("accessibility.html")


async def not_found(request: Request, datasette: Any) -> Response:
    """Answer an address that leads nowhere."""
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": "Not found", "status": 404}, status=404)
    visitor = await Visitor.of(request, datasette)
    texts = visitor.texts
    return await visitor.message(
        texts.gettext("This page does not exist"),
        texts.gettext("The address has a mistake in it, or is out of date. You can search:"),
        404,
    )
