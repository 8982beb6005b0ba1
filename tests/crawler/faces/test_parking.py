"""Parked domains and domains for sale; and living pages about domains."""

from __future__ import annotations

# ruff: noqa: E501 - one case a line
import pytest

from crawler.faces import look
from crawler.page import Page
from tests.crawler.faces.pages import ENDINGS, PROSE, answer, is_proven
from vocabulary.items import Face

SEDO = "<script src='https://img1.sedoparking.com/templates/js/parking.js'></script>"
CREW = "<script src='//d38psrni17bvxu.parkingcrew.net/scripts/js3caf.js'></script>"
LOADER = "<script src='https://www.google.com/adsense/domains/caf.js'></script><script>window.park = 'eyJ1dWlkIjoi';</script><div id='target'></div>"
ADS = "<a href='https://ads.example/a'>Assurance</a><a href='https://ads.example/b'>Crédit</a>"

FOUND = {
    "words and a bare title": (answer("<h1>This domain is for sale</h1>", "club.example"), Face.FOR_SALE),
    "words, a bare title and advertisements": (answer("<h1>This domain is for sale</h1><p>Related searches</p>", "club.example"), Face.PARKED),
    "a service's script alone": (answer(f"<p>Bonjour</p>{SEDO}", "Bienvenue"), Face.PARKED),
    "Sedo's script and words": (answer(f"<h1>club.example</h1><p>Related searches</p>{SEDO}", "Bienvenue"), Face.PARKED),
    "ParkingCrew's script and a bare title": (answer(f"<p>Assurance</p>{CREW}", "club.example"), Face.PARKED),
    "the loader of parked pages and a bare title": (answer(LOADER, "club.example"), Face.PARKED),
    "a service's mark and advertisements only": (answer(f"{ADS}{CREW}", "Bienvenue"), Face.PARKED),
    "a service's header and words": (answer("<p>This domain is parked free.</p>", "Parked", x_adblock_key="MFww"), Face.PARKED),
    "a service's cookie and words": (answer("<p>This domain is parked free.</p>", "Parked", set_cookie="parking_session=ab12; Path=/"), Face.PARKED),
    "German words": (answer(f"<p>Verwandte Suchbegriffe</p>{SEDO}", "x"), Face.PARKED),
    "an offer and related searches": (answer(f"<p>Buy this domain</p><p>Related searches</p>{SEDO}", "club.example"), Face.PARKED),
    "a service that sells": (answer(f"<p>Ce domaine est à vendre</p>{SEDO}", "club.example"), Face.FOR_SALE),
    "a seller's offer of this domain": (answer("<p>Buy this domain</p><a href='https://dan.com/buy-domain/club.example'>Go</a>", "club.example"), Face.FOR_SALE),
    "GoDaddy's offer": (answer("<p>This domain is for sale!</p><a href='https://www.godaddy.com/domainsearch/find?domainToCheck=club.example'>Go</a>", "x"), Face.FOR_SALE),
    "a seller's shop, longer than a notice": (answer(f"<h1>club.example is for sale</h1><p>{PROSE * 2}</p>", "club.example is for sale", url="https://www.hugedomains.com/domain_profile.cfm?d=club.example"), Face.FOR_SALE),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), FOUND.values(), ids=FOUND)
def test_a_domain_without_a_site(page: Page, expected: Face) -> None:
    found = look(page)
    assert found.face is expected
    assert is_proven(found)


SALE = "<h1>This domain is for sale</h1><p>Related searches</p>"
LIVING = {
    "words and a bare title, with a menu": answer(f"{SALE}<a href='/forum'>Forum</a><a href='/agenda'>Agenda</a>", "club.example"),
    "a service's script beside posts": answer(f"<article>Bonjour</article>{SEDO}", "Bienvenue"),
    "a short page named after its domain": answer("<h1>club.example</h1><p>Réunion mardi.</p><a href='/agenda'>Agenda</a>", "club.example"),
    "a service's cookie alone": answer("<p>Bonjour</p><a href='/forum'>Forum</a>", "Le club", set_cookie="parking_session=1"),
    "AdSense": answer("<p>Bonjour</p><script src='https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js'></script>", "club.example"),
    "AdSense for domains alone": answer("<p>Bonjour</p><script src='https://www.google.com/adsense/domains/caf.js'></script>", "club.example"),
    "a script with a word of parks": answer("<p>Parc naturel</p><script>window.park = 'Vanoise';</script>", "club.example"),
    "a forum about domains": answer("<h1>Domain names</h1><p>Buy this domain? Domain parking, domain for sale.</p><a href='/t/1'>One</a><a href='/t/2'>Two</a>", "Domain forum"),
    "a thread that links to a service": answer("<p>Domain parking: is <a href='https://sedoparking.com/'>sedoparking.com</a> good?</p>", "club.example"),
    "a thread that links to an offer of another domain": answer("<p>Domain for sale: look</p><a href='https://dan.com/buy-domain/velo.example'>here</a>", "club.example"),
    "a site that is for sale and lives": answer("<p>This domain is for sale.</p><a href='https://dan.com/buy-domain/club.example'>Offer</a><a href='/forum'>Forum</a>", "club.example"),
    "a site that is for sale and can be searched": answer("<p>This domain is for sale.</p><form action='/s'></form><a href='https://dan.com/buy-domain/club.example'>Offer</a>", "Le club"),
    "an article about parking": answer(f"<article>{SALE}</article>{SEDO}", "club.example"),
    "a car park": answer("<h1>Parking</h1><p>The park is for sale. Parking free.</p>", "Parking"),
}  # fmt: skip


@pytest.mark.parametrize("page", LIVING.values(), ids=LIVING)
def test_a_living_page_is_not_parked(page: Page) -> None:
    assert look(page).face not in ENDINGS
