"""Tell sites who visits them, how often, and how to be left alone."""

from __future__ import annotations

from datasette.utils.asgi import Response

from dashboard.visitor import Visitor, anyhow
from vocabulary.promises import REQUEST_BUDGET, ROBOT_TOKEN, USER_AGENT


@anyhow
async def page(visitor: Visitor) -> Response:
    """Tell sites who visits them, how often, and how to be left alone."""
    robots = f"User-agent: {ROBOT_TOKEN}\nDisallow: /"
    context = {"budget": REQUEST_BUDGET, "robots": robots, "user_agent": USER_AGENT}
    return await visitor.page("crawler.html", context)
