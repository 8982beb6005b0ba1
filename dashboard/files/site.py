"""What a site of its own offers besides pages: badges, robots.txt, a sitemap, an icon."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

from datasette.utils.asgi import NotFound, Response

from analysis.choosing.suitability import ALL_TRADES
from analysis.understanding.results import LIVING
from dashboard.filters import Filters
from dashboard.links import slug
from dashboard.style import SHEET
from dashboard.visitor import Visitor, anyhow, elsewhere, with_data

#: Width of a letter of the badge's text at 11 px, px: generous, since nothing measures it.
_LETTER = 7
#: State -> colour on white or under white text, as in the stylesheet.
COLOURS = {
    "alive": "#146c2e",
    "slowing": "#8a5000",
    "dormant": "#4d5b94",
    "dead": "#a8201a",
    "moved": "#6a3a9c",
    "unreachable": "#9a3b0f",
    "unobservable": "#3f5c6e",
    "undetermined": "#5a6470",
}
_BADGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" '
    'aria-label="{label}"><title>{label}</title><rect width="{width}" height="20" rx="3" '
    'fill="#33404d"/><rect x="{left}" width="{right}" height="20" rx="3" fill="{colour}"/>'
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" '
    'text-anchor="middle"><text x="{first}" y="14">Vitality</text><text x="{second}" y="14">'
    "{state}</text></g></svg>"
)
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" '
    'fill="#0a4f9e"/><path d="M1.5 8.5h3l2-5 3 9 2-4h3" fill="none" stroke="#fff" '
    'stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round"/></svg>'
)
_SVG = "image/svg+xml; charset=utf-8"
#: Pages that a search engine may list, besides the sheets.
_PAGES = (
    *("", "choose", "check-list", "changes", "obituaries", "method", "look-yourself"),
    *("legal", "privacy", "accessibility", "crawler", "api"),
)


@with_data
async def badge(visitor: Visitor) -> Response:
    """Draw a network's state for its own site: ``/badge/<id>.svg``."""
    published, asked = visitor.published, unquote(visitor.request.url_vars["id"])
    network = published.index.by_id.get(asked)
    if network is None and asked in published.former_ids:
        return elsewhere(visitor.links.badge(published.former_ids[asked]), for_good=True)
    if network is None:
        raise NotFound("no such network")
    state = visitor.texts.label("state", network["state"])
    left, right = 8 * _LETTER, len(state) * _LETTER + 14
    text = _BADGE.format(
        width=left + right,
        left=left,
        right=right,
        first=left / 2,
        second=left + right / 2,
        colour=COLOURS[network["state"]],
        state=escape(state),
        label=escape(f"Vitality: {state}"),
    )
    return Response(text, headers={"Cache-Control": "max-age=3600"}, content_type=_SVG)


@anyhow
async def icon(_visitor: Visitor) -> Response:
    """Give the icon of the pages."""
    return Response(_ICON, headers={"Cache-Control": "max-age=86400"}, content_type=_SVG)


@anyhow
async def stylesheet(_visitor: Visitor) -> Response:
    """Give the stylesheet of the pages."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(SHEET, headers=headers, content_type="text/css; charset=utf-8")


@anyhow
async def robots(visitor: Visitor) -> Response:
    """Let search engines read the pages, and leave the raw data and its endless filters aside."""
    raw = visitor.datasette.urls.database(visitor.db.name) if visitor.found else ""
    kept = [f"Disallow: {raw}"] if raw else []
    lines = [
        "User-agent: *",
        *kept,
        "Disallow: /*?",
        f"Sitemap: {visitor.absolute('sitemap.xml')}",
    ]
    return Response.text("\n".join([*lines, ""]))


def _landings(visitor: Visitor) -> Iterator[str]:
    """Yield the pages of each trade, of each region and of each trade in a region that somebody is in."""
    index, here = visitor.published.index, Filters(state=tuple(LIVING))
    for region in index.options(here, "region"):
        yield f"region/{slug(region)}"
    for sector in index.options(here, "sector"):
        if sector != ALL_TRADES:
            yield f"metier/{quote(sector, safe='')}"
            for region in index.options(here.changed(sector=(sector,)), "region"):
                yield f"metier/{quote(sector, safe='')}/{slug(region)}"


@anyhow
async def sitemap(visitor: Visitor) -> Response:
    """List the pages and the sheets."""
    rows = visitor.published.index.rows if visitor.found else ()
    pages = [(path, None) for path in (*_PAGES, *(_landings(visitor) if visitor.found else ()))]
    sheets = [(f"network/{quote(row['id'], safe='')}", row["as_of"]) for row in rows]
    urls = "".join(
        f"<url><loc>{escape(visitor.absolute(path))}</loc>"
        f"{f'<lastmod>{at[:10]}</lastmod>' if at else ''}</url>"
        for path, at in (*pages, *sheets)
    )
    text = (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    )
    return Response(text, content_type="application/xml; charset=utf-8")
