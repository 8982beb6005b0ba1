"""Figures that cannot be what they say: cautions beside a verdict, never the verdict. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis import policy
from analysis.membership import frozen_run, is_frozen
from analysis.signals import Signals
from vocabulary.said import Said

_ACTIVE = (
    "members_active_day",
    "members_active_week",
    "members_active_month",
    "members_active_half_year",
)


@dataclass(frozen=True, slots=True)
class Flag:
    """One caution on one signal. ``detail`` gives the figures compared."""

    signal: str
    name: str
    detail: str
    said: Said


def flags(signals: Signals) -> tuple[Flag, ...]:
    """Return the cautions on a network's membership."""
    return (*_active_above_total(signals), *_joins_too_fast(signals), *_frozen(signals))


def _active_above_total(signals: Signals) -> Iterator[Flag]:
    total = signals.number("members_total")
    for signal in _ACTIVE:
        active = signals.number(signal)
        if total is None or total.high is None or active is None or active.low is None:
            continue
        if active.low > total.high:
            yield Flag(
                signal,
                "active_above_total",
                f"{active.low:.0f} > {total.high:.0f}",
                Said(
                    "Chiffres douteux\u00a0: plus de membres actifs que de membres inscrits.",
                    "Doubtful figures: more active members than registered ones.",
                ),
            )


def _joins_too_fast(signals: Signals) -> Iterator[Flag]:
    for before, after in pairwise(signals.counts):
        minutes = (after.at - before.at).total_seconds() / 60
        joined = after.members - before.members
        if (
            after.probe == before.probe
            and minutes > 0
            and joined / minutes > policy.MOST_JOINS_A_MINUTE
        ):
            yield Flag(
                "members_total",
                "joins_too_fast",
                f"+{joined:.0f} / {minutes:.0f} min",
                Said(
                    "Chiffre douteux\u00a0: trop d'inscriptions en trop peu de temps pour être des "
                    "personnes.",
                    "Doubtful figure: too many joined in too short a time to be people.",
                ),
            )
            return


def _frozen(signals: Signals) -> Iterator[Flag]:
    if is_frozen(signals.counts):
        run = frozen_run(signals.counts)
        yield Flag(
            "members_total",
            "frozen",
            f"{run[0].members:.0f} x {len(run)}",
            Said(
                "Le nombre de membres ne bouge plus du tout depuis longtemps\u00a0: il est sans doute "
                "figé.",
                "The number of members has not moved at all for long: it is probably frozen.",
            ),
        )
