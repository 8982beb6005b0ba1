"""WoltLab Suite and Burning Board: a classic forum, most of its communities German-speaking."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.board import add_registration
from crawler.readers.features import add_features
from crawler.reading import Reading
from vocabulary.items import Rank

_MARKS = (b"WoltLab", b"woltlab")
#: What its templates contain: the name of the template on the body, the credit line.
_SIGNS = (
    'body[id^="tpl"][data-application]',
    'body[id^="tpl"]',
    '.copyright a[href*="woltlab."], a[href*="woltlab."] strong',
)
_LINKS = (
    ("directory", 'a[href*="members-list"], a[href*="page=MembersList"]'),
    ("profiles", 'a[href*="page=User"], a[href*="/user/"]'),
    ("messages", 'a[href*="page=PM"], a[href*="conversation"]'),
    ("search", 'form[action*="form=Search"], form[action*="/search"]'),
)
_REGISTER = 'a[href*="page=Register"], a[href*="/register/"]'


class WoltLabProbe(Probe):
    """WoltLab Suite and Burning Board 3 and later.

    Reads: any page: template name on the body, credit line, links of the header.
    Gives: forum, registration, networking features. Its dates are read as those of any page.
    Caveats: older boards may hide the credit line and are then read as unknown software. Its totals
    stand in a sentence and are read as words.
    Checked: a saved index page of Burning Board 3. Not checked: WoltLab Suite 3 and later.
    """

    name = "woltlab"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names WoltLab."""
        return page.is_html and any(page.has(mark) for mark in _MARKS)

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        sign = next((sign for sign in _SIGNS if page.tree.css_matches(sign)), None)
        if sign is None:
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=sign)
        reading.feature("forum", place=sign)
        add_features(page, reading, _LINKS)
        add_registration(page, reading, _REGISTER)
        return reading
