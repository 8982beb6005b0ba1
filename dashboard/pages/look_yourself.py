"""Help where we cannot look: how to tell in two minutes whether a group is active."""

from __future__ import annotations

from datasette.utils.asgi import Response

from analysis.choosing.suitability import ALL_TRADES
from analysis.reason import State
from dashboard.filters import Filters
from dashboard.listing import Wording
from dashboard.visitor import Visitor, with_data

#: Networks and notes that are named.
MOST = 40
#: What people saw or know of networks that we cannot see into, the newest first.
_NOTES = {
    "notes": """
      SELECT e.network, n.name, e.fact, e.value, e.dated, e.note_fr, e.note_en, e.source_url
      FROM editorial e JOIN network_status n ON n.id = e.network
      WHERE n.state = 'unobservable' ORDER BY e.dated DESC, n.name LIMIT :most
    """
}


@with_data
async def page(visitor: Visitor) -> Response:
    """Say what to open, what to count and what date to read, and what people saw there."""
    index = visitor.published.index
    walled = Filters(state=(State.UNOBSERVABLE,))
    sectors = index.options(walled, "sector")
    sector = visitor.address.one("sector", sectors)
    asked = walled.changed(sector=(sector, ALL_TRADES)) if sector else walled
    found = await visitor.ask(_NOTES, {"most": MOST})
    words = Wording(visitor.texts, visitor.published.terms)
    context = {
        "sector": sector,
        "sectors": words.ordered("sector", sectors),
        "walled": index.select(asked, most=MOST),
        "notes": found["notes"],
        "words": words,
    }
    return await visitor.page(
        "look_yourself.html", context, pairs=[("sector", sector)] if sector else []
    )
