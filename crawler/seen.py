"""What one answer to one of a network's visits amounts to: its face and what it says. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crawler.elsewhere import add_bearing, add_community, is_root_of_another, successor
from crawler.faces import Finding, add_finding, look
from crawler.page import Page
from crawler.probes import read_page
from crawler.reading import Reading
from vocabulary.catalogue import Network
from vocabulary.items import Face, FetchOutcome, Purpose, Visit
from vocabulary.signal_names import HOLDER_SIGNS

#: Stands before the place of what is not in the page as its server sends it.
IN_A_BROWSER = "in a browser"
#: What is read beside the page: not of its text, and anew though the text is as before.
OF_THE_SERVER = frozenset({"tls_expires_at", *HOLDER_SIGNS})


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer: its visit as it is kept, what its page really is, and what it says."""

    visit: Visit
    finding: Finding
    reading: Reading


def see(page: Page, visit: Visit, network: Network) -> Seen:
    """Return what ``page``, the answer of ``visit``, says of ``network`` for the visit's purpose."""
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
