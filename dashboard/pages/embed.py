"""A small list of a trade's living networks, for the frame of another site that the operator named."""

from __future__ import annotations

from urllib.parse import unquote

from datasette.utils.asgi import NotFound, Response

from dashboard.filters import Filters
from dashboard.guards import FRAMES
from dashboard.listing import Wording
from dashboard.visitor import Visitor, operator_of, with_data

#: Networks in the list.
MOST = 8


@with_data
async def page(visitor: Visitor) -> Response:
    """Show what is alive in a trade. Without sites that may frame it there is no such page."""
    frames = operator_of(visitor.datasette).frames
    terms = visitor.published.terms
    sector = unquote(visitor.request.url_vars["sector"])
    if not frames or sector not in terms.get("sectors", {}):
        raise NotFound("Nothing to embed")
    visitor.request.scope[FRAMES].extend(frames)
    words = Wording(visitor.texts, terms)
    rows = visitor.published.index.select(Filters(sector=(sector,), state=("alive",)))
    context = {
        "title": words.option("sector", sector),
        "rows": rows[:MOST],
        "whole": visitor.whole(visitor.links.trade(sector)),
        "words": words,
    }
    return await visitor.page("embed.html", context, pairs=[])
