"""Politeness over many hosts, judged at them: quick and slow, redirects, second tries, several networks."""

from __future__ import annotations

import pytest

from bench.gaps import ALWAYS, KINDS, NEARLY, measure

pytestmark = pytest.mark.real


def test_hosts_are_left_alone_for_as_long_as_they_may_ask() -> None:
    found = list(measure(of_each=15))
    assert [each.kind for each in found] == list(KINDS)
    gaps = [gap for each in found for gap in each.gaps]
    assert len(gaps) > 300
    assert sum(gap >= NEARLY for gap in gaps) >= 0.999 * len(gaps)
    assert min(gaps) >= ALWAYS
