"""The demo's truths agree with the published rhythm model, far from its thresholds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from analysis import policy
from analysis.rhythm.model import judge, state_of
from analysis.rhythm.streams import stream
from demo.networks import NETWORKS, DemoNetwork
from demo.sites import wordpress

AS_OF = datetime(2026, 11, 23, 10, 30, 15, tzinfo=UTC)
THRESHOLDS = (policy.ALIVE_FROM, policy.SLOWING_FROM, policy.DORMANT_FROM)
DATED = [n for n in NETWORKS if n.every is not None and n.state != "undetermined"]


def probabilities(network: DemoNetwork) -> list[float]:
    """Return p for each length of list the site shows its posts in."""
    dates = [date.timestamp() for date in network.dates(AS_OF)]
    shown = [dates[:10], dates[:20], dates]
    if network.site is wordpress.association:
        shown += [dates[::3][:10], dates[::3]]  # its comments
    rhythms = judge([stream(times, AS_OF.timestamp()) for times in shown])
    return [rhythm.p_alive for rhythm in rhythms if rhythm]


@pytest.mark.parametrize("network", DATED, ids=lambda network: network.id)
def test_the_rhythm_model_gives_the_state_of_the_truth(network: DemoNetwork) -> None:
    found = max(probabilities(network))
    assert state_of(found) == network.state
    assert min(abs(found - threshold) for threshold in THRESHOLDS) > 0.05


def test_the_young_network_is_younger_than_the_policy_allows_to_judge() -> None:
    [young] = [n for n in NETWORKS if n.every is not None and n.state == "undetermined"]
    oldest = young.dates(AS_OF)[-1]
    assert (AS_OF - oldest).days < policy.YOUNG_DAYS / 2


def test_dates_never_lie_in_the_future_nor_out_of_order() -> None:
    for network in NETWORKS:
        dates = network.dates(AS_OF)
        assert list(dates) == sorted(dates, reverse=True), network.id
        assert not dates or dates[0] < AS_OF


def test_identifiers_are_unique() -> None:
    assert len({network.id for network in NETWORKS}) == len(NETWORKS)
