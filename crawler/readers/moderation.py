"""Signs that somebody keeps order: how many people moderate, which rules are published, where to report.

Of people numbers only; an address is a page of the site's own, never somebody's mail.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crawler.page import Page
from crawler.readers.features import labelled_links
from crawler.readers.json_values import dicts, dig, whole
from crawler.reading import Reading
from vocabulary.domains import registrable_domain
from vocabulary.items import Rank

#: Characters of a link's text that may be such a name.
_LONGEST_LABEL = 60
#: Whole link texts, as ``fold_label`` gives them, by which sites name their rules and their complaints.
_LABELS = {
    "rules_url": frozenset(
        {
            "regles", "regles du forum", "regles de la communaute", "regles de conduite", "regles du site",
            "reglement", "reglement du forum", "reglement interieur", "charte", "charte du forum",
            "charte de la communaute", "charte de moderation", "charte d'utilisation", "code de conduite",
            "charte des membres", "regles de moderation", "bonnes pratiques du forum",
            "rules", "forum rules", "community rules", "board rules", "server rules", "code of conduct",
            "guidelines", "community guidelines", "moderation policy", "moderation rules", "house rules",
            "forenregeln", "regeln", "verhaltenskodex", "nutzungsregeln", "netiquette", "nettiquette",
            "normas", "normas del foro", "normas de la comunidad", "codigo de conducta",
        }
    ),
    "report_url": frozenset(
        {
            "signaler un abus", "signaler un contenu", "signaler un contenu illicite", "signalement",
            "signaler un probleme de moderation", "contacter la moderation", "contacter les moderateurs",
            "contacter un moderateur", "signaler un message", "signaler un comportement",
            "report abuse", "report content", "report a post", "report illegal content", "report a user",
            "contact the moderators", "contact moderators", "contact the moderation team",
            "missbrauch melden", "inhalt melden", "denunciar abuso", "reportar abuso",
        }
    ),
}  # fmt: skip
_SIGNALS = {label: signal for signal, labels in _LABELS.items() for label in labels}


def add_team(reading: Reading, lists: Iterable[tuple[Any, str]]) -> None:
    """Count the people in some lists of an answer, each with its place: each person once.

    A list holds numbers, or objects that have one under ``id`` (or ``person`` and ``id``). An empty list is a
    hidden one: a server has at least who set it up.
    """
    people: set[int] = set()
    places = []
    for found, place in lists:
        if not isinstance(found, list):
            continue
        known = [dig(each, "id") or dig(each, "person", "id") for each in dicts(found)]
        numbers = {number for each in (*found, *known) if (number := whole(each))}
        if numbers:
            people |= numbers
            places.append(place)
    if people:
        reading.number("moderators_total", len(people), place=" ".join(places))


def add_rules(reading: Reading, rules: Any, place: str) -> None:
    """Count the rules that an answer publishes; none is nothing said."""
    number = len(dicts(rules)) if isinstance(rules, list) else 0
    if number:
        reading.number("rules_total", number, place=place)


def add_pages(reading: Reading, page: Page) -> None:
    """Add the site's own pages of its rules and for complaints, where links of ``page`` name them so."""
    own, found = registrable_domain(page.url), set()
    for label, link in page.once(labelled_links):
        signal = _SIGNALS.get(label)
        if signal is None or signal in found or len(link.label) > _LONGEST_LABEL:
            continue
        url = page.join(link.href)
        if url and registrable_domain(url) == own:
            found.add(signal)
            reading.text(signal, url, rank=Rank.TEXT, place="a[href]", quote=label)
