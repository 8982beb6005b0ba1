"""What has ended, when, and where its people went."""

from __future__ import annotations

from datasette.utils.asgi import Response

from analysis.reason import State
from dashboard import queries
from dashboard.filters import Filters
from dashboard.listing import PAGE_SIZE, Wording, page_count
from dashboard.visitor import Visitor, with_data


@with_data
async def page(visitor: Visitor) -> Response:
    """Show what has ended, when, and where its people went."""
    total = visitor.published.index.count(Filters(state=(State.DEAD, State.MOVED)))
    pages = page_count(total)
    number = min(visitor.filters.page, pages)
    params = {"most": PAGE_SIZE, "first": (number - 1) * PAGE_SIZE}
    found = await visitor.ask(queries.ENDED, params)
    words = Wording(visitor.texts, visitor.published.terms)
    context = {**found, "words": words, "total": total, "pages": pages, "page": number}
    return await visitor.page("obituaries.html", context, pairs=[("page", str(number))])
