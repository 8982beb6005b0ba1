"""Which entries of the catalogue are one and the same network, by evidence. Pure.

Evidence is one address: the one leads to the other, or one and the same feed gives the dates of both.
Two names alone prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from analysis.publishing.outline import Outline
from analysis.reason import Reason
from analysis.verdict import Verdict
from vocabulary.catalogue.cells import normal_url
from vocabulary.said import Said


def duplicates(networks: Iterable[Outline]) -> dict[str, str]:
    """Return network -> the one it is the same as; the one that stays is no key."""
    known = list(networks)
    at = {normal_url(each.url): each.network for each in known if each.url}
    feeds: dict[str, str] = {}
    found: dict[str, str] = {}
    for each in known:
        network = each.network
        other = at.get(each.leads_to, network) if each.leads_to else network
        if other == network and each.feed:
            other = feeds.setdefault(each.feed, network)
        if other != network and _last(other, found) != network:
            found[network] = other
    return {network: _last(network, found) for network in found}


def with_duplicate(verdict: Verdict, name: str) -> Verdict:
    """Return the verdict of a duplicate with one more reason that names the other entry."""
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


def _last(network: str, found: Mapping[str, str]) -> str:
    while (following := found.get(network)) is not None:
        network = following
    return network
