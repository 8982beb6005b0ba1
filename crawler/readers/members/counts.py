"""Find a network's own totals in the visible text of a page: "12 345 membres", "Members: 78".

Precision before recall: two totals that disagree give none, and ``count_claims.py`` reads a figure
only where its words say that it is today's total of this very network. Stores no name.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from math import inf
from typing import Final

from crawler.folding import fold
from crawler.readers.members.count_claims import Claim, claim_at
from crawler.readers.members.count_lists import ListedCount
from crawler.readers.members.count_places import PlacedText
from crawler.readers.members.open_people import open_labels
from crawler.readers.members.people import labels_in
from crawler.reading import Figure
from crawler.speaker import NOBODY, Speaker

__all__ = ["ListedCount", "read_counts"]

#: A page with more words for members is a directory or hostile, and not worth more time.
_MOST_LABELS: Final = 500


def read_counts(
    text: str,
    language: str | None = None,
    speaker: Speaker = NOBODY,
    this_year: int | None = None,
) -> list[ListedCount]:
    """Return the network's own totals that ``text`` states, each signal at most once.

    ``text`` is visible text with a newline where one block ends and the next begins (more newlines
    do little harm). ``language`` (``fr``, ``en-GB``) only settles how a figure is written: the words
    of every known language are looked for. ``speaker`` has the site's own names; a figure of a year
    before the last one of ``this_year`` is of the past.
    """
    found = PlacedText(text, fold(text), language, speaker, this_year)
    claims: dict[str, list[Claim]] = defaultdict(list)
    labels = list(islice(labels_in(found.folded), _MOST_LABELS))
    for label in (*labels, *open_labels(found.folded, labels)):
        claim = claim_at(found, label)
        if claim is not None:
            claims[claim.count.signal].append(claim)
    counts: dict[str, ListedCount] = {}
    for rivals in claims.values():
        # Bodies are the members only where no persons stand beside them.
        persons = [claim for claim in rivals if not claim.count.of_bodies]
        agreed = _agreed(persons or rivals)
        for count in (agreed.count, *agreed.beside) if agreed else ():
            counts.setdefault(count.signal, count)
    return list(counts.values())


def _agreed(claims: list[Claim]) -> Claim | None:
    """Return the narrowest of the strongest claims, or ``None`` when they contradict each other."""
    strongest = max(claim.strength for claim in claims)
    heard = [claim for claim in claims if claim.strength == strongest]
    if max(c.count.figure.low for c in heard) > min(_high(c.count.figure) for c in heard):
        return None
    return min(heard, key=lambda claim: _high(claim.count.figure) - claim.count.figure.low)


def _high(figure: Figure) -> float:
    return inf if figure.high is None else figure.high
