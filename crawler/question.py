"""One address to ask outside of a crawl: of a directory, or named by a person."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

from crawler.page import Page
from vocabulary.items import FetchOutcome


@dataclass(frozen=True, slots=True)
class Question:
    """The address, with headers besides those that every request of ours has.

    Redirects are followed to addresses that begin with ``within`` alone; any other is itself the answer.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    within: str = ""


#: What came of asking: an answer, or why there is none.
Answer = Page | FetchOutcome
#: Says what to ask next, and is told each answer.
Talk = Generator[Question, Answer, None]
