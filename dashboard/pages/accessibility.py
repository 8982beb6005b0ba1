"""What is checked for people with disabilities, and what may be missing."""

from __future__ import annotations

from datasette.utils.asgi import Response

from dashboard.visitor import Visitor, anyhow


@anyhow
async def page(visitor: Visitor) -> Response:
    """Say what is checked for people with disabilities, and what may be missing."""
    return await visitor.page("accessibility.html")
