"""Scrapy's queue of requests, as plain as can be: which of them may go out is decided before (turns.py)."""

from __future__ import annotations

from collections import deque

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler


class FirstCome(BaseScheduler):
    """First in, first out, in memory."""

    def __init__(self) -> None:
        self._requests: deque[Request] = deque()

    def has_pending_requests(self) -> bool:
        """Whether a request waits for a free connection."""
        return bool(self._requests)

    def enqueue_request(self, request: Request) -> bool:
        """Let a request wait."""
        self._requests.append(request)
        return True

    def next_request(self) -> Request | None:
        """Take the one that has waited longest."""
        return self._requests.popleft() if self._requests else None
