"""What other networks need to know of one: what may stand in their words, or make them alike. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from analysis.reason import State
from analysis.verdict import Verdict
from vocabulary.catalogue.cells import normal_url
from vocabulary.identity import plain
from vocabulary.items import Evidence

_WORD = re.compile(r"[a-z0-9]{4,}")


@dataclass(frozen=True, slots=True)
class Outline:
    """One network as judged last, as far as other networks are compared with it."""

    network: str
    name: str
    url: str
    state: State
    p_alive: float  # 0 where no rhythm can be told
    last_post_at: datetime | None
    last_post_earliest: datetime | None
    successor_url: str | None
    leads_to: str  # where its address led, without scheme; empty: nowhere else
    feed: str  # the address of its newest post, without scheme; empty: none
    words: str  # of its name, title and themes, joined by spaces
    evidence: Evidence | None  # of the reason that decided


def outline(verdict: Verdict) -> Outline:
    """Return the outline of a network that was just judged."""
    signals, rhythm, best = verdict.signals, verdict.rhythm, verdict.signals.best
    lead = _leads_to(verdict)
    return Outline(
        network=signals.network,
        name=signals.name,
        url=signals.url,
        state=verdict.state,
        p_alive=round(rhythm.p_alive, 4) if rhythm else 0.0,
        last_post_at=signals.last_post_at,
        last_post_earliest=signals.last_post_earliest,
        successor_url=verdict.successor_url,
        leads_to=normal_url(lead) if lead else "",
        feed=normal_url(best.url) if best else "",
        words=_words(verdict),
        evidence=verdict.reasons[0].evidence,
    )


def _leads_to(verdict: Verdict) -> str | None:
    """Return where the network's own address led: to a successor, or on within its site."""
    home = verdict.signals.home
    return verdict.successor_url or (home.url if home and home.shows_network else None)


def _words(verdict: Verdict) -> str:
    signals = verdict.signals
    themes = (group.name for group in signals.groups)
    text = " ".join((signals.name, signals.text("home_title") or "", *themes))
    return " ".join(_WORD.findall(plain(text)))
