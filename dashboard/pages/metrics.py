"""How the crawls stand, for a collector: Prometheus' text, where the operator asked for it."""

from __future__ import annotations

import asyncio
from typing import Any

from datasette.utils.asgi import Request, Response

from dashboard.handed import handed_to
from dashboard.pages.message import not_found
from dashboard.visitor import NO_STORE

_TYPE = "text/plain; version=0.0.4; charset=utf-8"


async def page(request: Request, datasette: Any) -> Response:
    """Answer with the figures; nothing is here where they were not asked for."""
    metrics = handed_to(datasette).metrics
    if metrics is None:
        return await not_found(request, datasette)
    text = await asyncio.to_thread(metrics)
    return Response(text, headers={**NO_STORE}, content_type=_TYPE)
