"""Faults of this program, told without a word of what it was reading. Pure."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

ROOT = Path(__file__).parents[1]


def describe(error: BaseException) -> str:
    """Return the kind of an error and where in our code it came up: ``ValueError at crawler/plan.py:172``.

    Never its message: that may repeat the page.
    """
    ours = [
        frame
        for frame in extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(ROOT) and "site-packages" not in frame.filename
    ]
    place = f" at {Path(ours[-1].filename).relative_to(ROOT)}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{place}"
