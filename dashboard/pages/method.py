"""How a network is judged, what is not kept, and whom to write to."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from analysis import policy, rules
from analysis.columns import COLUMNS
from analysis.measured import errors
from analysis.rhythm.model import reliability
from analysis.words.labels import STATES
from dashboard.visitor import Visitor, anyhow

#: How many verdicts of each state people confirmed or corrected: by mail, and before publication.
_HEARD = {
    "heard": """
      SELECT state, sum(is_right) AS confirmed, sum(NOT is_right) AS corrected FROM (
        SELECT state, opinion = 'useful' AS is_right FROM feedback
        UNION ALL SELECT state, decision = 'confirmed' FROM review)
      GROUP BY state
    """
}


@anyhow
async def page(visitor: Visitor) -> Response:
    """Say how a network is judged, what is not kept, and whom to write to."""
    context: dict[str, Any] = {
        "policy": policy,
        "states": list(STATES),
        "questions": [asked[visitor.texts.lang] for asked in rules.questions()],
        "reliability": reliability(),
        "errors": errors(),
        "columns": COLUMNS,
    }
    heard = (await visitor.ask(_HEARD, {}))["heard"] if visitor.found else []
    context["heard"] = sorted(heard, key=lambda row: list(STATES).index(row["state"]))
    return await visitor.page("method.html", context)
