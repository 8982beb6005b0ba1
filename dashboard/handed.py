"""What the command that serves hands to the pages: the dashboard itself imports no reader and no store."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from vocabulary.entries import Entry

#: Name and bytes of a file -> its tables as text; ``NoText`` when it is no list.
FileReader = Callable[[str, bytes], Awaitable[list[str]]]


@dataclass(frozen=True, slots=True)
class Editor:
    """The operator's token, and the one writer of what is entered with it."""

    token: str
    write: Callable[[Entry], None]


@dataclass(frozen=True, slots=True)
class Handed:
    """The parts; without one, the pages do without."""

    read_file: FileReader | None = None
    editor: Editor | None = None  # None: there is no page that writes
    metrics: Callable[[], str] | None = None  # what a collector is told; None: nothing


#: What pages have that nobody gave anything.
NOTHING = Handed()
_HANDED: WeakKeyDictionary[Any, Handed] = WeakKeyDictionary()


def hand(datasette: Any, handed: Handed) -> None:
    """Give the pages of one server their parts."""
    _HANDED[datasette] = handed


def handed_to(datasette: Any) -> Handed:
    """Return the parts that the pages of one server have."""
    return _HANDED.get(datasette, NOTHING)
