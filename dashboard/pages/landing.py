"""The pages of a trade, of a region and of a trade in a region: what to advise there, in one screen."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote

from datasette.utils.asgi import Response

from analysis.understanding.results import LIVING
from dashboard.answers import GOAL, answer, asked_for, living_in_words
from dashboard.filters import Filters
from dashboard.links import slug
from dashboard.listing import Wording
from dashboard.visitor import Visitor, with_data


@with_data
async def page(visitor: Visitor) -> Response:
    """Answer ``/metier/<trade>``, ``/region/<region>`` and ``/metier/<trade>/<region>``."""
    asked = visitor.request.url_vars
    index, terms = visitor.published.index, visitor.published.terms
    words = Wording(visitor.texts, terms)
    sector = unquote(asked.get("sector") or "")
    region = _region(visitor, asked.get("region") or "")
    if (sector and sector not in terms.get("sectors", {})) or (asked.get("region") and not region):
        return await visitor.message(
            visitor.texts.gettext("This page does not exist"),
            visitor.texts.gettext("We know no such trade or region. You can search:"),
            404,
        )
    found = await answer(visitor, asked_for([sector] if sector else [], region))
    living = Filters(state=tuple(LIVING))
    near = Filters(region=(region,), local=True) if region else Filters()
    context = {
        "sector": sector,
        "region": region,
        "title": " · ".join(
            words.option(name, value)
            for name, value in (("sector", sector), ("region", region))
            if value
        ),
        "found": found,
        "choose": [
            *([("sector", sector)] if sector else []),
            *([("region", region)] if region else []),
            ("goal", GOAL),
        ],
        "living": living_in_words(found, visitor.texts, is_local=bool(region)),
        "regions": index.options(living.changed(sector=(sector,)), "region")
        if sector
        else Counter(),
        "sectors": index.options(living.changed(region=near.region, local=near.local), "sector"),
        "words": words,
    }
    return await visitor.page("landing.html", context, pairs=[])


def _region(visitor: Visitor, asked: str) -> str:
    """Return the region that an address names, or the empty text."""
    named = {slug(name): name for name in visitor.published.terms.get("regions", {})}
    return named.get(unquote(asked), "")
