"""What hostile hosts take from a crawl, and that the others do not notice."""

from __future__ import annotations

import gzip
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import pytest

from crawler.settings import DOWNLOAD_MAXSIZE
from tests.helpers.crawling import impatient
from tests.helpers.hostile_pages import KINDS, RSS, again
from tests.helpers.odd_web import Hosts, OddWeb, Raw, answer, living, odd_web, page, rss
from tests.helpers.tables import rows

pytestmark = pytest.mark.real

MOST_MEMORY = 350  # MiB
ALL, HOSTILE = 200, 60
XML = "application/rss+xml"
PACKED = b"Content-Encoding: gzip"


def drips() -> bytes:
    time.sleep(20)
    return b""


def largest(kind: str) -> bytes:
    return answer(KINDS[kind].of(DOWNLOAD_MAXSIZE)[:DOWNLOAD_MAXSIZE], KINDS[kind].content_type)


def packed(body: bytes, kind: str = "text/html") -> bytes:
    return answer(gzip.compress(body, 1), kind, 200, PACKED)


def hostile_servers() -> list[dict[str, Raw]]:
    """Return one server of each kind: what it answers, by path."""
    bomb = again("\0", "<!doctype html><html>")(60_000_000)
    pages = ("other sites", "sentences", "dated lines", "one link", "feeds", "UTF-16", "words")
    feed = again("<item><title>x</title></item>", RSS)(30_000_000)
    large: list[dict[str, Raw]] = [{"/": largest(f"page: {kind}")} for kind in pages]
    return [
        *large,
        {"/": packed(bomb)},
        {"/": packed(gzip.compress(bomb, 1))},
        {"/robots.txt": packed(bomb, "text/plain"), "/": answer(page("Robots"))},
        {"/": answer(page("Feed")), "/feed.xml": answer(feed, XML)},
        {"/": answer(page("Packed")), "/feed.xml": packed(feed, XML)},
        {
            "/": answer(
                page("Headers"),
                "text/html",
                200,
                *(b"X-%d: %s" % (n, b"x" * 900) for n in range(90)),
            )
        },
        {"/": answer(b"", "text/html", 302, b"Location: /" + b"x" * 60_000)},
        {"/": drips},
    ]


@pytest.fixture(scope="module")
def hosts() -> Hosts:
    attacks = enumerate(islice(cycle(hostile_servers()), HOSTILE))
    good = {f"good{n}": living(f"good{n}") for n in range(ALL - HOSTILE)}
    feed = {"/feed.xml": answer(rss("x"), XML)}
    return {**good, **{f"bad{n}": {**feed, **bad} for n, bad in attacks}}


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl of them took: MiB at most."""

    db: Path
    memory: float


@pytest.fixture(scope="module")
def crawled(hosts: Hosts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("hostile")
    with odd_web(hosts) as web:
        web.write_catalogue(folder)
        yield Crawled(folder / "x.db", crawl(web, folder))


def crawl(web: OddWeb, folder: Path) -> float:
    """Crawl; return the most memory that it and its processes held at once, in MiB."""
    running = impatient(folder / "x.db", folder)
    peak = most = 0
    while running.returncode is None:
        readers = children(running.pid)
        own = sum(held_by(reader, "smaps_rollup", "Pss") for reader in readers)
        peak = max(peak, held_by(running.pid, "status", "VmRSS") + own)
        most = max(most, len(readers))
        time.sleep(0.05)
    output, _ = running.communicate()
    assert running.returncode == 0, output
    assert most, "nothing was read apart"
    return peak / 1024


def children(process: int) -> list[int]:
    """Return the processes that ``process`` has begun; none once it has ended."""
    try:
        return [
            int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()
        ]
    except OSError:
        return []


def held_by(process: int, told_in: str, name: str) -> int:
    """Return the kB that ``process`` holds: all (``VmRSS``), or of what it shares its part (``Pss``)."""
    try:
        said = Path(f"/proc/{process}/{told_in}").read_text()
    except OSError:  # it has ended
        return 0
    return int(said.partition(f"\n{name}:")[2].split()[0]) if f"\n{name}:" in said else 0


def test_it_takes_no_more_memory_than_is_allowed(crawled: Crawled) -> None:
    assert crawled.memory < MOST_MEMORY


def test_every_other_network_is_alive(crawled: Crawled) -> None:
    sql = "SELECT state, count(*) FROM network_status WHERE id LIKE 'good%' GROUP BY state"
    assert rows(crawled.db, sql) == [("alive", ALL - HOSTILE)]


def test_every_network_has_its_records_and_no_error_is_ours(crawled: Crawled) -> None:
    assert rows(crawled.db, "SELECT count(DISTINCT network) FROM visit") == [(ALL,)]
    assert rows(crawled.db, "SELECT * FROM visit WHERE outcome = 'own_error'") == []
    assert rows(crawled.db, "SELECT * FROM verdict WHERE state = 'dead'") == []


def test_a_reader_that_is_killed_loses_no_answer(tmp_path: Path) -> None:
    """The process that reads costly pages apart, as the system kills one when memory is short."""
    hosts = {
        f"long{n}": living(f"long{n}", home=answer(page(f"Long{n}", "<p>texte</p>" * 20_000)))
        for n in range(6)
    }
    with odd_web(hosts) as web:
        web.write_catalogue(tmp_path)
        running = impatient(tmp_path / "x.db", tmp_path)
        while not (readers := children(running.pid)) and running.returncode is None:
            time.sleep(0.02)
        os.kill(readers[0], signal.SIGKILL)
        output, _ = running.communicate(timeout=120)
    assert running.returncode == 0, output
    assert rows(tmp_path / "x.db", "SELECT * FROM visit WHERE outcome = 'own_error'") == []
    states = "SELECT state, count(*) FROM network_status GROUP BY state"
    assert rows(tmp_path / "x.db", states) == [("alive", len(hosts))]


def test_a_time_out_never_counts_what_we_read_meanwhile(tmp_path: Path) -> None:
    """Answers that come after .4 s, of .7 s they may take, while pages hold our reading for seconds."""
    kind = KINDS["page: rows"]
    busy = answer(kind.of(90_000), kind.content_type)  # just not large enough to be read apart

    def late() -> bytes:
        time.sleep(0.4)
        return answer(page("Late"))

    hosts: dict[str, dict[str, Raw]] = {f"busy{n}": {"/": busy} for n in range(30)}
    with odd_web(hosts | {f"late{n}": living(f"late{n}", home=late) for n in range(20)}) as web:
        web.write_catalogue(tmp_path)
        limits = ("HOST_PAUSE=0.2", "CONNECT_TIMEOUT=0.7", "DOWNLOAD_TIMEOUT=0.7")
        running = impatient(tmp_path / "x.db", tmp_path, *limits)
        output, _ = running.communicate(timeout=240)
    assert running.returncode == 0, output
    sql = "SELECT url, outcome FROM visit WHERE outcome NOT IN ('ok', 'not_found')"
    assert rows(tmp_path / "x.db", sql) == []
