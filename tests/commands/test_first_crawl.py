"""``vitality crawl --first`` goes one step further each time: a contact, twenty networks, all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands.errors import Stop
from commands.first_crawl import FIRST, FirstStep, next_step, sample, tell
from pipelines.store import Job, Store
from tests.helpers.catalogues import GOOD, HEADER, write
from vitality import main
from vocabulary.catalogue import SHIPPED, load, load_vocabulary
from vocabulary.items import FetchOutcome, NetworkDone, Visit, VisitRecord

CONTACT = "mailto:me@example.org"
AT = datetime(2026, 11, 28, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, HEADER + "".join(GOOD.replace("club", f"club{n}") for n in range(30)))


def visit(folder: Path, step: FirstStep) -> None:
    catalogue = load(folder)
    networks = tuple(n for n in catalogue.networks if n.id in step.networks)
    store = Store(Job(folder / "x.db", catalogue, load_vocabulary(folder), networks, AT))
    for network in networks:
        home = Visit(network.id, network.url, "home", AT, FetchOutcome.OK, 200)
        store.keep([(NetworkDone(network.id, 1), [VisitRecord(home)])])
    store.close(AT, {})


def test_without_a_contact_nothing_is_visited(folder: Path) -> None:
    with pytest.raises(Stop, match="VITALITY_CONTACT"):
        next_step(folder / "x.db", folder, "")


def test_twenty_networks_come_first_and_then_all_the_others(folder: Path) -> None:
    first = next_step(folder / "x.db", folder, CONTACT)
    assert len(first.networks) == FIRST
    assert "the other 10" in first.then
    visit(folder, first)
    second = next_step(folder / "x.db", folder, CONTACT)
    assert len(second.networks) == 10
    assert not second.networks & first.networks
    assert "vitality review" in second.then
    visit(folder, second)
    with pytest.raises(Stop, match="--due"):
        next_step(folder / "x.db", folder, CONTACT)


def test_the_first_twenty_are_of_every_kind_and_of_known_addresses() -> None:
    chosen = sample([network for network in load(SHIPPED).networks if network.url])
    assert len(chosen) == FIRST
    assert {network.kind for network in chosen} == set(load_vocabulary(SHIPPED)["kinds"])
    assert not any(network.unconfirmed for network in chosen)


def test_each_of_the_first_is_told_with_its_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    step = next_step(folder / "x.db", folder, CONTACT)
    visit(folder, step)
    assert CliRunner().invoke(main, ["assess", "--db", str(folder / "x.db")]).exit_code == 0
    tell(folder / "x.db", step)
    said = capsys.readouterr().out
    assert said.count("undetermined") == FIRST
    assert "vitality serve" in said


def test_it_chooses_the_networks_itself() -> None:
    done = CliRunner().invoke(main, ["crawl", "--first", "--only", "club"])
    assert done.exit_code == 2
    assert "stands alone" in done.output
