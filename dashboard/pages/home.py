"""The way in: search, "for whom?", today's news, and the list of networks."""

from __future__ import annotations

from dataclasses import replace

from datasette.utils.asgi import Response

from analysis.choosing.items import Goal
from dashboard import listing
from dashboard.listing import PAGE_SIZE, Wording
from dashboard.visitor import Visitor, elsewhere, with_data


@with_data
async def page(visitor: Visitor) -> Response:
    """Show the list of networks, as its address filters and orders it."""
    if text := visitor.address.text("q"):  # the address of a search before it had a page of its own
        return elsewhere(visitor.links.search(text), for_good=True)
    published, texts = visitor.published, visitor.texts
    index, words = published.index, Wording(texts, published.terms)
    total = index.count(visitor.filters)
    pages = listing.page_count(total)
    filters = replace(visitor.filters, page=min(visitor.filters.page, pages))
    rows = index.select(filters, (filters.page - 1) * PAGE_SIZE, PAGE_SIZE)
    context = {
        "published": published,
        "total": total,
        "first": (filters.page - 1) * PAGE_SIZE + 1,
        "pages": pages,
        "filters": filters,
        "links": replace(visitor.links, filters=filters),
        "words": words,
        "options": listing.options(index, filters, words),
        "narrowings": listing.narrowings(index, filters, words),
        "rows": rows,
        "goals": list(Goal),
    }
    return await visitor.page("home.html", context)
