"""What a recogniser returns."""

from __future__ import annotations

from dataclasses import dataclass

from vocabulary.items import Face


@dataclass(frozen=True, slots=True)
class Finding:
    """What a page really is and what shows it. ``signs`` never hold text of people."""

    face: Face
    signs: tuple[str, ...] = ()  # what shows it, in short words for the operator; none when ok
    quote: str = ""  # the shortest text of a notice that shows it
    closed_on: str = ""  # ISO date, year-month or year, when a closure notice says when
    successor_url: str = ""  # where a closure notice sends the members: another site
    closes_on: str = ""  # ISO date of an end that is announced and still to come
    since: str = ""  # ISO date, year-month or year since which a site says it is out of order
    notice: str = ""  # what a closure notice tells: closed, moved or archived
