"""What a probe is. A probe reads one answer; it does not fetch, judge, or read the clock.

To add a platform: one file in this folder with one subclass of ``Probe`` (see docs/adding-a-probe.md).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from crawler.page import Page
from crawler.reading import Reading


class Probe(ABC):
    """Reads one kind of answer.

    The docstring of each probe is its public documentation (the platform table is made from it):
    a first line that says what it is, then the paragraphs ``Reads:``, ``Gives:``, ``Caveats:`` and
    ``Checked:``.
    """

    #: File name = this name. For a platform probe also the platform's name (NodeInfo's, lower case).
    name: ClassVar[str]
    #: Platform probes are asked first, in alphabetical order; general probes after them.
    is_platform: ClassVar[bool] = False
    #: Whether sites are built of it that other platforms stand within: a forum's page may bear its marks
    #: for the frame around it. Such platforms are asked after the others.
    holds_others: ClassVar[bool] = False
    #: Asked last, and only where no platform's own probe found the dates.
    is_fallback: ClassVar[bool] = False
    #: Whether a platform's pages show no other dates than those its probe knows. Sites built of
    #: blocks (a forum beside news) do: there the fallback is asked too.
    knows_all_dates: ClassVar[bool] = True

    @abstractmethod
    def matches(self, page: Page) -> bool:
        """Whether this probe can read ``page``. Must be cheap: it is asked for every answer."""

    @abstractmethod
    def read(self, page: Page) -> Reading:
        """Return what ``page`` says, with further addresses worth asking in ``asks``.

        A platform probe sets ``platform`` only where the page shows that it is that platform.
        """
