"""Two to four networks side by side."""

from __future__ import annotations

from datasette.utils.asgi import Response

from dashboard.filters import Filters, Sort
from dashboard.listing import Words
from dashboard.visitor import Visitor, with_data

#: Networks that fit beside each other on a screen.
MOST = 4


@with_data
async def page(visitor: Visitor) -> Response:
    """Show the networks whose ids the address names, in its order."""
    published = visitor.published
    asked = dict.fromkeys(visitor.request.args.getlist("id"))
    known = published.index.by_id
    networks = [known[each] for each in asked if each in known][:MOST]
    context = {
        "networks": networks,
        "names": published.index.select(Filters(sort=Sort.NAME)),
        "places": range(MOST),
        "words": Words(visitor.texts, published.terms),
    }
    pairs = [("id", network["id"]) for network in networks]
    return await visitor.page("compare.html", context, pairs=pairs)
