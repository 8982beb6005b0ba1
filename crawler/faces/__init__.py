"""What an answered page really is, whatever its status says. Pure.

``look`` asks small functions in the order of ``RECOGNISERS``; the first that recognises the page wins.
To add a face: write one function from facts to a finding or ``None`` in the module of its family
and put it in its place here. A false ending is worse than a missed one: a finding that ends a
community rests on two signs of different kinds, and a page that only talks of endings, logins or
captchas stays ``ok``.
"""

from __future__ import annotations

from collections.abc import Callable

from crawler.faces.announced import announced
from crawler.faces.archives import archived
from crawler.faces.closure import farewell
from crawler.faces.defaults import default_page, directory_index
from crawler.faces.facts import Sight
from crawler.faces.finding import Finding
from crawler.faces.hosts import suspended, unclaimed_host
from crawler.faces.leave_taking import leave_taking
from crawler.faces.moving import moving
from crawler.faces.out_of_order import empty, out_of_order, switched_off
from crawler.faces.overrun import overrun
from crawler.faces.parking import parking
from crawler.faces.plain_end import plain_end
from crawler.faces.plain_state import plain_state
from crawler.faces.shell import script_only
from crawler.faces.soft_404 import is_soft_404, soft_404
from crawler.faces.walls import challenge, login_wall
from crawler.faces.wording import wording
from crawler.page import Page
from crawler.reading import Reading
from vocabulary.items import Face, Rank

__all__ = ["RECOGNISERS", "Finding", "add_finding", "is_soft_404", "look"]

_OK = Finding(Face.OK)

#: First match wins: what stands before the site, then what it says of itself, then what it hides.
RECOGNISERS: tuple[Callable[[Sight], Finding | None], ...] = (
    challenge,
    suspended,
    unclaimed_host,
    moving,
    farewell,
    archived,
    parking,
    default_page,
    out_of_order,
    switched_off,
    empty,
    directory_index,
    login_wall,
    script_only,
    soft_404,
    plain_end,
    leave_taking,
    plain_state,
    wording,
    overrun,
    announced,
)


def look(page: Page) -> Finding:
    """Return what ``page`` really is and what shows it."""
    facts = Sight(page)
    for recognise in RECOGNISERS:
        if found := recognise(facts):
            return found
    return _OK


def add_finding(reading: Reading, finding: Finding) -> None:
    """Add what a notice says: its kind, when the site closed or will, since when it is out of order,
    where it sends its members."""
    place, quote = "; ".join(finding.signs), finding.quote
    reading.text("notice", finding.notice, rank=Rank.TEXT, place=place, quote=quote)
    reading.text("closed_on", finding.closed_on, rank=Rank.TEXT, place=place, quote=quote)
    reading.text("closes_on", finding.closes_on, rank=Rank.TEXT, place=place, quote=quote)
    reading.text("offline_since", finding.since, rank=Rank.TEXT, place=place, quote=quote)
    reading.text("successor_url", finding.successor_url, rank=Rank.TEXT, place=place, quote=quote)
