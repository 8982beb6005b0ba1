"""Say what is known of visitors, and of the people on the networks visited: nothing."""

from __future__ import annotations

from datasette.utils.asgi import Response

from dashboard.visitor import Visitor, anyhow


@anyhow
async def page(visitor: Visitor) -> Response:
    """Say what is known of visitors, and of the people on the networks visited: nothing."""
    return await visitor.page("privacy.html")
