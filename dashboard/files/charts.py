"""Charts of one network as SVG. What they show in words, and the tables behind, stand on its sheet.

Drawn by matplotlib in the colours of the page, light or dark; each chart is an image of its own, so no
style or script of it reaches the page. No words are drawn: only figures and dates, the same in every
language.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import unquote

from datasette.utils.asgi import NotFound, Response

from dashboard import queries
from dashboard.files.series import SERIES, Point
from dashboard.visitor import Visitor, with_data


@dataclass(frozen=True, slots=True)
class Colours:
    """What a chart is drawn in."""

    text: str
    line: str
    mark: str


_LIGHT = Colours("#1a1f26", "#0a4f9e", "#b3470c")
_DARK = Colours("#e8ecf1", "#8ec1ff", "#ffb070")
#: An image may carry its own styles, and nothing else.
_POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}


@with_data
async def chart(visitor: Visitor) -> Response:
    """Draw one chart: ``/chart/<id>/<name>.svg``, ``?dark=1`` for dark pages."""
    asked, published = visitor.request.url_vars, visitor.published
    network = published.index.by_id.get(unquote(asked["id"]))
    if network is None:
        raise NotFound("no such network")
    params = queries.of_sheet(network, published.crawl)
    found = await visitor.ask(queries.CHARTS, params)
    points = SERIES[asked["name"]](found, network)
    if not points:
        raise NotFound("nothing to draw")
    colours = _DARK if visitor.request.args.get("dark") else _LIGHT
    svg = await asyncio.to_thread(draw, asked["name"], points, network["rhythm_days"], colours)
    return Response(svg, headers=dict(_POLICY), content_type="image/svg+xml; charset=utf-8")


def draw(name: str, points: Sequence[Point], usual: float | None, colours: Colours) -> str:
    """Return a chart as SVG; ``usual`` is the usual gap in days, drawn as a line across the gaps."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(7.2, 2.4), layout="constrained", facecolor="none")
    axes = figure.subplots()
    axes.set_facecolor("none")
    axes.tick_params(colors=colours.text, labelsize=9)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    for side, spine in axes.spines.items():
        spine.set_visible(side in {"bottom", "left"})
        spine.set_color(colours.text)
    if name == "members":
        _lines(figure, axes, points, colours)
    else:
        _bars(axes, points, colours)
    if name == "rhythm":
        _silence(axes, usual, colours)
    axes.set_ylim(bottom=0)
    body = io.StringIO()
    figure.savefig(body, format="svg", metadata={"Date": None, "Creator": "Vitality"})
    return body.getvalue()


def _bars(axes: Any, points: Sequence[Point], colours: Colours) -> None:
    axes.bar(range(len(points)), [point.low or 0.0 for point in points], color=colours.line)
    shown = range(0, len(points), max(1, len(points) // 6))
    axes.set_xticks(list(shown), [points[i].when for i in shown])


def _silence(axes: Any, usual: float | None, colours: Colours) -> None:
    """Set the last bar apart by stripes, and show the usual gap across all of them."""
    axes.patches[-1].set(facecolor="none", edgecolor=colours.mark, hatch="///", linewidth=1.5)
    if usual is not None:
        axes.axhline(usual, color=colours.text, linestyle="--", linewidth=1)


def _lines(figure: Any, axes: Any, points: Sequence[Point], colours: Colours) -> None:
    unknown = float("nan")  # a gap in the line, never a zero
    days = [date.fromisoformat(point.when) for point in points]
    low = [unknown if point.low is None else point.low for point in points]
    high = [
        one if point.high is None else point.high for point, one in zip(points, low, strict=True)
    ]
    axes.fill_between(days, low, high, color=colours.line, alpha=0.25, linewidth=0)
    axes.plot(days, low, color=colours.line, marker="o", markersize=3)
    figure.autofmt_xdate(rotation=0, ha="center")
