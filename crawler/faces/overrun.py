"""A community that spam has taken over.

The rule: of at least ``ITEMS`` titles of recent items, more than ``MAJORITY`` are advertisements in
their very wording (not their subject: "casino" alone proves nothing), **and** they come from at
least two families of spam that no real community mixes, each with two titles or more. A community
about poker, pharmacy, blockchains or sex education has one family at most and stays ``ok``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from crawler.faces.facts import Facts
from crawler.faces.finding import Finding
from vocabulary.items import Face

ITEMS = 5
MAJORITY = 0.6

#: Family -> the wording of its titles.
_FAMILIES: dict[str, re.Pattern[str]] = {
    family: re.compile(titles, re.IGNORECASE)
    for family, titles in (
        (
            "gambling",
            r"(?:best|top|meilleure?s?|beste[sn]?|mejor(?:es)?|migliori?|лучш\w+) (?:online |en ligne )?"
            r"(?:casinos?|казино|slots?|betting)\b|(?:play|jouer au|spiele|jugar al) (?:online )?casino"
            r"|casino (?:en ligne|en línea|online|bonus)\b.{0,20}(?:bonus|gratuit|free|real money|argent)"
            r"|casino bonus|free spins|no deposit bonus|bonus sans dépôt|slot gacor"
            r"|онлайн[ -]?казино|казино (?:онлайн|бонус|вулкан)|игровые автоматы|ставки на спорт"
            r"|бездепозитн\w+ бонус"
            r"|博彩|赌场|百家乐|真人娱乐|体育投注|老虎机|澳门.{0,6}娱乐|线上娱乐城|时时彩",
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
            r"escorts? (?:service|girls?|in)\b|call girls?|free porn|porn videos?|xxx (?:video|cam)"
            r"|эскорт услуги|sex ?cams?\b",
        ),
        (
            "easy money",
            r"(?:earn|make) (?:up to )?[$€£]?\d+.{0,20}(?:day|week)|work from home.{0,30}[$€£]\d"
            r"|gagne[rz] \d+.{0,20}par jour|geld verdienen im internet|instant loan|prêt rapide sans",
        ),
    )
}
#: Where platforms write titles of topics and posts. Headings of a page's other parts come along: they
#: can only make the spam's share smaller.
_TITLES = "h2, h3, a.topictitle, .structItem-title"
#: The title of an item of a feed, not the feed's own.
_FEED_TITLE = re.compile(
    r"<(?:item|entry)\b[^>]{0,400}>(?:(?!</?(?:item|entry)\b|<title\b)[\s\S]){0,2000}"
    r"<title\b[^>]{0,80}>\s*(?:<!\[CDATA\[)?([^<\]]{1,300})"
)
#: One of these is in every title that a family knows: quick to see that a page has none.
_STEMS = (
    *("casino", "казино", "slot", "betting", "free spins", "deposit", "sans dépôt", "автомат"),
    *("ставки", "депозит", "博彩", "赌场", "百家乐", "娱乐", "投注", "老虎机", "时时彩"),
    *("viagra", "cialis", "levitra", "tramadol", "xanax", "kamagra", "виагр"),
    *("bitcoin", "crypto", "usdt", "guaranteed", "крипто", "биткоин", "forex"),
    *("escort", "call girl", "porn", "xxx", "эскорт", "sex"),
    *("earn ", "make ", "work from", "gagne", "verdienen", "instant loan", "rapide sans"),
)


def overrun(facts: Facts) -> Finding | None:
    """Recognise a page or feed whose recent items are mostly advertisements of several kinds."""
    items = _titles(facts)
    text = "\n".join(items).lower()
    if len(items) < ITEMS or sum(text.count(stem) for stem in _STEMS) < ITEMS * MAJORITY:
        return None
    counts = dict.fromkeys(_FAMILIES, 0)
    for title in items:
        if family := _family(title):
            counts[family] += 1
    mixed = tuple(family for family, number in counts.items() if number >= 2)
    if len(mixed) < 2 or sum(counts[family] for family in mixed) <= MAJORITY * len(items):
        return None
    return Finding(Face.OVERRUN, mixed)


def spam_trade(names: Iterable[str]) -> str:
    """Return the family of spam that one of ``names`` (a title, a heading) advertises, or nothing."""
    advertised = (_family(name) for name in names)
    return next((family for family in advertised if family), "")


def _family(title: str) -> str:
    return next((name for name, wording in _FAMILIES.items() if wording.search(title)), "")


def _titles(facts: Facts) -> set[str]:
    """Return the titles of the items, each once."""
    page = facts.page
    if page.is_html:
        return {text for node in page.tree.css(_TITLES) if (text := node.text().strip()[:200])}
    if page.is_xml:
        return {unescape(found.group(1)).strip() for found in _FEED_TITLE.finditer(page.text)}
    return set()
