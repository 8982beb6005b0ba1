"""The list of networks, the first page."""

from __future__ import annotations

import json
from dataclasses import replace

from datasette.utils.asgi import Response

from dashboard import listing, queries
from dashboard.listing import PAGE_SIZE, Words
from dashboard.visitor import Visitor, with_data


@with_data
async def page(visitor: Visitor) -> Response:
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
