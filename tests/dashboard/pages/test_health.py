"""The page of the crawls keeps our own faults apart from the web's, and leads to what was seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.dashboard.conftest import Browse, ago, fill, network, one, verdict, visit, words


@pytest.fixture
def page(serve: Callable[..., Browse], tmp_path: Path) -> LexborHTMLParser:
    tables = {
        "network": [network("devs", "Devs"), network("away", "Away")],
        "verdict": [
            verdict("devs", "alive"),
            verdict("away", "unreachable", last_reached_at=ago(9)),
        ],
        "visit": [
            visit(1),
            visit(2, outcome="own_error", detail="plan.py:12 KeyError"),
            visit(3, network="away", outcome="connect_timeout", status=None),
        ],
    }
    fill(tmp_path / "facts.db", tables)
    return LexborHTMLParser(serve(tmp_path / "facts.db")("/health?lang=en").text)


def test_faults_of_ours_stand_apart_from_those_of_the_web(page: LexborHTMLParser) -> None:
    own = words(one(page, "section[aria-labelledby=own]"))
    assert "plan.py:12 KeyError" in own
    outcomes = [words(node) for node in page.css("section[aria-labelledby=outcomes] li")]
    assert len(outcomes) == 2


def test_each_failing_network_leads_to_its_visits(page: LexborHTMLParser) -> None:
    [row] = page.css("section[aria-labelledby=failing] li")
    assert any("visit?network=away" in (a.attributes["href"] or "") for a in row.css("a"))
    links = [a.attributes["href"] or "" for a in page.css("section[aria-labelledby=outcomes] a")]
    assert all("crawl=2" in link and "outcome=" in link for link in links)
