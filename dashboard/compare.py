"""Two to four networks side by side."""

from __future__ import annotations

from datasette.utils.asgi import Request, Response

from dashboard import queries
from dashboard.listing import Words
from dashboard.pages import no_database
from dashboard.visitor import Visitor

#: Networks that fit beside each other on a screen.
MOST = 4


async def page(request: Request, datasette: object) -> Response:
    """Show the networks whose ids the address names, in its order."""
    visitor = await Visitor.of(request, datasette)
    if visitor.db is None:
        return await no_database(visitor)
    asked = list(dict.fromkeys(request.args.getlist("id")))[: 2 * MOST]
    found = [await queries.network(visitor.db, each) for each in asked]
    networks = [network for network in found if network is not None][:MOST]
    names = await queries.rows(
        visitor.db, "SELECT id, name FROM network_status ORDER BY unaccent(name), id"
    )
    context = {
        "networks": networks,
        "names": names,
        "places": range(MOST),
        "words": Words(visitor.texts, await queries.terms(visitor.db)),
    }
    pairs = [("id", network["id"]) for network in networks]
    return await visitor.page("compare.html", context, pairs=pairs)
