"""Every address the pages link to, made in one place: language and filters are never lost. Pure.

Only http and https addresses from outside become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from analysis.understanding.letters import unaccent
from dashboard.filters import Filters
from vocabulary.said import Language


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses for one visitor: ``lang`` is what the address asked for, if it did."""

    urls: Any  # Datasette's own address builder, which knows under which path we are served
    database: str  # empty when there is none to show
    filters: Filters
    lang: Language | None = None

    def home(self, filters: Filters | None = None) -> str:
        """Return the list, as filtered now or otherwise."""
        return self._to("", filters or self.filters)

    def plain_home(self) -> str:
        """Return the whole list."""
        return self._to("", Filters())

    def sheet(self, network: str) -> str:
        """Return a network's sheet, which knows the list it was opened from."""
        return self._to(f"network/{quote(network, safe='')}", self.filters)

    def csv(self, lang: Language) -> str:
        """Return the whole present list as CSV, French for Excel or plain."""
        pairs = [*self.filters.changed().pairs(), ("lang", lang)]
        return f"{self.urls.path('networks.csv')}?{urlencode(pairs)}"

    def xlsx(self) -> str:
        """Return the whole present list as an Excel workbook in this page's language."""
        return self._to("networks.xlsx", self.filters.changed())

    def search(self, text: str, *, only_local: bool = False) -> str:
        """Return what there is for a typed text."""
        return self._asked("search", q=text, local="1" if only_local else "")

    def trade(self, sector: str, region: str = "") -> str:
        """Return the page of a trade, in one region or everywhere."""
        return self._asked("/".join(filter(None, ("metier", quote(sector, safe=""), slug(region)))))

    def region(self, region: str) -> str:
        """Return the page of a region."""
        return self._asked(f"region/{slug(region)}")

    def choose(self, pairs: Iterable[tuple[str, str]] = ()) -> str:
        """Return the answer to the questions of *Choisir*, or the questions alone."""
        given = [*pairs, *([("lang", self.lang)] if self.lang else [])]
        address = str(self.urls.path("choose"))
        return f"{address}?{urlencode(given)}#answer" if given else address

    def editor(self, *, is_taken: bool = False) -> str:
        """Return where editors enter something, or what tells them that it was taken."""
        return self._asked("editor", taken="1" if is_taken else "")

    def badge(self, network: str) -> str:
        """Return the address of a network's badge, in the language of the browser that shows it."""
        return str(self.urls.path(f"badge/{quote(network, safe='')}.svg"))

    def same_page(
        self, path: str, lang: Language, pairs: Iterable[tuple[str, str]] | None = None
    ) -> str:
        """Return this page in another language; ``pairs`` take the place of the filters."""
        kept = self.filters.pairs() if pairs is None else pairs
        return f"{path}?{urlencode([*kept, ('lang', lang)])}"

    def page(self, name: str) -> str:
        """Return one of the pages beside the list, which knows the list it was opened from."""
        return self._to(name, self.filters)

    def list_page(self, number: int) -> str:
        """Return another page of the list."""
        return self.home(self.filters.changed(page=number))

    def obituaries_page(self, number: int) -> str:
        """Return a page of what has ended."""
        return self._to("obituaries", Filters(page=number))

    def changes(self, kind: str, sector: str = "") -> str:
        """Return the changes of one kind, of one sector or of all."""
        return self._asked("changes", kind=kind, sector=sector)

    def compare(self, networks: Iterable[str]) -> str:
        """Return the networks with these ids side by side."""
        pairs = [
            *(("id", each) for each in networks),
            *([("lang", self.lang)] if self.lang else []),
        ]
        return f"{self.urls.path('compare')}?{urlencode(pairs)}"

    def digest(self, month: str, sector: str) -> str:
        """Return the digest of a month (YYYY-MM; empty: the present one), of one sector or of all."""
        return self._asked("digest", month=month, sector=sector)

    def rows(self, table: str, **equal: str) -> str:
        """Return the raw rows of a table or view in Datasette, as filtered by ``column=value``."""
        address = str(self.urls.table(self.database, table))
        return self.raw(f"{address}?{urlencode(equal)}" if equal else address)

    def raw(self, address: object) -> str:
        """Return an address of Datasette's own pages, in the language this one asked for.

        There it is called ``_lang``: a name without the underscore filters by a column.
        """
        if not self.lang:
            return str(address)
        return f"{address}{'&' if '?' in str(address) else '?'}{urlencode({'_lang': self.lang})}"

    def _asked(self, path: str, **asked: str) -> str:
        given = {name: value for name, value in {**asked, "lang": self.lang or ""}.items() if value}
        address = str(self.urls.path(path))
        return f"{address}?{urlencode(given)}" if given else address

    def _to(self, path: str, filters: Filters) -> str:
        pairs = [*filters.pairs(), *([("lang", self.lang)] if self.lang else [])]
        address = str(self.urls.path(path))
        return f"{address}?{urlencode(pairs)}" if pairs else address


def slug(name: str) -> str:
    """Return a name as it stands in an address: "Île-de-France" as "ile-de-france"."""
    return "-".join(re.findall(r"[a-z0-9]+", unaccent(name)))


def web_link(url: object) -> str:
    """Return ``url`` when a reader may safely follow it, else the empty text."""
    if not isinstance(url, str):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def copies_of(url: object) -> str:
    """Return where the Wayback Machine lists its copies of ``url``, if any; empty for no web address."""
    address = web_link(url)
    return f"https://web.archive.org/web/*/{address}" if address else ""


def mail_address(contact: str) -> str:
    """Return the address of e-mail that a contact is; empty when it is none."""
    address = contact.strip().removeprefix("mailto:")
    return address if "@" in address and ":" not in address and "/" not in address else ""


def contact_link(contact: object, subject: str) -> str:
    """Return where to write: a mailto link for an address of e-mail, or a web page; else empty."""
    if not isinstance(contact, str):
        return ""
    if address := mail_address(contact):
        return f"mailto:{quote(address, safe='@+')}?subject={quote(subject)}"
    return web_link(contact.strip())
