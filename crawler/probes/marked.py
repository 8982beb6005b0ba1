"""The base of platforms that show themselves by marks: bytes in the page, then signs in its tree."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import ClassVar

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_features
from crawler.readers.board import add_registration
from crawler.reading import Reading
from vocabulary.items import Rank

GENERATOR = 'meta[name="generator" i]'


class MarkedPlatform(Probe):
    """A platform recognised by its own markup. A subclass says what it is known by and reads on.

    Marks are looked for in the bytes of every page, so they must be few and telling; only where one
    is found is the page parsed and are the signs looked for.
    """

    is_platform = True
    #: Bytes of which a page of the platform holds one.
    marks: ClassVar[tuple[bytes, ...]]
    #: Selectors, the surest first: one must be found, and is where the platform was recognised.
    signs: ClassVar[tuple[str, ...]]
    #: Networking features that every page of the platform shows by being one.
    shown: ClassVar[tuple[str, ...]] = ("forum",)
    #: Pairs of networking feature and the selector of what shows it.
    links: ClassVar[tuple[tuple[str, str], ...]] = ()
    #: The selector of the link to register.
    register: ClassVar[str] = ""
    #: How the generator names the platform; its first group is the version.
    version: ClassVar[re.Pattern[str] | None] = None
    #: What the paths of its API's answers end with: objects in JSON, read by ``read_answer``.
    answers: ClassVar[tuple[str, ...]] = ()

    def matches(self, page: Page) -> bool:
        """Whether ``page`` holds one of the marks, or is an answer of the platform's API."""
        if page.is_html:
            return page.has_any(self.marks)
        return page.path.endswith(self.answers) and isinstance(page.json, dict)

    def sign(self, page: Page) -> str | None:
        """Return where ``page`` shows that it is of the platform; ``None`` when it is not."""
        return next((sign for sign in self.signs if page.shows(sign)), None)

    def read(self, page: Page) -> Reading:
        """Return what ``page`` says."""
        reading = Reading()
        if not page.is_html:
            self.read_answer(page, reading)
        elif place := self.sign(page):
            reading.platform = self.name
            reading.text("software", self.name, rank=Rank.MARKUP, place=place)
            if self.version and (found := self.version.match(page.generator)):
                named = f"{GENERATOR}[content]"
                reading.text("software_version", found[1], rank=Rank.MARKUP, place=named)
            for feature in self.shown:
                reading.feature(feature, place=place)
            add_features(page, reading, self.links)
            if self.register:
                add_registration(page, reading, self.register)
            self.read_more(page, reading)
        return reading

    @abstractmethod
    def read_more(self, page: Page, reading: Reading) -> None:
        """Add what is the platform's own: totals, last posts, further addresses."""

    def read_answer(self, page: Page, reading: Reading) -> None:
        """Add what an answer of the platform's API says."""
