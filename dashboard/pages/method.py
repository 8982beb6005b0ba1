"""How a network is judged, what is not kept, and whom to write to."""

from __future__ import annotations

from datasette.utils.asgi import Response

from analysis import policy, rules
from analysis.columns import COLUMNS
from analysis.rhythm.model import reliability
from analysis.words.labels import STATES
from dashboard.visitor import Visitor, anyhow


@anyhow
async def page(visitor: Visitor) -> Response:
    """Say how a network is judged, what is not kept, and whom to write to."""
    context = {
        "policy": policy,
        "states": list(STATES),
        "questions": [asked[visitor.texts.lang] for asked in rules.questions()],
        "reliability": reliability(),
        "columns": COLUMNS,
    }
    return await visitor.page("method.html", context)
