"""How many large answers a crawl holds at once, from their arrival until they have been read. Pure.

Hosts answer at once, pages are read one after the other: two hundred hosts that each send all that an answer
may have would fill the memory. A large answer for which there is no place is dropped and asked for once
more when there is one.
"""

from __future__ import annotations

#: Bytes above which an answer is large, and how many such may be held at once.
LARGE, MOST_LARGE = 192 * 1024, 5
#: Where a request's ``meta`` keeps its place.
PLACE = "place"


class Room:
    """The places for large answers."""

    def __init__(self, places: int = MOST_LARGE) -> None:
        self.free = places

    def place(self) -> Seat:
        """Return what one more answer holds: nothing yet."""
        return Seat(self)


class Seat:
    """What one answer holds. ``is_refused``: it grew large and there was no place for it."""

    __slots__ = ("_room", "_size", "is_held", "is_refused")

    def __init__(self, room: Room) -> None:
        self._room = room
        self._size = 0
        self.is_held = self.is_refused = False

    def grow(self, more: int) -> bool:
        """Count ``more`` bytes; whether they may be kept."""
        self._size += more
        return self.is_held or self._size <= LARGE or self.hold()

    def hold(self) -> bool:
        """Take a place for a large answer, if one is free; whether it was."""
        self.is_held = self._room.free > 0
        self.is_refused = not self.is_held
        self._room.free -= self.is_held
        return self.is_held

    def leave(self) -> int:
        """Give the place back; return how many bytes the answer had."""
        self._room.free += self.is_held
        self.is_held = False
        size, self._size = self._size, 0
        return size
