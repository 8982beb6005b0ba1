"""Addresses of every page, by the route that answers them, so that a new route cannot be forgotten."""

from __future__ import annotations

import re

import dashboard

#: Route -> addresses of it in the small database of ``tests/dashboard/conftest.py``.
OURS: dict[str, tuple[str, ...]] = {
    r"^/$": ("/", "/?sort=name&sector=it&sector=craft", "/?language=en&state=dead", "/?page=2"),
    r"^/networks\.csv$": ("/networks.csv?lang=fr", "/networks.csv?lang=en"),
    r"^/networks\.xlsx$": ("/networks.xlsx?lang=fr", "/networks.xlsx?lang=en"),
    r"^/network/(?P<id>[^/]+)$": ("/network/devs", "/network/dead", "/network/moved"),
    r"^/method$": ("/method",),
    r"^/evaluation\.csv$": ("/evaluation.csv",),
    r"^/choose$": (
        "/choose",
        "/choose?goal=network&sector=it&sector=craft&joined=devs%0Adead&speaks=en",
        "/choose?goal=job&sector=it&hours=1&region=Bretagne",
    ),
    r"^/changes$": ("/changes?kind=new", "/changes?by=week&sector=it", "/changes?since=2020-01-01"),
    r"^/changes\.atom$": ("/changes.atom?kind=new",),
    r"^/changes\.json$": ("/changes.json?kind=new",),
    r"^/digest$": ("/digest", "/digest?sector=it"),
    r"^/obituaries$": ("/obituaries",),
    r"^/compare$": ("/compare", "/compare?id=devs&id=moved&id=dead&id=nobody"),
    r"^/health$": ("/health",),
    r"^/accessibility$": ("/accessibility",),
    r"^/legal$": ("/legal",),
    r"^/privacy$": ("/privacy",),
    r"^/crawler$": ("/crawler",),
    r"^/api$": ("/api",),
    r"^/look-yourself$": ("/look-yourself", "/look-yourself?sector=it"),
    r"^/badge/(?P<id>[^/]+)\.svg$": ("/badge/devs.svg",),
    r"^/icon\.svg$": ("/icon.svg",),
    r"^/share\.png$": ("/share.png",),
    r"^/style\.[0-9a-f]{12}\.css$": ("/style.0123456789ab.css",),
    r"^/robots\.txt$": ("/robots.txt",),
    r"^/sitemap\.xml$": ("/sitemap.xml",),
    r"^/check-list$": ("/check-list", "/check-list?list=devs%0Adead%0Amoved%0Anobody"),
    r"^/my-list$": ("/my-list",),
    r"^/search$": (
        "/search?q=informaticien+rennes",
        "/search?q=comptable+lyon&local=1",
        "/search?q=zzzz",
        "/search",
    ),
    r"^/metier/(?P<sector>[^/]+)$": ("/metier/it",),
    r"^/metier/(?P<sector>[^/]+)/(?P<region>[^/]+)$": ("/metier/it/bretagne",),
    r"^/region/(?P<region>[^/]+)$": ("/region/bretagne",),
    r"^/metrics$": ("/metrics",),
    r"^/editor$": ("/editor",),
    r"^/embed/(?P<sector>[^/]+)$": ("/embed/it",),
}


def without_an_address() -> set[str]:
    """Return the routes that no address here is of."""
    routes = {route for route, _page in dashboard.register_routes()}
    plain = {route: [each.partition("?")[0] for each in found] for route, found in OURS.items()}
    return {
        route
        for route in routes
        if not all(re.match(route, each) for each in plain.get(route, [""]))
    }
