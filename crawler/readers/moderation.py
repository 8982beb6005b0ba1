"""Signs that somebody keeps order: how many people moderate, how many rules are published. Numbers only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crawler.readers.json_values import dicts, dig, whole
from crawler.reading import Reading


def add_team(reading: Reading, lists: Iterable[tuple[Any, str]]) -> None:
    """Count the people in some lists of an answer, each with its place: each person once.

    A list holds numbers, or objects that have one under ``id`` (or ``person`` and ``id``). An empty list is a
    hidden one: a server has at least who set it up.
    """
    people: set[int] = set()
    places = []
    for found, place in lists:
        if not isinstance(found, list):
            continue
        known = [dig(each, "id") or dig(each, "person", "id") for each in dicts(found)]
        numbers = {number for each in (*found, *known) if (number := whole(each))}
        if numbers:
            people |= numbers
            places.append(place)
    if people:
        reading.number("moderators_total", len(people), place=" ".join(places))


def add_rules(reading: Reading, rules: Any, place: str) -> None:
    """Count the rules that an answer publishes; none is nothing said."""
    number = len(dicts(rules)) if isinstance(rules, list) else 0
    if number:
        reading.number("rules_total", number, place=place)
