"""Libraries that others load wherever they find them, though nothing of ours needs what they do with them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(*libraries: str) -> Iterator[None]:
    """Let what is imported meanwhile find some libraries not installed, if they are not loaded already.

    ``sqlite_utils`` loads pandas, and Datasette scipy, in case somebody hands them such data: half a second
    and 35 to 55 MiB of each process that only stores or shows. Whoever needs them may import them later.
    """
    hidden = [name for name in libraries if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # how Python itself says so
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
