"""How long the dashboard's pages take, beside Datasette's own table of the networks. Run it by hand.

``python -m bench.dashboard [--networks 10000] [--days 400] [--rounds 15] [--db FILE]`` serves a database
of synthetic networks with ``vitality serve`` and asks each page once a round, one after the other over
one connection, compressed, with nothing kept from the round before. It prints the time from asking to
the last byte (of the CSV: to the first), its ratio to Datasette's page of ``network_status`` in the same
round, and the bytes sent; then the first page and the first choice after the start, the first choice after
a publication, and the server's peak memory. Each page has been asked once before the first round. The exit
status is 1 when a page is not answered with 200.

``--db`` keeps the database: FILE is built when it does not exist, and used as it is when it does.
Each network has a verdict a day. To keep the size in bounds there are reasons of the newest 30 crawls
only, and visits and observations of the newest crawl only but for 100 networks, which have those of all
crawls, with their groups, and 5,000 posts.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import httpx
from datasette.utils import tilde_encode

from bench.dashboard_data import build
from bench.dashboard_networks import POSTS

ROOT = Path(__file__).parents[1]
DATASETTE = "Datasette's table"
CSV = "start of the CSV"
_CHOICE = "/choose?job=comptable&place=lyon&goal=job"
#: Seconds for an answer, and for the server to listen.
PATIENCE = 120
#: Sheets that the rounds take in turn, so that what is kept of one network helps none.
SHEETS = 20

Page = Callable[[int], str]  # number of the round -> address


@dataclass(slots=True)
class Measured:
    """What the rounds gave for one page."""

    ms: list[float] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Server:
    """The server under test; ``peak`` (MiB) is known once it has ended."""

    address: str
    pid: int
    peak: float = 0.0

    def cpu(self) -> float:
        """Return the CPU seconds that its processes have used."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return sum(map(_cpu_of, [str(self.pid), *children]))


def _peak_of(process: int) -> float:
    """Return MiB at most; what the system says at the end counts whoever began the process, too."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _cpu_of(process: str) -> float:
    used = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def make(path: Path, networks: int, days: int) -> None:
    """Build the database in a process of its own, and say how long it took.

    A child of a large process would inherit its peak memory.
    """
    as_of = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    start = time.perf_counter()
    builder = multiprocessing.get_context("spawn").Process(
        target=build, args=(path, networks, days, as_of)
    )
    builder.start()
    builder.join()
    if builder.exitcode:
        sys.exit("the database could not be built")
    took, size = time.perf_counter() - start, path.stat().st_size / 2**20
    print(f"built {networks} networks x {days} days in {took:.0f} s, {size:.0f} MiB", flush=True)


def pages_of(path: Path) -> dict[str, Page]:
    """Return name -> page, with networks and words that the database has."""
    with closing(sqlite3.connect(path)) as db:
        deep = _ids(db, f"> {POSTS}")
        shallow = _ids(db, f"<= {POSTS}") or deep
        count = (
            "SELECT sectors FROM network_status WHERE instr(sectors, '|') = 0 AND state = 'alive'"
        )
        count = f"{count} AND sectors != 'general' GROUP BY 1 ORDER BY count(*) DESC"
        [sector] = db.execute(count).fetchone() or ("it",)
        [as_of] = db.execute("SELECT max(as_of) FROM publication").fetchone()
    since = datetime.fromisoformat(as_of) - timedelta(days=90)

    def fixed(address: str) -> Page:
        return lambda _round: address

    return {
        DATASETTE: fixed(f"/{tilde_encode(path.stem)}/network_status"),
        "home": fixed("/"),
        "home, filtered": fixed(f"/?state=alive&sector={sector}&sort=members"),
        "search": fixed("/search?q=comptable+lyon"),
        "trade": fixed(f"/metier/{sector}"),
        "sheet": lambda turn: f"/network/{shallow[turn % len(shallow)]}",
        "sheet, deep": lambda turn: f"/network/{deep[turn % len(deep)]}",
        "changes": fixed("/changes"),
        "changes since": fixed(f"/changes?since={since:%Y-%m-%d}"),
        "choose": fixed(_CHOICE),
        "compare": lambda turn: (
            f"/compare?id={shallow[turn % len(shallow)]}&id={deep[turn % len(deep)]}"
        ),
        CSV: fixed("/networks.csv?lang=fr"),
    }


def _ids(db: sqlite3.Connection, posts: str) -> list[str]:
    """Return networks spread over the catalogue, among those with so many posts."""
    query = f"SELECT network FROM post GROUP BY network HAVING count(*) {posts} ORDER BY network"
    found = [network for (network,) in db.execute(query)]
    return found[:: max(len(found) // SHEETS, 1)][:SHEETS]


@contextmanager
def served(path: Path, processes: int = 1) -> Iterator[Server]:
    """Serve the database as users do, and measure the process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "vitality.py", "serve", "--db", str(path.resolve())]
    command += ["--port", str(port), "--processes", str(processes)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    server = Server(f"http://127.0.0.1:{port}", process.pid)
    try:
        _wait_for(port, process)
        yield server
    finally:
        if process.poll() is None:
            server.peak = _peak_of(process.pid)
            process.send_signal(signal.SIGINT)
            process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server does not listen")


def ask(client: httpx.Client, address: str, *, to_the_end: bool) -> tuple[float, int]:
    """Return the milliseconds to the end, or to the first byte, and the bytes received in all.

    The rest is always read: the server would go on making it while the next page is measured.
    """
    start = time.perf_counter()
    with client.stream("GET", address) as response:
        if response.status_code != 200:
            raise LookupError(f"{address} answers {response.status_code}")
        chunks = response.iter_raw()
        next(chunks, b"")
        first = time.perf_counter()
        for _chunk in chunks:
            pass
        end = time.perf_counter() if to_the_end else first
        return 1000 * (end - start), response.num_bytes_downloaded


def measure(client: httpx.Client, pages: Mapping[str, Page], rounds: int) -> dict[str, Measured]:
    """Ask each page once a round, the first round of which is not counted."""
    found = {name: Measured() for name in pages}
    for turn in range(rounds + 1):
        base = 0.0
        for name, page in pages.items():
            ms, size = ask(client, page(turn), to_the_end=name != CSV)
            base = base or ms  # Datasette's page is the first of each round
            if turn:
                found[name].ms.append(ms)
                found[name].ratios.append(ms / base)
                found[name].sizes.append(size)
    return found


def show(found: Mapping[str, Measured]) -> None:
    """Print a line for each page."""
    print(f"{'page':18} {'ms':>28} {'x Datasette':>24} {'bytes':>9}")
    for name, page in found.items():
        ms, ratio = _spread(page.ms, 1), _spread(page.ratios, 3)
        print(f"{name:18} {ms:>28} {ratio:>24} {median(page.sizes):9.0f}")


def _spread(values: Sequence[float], digits: int) -> str:
    low, high = min(values), max(values)
    return f"{median(values):.{digits}f} [{low:.{digits}f}-{high:.{digits}f}]"


def _publish_again(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "INSERT INTO publication (crawl, as_of) SELECT crawl, as_of FROM publication "
            "ORDER BY id DESC LIMIT 1"
        )


def run(path: Path, rounds: int) -> None:
    """Serve a database, measure and print. Raises ``LookupError`` for a page that is not answered."""
    pages = pages_of(path)
    headers = {"Accept-Encoding": "gzip", "Accept-Language": "fr"}
    with (
        served(path) as server,
        httpx.Client(base_url=server.address, headers=headers, timeout=PATIENCE) as client,
    ):
        first = {
            "home, the first page after the start": ask(client, "/", to_the_end=True),
            "the first choice, asked at once after it": ask(client, _CHOICE, to_the_end=True),
        }
        show(measure(client, pages, rounds))
        _publish_again(path)
        first["the first choice after a publication"] = ask(client, _CHOICE, to_the_end=True)
    for name, (ms, _size) in first.items():
        print(f"{name}: {ms:.0f} ms")
    print(f"peak memory of the server: {server.peak:.0f} MiB")


def main() -> None:
    """Build what is to be served, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--db", type=Path, help="keep the database there, or use the one there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.db or Path(folder) / "bench.db"
        if not path.exists():
            make(path, options.networks, options.days)
        try:
            run(path, options.rounds)
        except LookupError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
