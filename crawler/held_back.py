"""A home page that is kept back until more is known of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crawler.elsewhere import bears_name
from crawler.faces import is_soft_404
from crawler.page import Page
from crawler.reading import Reading
from crawler.seen import as_shown, see
from crawler.steps import Step
from vocabulary.catalogue import Network
from vocabulary.items import Face, Visit


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A home page whose site may answer so to any address, or which shows nothing without its scripts."""

    step: Step
    page: Page
    visit: Visit
    reading: Reading

    def as_answer_to_anything(self, nonsense: Page | None, network: Network) -> Visit | None:
        """Return its visit where the answer to a ``nonsense`` address shows that it is no home page.

        A site that bears the network's name at any address is the network's own, of one page.
        """
        if nonsense is None or bears_name(nonsense, network.name):
            return None
        if not is_soft_404(self.page, nonsense):
            return None
        return replace(self.visit, face=Face.SOFT_404, detail="same answer as to nonsense")

    def as_shown(
        self, shown: Page | None, said: str, network: Network
    ) -> tuple[Page, Visit, Reading]:
        """Return what counts once a browser has ``shown`` it, or has ``said`` why it could not."""
        seen = see(shown, self.visit, network) if shown else None
        if shown and seen and seen.finding.face is not Face.SCRIPT_ONLY:
            return shown, seen.visit, as_shown(seen.reading)
        detail = "; ".join(filter(None, (self.visit.detail, said or "shows nothing in a browser")))
        return self.page, replace(self.visit, detail=detail), self.reading
