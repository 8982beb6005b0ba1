"""Contao: sites of associations, most of them in German."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.features import add_features
from crawler.reading import Reading
from vocabulary.items import Rank

_NAME = re.compile(r"Contao(?: Open Source CMS)?(?: ([0-9][0-9.]{0,10}))?")
_FEATURES = (
    ("search", '.mod_search form, form .ce_form input[name="keywords"]'),
    ("newsletter", ".mod_subscribe form, .mod_newsletter_subscribe form"),
)


class ContaoProbe(Probe):
    """Contao 2 and later.

    Reads: any page: generator, search and newsletter forms.
    Gives: version where it is told, search and newsletter forms. Its dates are read as those of any page.
    Caveats: it has no public count of people. What a site is made of differs with its extensions.
    Checked: saved pages: generator. Not checked: the modules' forms.
    """

    name = "contao"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names Contao as its generator."""
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
