"""Say who publishes and who hosts these pages."""

from __future__ import annotations

from datasette.utils.asgi import Response

from dashboard.visitor import Visitor, anyhow


@anyhow
async def page(visitor: Visitor) -> Response:
    """Say who publishes and who hosts these pages."""
    return await visitor.page("legal.html")
