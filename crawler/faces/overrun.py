"""A community that spam has taken over.

The rule: of at least ``ITEMS`` titles of recent items, more than ``MAJORITY`` are advertisements in
their very wording (not their subject: "casino" alone proves nothing), **and** they come from at
least two families of spam that no real community mixes, each with two titles or more. A community
about poker, pharmacy, blockchains or sex education has one family at most and stays ``ok``.
"""

from __future__ import annotations

import re

from crawler.faces.finding import Finding
from crawler.items import Face
from crawler.page import Page

ITEMS = 5
MAJORITY = 0.6

#: Family -> the wording of its titles.
_FAMILIES: dict[str, re.Pattern[str]] = {
    family: re.compile(titles, re.IGNORECASE)
    for family, titles in (
        (
            "gambling",
            r"(?:best|top|meilleure?s?|beste[sn]?|mejor(?:es)?|лучш\w+) (?:online |en ligne )?"
            r"(?:casinos?|казино|slots?|betting)|(?:online|live) casino|casino (?:en ligne|en línea|online)"
            r"|онлайн казино|казино онлайн|free spins|no deposit bonus|bonus sans dépôt|slot gacor",
        ),
        (
            "pharmacy",
            r"(?:buy|order|cheap|acheter|kaufen|comprar|купить)\W+(?:\w+\W+){0,2}"
            r"(?:viagra|cialis|levitra|tramadol|xanax|kamagra|виагр\w+)"
            r"|(?:viagra|cialis|levitra|tramadol|xanax|kamagra)\b.{0,40}"
            r"(?:without prescription|no prescription|sans ordonnance|rezeptfrei|sin receta|без рецепта)",
        ),
        (
            "crypto",
            r"(?:recover|double|invest).{0,30}(?:bitcoin|crypto|usdt)|crypto recovery"
            r"|guaranteed (?:profit|return)"
            r"|(?:заработок|заработай).{0,30}(?:крипто|биткоин)|forex signals",
        ),
        (
            "adult",
            r"escorts? (?:service|girls?|in)|call girls?|free porn|porn videos?|xxx (?:video|cam)"
            r"|эскорт услуги|sex ?cams?",
        ),
        (
            "easy money",
            r"(?:earn|make) (?:up to )?[$€£]?\d+.{0,20}(?:day|week|hour)|work from home.{0,30}[$€£]\d"
            r"|gagne[rz] \d+.{0,20}par jour|geld verdienen im internet|instant loan|prêt rapide sans",
        ),
    )
}
_TITLES = "article h2, article h3, .topictitle, .post-title, .entry-title, h2 a[href], h3 a[href]"
_FEED_TITLE = re.compile(r"<title[^>]{0,80}>(?:<!\[CDATA\[)?([^<\]]{1,300})")


def overrun(page: Page) -> Finding | None:
    """Recognise a page or feed whose recent items are mostly advertisements of several kinds."""
    items = _titles(page)
    if len(items) < ITEMS:
        return None
    counts = dict.fromkeys(_FAMILIES, 0)
    for title in items:
        family = next((name for name, wording in _FAMILIES.items() if wording.search(title)), "")
        if family:
            counts[family] += 1
    mixed = tuple(family for family, number in counts.items() if number >= 2)
    if len(mixed) < 2 or sum(counts.values()) <= MAJORITY * len(items):
        return None
    return Finding(Face.OVERRUN, mixed)


def _titles(page: Page) -> set[str]:
    """Return the titles of the items, each once; the first title of a feed is its own."""
    if page.is_html:
        return {text for node in page.tree.css(_TITLES) if (text := node.text().strip())}
    if page.is_xml:
        return {found.group(1).strip() for found in _FEED_TITLE.finditer(page.text)}
    return set()
