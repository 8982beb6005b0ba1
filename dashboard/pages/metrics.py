"""How the crawls stand, for a collector: Prometheus' text, where the operator asked for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Request, Response

from dashboard.pages.message import not_found

Metrics = Callable[[], str]
_OFFERED: WeakKeyDictionary[Any, Metrics] = WeakKeyDictionary()
_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def offer(datasette: Any, metrics: Metrics) -> None:
    """Let one dashboard answer with these figures."""
    _OFFERED[datasette] = metrics


async def page(request: Request, datasette: Any) -> Response:
    """Answer with the figures; nothing is here where they were not asked for."""
    metrics = _OFFERED.get(datasette)
    if metrics is None:
        return await not_found(request, datasette)
    text = await asyncio.to_thread(metrics)
    return Response(text, headers={"cache-control": "no-store"}, content_type=_TYPE)
