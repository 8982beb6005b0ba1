"""What every page knows of who asks: language, filters, links and what is published."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Request, Response
from jinja2 import Environment

from analysis.understanding.usual import usual_jobs, usual_places
from dashboard import published, qr, style
from dashboard.address import Address
from dashboard.correspondence import Correspondence
from dashboard.filters import Filters
from dashboard.links import Links, contact_link, copies_of, web_link
from dashboard.published import Published, Republished, Rows
from dashboard.words.languages import asked_language
from dashboard.words.texts import Texts
from vocabulary.operator import Operator
from vocabulary.said import Language

#: For what shows more than one publication, or what somebody typed in: no copy of it is kept.
NO_STORE = {"Cache-Control": "no-store"}
#: The methods that every page answers.
READING = ("GET", "HEAD")
#: Tells the pages of this process from those of another, whose templates or contact may differ.
_PROCESS = secrets.token_hex(4)

Answer = Any  # a response of Datasette's, which has no types: in one piece or streamed
Handler = Callable[["Visitor"], Awaitable[Answer]]
Route = Callable[[Request, Any], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Visitor:
    """One request, and what answering it needs."""

    datasette: Any
    request: Request
    texts: Texts
    address: Address
    filters: Filters
    links: Links
    found: tuple[Any, Published] | None  # None: there is nothing to show

    @classmethod
    async def of(cls, request: Request, datasette: Any) -> Visitor:
        """Look at the request and find what is published."""
        found = await published.newest(datasette)
        address = Address(request.args)
        filters = Filters.of(address)
        lang = asked_language(request)
        links = Links(datasette.urls, found[0].name if found else "", filters, lang)
        return cls(datasette, request, Texts.of(request), address, filters, links, found)

    @property
    def db(self) -> Any:
        """The database. Only for pages that need data."""
        assert self.found
        return self.found[0]

    @property
    def published(self) -> Published:
        """What is published. Only for pages that need data."""
        assert self.found
        return self.found[1]

    async def ask(self, queries: Mapping[str, str], params: Mapping[str, Any]) -> dict[str, Rows]:
        """Return name -> rows of several queries, of the publication that is shown."""
        return await published.together(self.db, self.published, queries, params)

    @property
    def tag(self) -> str:
        """What this page is made from: as long as it stays, so does the page (RFC 9110, ETag)."""
        return page_tag(self.found[1].id if self.found else None, self.texts)

    async def page(
        self,
        template: str,
        context: Mapping[str, Any] | None = None,
        status: int = 200,
        pairs: Sequence[tuple[str, str]] | None = None,
        more: Mapping[str, str] | None = None,
    ) -> Response:
        """Return a page in the visitor's language.

        ``pairs`` are what its address asks for, where that is more than the list's filters; ``more``
        are further headers.
        """
        texts = self.texts
        own = self.whole(self.links.same_page(self.request.path, texts.lang, pairs))
        common = {
            "own_address": own,
            "code": qr.code(own),
            **basics(self.datasette, texts, self.links),
            "urls": self.datasette.urls,
            "filters": self.filters,
            "languages": {
                lang: self.links.same_page(self.request.path, lang, pairs) for lang in Language
            },
            "picture": self.absolute(f"share.png?lang={texts.lang}") if self.found else "",
            "copies_of": copies_of,
            "contact": self._contact,
            "write": Correspondence(contact_of(self.datasette), own, texts),
        }
        page = _templates(self.datasette).get_template(f"vitality/{template}")
        body = page.render({**common, **(context or {})})
        headers = {**(more or {}), "Content-Language": texts.lang}
        return Response.html(body, status=status, headers=headers)

    async def message(
        self, title: str, sentence: str, status: int, more: Mapping[str, str] | None = None
    ) -> Response:
        """Return a page that says one thing, with a search to go on; ``more`` are further headers."""
        context = {"title": title, "sentence": sentence}
        return await self.page("message.html", context, status, more=more)

    def absolute(self, path: str) -> str:
        """Return a whole address on this server, as feeds and sitemaps need it."""
        return self.whole(self.datasette.urls.path(path))

    def whole(self, address: str) -> str:
        """Return an address that ``links`` made with our scheme and host before it."""
        return web_link(self.datasette.absolute_url(self.request, address))

    def _contact(self, subject: str) -> str:
        """Return where to write about a sheet, as configured; empty when nothing is."""
        return contact_link(contact_of(self.datasette), f"Vitality: {subject}")


def page_tag(publication: int | None, texts: Texts) -> str:
    """Return the tag of a page of a publication; empty where there is none: a first crawl may add networks.

    The day is part of it, since pages say how many days ago things happened.
    """
    if publication is None:
        return ""
    return f'W/"{_PROCESS}-{publication}-{texts.now:%Y%m%d}-{texts.lang}"'


def contact_of(datasette: Any) -> str:
    """Return where to write, as configured: an address of e-mail or a web page; empty when nothing is."""
    config = datasette.plugin_config("vitality") or {}
    contact = config.get("contact") or operator_of(datasette).email
    return contact if contact_link(contact, "") else ""


def operator_of(datasette: Any) -> Operator:
    """Return who runs this dashboard, as the settings file says."""
    found = (datasette.plugin_config("vitality") or {}).get("operator")
    return Operator(**found) if found else Operator()


def elsewhere(address: str, *, for_good: bool = False) -> Response:
    """Return an answer that leads to another address of ours."""
    status = 301 if for_good else 302
    return Response("", status=status, headers={"Location": address}, content_type="text/plain")


def basics(datasette: Any, texts: Texts, links: Links) -> dict[str, Any]:
    """Return what every page needs for its header, its footer and its sentences."""
    return {
        "t": texts,
        "gettext": texts.gettext,
        "ngettext": texts.ngettext,
        "links": links,
        "stylesheet": style.address(datasette),
        "operator": operator_of(datasette),
        "web_link": web_link,
        "usual_jobs": usual_jobs,
        "usual_places": usual_places,
    }


def anyhow(handler: Handler, methods: Collection[str] = READING) -> Route:
    """Make a route of a handler that has something to say without data, too."""

    async def route(request: Request, datasette: Any) -> Answer:
        while True:
            try:
                return await once(await Visitor.of(request, datasette))
            except Republished:  # half of the page was of the publication before: make it anew
                await published.settled(datasette)

    async def once(visitor: Visitor) -> Answer:
        request = visitor.request
        if request.method not in methods:
            return await _not_allowed(visitor, methods)
        fresh = {"Vary": "Accept-Language", "Cache-Control": "no-cache"}
        if request.method in READING and (tag := visitor.tag):
            fresh["ETag"] = tag
            if tag in request.headers.get("if-none-match", ""):
                return Response("", status=304, headers=fresh)
        answer = await handler(visitor)
        if answer.status == 200 and "Cache-Control" not in answer.headers:
            answer.headers |= fresh
        return answer

    return route


def with_data(handler: Handler, methods: Collection[str] = READING) -> Route:
    """Make a route of a handler that needs data: without any, the page says so."""

    async def cautious(visitor: Visitor) -> Answer:
        return await (handler(visitor) if visitor.found else _nothing_yet(visitor))

    return anyhow(cautious, methods)


async def _not_allowed(visitor: Visitor, methods: Collection[str]) -> Response:
    texts = visitor.texts
    return await visitor.message(
        texts.gettext("This page can only be read"),
        texts.gettext("Nothing can be sent to this address or changed at it. You can search:"),
        405,
        {"Allow": ", ".join(methods)},
    )


async def _nothing_yet(visitor: Visitor) -> Response:
    texts = visitor.texts
    return await visitor.message(
        texts.gettext("Nothing to show yet"),
        texts.gettext(
            "The database does not hold any network. Whoever runs this dashboard has to make "
            "a first visit of the networks: vitality crawl."
        ),
        503,
    )


_TEMPLATES: WeakKeyDictionary[Any, Environment] = WeakKeyDictionary()


def _templates(datasette: Any) -> Environment:
    """Return Datasette's templates without its ``await`` around every value: twice as fast."""
    if datasette not in _TEMPLATES:
        _TEMPLATES[datasette] = datasette.jinja_env.overlay(enable_async=False)
    return _TEMPLATES[datasette]
