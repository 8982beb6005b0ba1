"""A domain without a site: parked for its visitors, or offered for sale."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.faces.facts import Sight
from crawler.faces.finding import Finding
from crawler.faces.fingerprints import known_by
from vocabulary.items import Face

_known = known_by("parking", "Recognise a domain without a site.")
_SALE = re.compile(
    r"for sale|buy this domain|a vendre|en vente|acheter ce|zum verkauf|zu verkaufen|domain kaufen"
    r"|en venta|a la venta|in vendita|a venda|te koop"
)
_ADVERTISEMENTS = re.compile(
    r"related searches|sponsored l|domain parking|is parked|parked (?:free|domain)|est (?:\w+ )?parque"
    r"|recherches (?:associees|apparentees)|verwandte suchbegriffe|geparkt|busquedas relacionadas"
    r"|ricerche correlate"
)


def parking(facts: Sight) -> Finding | None:
    """Recognise a parked domain or one for sale; a parking service that offers it sells it."""
    found = _known(facts)
    if found is None or found.face is not Face.PARKED:
        return found
    if (sale := _SALE.search(facts.folded)) and not _ADVERTISEMENTS.search(facts.folded):
        return replace(found, face=Face.FOR_SALE, quote=sale.group())
    return found
