"""MesDiscussions: the forum software of large French communities of the years 2000."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.features import add_features
from crawler.reading import Reading
from vocabulary.items import Rank

_MARK = b"mesdiscussions"
_SIGN = "div.mesdiscussions, table.messagetable, a[href*='mesdiscussions.net']"
_LINKS = (
    ("profiles", 'a[href*="/hfr/profil-"], a[href*="/profil-"], a[href*="profilebdd.php"]'),
    ("messages", 'a[href*="cat=prive"], a[href*="message.php"]'),
    ("search", 'form[action*="search.php"], a[href*="search.php"]'),
)


class MesDiscussionsProbe(Probe):
    """MesDiscussions.

    Reads: any page: the containers of its templates, its credit line, links of the header.
    Gives: forum, networking features. Its dates are read as those of any page.
    Caveats: it has no public count of people.
    Checked: saved pages of threads. Not checked: links of the header.
    """

    name = "mesdiscussions"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` bears the name of its templates."""
        return page.is_html and page.has(_MARK)

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        if page.tree.css_matches(_SIGN):
            reading.platform = self.name
            reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
            reading.feature("forum", place=_SIGN)
            add_features(page, reading, _LINKS)
        return reading
