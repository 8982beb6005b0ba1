"""Joomla: sites of associations and clubs, often with a forum of an extension."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.marked import GENERATOR, MarkedPlatform
from crawler.reading import Reading


class JoomlaProbe(MarkedPlatform):
    """Joomla 1.5 and later.

    Reads: any page: generator, search form, the forum extension Kunena.
    Gives: version where it is told, search form, forum. Its dates are read as those of any page.
    Caveats: it has no public count of people. What a site is made of differs with its extensions.
    Checked: saved pages: generator. Not checked: the forms of search and newsletters.
    """

    name = "joomla"
    holds_others = True
    marks = (b"Joomla!",)
    signs = (f'{GENERATOR}[content^="Joomla!"]',)
    version = re.compile(r"Joomla! ([0-9][0-9.]{0,10})")
    shown = ()
    links = (
        ("search", 'form input[name="searchword"], form .mod-finder, form[action*="com_search"]'),
        ("forum", '#Kunena, a[href*="com_kunena"]'),
        ("newsletter", 'form[action*="com_acym"], .acysubbuttons, .acym_module'),
    )

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add nothing: its dates are read as those of any page."""
