"""Refuse to publish when too much changed at once: rather a fault of ours than of the world. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from analysis import policy
from vocabulary.errors import VitalityError


@dataclass(frozen=True, slots=True)
class Shift:
    """One network's move from one state to another."""

    network: str
    before: str
    after: str


class Withheld(VitalityError):  # noqa: N818  it says what is, not that something broke
    """Nothing is published before a person has looked; ``changes`` lists every network that would move."""

    def __init__(self, why: str, changes: tuple[Shift, ...]) -> None:
        super().__init__(why)
        self.changes = changes


class TooMuchChanged(Withheld):
    """The totals of the states would move too far."""

    def __init__(self, share: float, changes: tuple[Shift, ...]) -> None:
        super().__init__(
            f"{share:.0%} of the networks would move between the totals of the states, more than the "
            f"{policy.GUARD_SHARE:.0%} that are taken for real",
            changes,
        )
        self.share = share


class ArchivesTell(Withheld):
    """What web archives said since the last publication changes states for the first time."""

    def __init__(self, changes: tuple[Shift, ...]) -> None:
        super().__init__(
            f"what web archives saw changes the states of {len(changes)} networks for the first time",
            changes,
        )


@dataclass(frozen=True, slots=True)
class Void:
    """Most networks fell silent at once: rather our own connection than the networks."""

    silent: int
    networks: int

    def __str__(self) -> str:
        return (
            f"{self.silent} of the {self.networks} networks that answered the last time did not answer at "
            "all: this computer's own connection seems to have failed"
        )


def void(silent: int, networks: int) -> Void | None:
    """Return what is wrong if too many of the ``networks`` that answered before are ``silent`` now."""
    is_void = networks >= policy.VOID_LEAST and silent > policy.VOID_SHARE * networks
    return Void(silent, networks) if is_void else None


def check(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Raise ``TooMuchChanged`` if the totals of the states move too far.

    Both arguments: network -> state. Only networks in both are compared, so that a catalogue may grow.
    """
    both = [network for network in after if network in before]
    if len(both) < policy.GUARD_LEAST:
        return
    totals_before = Counter(before[network] for network in both)
    totals_after = Counter(after[network] for network in both)
    moved = sum((totals_after - totals_before).values()) / len(both)
    if moved > policy.GUARD_SHARE:
        changes = (Shift(n, before[n], after[n]) for n in both if before[n] != after[n])
        raise TooMuchChanged(moved, tuple(changes))


def check_archives(
    news: Collection[str],
    without: Mapping[str, str],
    before: Mapping[str, str],
    after: Mapping[str, str],
) -> None:
    """Raise ``ArchivesTell`` if archives change the state of a network in ``news``.

    All: network -> state; ``without`` what archives said, ``before`` as last published, ``after`` as now.
    """
    changes = tuple(
        Shift(network, before[network], after[network])
        for network in sorted(news)
        if network in after and after[network] not in {without[network], before[network]}
    )
    if changes:
        raise ArchivesTell(changes)
