"""Joomla: sites of associations and clubs, often with a forum of an extension."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.features import add_features
from crawler.reading import Reading
from vocabulary.items import Rank

_NAME = re.compile(r"Joomla!(?: ([0-9][0-9.]{0,10}))?")
_FEATURES = (
    ("search", 'form input[name="searchword"], form .mod-finder, form[action*="com_search"]'),
    ("forum", '#Kunena, a[href*="com_kunena"]'),
    ("newsletter", 'form[action*="com_acym"], .acysubbuttons, .acym_module'),
)


class JoomlaProbe(Probe):
    """Joomla 1.5 and later.

    Reads: any page: generator, search form, the forum extension Kunena.
    Gives: version where it is told, search form, forum. Its dates are read as those of any page.
    Caveats: it has no public count of people. What a site is made of differs with its extensions.
    Checked: saved pages: generator. Not checked: the forms of search and newsletters.
    """

    name = "joomla"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names Joomla as its generator."""
        return _NAME.match(page.generator) is not None

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading(platform=self.name)
        found = _NAME.match(page.generator)
        place = "meta[name=generator]"
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        reading.text("software_version", found and found[1], rank=Rank.MARKUP, place=place)
        add_features(page, reading, _FEATURES)
        return reading
