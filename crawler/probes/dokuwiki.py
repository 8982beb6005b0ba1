"""DokuWiki: a wiki, whose contributions are its edits."""

from __future__ import annotations

from datetime import datetime

from crawler.page import Page
from crawler.probes.marked import GENERATOR, MarkedPlatform
from crawler.readers import attribute, parse_iso, read_date
from crawler.reading import Reading
from vocabulary.items import PostKind

MAX_CHANGES = 60
_CHANGES = "#dw__recent li .date, #dw__recent li time"


class DokuWikiProbe(MarkedPlatform):
    """DokuWiki.

    Reads: any page (generator, ``meta name=date``, the line "last modified" below the text, the
    link to create an account) and its list of recent changes.
    Gives: date of the page's last edit, dates of the recent changes, open registration, search.
    Caveats: it has no public count of people or pages. An edit is a post. The date in words has no
    time zone and is taken as UTC; its format is the administrator's choice. The feed of changes is
    announced in the head and is the better source.
    Checked: saved pages: generator, ``meta name=date``, the line below the text, account link.
    Not checked: the list of recent changes.
    """

    name = "dokuwiki"
    marks = (b"DokuWiki",)
    signs = (f'{GENERATOR}[content^="DokuWiki"]',)
    shown = ()
    links = (("search", "form#dw__search, form.search input[name='q']"),)
    register = 'a[href*="do=register"]'

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the edits: the day one page was last touched says less than the list of all changes."""
        changes = page.select(_CHANGES)[:MAX_CHANGES]
        for edited_at in (read_date(node.text(), page.fetched_at) for node in changes):
            reading.post(edited_at, f"edit {edited_at}", page.fetched_at)
        edited_at = _last_edit(page)
        reading.post(edited_at, f"edit {edited_at}", page.fetched_at, kind=PostKind.PAGE)


def _last_edit(page: Page) -> datetime | None:
    stated = parse_iso(attribute(page.first('meta[name="date"][content]'), "content"))
    line = page.first(".docInfo")
    if stated or line is None:
        return stated
    # "projets:2019-05-01.txt · Dernière modification : 2026/11/20 09:15 de ...": the name is no date
    return read_date(line.text().partition(" · ")[2], page.fetched_at)
