"""The dashboard: a Datasette plugin that shows what was found, in French and in English.

It reads tables and views, computes no verdict and writes nothing. Here are its hooks; only hooks that
Datasette 0.65 and its 1.0 line share are used.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Generator
from typing import Any

from datasette import hookimpl
from datasette.utils.asgi import NotFound, Request
from jinja2 import Environment

from dashboard import (
    charts,
    choosing,
    compare,
    health,
    my_list,
    news,
    pages,
    site_files,
)
from dashboard.queries import unaccent
from dashboard.texts import Texts


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Put our pages in front of Datasette's own."""
    return [
        (r"^/$", pages.home),
        (r"^/networks\.csv$", pages.networks_csv),
        (r"^/networks\.xlsx$", pages.networks_xlsx),
        (r"^/network/(?P<id>[^/]+)$", pages.sheet),
        (r"^/method$", pages.method),
        (r"^/choose$", choosing.page),
        (r"^/changes$", news.changes),
        (r"^/changes\.atom$", news.atom),
        (r"^/changes\.json$", news.json_feed),
        (r"^/obituaries$", news.obituaries),
        (r"^/chart/(?P<id>[^/]+)/(?P<what>posts|members)\.svg$", charts.chart),
        (r"^/compare$", compare.page),
        (r"^/health$", health.page),
        (r"^/accessibility$", pages.accessibility),
        (r"^/badge/(?P<id>[^/]+)\.svg$", site_files.badge),
        (r"^/icon\.svg$", site_files.icon),
        (r"^/robots\.txt$", site_files.robots),
        (r"^/sitemap\.xml$", site_files.sitemap),
        (r"^/my-list$", my_list.page),
    ]


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give SQL the function our searches use."""
    conn.create_function("unaccent", 1, unaccent, deterministic=True)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Let templates mark sentences for translation; each page brings its own ``gettext``."""
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True


@hookimpl
def skip_csrf(scope: dict[str, Any]) -> bool:
    """Let a list be posted without a token: it changes nothing and nobody is logged in."""
    return bool(scope["path"].endswith("/my-list"))


@hookimpl
def extra_template_vars(datasette: Any, request: Request | None) -> dict[str, Any]:
    """Lead from Datasette's own pages to ours, in the reader's language."""
    texts, path = Texts.of(request), datasette.urls.path
    pages_of_ours = (
        ("", "Vitality"),
        ("choose", texts.gettext("Choose")),
        ("compare", texts.gettext("Compare")),
        ("my-list", texts.gettext("My list")),
        ("changes", texts.gettext("Changes")),
        ("method", texts.gettext("How we judge")),
    )
    return {"our_pages": [{"href": path(name), "label": label} for name, label in pages_of_ours]}


@hookimpl(wrapper=True)
def handle_exception(
    datasette: Any, request: Request, exception: Exception
) -> Generator[None, list[Any], list[Any]]:
    """Answer a wrong address in our words; every other error is Datasette's.

    It takes the place of Datasette's own answer, which prints each wrong address with its local
    variables, and fails on some where rich is installed.
    """
    answers = yield
    return [pages.not_found(request, datasette)] if isinstance(exception, NotFound) else answers
