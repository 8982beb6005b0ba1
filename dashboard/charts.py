"""Charts of one network as SVG: posts a month, members over time. The tables behind stand on its sheet.

Drawn by matplotlib in the colours of the page, light or dark; each chart is an image of its own, so no
style or script of it reaches the page.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from datasette.utils.asgi import NotFound, Request, Response

from dashboard import queries
from dashboard.visitor import Visitor

#: Months and days shown.
MONTHS, LEAST = 24, 2
_POSTS = """
  WITH newest AS (SELECT max(v.fetched_at) AS at FROM visit v WHERE v.network = :id),
  months AS (
    SELECT strftime('%Y-%m', at, 'start of month') AS month, 0 AS n FROM newest
    UNION ALL
    SELECT strftime('%Y-%m', month || '-01', '-1 month'), n + 1 FROM months WHERE n < :months - 1)
  SELECT m.month, (SELECT count(*) FROM post p
                   WHERE p.network = :id AND p.source = :source
                     AND substr(p.posted_at, 1, 7) = m.month) AS number
  FROM months m
  -- The month of the oldest post that we know of is known in part only, those before it not at all.
  WHERE m.month > (SELECT substr(min(posted_at), 1, 7) FROM post
                   WHERE network = :id AND source = :source)
  ORDER BY m.month
"""
_MEMBERS = """
  SELECT day, members_low AS low, members_high AS high FROM history
  WHERE network = :id ORDER BY day
"""


@dataclass(frozen=True, slots=True)
class Colours:
    """What a chart is drawn in."""

    text: str
    line: str
    ground: str


_LIGHT = Colours("#1a1f26", "#0a4f9e", "#ffffff")
_DARK = Colours("#e8ecf1", "#8ec1ff", "#14181d")


async def posts(db: Any, network: queries.Row) -> queries.Rows:
    """Return ``month`` (YYYY-MM) and ``number`` of posts, from the source that gives the verdict."""
    params = {"id": network["id"], "source": network["rhythm_source"], "months": MONTHS}
    return await queries.rows(db, _POSTS, params) if network["rhythm_source"] else []


async def members(db: Any, network: queries.Row) -> queries.Rows:
    """Return ``day``, ``low`` and ``high``; both ``None`` where the figure was not known."""
    found = await queries.rows(db, _MEMBERS, {"id": network["id"]})
    return found if sum(row["low"] is not None for row in found) >= LEAST else []


async def chart(request: Request, datasette: Any) -> Response:
    """Draw one chart: ``/chart/<id>/posts.svg`` or ``members.svg``, ``?dark=1`` for dark pages."""
    visitor = await Visitor.of(request, datasette)
    network = visitor.db and await queries.network(visitor.db, request.url_vars["id"])
    if not network:
        raise NotFound("no such network")
    colours = _DARK if request.args.get("dark") else _LIGHT
    if request.url_vars["what"] == "posts":
        rows = await posts(visitor.db, network)
        draw: Any = _draw_posts
    else:
        rows = await members(visitor.db, network)
        draw = _draw_members
    if not rows:
        raise NotFound("nothing to draw")
    svg = await asyncio.to_thread(draw, rows, colours)
    headers = {
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
        "Cache-Control": "max-age=300",
    }
    return Response(svg, headers=headers, content_type="image/svg+xml; charset=utf-8")


def _draw_posts(rows: Sequence[queries.Row], colours: Colours) -> str:
    figure, axes = _figure(colours)
    axes.bar([row["month"] for row in rows], [row["number"] for row in rows], color=colours.line)
    shown = range(0, len(rows), max(1, len(rows) // 6))
    axes.set_xticks(list(shown), [rows[i]["month"] for i in shown])
    return _svg(figure)


def _draw_members(rows: Sequence[queries.Row], colours: Colours) -> str:
    figure, axes = _figure(colours)
    days = [date.fromisoformat(row["day"]) for row in rows]
    unknown = float("nan")  # a gap in the line, never a zero
    low = [unknown if row["low"] is None else row["low"] for row in rows]
    high = [one if row["high"] is None else row["high"] for row, one in zip(rows, low, strict=True)]
    axes.fill_between(days, low, high, color=colours.line, alpha=0.25, linewidth=0)
    axes.plot(days, low, color=colours.line, marker="o", markersize=3)
    axes.set_ylim(bottom=0)
    figure.autofmt_xdate(rotation=0, ha="center")
    return _svg(figure)


def _figure(colours: Colours) -> tuple[Any, Any]:
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(7.2, 2.4), layout="constrained", facecolor="none")
    axes = figure.subplots()
    axes.set_facecolor("none")
    axes.tick_params(colors=colours.text, labelsize=9)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("bottom", "left"):
        axes.spines[side].set_color(colours.text)
    return figure, axes


def _svg(figure: Any) -> str:
    body = io.StringIO()
    figure.savefig(body, format="svg", metadata={"Date": None, "Creator": "Vitality"})
    return body.getvalue()
