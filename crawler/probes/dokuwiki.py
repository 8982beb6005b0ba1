"""DokuWiki: a wiki, whose contributions are its edits."""

from __future__ import annotations

from datetime import datetime

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.readers.isodate import parse_iso
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, Rank, fingerprint

MAX_CHANGES = 60
_REGISTER = 'a[href*="do=register"]'
_SEARCH = "form#dw__search, form.search input[name='q']"
_CHANGES = "#dw__recent li .date, #dw__recent li time"


class DokuWikiProbe(Probe):
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
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a page of DokuWiki."""
        return page.generator.startswith("DokuWiki")

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading(platform=self.name)
        place = "meta[name=generator]"
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        if page.tree.css_matches(_REGISTER):
            reading.text("registration", "open", rank=Rank.MARKUP, place=_REGISTER)
        if page.tree.css_matches(_SEARCH):
            reading.feature("search", place=_SEARCH)
        # The day one page was last touched says less than the list of all changes.
        edits = {_last_edit(page): PostKind.PAGE}
        edits |= dict.fromkeys(_recent_changes(page), PostKind.POST)
        for edited_at, kind in edits.items():
            if edited_at is not None and edited_at <= page.fetched_at:
                reading.posts.append(Post(edited_at, kind, fingerprint(f"edit {edited_at}")))
        return reading


def _last_edit(page: Page) -> datetime | None:
    meta = page.tree.css_first('meta[name="date"][content]')
    edited_at = parse_iso(attribute(meta, "content"))
    line = page.tree.css_first(".docInfo")
    if edited_at or line is None:
        return edited_at
    # "projets:2019-05-01.txt · Dernière modification : 2026/11/20 09:15 de ...": the name is no date
    _, _, modified = line.text().partition(" · ")
    return read_date(modified, page.fetched_at)


def _recent_changes(page: Page) -> list[datetime | None]:
    nodes = page.tree.css(_CHANGES)[:MAX_CHANGES]
    return [read_date(node.text(), page.fetched_at) for node in nodes]
