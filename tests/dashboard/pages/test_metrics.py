"""A collector reads how the crawls stand, where the operator asked for it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from commands.status import as_metrics, status
from dashboard.handed import Handed
from dashboard.server import make_app
from tests.dashboard.conftest import Browse


def test_the_figures_are_what_a_collector_reads(filled: Path) -> None:
    def metrics() -> str:
        return as_metrics(status(filled, datetime.now(UTC)))

    app = make_app(filled, handed=Handed(metrics=metrics))
    answer = asyncio.run(app.client.get("/metrics"))
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = {family.name: family for family in text_string_to_metric_families(answer.text)}
    states = {each.labels["state"]: each.value for each in found["vitality_networks"].samples}
    assert sum(states.values()) == 12
    assert states["alive"] == 3


def test_who_did_not_ask_for_them_has_no_such_page(browse: Browse) -> None:
    assert browse("/metrics").status_code == 404
