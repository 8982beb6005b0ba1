"""A home page that is kept back until more is known of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crawler.page import Page
from crawler.seen import Seen, as_shown
from crawler.steps import Step
from vocabulary.items import Face, Visit


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A home page whose site may answer so to any address, or which shows nothing without its scripts."""

    step: Step
    page: Page
    seen: Seen

    def as_answer_to_anything(self) -> Visit:
        """Return its visit where its site says the same at a nonsense address."""
        return replace(self.seen.visit, face=Face.SOFT_404, detail="same answer as to nonsense")

    def as_shown(self, page: Page | None, seen: Seen | None, said: str) -> tuple[Page, Seen]:
        """Return what counts once a browser has shown ``page``, or has ``said`` why it could not."""
        if page and seen and seen.finding.face is not Face.SCRIPT_ONLY:
            # It is made of more than one answer, so that no bytes say that it is as before.
            return page, replace(seen, reading=as_shown(seen.reading), digest="")
        visit = self.seen.visit
        detail = "; ".join(filter(None, (visit.detail, said or "shows nothing in a browser")))
        return self.page, replace(self.seen, visit=replace(visit, detail=detail))
