"""The pages: each gathers rows, hands them to a template, and decides nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from datasette.utils.asgi import AsgiStream, AsgiWriter, Request, Response

from analysis import policy
from analysis.columns import COLUMNS
from analysis.labels import STATES
from analysis.rhythm import reliability
from dashboard import charts, listing, queries
from dashboard import sheet as sheets
from dashboard.checklists import checklist
from dashboard.listing import Words
from dashboard.visitor import Visitor

#: Changes of state shown below the list.
CHANGES = 8
#: Lines of CSV sent at a time.
CHUNK = 200


#: Months that the small bars of the list show.
SPARK_MONTHS = 12
#: Media type of an Excel workbook.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def home(request: Request, datasette: Any) -> Response:
    """Show the list of networks, as its address filters and orders it."""
    visitor = await Visitor.of(request, datasette)
    if visitor.db is None:
        return await no_database(visitor)
    db, words = visitor.db, Words(visitor.texts, await queries.terms(visitor.db))
    total = await queries.count(db, visitor.filters)
    pages = listing.page_count(total)
    filters = replace(visitor.filters, page=min(visitor.filters.page, pages))
    rows = await queries.networks(db, filters)
    context = {
        "overview": await queries.overview(db),
        "total": total,
        "pages": pages,
        "filters": filters,
        "links": replace(visitor.links, filters=filters),
        "words": words,
        "options": await listing.options(db, filters, words),
        "narrowings": await listing.narrowings(db, filters, words, with_counts=not total),
        "groups": listing.groups(rows, filters.sort),
        "sparks": await queries.monthly_posts(db, rows, SPARK_MONTHS),
        "changes": await queries.changes(db, CHANGES),
    }
    return await visitor.page("home.html", context)


async def networks_csv(request: Request, datasette: Any) -> Response | AsgiStream:
    """Send the whole list of the address as CSV: in French for Excel, in English plain."""
    # Loads openpyxl and pipelines.schema, which no page needs.
    from analysis.export import excel_csv, plain_csv

    visitor = await Visitor.of(request, datasette)
    if visitor.db is None:
        return await no_database(visitor)
    terms = await queries.terms(visitor.db)
    rows = map(dict, await queries.networks(visitor.db, visitor.filters, limit=None))
    is_french = visitor.texts.lang == "fr"
    lines = excel_csv(rows, "fr", terms) if is_french else plain_csv(rows)

    async def send(writer: AsgiWriter) -> None:
        chunk = []
        for line in lines:
            chunk.append(line)
            if len(chunk) >= CHUNK:
                await writer.write("".join(chunk))
                chunk.clear()
        await writer.write("".join(chunk))

    name = "reseaux.csv" if is_french else "networks.csv"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept-Language",
    }
    return AsgiStream(send, headers=headers, content_type="text/csv; charset=utf-8")


async def networks_xlsx(request: Request, datasette: Any) -> Response:
    """Send the whole list of the address as an Excel workbook in the reader's language."""
    from analysis.export import xlsx

    visitor = await Visitor.of(request, datasette)
    if visitor.db is None:
        return await no_database(visitor)
    terms = await queries.terms(visitor.db)
    rows = list(map(dict, await queries.networks(visitor.db, visitor.filters, limit=None)))
    lang = visitor.texts.lang
    name = "reseaux.xlsx" if lang == "fr" else "networks.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Vary": "Accept-Language"}
    return Response(xlsx(rows, lang, terms), headers=headers, content_type=XLSX)


async def sheet(request: Request, datasette: Any) -> Response:
    """Show everything known of one network, with where and when it was seen."""
    visitor = await Visitor.of(request, datasette)
    if visitor.db is None:
        return await no_database(visitor)
    db, texts = visitor.db, visitor.texts
    network = await queries.network(db, unquote(request.url_vars["id"]))
    if network is None:
        return await visitor.message(
            texts.gettext("This network is not in our list"),
            texts.gettext(
                "There is no sheet at this address. The network may have been taken out of "
                "the list, or the address has a mistake in it. You can search for its name:"
            ),
            404,
        )
    found = {
        name: await queries.rows(db, sql, {"id": network["id"]})
        for name, sql in queries.SHEET.items()
    }
    posted = await charts.posts(db, network)
    context = {
        "network": network,
        "words": Words(texts, await queries.terms(db)),
        "checklist": [
            texts.gettext(step) for step in checklist(network["state"], network["cause"])
        ],
        "note_command": f"vitality note {network['id']} --seen alive --source {network['url']}",
        "reasons": list(sheets.reasons(found["reasons"], texts.lang)),
        "facts": sheets.facts(found["evidence"], texts),
        "features": sheets.features(found["evidence"], texts),
        "groups": found["groups"],
        "alternatives": found["alternatives"],
        "posts": posted,
        "most_posts": max((row["number"] for row in posted), default=0),
        "members": await charts.members(db, network),
        "editorial": found["editorial"],
        "periods": sheets.periods(found["history"]),
        "visits": found["visits"],
    }
    return await visitor.page("network.html", context)


async def method(request: Request, datasette: Any) -> Response:
    """Say how a network is judged, what is not kept, and whom to write to."""
    visitor = await Visitor.of(request, datasette)
    context = {
        "policy": policy,
        "states": list(STATES),
        "reliability": reliability(),
        "columns": COLUMNS,
    }
    return await visitor.page("method.html", context)


async def accessibility(request: Request, datasette: Any) -> Response:
    """Say what is checked for people with disabilities, and what may be missing."""
    visitor = await Visitor.of(request, datasette)
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


async def no_database(visitor: Visitor) -> Response:
    """Say that there is nothing to show yet."""
    texts = visitor.texts
    return await visitor.message(
        texts.gettext("Nothing to show yet"),
        texts.gettext(
            "The database does not hold any network. Whoever runs this dashboard has to make "
            "a first visit of the networks: vitality crawl."
        ),
        503,
    )
