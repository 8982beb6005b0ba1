"""Lists of links in any form: which communities a page, a file or a folder of files names.

Ask ``read_list`` with an answer or a file's bytes as a ``Page``; the form is told by the bytes, then by
the ending of the address. A list is never trusted: nothing here follows a link or runs a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from crawler.discovery.candidate import Proposal
from crawler.discovery.lists import documents, markup, objects, tables
from crawler.page import Page
from crawler.readers.formats.sitemaps import is_sitemap, read_sitemap

#: Parts of an address under which a site lists its members or communities.
_DIRECTORIES = ("annuaire", "adherent", "communaute", "communities", "membre", "member", "reseau")
_BY_ENDING: dict[str, Callable[[Page], Iterator[Proposal]]] = {
    ".csv": tables.read_csv,
    ".tsv": tables.read_csv,
    ".txt": markup.read_markdown,
    ".md": markup.read_markdown,
    ".json": objects.read_json,
    ".opml": markup.read_opml,
    ".html": markup.read_html,
    ".htm": markup.read_html,
    ".xml": markup.read_opml,
}
#: Endings of files that may be lists, in a folder.
ENDINGS = frozenset(_BY_ENDING) | {".xlsx", ".docx", ".pdf"}


def read_list(page: Page) -> Iterator[Proposal]:
    """Yield the communities a list names, each with the heading it stands under."""
    for is_such, read in _BY_BYTES:
        if is_such(page):
            return read(page)
    ending = PurePosixPath(urlsplit(page.url).path).suffix.lower()
    return _BY_ENDING.get(ending, markup.read_markdown)(page)


def _of_sitemap(page: Page) -> Iterator[Proposal]:
    """Yield the entries of a directory: addresses below a part that says so, named by their last part."""
    sitemap = read_sitemap(page)
    for place in sitemap.places if sitemap and not sitemap.is_index else ():
        *above, last = urlsplit(place.url).path.strip("/").split("/")
        if last and any(part.startswith(_DIRECTORIES) for part in above):
            yield Proposal(last.replace("-", " ").capitalize(), place.url, heading=above[-1])


_BY_BYTES: tuple[tuple[Callable[[Page], bool], Callable[[Page], Iterator[Proposal]]], ...] = (
    (lambda page: documents.is_docx(page.body), documents.read_docx),
    (lambda page: page.body.startswith(b"PK"), tables.read_xlsx),
    (lambda page: page.body.startswith(b"%PDF"), documents.read_pdf),
    (is_sitemap, _of_sitemap),
    (lambda page: page.is_html, markup.read_html),
    (lambda page: "<opml" in page.start, markup.read_opml),
    (lambda page: page.json is not None, objects.read_json),
)
