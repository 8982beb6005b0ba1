"""LinkedIn: pages of companies, schools and groups, most of which ask for a login."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.reading import Reading
from vocabulary.items import Outcome, Rank

_HOST = "linkedin.com"
#: Where visitors without an account are sent.
_WALLS = ("/authwall", "/login", "/uas/login", "/checkpoint/", "/signup")
#: Pages of an organisation: they have followers, never members.
_FOLLOWED = ("/company/", "/school/", "/showcase/")
_GROUP = "/groups/"
#: A public page states its newest posts with their dates, or keeps them for those who log in.
_POSTING = b'"datePublished"'
_DOORS = "form[action*='/login-submit'], form[data-id='sign-in-form'], .authwall-join-form"


class LinkedinProbe(Probe):
    """LinkedIn.

    Reads: the address of the page and the login form that stands in for it.
    Gives: that members and posts are kept behind a login; of pages of a company or a school, that
    there are no members to count.
    Caveats: followers, which such pages state about themselves, are no members, and employees are
    none either. Dates of posts on a public page are given in schema.org's words and read by the
    general probe. LinkedIn refuses most robots with status 999, and then nothing is read at all.
    Checked: LinkedIn's source is closed: addresses and forms are known from other readers of its
    pages.
    """

    name = "linkedin"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a page of LinkedIn."""
        return (page.host == _HOST or page.host.endswith(f".{_HOST}")) and page.is_html

    def read(self, page: Page) -> Reading:
        """Return what the page keeps from visitors without an account."""
        reading = Reading(platform=self.name)
        reading.text("software", self.name, rank=Rank.MARKUP, place="host")
        if page.path.startswith(_FOLLOWED):
            reading.missing("members_total", Outcome.NOT_APPLICABLE, rank=Rank.MARKUP, place="path")
            if _POSTING not in page.body:
                reading.missing("newest_post_at", Outcome.REFUSED, rank=Rank.MARKUP, place="path")
        elif page.path.startswith((*_WALLS, _GROUP)) and _is_door(page):
            for signal in ("members_total", "newest_post_at"):
                reading.missing(signal, Outcome.REFUSED, rank=Rank.MARKUP, place="login form")
        return reading


def _is_door(page: Page) -> bool:
    has_password = page.shows('input[type="password"]')
    return has_password or page.shows(_DOORS)
