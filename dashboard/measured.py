"""How often we are wrong, for the method page and its file."""

from __future__ import annotations

from analysis.evaluation.figures import Measure, from_row, with_shipped
from dashboard.visitor import Visitor

_MEASURED = {"measured": "SELECT * FROM evaluation"}


async def measured(visitor: Visitor) -> list[Measure]:
    """Return how often we are wrong: as shipped, and as the operator measured it."""
    rows = (await visitor.ask(_MEASURED, {}))["measured"] if visitor.found else []
    return with_shipped(from_row(row) for row in rows)
