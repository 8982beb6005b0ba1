"""The log: one line for each network, for a person or a program, with nothing personal in it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from commands.log import configure
from crawler.probes import read_page
from pipelines.log import LogPipeline, told
from tests.crawler.faces.pages import answer
from vocabulary.items import Face, FetchOutcome, NetworkDone, Visit, VisitRecord

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logger = logging.getLogger("vitality")
    kept = logger.handlers, logger.level, logger.propagate
    yield
    logger.handlers, logger.level, logger.propagate = kept


def visit(purpose: str, outcome: FetchOutcome, ms: int) -> Visit:
    return Visit(
        "club",
        "https://club.example/u/jeanne",
        purpose,
        NOW,
        outcome,
        200,
        duration_ms=ms,
        face=Face.OK,
    )


def seen() -> list[Visit]:
    return [visit("robots", FetchOutcome.NOT_FOUND, 20), visit("home", FetchOutcome.OK, 300)]


def write(form: str, capsys: pytest.CaptureFixture[str]) -> str:
    configure(form)
    pipeline = LogPipeline()
    for each in seen():
        pipeline.process_item(VisitRecord(each))
    pipeline.process_item(NetworkDone("club", 2))
    return capsys.readouterr().err


def test_a_network_is_one_line_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    [line] = write("plain", capsys).splitlines()
    assert line.endswith("INFO network network=club outcome=ok face=ok requests=2 failed=1 ms=320")


def test_a_network_is_one_object_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(write("json", capsys))
    assert (found["event"], found["network"], found["requests"], found["ms"]) == (
        "network",
        "club",
        2,
        320,
    )


def test_no_address_of_a_page_stands_in_the_log() -> None:
    assert "jeanne" not in json.dumps(told("club", seen()))


def test_a_network_that_answered_nothing_has_the_outcome_of_what_was_asked() -> None:
    assert told("club", seen()[:1])["outcome"] == FetchOutcome.NOT_FOUND


def test_what_a_probe_failed_with_stands_in_the_log_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    configure("plain", "DEBUG")
    monkeypatch.setattr("crawler.probes.home_page.HomePageProbe.read", lambda *_: 1 / 0)
    reading = read_page(answer("<p>x"))
    said = capsys.readouterr().err
    assert reading.errors == ["home_page: ZeroDivisionError"]
    assert "probe home_page failed" in said
    assert "Traceback" in said
