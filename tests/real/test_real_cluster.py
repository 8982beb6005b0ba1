"""A crawl by the workers of a real cluster on loopback, of which one is killed in the middle."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path

import pytest

from tests.helpers.crawling import ROOT, impatient
from tests.helpers.odd_web import Asked, OddWeb, answer, living, odd_web
from tests.helpers.tables import rows
from tests.real.servers.process import LOOPBACK, free_port, listens, running

pytestmark = pytest.mark.real

PAUSE = 0.4
FACTS = (
    "SELECT network, requests FROM crawl_network ORDER BY network",
    "SELECT network, purpose, outcome, face, url, posts FROM visit ORDER BY 1, 5, 2, 3",
    "SELECT network, signal, outcome, value, low, high, quote FROM observation ORDER BY 1, 2, 4, 7",
    "SELECT network, source, fingerprint, kind, listing FROM post ORDER BY 1, 2, 3",
)
#: A crawl of a loopback web with pauses.
CRAWL = f"""
import sys
from pathlib import Path
import click
from commands.crawl import crawl
from commands.demo import SETTINGS
from commands.workers import place_of
db, catalogue, address, key = sys.argv[1:]
settings = SETTINGS | {{"HOST_PAUSE": {PAUSE}}}
@click.command()
def run():
    with place_of(1, address, Path(key)) as place:
        sys.exit(crawl(Path(db), Path(catalogue), settings=settings, assesses=False, place=place))
run([])
"""


def make_key(path: Path) -> Path:
    """Make the key that all share, as docs/operations.md says."""
    said = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    [line] = re.findall(r"^openssl req .*", said, re.MULTILINE)
    words = [str(path) if word == "cluster.pem" else word for word in line.split()]
    subprocess.run(words, check=True, capture_output=True)
    path.chmod(0o600)
    return path


def command(unit: str, port: int, key: Path) -> list[str]:
    """Return what a unit of ``deploy/cluster`` starts, with our program, port and key in place of its own."""
    text = (ROOT / "deploy" / "cluster" / f"{unit}.service").read_text(encoding="utf-8")
    [line] = re.findall(r"^ExecStart=\S+/dask (.*)", text, re.MULTILINE)
    for sampled, ours in (
        ("/etc/vitality/cluster.pem", str(key)),
        ("10.0.0.5:8786", f"{LOOPBACK}:{port}"),
        ("--port 8786", f"--host {LOOPBACK} --port {port}"),
        ("--nworkers -1", "--nworkers 2"),
    ):
        line = line.replace(sampled, ours)
    return [sys.executable, "-m", "dask", *line.split()]


@contextmanager
def cluster(folder: Path, key: Path) -> Iterator[str]:
    """Run the scheduler and two workers of ``deploy/cluster``; give its address."""
    port, here = free_port(), {"PYTHONPATH": str(ROOT)}
    scheduler, workers = (
        command(f"vitality-{kind}", port, key) for kind in ("scheduler", "worker")
    )
    log = folder / "workers.log"
    with (
        running(scheduler, folder / "scheduler.log", lambda: listens(port), here),
        running(workers, log, lambda: log.read_text().count("Registered to") == 2, here, folder),
    ):
        yield f"tls://{LOOPBACK}:{port}"


def crawl(folder: Path, db: Path, address: str, key: Path) -> subprocess.Popen[str]:
    told = [sys.executable, "-c", CRAWL, str(db), str(folder), address, str(key)]
    return subprocess.Popen(told, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def workers_with_a_batch(key: Path) -> set[int]:
    """Return the processes of workers of this key that have a batch under way."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            if b"commands.shard" in (folder / "cmdline").read_bytes():
                worker = parent(int(folder.name))
                nanny = Path(f"/proc/{parent(worker)}/cmdline").read_bytes()
                found |= {worker} if str(key).encode() in nanny else set()
    return found


def parent(process: int) -> int:
    stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    return int(stat.rpartition(")")[2].split()[1])


def kill_one(web: OddWeb, since: int, key: Path) -> None:
    """Kill a worker, not its batch, once hosts have answered some requests and not all."""
    until = time.monotonic() + 120
    while len(web.asked) < since + 30 and time.monotonic() < until:
        time.sleep(0.05)
    os.kill(min(workers_with_a_batch(key)), signal.SIGKILL)


def gaps(asked: list[Asked]) -> list[float]:
    """Return seconds between the end of an answer and the next request of the same host."""
    hosts = {each.host for each in asked}
    by_host = [sorted(each for each in asked if each.host == host) for host in hosts]
    return [
        later.at - before.ended
        for found in by_host
        for before, later in pairwise(sorted(found, key=lambda each: each.at))
    ]


def test_a_killed_worker_loses_no_network_counts_none_twice_and_hurries_nobody(
    tmp_path: Path,
) -> None:
    hosts = {f"h{n}": living(f"h{n}") for n in range(16)}
    hosts |= {f"gone{n}": {"/": answer(b"gone", "text/plain", 410)} for n in range(4)}
    key = make_key(tmp_path / "cluster.pem")
    with odd_web(hosts) as web, cluster(tmp_path, key) as address:
        more = {f"{name}-bis": web.url(name, "/bis/") for name in ("h1", "h2", "h3")}
        web.write_catalogue(tmp_path, **more)
        one, two = tmp_path / "one.db", tmp_path / "two.db"
        alone = impatient(one, tmp_path, f"HOST_PAUSE={PAUSE}")
        said, _errors = alone.communicate(timeout=250)
        assert alone.returncode in {0, 1}, said
        since = len(web.asked)
        many = crawl(tmp_path, two, address, key)
        kill_one(web, since, key)
        _output, told = many.communicate(timeout=250)
        assert many.returncode == 0, told
    assert "A worker was killed; its batch is given out again" in told
    assert [rows(two, sql) for sql in FACTS] == [rows(one, sql) for sql in FACTS]
    assert min(gaps(web.asked[since:])) >= 0.95 * PAUSE


def test_whoever_has_not_the_key_is_refused_as_is_a_cluster_of_another_version(
    tmp_path: Path,
) -> None:
    key, foreign = make_key(tmp_path / "cluster.pem"), make_key(tmp_path / "foreign.pem")
    with odd_web({"h": living("h")}) as web, cluster(tmp_path, key) as address:
        web.write_catalogue(tmp_path)
        db = tmp_path / "x.db"
        refused = crawl(tmp_path, db, address, foreign)
        _output, told = refused.communicate(timeout=60)
        assert (refused.returncode, told.count("\n")) == (2, 1), told
        assert f"No scheduler answers us at {address}" in told
        scheduler = address.removeprefix("tls://")
        worker = command("vitality-worker", int(scheduler.rpartition(":")[2]), foreign)
        log = tmp_path / "foreign.log"
        is_refused = lambda: "SSL" in log.read_text() or "certificate" in log.read_text()  # noqa: E731
        with running(worker, log, is_refused, {"PYTHONPATH": str(ROOT)}, tmp_path):
            pass
        allowed = crawl(tmp_path, db, address, key)
        _output, told = allowed.communicate(timeout=60)
        assert allowed.returncode == 0, told
        assert "The cluster has 2 workers with room for 2 batches." in told


def test_the_units_of_a_cluster_are_as_systemd_wants_them(tmp_path: Path) -> None:
    for unit in (ROOT / "deploy" / "cluster").glob("*.service"):
        text = unit.read_text(encoding="utf-8").replace("User=vitality", "User=daemon")
        (tmp_path / unit.name).write_text(re.sub(r"(ExecStart=)\S+", r"\1/bin/true", text))
    units = sorted(map(str, tmp_path.iterdir()))
    checked = ["systemd-analyze", "verify", "--man=no", *units]
    told = subprocess.run(checked, capture_output=True, text=True, check=False)
    assert len(units) == 2
    assert "vitality" not in told.stderr, told.stderr
