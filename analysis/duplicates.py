"""Which entries of the catalogue are one and the same network, by evidence. Pure.

Evidence is one address: the one leads to the other, or one and the same feed gives the dates of both.
Two names alone prove nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.reason import Reason
from analysis.verdict import Verdict
from vocabulary.catalogue.cells import normal_url
from vocabulary.said import Said


def duplicates(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """Return network -> the one it is the same as; the one that stays is no key."""
    at = {normal_url(v.signals.url): v.signals.network for v in verdicts if v.signals.url}
    feeds: dict[str, str] = {}
    found: dict[str, str] = {}
    for verdict in verdicts:
        network, best = verdict.signals.network, verdict.signals.best
        lead = _leads_to(verdict)
        other = at.get(normal_url(lead), network) if lead else network
        if other == network and best is not None and normal_url(best.url):
            other = feeds.setdefault(normal_url(best.url), network)
        if other != network and _last(other, found) != network:
            found[network] = other
    return {network: _last(network, found) for network in found}


def with_duplicates(verdicts: Sequence[Verdict], same: Mapping[str, str]) -> list[Verdict]:
    """Return the verdicts, those of duplicates with one more reason that names the other entry."""
    names = {v.signals.network: v.signals.name for v in verdicts}
    return [
        _told(v, names[same[v.signals.network]]) if v.signals.network in same else v
        for v in verdicts
    ]


def _told(verdict: Verdict, name: str) -> Verdict:
    home = verdict.signals.home
    reason = Reason(
        "same_as",
        Said(
            f"C'est le même réseau que «\u00a0{name}\u00a0»\u00a0: même adresse ou même fil de publications.",
            f"This is the same network as “{name}”: the same address or the same feed of posts.",
        ),
        home.evidence if home else None,
    )
    return replace(verdict, reasons=(*verdict.reasons, reason))


def _leads_to(verdict: Verdict) -> str | None:
    """Return where the network's own address led: to a successor, or on within its site."""
    home = verdict.signals.home
    return verdict.successor_url or (home.url if home and home.shows_network else None)


def _last(network: str, found: Mapping[str, str]) -> str:
    while (following := found.get(network)) is not None:
        network = following
    return network
