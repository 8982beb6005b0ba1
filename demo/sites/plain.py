"""Sites without a known platform: static blogs, JSON Feed, events in JSON-LD, hand-made pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from demo.site import Appearance, Pages, Served, as_json, feed, page, render, sitemap

ATOM, RSS, JSON = "application/atom+xml", "application/rss+xml", "application/feed+json"
INTRO = "Les nouvelles du métier, par celles et ceux qui le font."


def blog(look: Appearance) -> Pages:
    """Return a static blog as Hugo builds it, with an Atom feed."""
    return {
        "/": page(
            "page.html",
            look,
            generator="Hugo 0.152.2",
            feeds=[(ATOM, "/index.xml")],
            intro=INTRO,
            shown=look.items[:10],
        ),
        "/index.xml": feed("atom.xml", look, path="/index.xml"),
        "/sitemap.xml": sitemap(look),
    }


def json_feed(look: Appearance) -> Pages:
    """Return a site whose only feed is a JSON Feed 1.1."""
    items = [
        {
            "id": look.base + item.path,
            "url": look.base + item.path,
            "title": item.title,
            "content_html": f"<p>{item.text}</p>",
            "date_published": item.at.isoformat(),
            "authors": [{"name": item.author.name, "url": f"{look.base}/@{item.author.handle}"}],
        }
        for item in look.items[:20]
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": look.name,
        "home_page_url": f"{look.base}/",
        "feed_url": f"{look.base}/feed.json",
        "language": "fr",
        "items": items,
    }
    return {
        "/": page("page.html", look, feeds=[(JSON, "/feed.json")], intro=INTRO),
        "/feed.json": as_json(document, JSON),
    }


def agenda(look: Appearance) -> Pages:
    """Return a site that shows its life only as events: JSON-LD of the past and the next, a sitemap."""
    coming = look.as_of + timedelta(days=18)
    events = [_event(look, "Prochaine rencontre", coming, "/rencontres/prochaine/")]
    events += [_event(look, item.title, item.at, item.path) for item in look.items[:8]]
    graph = {"@context": "https://schema.org", "@graph": events}
    return {
        "/": page("page.html", look, json_ld=graph, intro="Rencontres ouvertes à tous."),
        "/sitemap.xml": sitemap(look),
    }


def _event(look: Appearance, name: str, start: datetime, path: str) -> dict[str, Any]:
    return {
        "@type": "Event",
        "name": name,
        "startDate": start.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "url": look.base + path,
        "location": {"@type": "Place", "name": "Maison des associations"},
        "organizer": {"@type": "Person", "name": look.items[0].author.name},
    }


def hand_made(look: Appearance) -> Pages:
    """Return an old hand-made site in windows-1252, its feed too; no header names the encoding."""
    head = (
        '<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
        f"\n<title>{look.name} – l’amicale</title>\n"
        f'<link rel="alternate" type="{RSS}" title="Actualités" href="/rss.xml">\n</head>\n'
    )
    rows = "".join(
        f'<p><b>Le {item.at:%d/%m/%Y}</b> : <a href="{item.path}">{item.title}</a> '
        f"({item.author.name}, {item.author.email})<br>« {item.text} »</p>\n"
        for item in look.items[:10]
    )
    body = f"<body bgcolor=white>\n<h1>{look.name}</h1>\n<p>Cotisation : 12 €</p>\n{rows}</body></html>"
    rss = render("rss.xml", look, path="/rss.xml", encoding="windows-1252").decode()
    return {
        "/": Served((head + body).encode("windows-1252"), "text/html"),
        "/rss.xml": Served(rss.encode("windows-1252"), "text/xml"),
    }


def boaster(look: Appearance) -> Pages:
    """Return a portal that looks busy (members by the hundred thousand, today's date) and is silent."""
    members = f"{look.members:,}".replace(",", "\u202f")
    today = render("today.txt", look).decode().strip()
    return {
        "/": page(
            "page.html",
            look,
            feeds=[(RSS, "/rss.xml")],
            intro=f"Rejoignez nos {members} membres et développez votre réseau !",
            shown=look.items[:5],
            footer=f"{today} · © 2004-{look.as_of.year} {look.name}. Tous droits réservés.",
        ),
        "/rss.xml": feed("rss.xml", look, path="/rss.xml"),
    }


def undated(look: Appearance) -> Pages:
    """Return a site that never says when: no feed, no sitemap, no date."""
    pages = ("/annuaire/", "/adherer/", "/partenaires/")
    intro = "Annuaire des artisans de la vallée. Adhésion sur demande."
    return {"/": page("page.html", look, intro=intro, links=pages)} | {
        path: page("page.html", look, intro=intro) for path in pages
    }
