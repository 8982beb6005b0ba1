"""Contao: sites of associations, most of them in German."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.marked import GENERATOR, MarkedPlatform
from crawler.reading import Reading


class ContaoProbe(MarkedPlatform):
    """Contao 2 and later.

    Reads: any page: generator, search and newsletter forms.
    Gives: version where it is told, search and newsletter forms. Its dates are read as those of any page.
    Caveats: it has no public count of people. What a site is made of differs with its extensions.
    Checked: saved pages: generator. Not checked: the modules' forms.
    """

    name = "contao"
    holds_others = True
    marks = (b"Contao",)
    signs = (f'{GENERATOR}[content^="Contao"]',)
    version = re.compile(r"Contao (?:Open Source CMS )?([0-9][0-9.]{0,10})")
    shown = ()
    links = (
        ("search", '.mod_search form, form input[name="keywords"]'),
        ("newsletter", ".mod_subscribe form, .mod_newsletter_subscribe form"),
    )

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add nothing: its dates are read as those of any page."""
