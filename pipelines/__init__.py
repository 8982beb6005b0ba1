"""Keeps what was seen. Judges nothing.

On its way in:          ``validate`` leaves out what cannot be true, ``privacy`` takes people out, ``log``
                        writes a line, ``keeping`` gathers whole networks, ``store`` writes their ``rows``.
                        What workers saw comes by ``merging``.
From elsewhere:         ``from_people`` (catalogue, records, reviews), ``entries`` (the browser),
                        ``feedback`` (mails), ``witnesses`` (web archives).
The file:               ``database`` opens it, ``schema`` brings it up to date: ``tables``, ``upgrades/``,
                        ``views``.
What stays:             ``pruning`` takes out what is old, ``forgetting`` a network for good.
"""

from __future__ import annotations

import sys
from importlib import import_module

#: What sqlite-utils reads where it is installed, to know the types of its values: 46 MiB and some tenths of a
#: second of each process that keeps facts, and none of ours are of such types.
_NOT_FOR_STORING = ("numpy", "pandas")


def _read_sqlite_utils() -> None:
    """Let sqlite-utils be read as where they are not installed; whoever wants them imports them as ever."""
    unread = [name for name in _NOT_FOR_STORING if name not in sys.modules]
    for name in unread:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        import_module("sqlite_utils.db")
    finally:
        for name in unread:
            del sys.modules[name]


_read_sqlite_utils()
