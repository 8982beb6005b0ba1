"""The dashboard: a Datasette plugin that shows what was found, in French and in English.

It reads tables and views, computes no verdict and writes nothing. Here are its hooks; only hooks that
Datasette 0.65 and its 1.0 line share are used.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Generator
from functools import partial
from typing import Any

from asgi_gzip import GZipMiddleware
from datasette import hookimpl
from datasette.utils.asgi import Request
from jinja2 import Environment

from dashboard import limits
from dashboard.files import downloads, share, site
from dashboard.guards import guarded
from dashboard.hot import Hot
from dashboard.pages import (
    accessibility,
    api,
    changes,
    check_list,
    choose,
    compare,
    crawler,
    digest,
    editor,
    embed,
    feeds,
    health,
    home,
    landing,
    legal,
    look_yourself,
    message,
    method,
    metrics,
    network,
    obituaries,
    privacy,
    raw,
    search,
)
from dashboard.uncounted import uncounted


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Put our pages in front of Datasette's own."""
    return [
        (r"^/$", home.page),
        (r"^/networks\.csv$", downloads.networks_csv),
        (r"^/evaluation\.csv$", downloads.evaluation_csv),
        (r"^/networks\.xlsx$", downloads.networks_xlsx),
        (r"^/network/(?P<id>[^/]+)$", network.page),
        (r"^/method$", method.page),
        (r"^/choose$", choose.page),
        (r"^/changes$", changes.page),
        (r"^/changes\.atom$", feeds.atom),
        (r"^/changes\.json$", feeds.json_feed),
        (r"^/digest$", digest.page),
        (r"^/obituaries$", obituaries.page),
        (r"^/compare$", compare.page),
        (r"^/health$", health.page),
        (r"^/metrics$", metrics.page),
        (r"^/accessibility$", accessibility.page),
        (r"^/legal$", legal.page),
        (r"^/privacy$", privacy.page),
        (r"^/crawler$", crawler.page),
        (r"^/api$", api.page),
        (r"^/look-yourself$", look_yourself.page),
        (r"^/badge/(?P<id>[^/]+)\.svg$", site.badge),
        (r"^/icon\.svg$", site.icon),
        (r"^/style\.[0-9a-f]{12}\.css$", site.stylesheet),
        (r"^/share\.png$", share.picture),
        (r"^/robots\.txt$", site.robots),
        (r"^/sitemap\.xml$", site.sitemap),
        (r"^/check-list$", check_list.page),
        (r"^/my-list$", check_list.moved),
        (r"^/search$", search.page),
        (r"^/metier/(?P<sector>[^/]+)$", landing.page),
        (r"^/metier/(?P<sector>[^/]+)/(?P<region>[^/]+)$", landing.page),
        (r"^/region/(?P<region>[^/]+)$", landing.page),
        (r"^/editor$", editor.page),
        (r"^/embed/(?P<sector>[^/]+)$", embed.page),
    ]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Answer under our own names only, with our headers; send texts compressed.

    Level 6 costs a third of the time of 9, for 1 % more bytes.
    """
    hosts = limits.own_hosts((datasette.plugin_config("vitality") or {}).get("public_url"))

    def wrapped(app: Any) -> Any:
        small = GZipMiddleware(uncounted(app, datasette), compresslevel=6)
        return guarded(limits.only_for(Hot(small, datasette), hosts))

    return wrapped


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Bound what one query can take."""
    limits.limit_connection(conn)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Let templates mark sentences for translation; each page brings its own ``gettext``."""
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True


@hookimpl
def skip_csrf(scope: dict[str, Any]) -> bool:
    """Let a list be posted without a token: it changes nothing. The editor's forms have their own key."""
    return bool(scope["path"].endswith(("/check-list", "/editor")))


@hookimpl
def extra_template_vars(
    datasette: Any, request: Request | None, template: str
) -> Callable[[], Awaitable[dict[str, Any]]] | dict[str, Any]:
    """Give Datasette's own pages what our header, footer and sentences need; ours bring it along."""
    if template.startswith("vitality/"):
        return {}
    return partial(raw.frame, datasette, request)


@hookimpl(wrapper=True)
def handle_exception(
    datasette: Any, request: Request, exception: Exception
) -> Generator[None, list[Any], list[Any]]:
    """Answer a wrong address or question in our words, and for machines as Datasette does.

    It takes the place of Datasette's own page, which is in English and bare, prints each wrong
    address with its local variables, and fails on some where rich is installed.
    """
    raw.blame(request, exception)
    answers = yield
    if raw.is_nowhere(exception):
        return [message.not_found(request, datasette)]
    if request.path.endswith(".json"):
        return [raw.failed_json(exception)] if raw.is_visitors(exception) else answers
    return [raw.failed(request, datasette, exception)]
