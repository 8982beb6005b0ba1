"""Large answers are held one by one, and none waits in vain."""

from __future__ import annotations

from crawler.transport.room import LARGE, Room


def test_large_answers_share_the_places_and_leave_them() -> None:
    room = Room(1)
    first, second = room.place(), room.place()
    assert first.grow(LARGE)
    assert second.grow(LARGE)
    assert room.free == 1
    assert first.grow(1)
    assert first.grow(LARGE)
    assert not second.grow(1)
    assert (second.is_refused, second.is_held, room.free) == (True, False, 0)
    assert first.leave() == 2 * LARGE + 1
    assert (first.leave(), room.free) == (0, 1)
    assert second.leave() == LARGE + 1
    assert (second.is_held, room.free) == (False, 1)


def test_a_small_answer_needs_no_place() -> None:
    room = Room(0)
    small = room.place()
    assert small.grow(LARGE)
    assert not small.is_refused


def test_whoever_waited_has_its_place_before_it_asks_again() -> None:
    room = Room(1)
    place = room.place()
    assert place.hold()
    assert not room.place().hold()
    assert place.grow(10 * LARGE)
    place.leave()
    assert room.free == 1
