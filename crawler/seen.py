"""What one answer to one of a network's visits amounts to: its face and what it says. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.bounds import is_costly
from crawler.elsewhere import (
    add_bearing,
    add_community,
    bears_name,
    is_root_of_another,
    successor,
)
from crawler.faces import Finding, add_finding, is_soft_404, look
from crawler.known_again import digest
from crawler.page import Page
from crawler.probes import read_page
from crawler.reading import Reading
from crawler.refresh import sends_on_to
from crawler.robots import Robots, reserves_rights
from crawler.visit_time import VisitTime, plain
from vocabulary.catalogue import Network
from vocabulary.items import Face, FetchOutcome, Keepsake, Purpose, Visit
from vocabulary.signal_names import HOLDER_SIGNS

#: Stands before the place of what is not in the page as its server sends it.
IN_A_BROWSER = "in a browser"
_NOTHING_FOUND = Finding(Face.OK)
#: What is read beside the page: not of its text, and anew though the text is as before.
OF_THE_SERVER = frozenset({"tls_expires_at", *HOLDER_SIGNS})


@dataclass(frozen=True, slots=True)
class Unseen:
    """One answer, and all that has to be known to read it: plain data, for whatever process reads it.

    ``held`` is the home page that the answer to a nonsense address is compared with.
    """

    page: Page
    visit: Visit
    network: Network
    held: Page | None = None

    @property
    def is_costly(self) -> bool:
        """Whether reading it may hold up everything else."""
        return is_costly(self.page.body) or (self.held is not None and is_costly(self.held.body))


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer: its visit as it is kept, what its page really is, and what it says. Plain data."""

    visit: Visit
    finding: Finding = _NOTHING_FOUND
    reading: Reading = field(default_factory=Reading)
    robots: Robots | None = None  # of a robots.txt
    sends_on_to: str = ""  # another address of its site, to which it does nothing but send
    reserves_rights: bool = False
    is_as_held: bool = False  # the page held back says only what its site says to any address
    digest: str = ""  # of its bytes, which say the same until then; empty: only now, if ever
    alike_until: datetime | None = None
    keepsake: Keepsake | None = None  # of an answer that was not read, since it is as before


def see(unseen: Unseen) -> Seen:
    """Read one answer, for the purpose that it was asked for."""
    page = unseen.page
    visit = replace(unseen.visit, outcome=page.outcome)
    if visit.outcome is FetchOutcome.REDIRECT:
        return Seen(visit)
    if visit.purpose == Purpose.ROBOTS:
        return Seen(visit, robots=Robots.from_page(page))
    found = _see_page(page, visit, unseen.network)
    _note_told_from_the_visit(found.reading)
    lasts = visit.outcome is FetchOutcome.OK and page.alike_until > plain(page.fetched_at)
    return replace(
        found,
        digest=digest(page, unseen.network, visit.purpose) if lasts else "",
        alike_until=page.alike_until,
        sends_on_to=sends_on_to(page) if found.finding.face in {Face.OK, Face.EMPTY} else "",
        reserves_rights=reserves_rights(page),
        is_as_held=_says_the_same(page, unseen.held, unseen.network),
    )


def _see_page(page: Page, visit: Visit, network: Network) -> Seen:
    finding = look(page)
    reading = read_page(page) if visit.outcome is FetchOutcome.OK else Reading()
    if visit.purpose == Purpose.HOME and is_root_of_another(network.name, network.url, page):
        visit = replace(visit, outcome=FetchOutcome.REDIRECT_TO_ROOT)
        reading = Reading()
    elif visit.purpose == Purpose.HOME:
        add_finding(reading, finding)
        add_bearing(reading, page, finding, network)
        add_community(reading, page, finding)
        add_holder(reading, page)
    elif visit.purpose == Purpose.SUCCESSOR:
        reading = successor(page, finding, reading, network)
    else:
        reading.forget("home_title")  # any page has a title; only the home page's is the network's
    visit = replace(
        visit,
        face=finding.face,
        detail="; ".join(filter(None, (page.limit_met, *finding.signs, *page.notes))),
        tls_faults=page.certificate.faults if page.certificate else (),
        errors=tuple(reading.errors),
    )
    return Seen(visit, finding, reading)


def _note_told_from_the_visit(reading: Reading) -> None:
    """Note of each moment that was told from the visit's, as "3 days ago", that another day tells another."""
    posted = (at for post in reading.posts for at in (post.posted_at, post.earliest))
    for moment in (*posted, *(group.newest_post_at for group in reading.groups)):
        if isinstance(moment, VisitTime):
            moment.note()


def _says_the_same(page: Page, held: Page | None, network: Network) -> bool:
    """Whether ``held`` is but what its site answers to any address, of which ``page`` is one.

    A site that bears the network's name at any address is the network's own, of one page.
    """
    return held is not None and not bears_name(page, network.name) and is_soft_404(held, page)


def add_holder(reading: Reading, page: Page) -> None:
    """Add until when the certificate of the home page ``page`` is good, and who seems to hold its address."""
    if page.certificate:
        reading.moment("tls_expires_at", page.certificate.expires_at, place="certificate")
        reading.text("tls_issuer", page.certificate.issuer, place="certificate")
        reading.text("tls_key", page.certificate.key, place="certificate")
    reading.text("name_servers", page.name_servers, place="NS")


def is_shell(seen: Seen) -> bool:
    """Whether the page is blank without its scripts: a browser may show more."""
    return seen.visit.outcome is FetchOutcome.OK and seen.finding.face is Face.SCRIPT_ONLY


def as_shown(reading: Reading) -> Reading:
    """Return what was read of a page as a browser showed it: each place says so."""
    said = [
        each
        if each.signal in OF_THE_SERVER
        else replace(each, place=f"{IN_A_BROWSER}: {each.place}")
        for each in reading.observations
    ]
    return replace(reading, observations=said)
