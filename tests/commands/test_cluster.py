"""Batches on the workers of a cluster: who is spoken to, who is refused, and what becomes of a batch."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml
from distributed import Client, KilledWorker

from commands.cluster import Cluster, Remote, _check, _security
from commands.errors import Stop
from commands.home import ROOT
from commands.remote import OtherProgramError, Returned
from commands.shard import Batch
from commands.workers import Running, run_workers
from crawler.run import CrawlResult
from tests.commands.test_workers import job, kept, rows
from tests.helpers.judging import AS_OF
from vocabulary.kept import NOTHING
from vocabulary.program import crawling_program

ENDED = CrawlResult(1, False, False, 0, 0, None, None)
BATCH = Batch((), AS_OF, {}, frozenset(), {}, "")


def key(folder: Path, mode: int) -> Path:
    path = folder / "cluster.pem"
    path.write_text("key and certificate", encoding="utf-8")
    path.chmod(mode)
    return path


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "localhost:8786", "tcp://[::1]:8786"])
def test_without_a_key_only_this_machine_is_spoken_to(address: str) -> None:
    assert _security(address, None) is None


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.5:8786", "10.0.0.5:8786", "tls://crawl.example:8786"]
)
def test_another_machine_is_not_spoken_to_without_a_key(address: str) -> None:
    with pytest.raises(Stop, match="give --cluster-key"):
        _security(address, None)


def test_a_key_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="chmod 600"):
        _security("tls://10.0.0.5:8786", key(tmp_path, 0o644))
    found = _security("tls://10.0.0.5:8786", key(tmp_path, 0o600))
    assert found
    assert found.require_encryption


def client(workers: Mapping[str, object]) -> Client:
    said = SimpleNamespace(wait_for_workers=lambda *_a, **_k: None, run=lambda *_a, **_k: workers)
    return cast("Client", said)


@pytest.mark.parametrize("theirs", ["0.1 (0123456789)", ModuleNotFoundError("vocabulary.program")])
def test_a_worker_of_another_version_is_refused_in_one_sentence(theirs: object) -> None:
    workers = {"tls://10.0.0.6:1": crawling_program(), "tls://10.0.0.7:1": theirs}
    with pytest.raises(Stop, match="install the same version on both") as found:
        _check(client(workers), "tls://10.0.0.5:8786")
    assert "10.0.0.7" in str(found.value)
    assert "\n" not in str(found.value)


def future(outcome: Callable[[], Returned]) -> Any:
    return SimpleNamespace(done=lambda: True, result=outcome, release=lambda: None)


def failing(error: Exception) -> Callable[[], Returned]:
    def outcome() -> Returned:
        raise error

    return outcome


@pytest.mark.parametrize(
    "error", [KilledWorker("x", cast("Any", None), 3), OSError(28, "No space left")]
)
def test_a_batch_whose_worker_failed_has_ended_without_a_result(
    tmp_path: Path, error: Exception
) -> None:
    remote = Remote(BATCH, tmp_path / "shard.db", future(failing(error)), cast("Any", None))
    assert remote.has_ended()
    assert remote.result is None
    assert remote.end
    assert not remote.shard.exists()


@pytest.mark.parametrize("answer", [failing(OSError("closed")), dict])
def test_a_scheduler_that_is_gone_is_told_in_one_sentence(answer: Callable[[], Any]) -> None:
    said = SimpleNamespace(
        scheduler_info=lambda n_workers: answer(),
        subscribe_topic=lambda *_a: None,
        loop=None,
    )
    with pytest.raises(Stop, match="go on with: vitality crawl --resume"):
        _ = Cluster(cast("Client", said)).room


def test_a_worker_that_came_later_and_is_of_another_version_ends_the_command(
    tmp_path: Path,
) -> None:
    remote = Remote(
        BATCH, tmp_path / "x", future(failing(OtherProgramError("no"))), cast("Any", None)
    )
    with pytest.raises(Stop, match="no"):
        remote.has_ended()


class Failing:
    """A place that loses the first batch on its way and brings half of the next one."""

    room = 1

    def __init__(self) -> None:
        self.given: list[Batch] = []

    def begin(self, batch: Batch, folder: Path) -> Running:
        self.given.append(batch)
        folder.mkdir()
        names = [each.id for each in batch.networks]
        turn = len(self.given)

        def outcome() -> Returned:
            if turn == 1:
                raise KilledWorker("x", cast("Any", None), 3)
            shard = kept(folder / "theirs.db", *names, ends=turn > 2).path.read_bytes()
            return Returned(zlib.compress(shard), ENDED if turn > 2 else None, "status -9")

        remote = Remote(batch, folder / "shard.db", future(outcome), cast("Any", None))
        remote.done.extend((name, True) for name in names[:1])
        return remote


def test_what_a_lost_worker_left_is_given_out_again_and_each_network_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.workers._EVERY", 0)
    place, told = Failing(), []
    here = job(tmp_path / "x.db", "a", "b")
    result = run_workers(
        place,
        here.networks,
        {"JOB": here},
        lambda *done: told.append(done),
        frozenset(),
        lambda _n: NOTHING,
    )
    assert [[each.id for each in batch.networks] for batch in place.given] == [
        ["a", "b"],
        ["a", "b"],
        ["b"],
    ]
    assert [batch.is_again for batch in place.given] == [False, True, True]
    assert not result.stopped_early
    assert sorted(told) == [("a", True), ("b", True)]
    kept(tmp_path / "one.db", "a", "b")
    assert rows(tmp_path / "x.db") == rows(tmp_path / "one.db")


def test_a_batch_that_is_given_out_again_waits_before_its_first_request() -> None:
    assert BATCH.rest == 0
    assert replace(BATCH, is_again=True).rest == 20
    assert replace(BATCH, is_again=True, settings={"HOST_PAUSE": 0.5}).rest == 10


def test_composition_and_units_of_a_cluster_start_the_same() -> None:
    folder = ROOT / "deploy" / "cluster"
    services = yaml.safe_load((folder / "compose.yaml").read_text(encoding="utf-8"))["services"]
    for name, own in (("scheduler", {"0.0.0.0"}), ("worker", {"tls://scheduler:8786", "1"})):
        unit = (folder / f"vitality-{name}.service").read_text(encoding="utf-8")
        started = (
            unit.partition("/bin/dask ")[2]
            .partition("\n")[0]
            .replace("/etc/vitality", "/run/secrets")
        )
        said = [*services[name]["entrypoint"][1:], *services[name]["command"]]
        words = {part for word in said for part in word.split("=")}
        assert words - own <= set(started.split())
        assert {word for word in started.split() if word.startswith("--")} <= words
        assert services[name]["build"]["args"] == {"LOCK": "requirements-cluster.lock"}
