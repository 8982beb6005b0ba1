"""Two to four networks side by side."""

from __future__ import annotations

from datasette.utils.asgi import Response

from dashboard.filters import Filters, Sort
from dashboard.index import Row
from dashboard.listing import Wording
from dashboard.published import Published
from dashboard.visitor import Visitor, with_data

#: Networks that fit beside each other on a screen.
MOST = 4
#: Up to so many networks the names are offered to choose from: more would weigh more than the page.
OFFERED = 500


@with_data
async def page(visitor: Visitor) -> Response:
    """Show the networks that the address names by id, name or address of their own, in its order."""
    published = visitor.published
    named = visitor.address.several("id")[: 2 * MOST]
    found = {each: _network(published, each.strip()) for each in named}
    networks = list({row["id"]: row for row in found.values() if row}.values())[:MOST]
    index = published.index
    context = {
        "networks": networks,
        "unknown": [each for each, row in found.items() if row is None],
        "names": index.select(Filters(sort=Sort.NAME)) if len(index.rows) <= OFFERED else (),
        "places": range(MOST),
        "words": Wording(visitor.texts, published.terms),
    }
    pairs = [("id", network["id"]) for network in networks]
    return await visitor.page("compare.html", context, pairs=pairs)


def _network(published: Published, asked: str) -> Row | None:
    by_id = published.index.by_id
    if asked in by_id:
        return by_id[asked]
    item = published.finder.find(asked)
    return by_id[item.id] if item else None
