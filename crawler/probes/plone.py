"""Plone: sites of towns, universities and public bodies."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.marked import GENERATOR, MarkedPlatform
from crawler.reading import Reading


class PloneProbe(MarkedPlatform):
    """Plone 3 and later.

    Reads: any page: generator, search form.
    Gives: version where it is told, search form. Its dates are read as those of any page.
    Caveats: it has no public count of people. What a site is made of differs with its extensions.
    Checked: saved pages: generator. Not checked: search form.
    """

    name = "plone"
    holds_others = True
    marks = (b"Plone",)
    signs = (f'{GENERATOR}[content^="Plone"]',)
    version = re.compile(r"Plone ([0-9][0-9.]{0,10})")
    shown = ()
    links = (
        ("search", 'form#searchGadget_form, form[action*="@@search"], form[action$="/search"]'),
    )

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add nothing: its dates are read as those of any page."""
