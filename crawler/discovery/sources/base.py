"""What a directory gives: where to ask, and how to read its answer. Pure: it fetches nothing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from crawler.discovery.candidate import Proposal
from crawler.page import Page
from crawler.question import Question


class Directory(ABC):
    """A directory of communities.

    Its docstring says what it lists, under which terms, and what is left out.
    """

    #: As people name it: ``vitality discover --from NAME``.
    name: str
    #: The environment variable that must hold a key, if one is needed.
    key_variable: str = ""

    @abstractmethod
    def questions(self, key: str, hosts: tuple[str, ...]) -> list[Question]:
        """Return what to ask first. ``hosts`` are those whose owners agreed, where that is needed."""

    @abstractmethod
    def read(self, page: Page) -> Iterator[Proposal]:
        """Yield the communities of one answer; an answer of another form yields none."""

    def more(self, page: Page) -> Question | None:
        """Return the next page of the directory, if it has one."""
        _ = page
        return None
