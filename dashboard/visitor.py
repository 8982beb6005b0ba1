"""What every page knows of who asks: language, filters, links and the database to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Request, Response

from dashboard import queries
from dashboard.filters import Filters
from dashboard.links import Links, archived, contact_link, web_link
from dashboard.texts import LOCALES, Texts, asked_language, parse_moment

STATIC = str(Path(__file__).parent / "static")
#: No script runs and nothing is loaded from elsewhere, whatever a template or a database holds.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Language",
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """One request, and what answering it needs. ``db`` is ``None`` when there is nothing to show."""

    datasette: Any
    request: Request
    db: Any | None
    texts: Texts
    filters: Filters
    links: Links

    @classmethod
    async def of(cls, request: Request, datasette: Any) -> Visitor:
        """Look at the request and find the database."""
        db = await queries.find_database(datasette)
        filters = Filters.from_args(request.args)
        lang = asked_language(request)
        links = Links(datasette.urls, db.name if db else "", filters, lang)
        return cls(datasette, request, db, Texts.of(request), filters, links)

    async def page(
        self,
        template: str,
        context: Mapping[str, Any] | None = None,
        status: int = 200,
        pairs: Sequence[tuple[str, str]] | None = None,
    ) -> Response:
        """Return a page in the visitor's language.

        ``pairs`` are what its address asks for, where that is more than the list's filters.
        """
        texts = self.texts
        common = {
            "t": texts,
            "gettext": texts.gettext,
            "ngettext": texts.ngettext,
            "links": self.links,
            "filters": self.filters,
            "stylesheet": _stylesheet(self.datasette),
            "languages": {
                lang: self.links.same_page(self.request.path, lang, pairs) for lang in LOCALES
            },
            "web_link": web_link,
            "archived": lambda url, at: archived(url, parse_moment(at)),
            "contact": self._contact,
        }
        body = await self.datasette.render_template(
            f"vitality/{template}", {**common, **(context or {})}, request=self.request
        )
        headers = {**HEADERS, "Content-Language": texts.lang}
        return Response.html(body, status=status, headers=headers)

    async def message(self, title: str, sentence: str, status: int) -> Response:
        """Return a page that says one thing, with a search to go on."""
        return await self.page("message.html", {"title": title, "sentence": sentence}, status)

    def absolute(self, path: str) -> str:
        """Return a whole address on this server, as feeds and sitemaps need it."""
        return web_link(self.datasette.absolute_url(self.request, self.datasette.urls.path(path)))

    def _contact(self, subject: str) -> str:
        """Return where to write about a sheet, as configured; empty when nothing is."""
        config = self.datasette.plugin_config("vitality") or {}
        return contact_link(config.get("contact"), f"Vitality: {subject}")


def _stylesheet(datasette: Any) -> str:
    """Return the stylesheet's address. Datasette names the folder after package or module."""
    # Datasette loads installed plugins, and so this module, while its own is still being made.
    from datasette.plugins import get_plugins

    name = next(plugin["name"] for plugin in get_plugins() if plugin["static_path"] == STATIC)
    return str(datasette.urls.static_plugins(name, "vitality.css"))
