"""The picture that shows where a link to these pages is shared: how many networks are in which state.

Drawn by matplotlib, as the charts are (docs/decisions/0011). A PNG, since no social network takes SVG.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping

from datasette.utils.asgi import Response

from analysis.words.labels import STATES
from dashboard.files.site import COLOURS
from dashboard.filters import Filters
from dashboard.visitor import Visitor, with_data
from dashboard.words.texts import Texts

#: Pixels an inch: 12 by 6.3 inches make the 1200 by 630 pixels that are usual.
DPI = 100


@with_data
async def picture(visitor: Visitor) -> Response:
    """Draw the picture: ``/share.png``."""
    counts = visitor.published.index.options(Filters(), "state")
    png = await asyncio.to_thread(draw, counts, visitor.texts)
    return Response(png, content_type="image/png")


def draw(counts: Mapping[str, int], texts: Texts) -> bytes:
    """Return a PNG of a bar for each state that networks are in."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    states = [state for state in reversed(list(STATES)) if counts.get(state)]
    layout = ConstrainedLayoutEngine(w_pad=0.5, h_pad=0.4)  # inches
    figure = Figure(figsize=(12, 6.3), dpi=DPI, layout=layout, facecolor="white")
    figure.suptitle(texts.gettext("Which professional networks are alive?"), size=32, weight="bold")
    axes = figure.subplots()
    bars = axes.barh(
        [texts.label("state", state) for state in states],
        [counts[state] for state in states],
        color=[COLOURS[state] for state in states],
    )
    axes.bar_label(bars, [texts.number(counts[state]) for state in states], padding=8, size=22)
    axes.tick_params(axis="y", length=0, labelsize=22)
    axes.xaxis.set_visible(False)
    axes.spines[:].set_visible(False)
    figure.supxlabel("Vitality", size=22, color=COLOURS["undetermined"])
    body = io.BytesIO()
    figure.savefig(body, format="png")
    return body.getvalue()
