"""A page that says one thing, such as that an address leads nowhere."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Request, Response

from dashboard.visitor import Visitor


async def not_found(request: Request, datasette: Any) -> Response:
    """Answer an address that leads nowhere."""
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": "Not found", "status": 404}, status=404)
    visitor = await Visitor.of(request, datasette)
    texts = visitor.texts
    return await visitor.message(
        texts.gettext("This page does not exist"),
        texts.gettext("The address has a mistake in it, or is out of date. You can search:"),
        404,
    )
