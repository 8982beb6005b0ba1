"""What a crawl holds of many networks: ``python -m bench.memory``.

Ten thousand networks, each with a robots.txt, a home page of 2 to 9 KB and a feed, on loopback and without
pauses, so that the processor alone bounds it: some minutes. What the process holds is noted as networks end.
With ``--forbidden`` each robots.txt forbids all, so that one request ends its network: a minute.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bench import crawl
from bench.pages import recorded_pages
from bench.realistic_web import ROBOTS, RealisticWeb
from vocabulary.catalogue import Network

#: Networks, those between two looks, and MiB at most.
NETWORKS, EVERY, GOAL = 10_000, 1_000, 250
FORBIDDEN = "User-agent: *\nDisallow: /\n"
_PAGE = resource.getpagesize() / 2**20


@dataclass(frozen=True, slots=True)
class Held:
    """MiB that a crawl held each time another ``EVERY`` networks had ended, and at most; its cost."""

    looks: tuple[float, ...]
    cost: crawl.Cost


def measure(networks: int = NETWORKS, robots: str = ROBOTS) -> Held:
    """Crawl so many networks in a process of its own."""
    with (
        tempfile.TemporaryDirectory() as name,
        RealisticWeb(Path(name), networks, recorded_pages(), robots=robots) as web,
    ):
        listed = [replace(network, seeds=()) for network in web.networks]
        looks = Path(name) / "looks"
        cost = crawl.measured(partial(_crawl, Path(name), listed, looks))
        return Held(tuple(map(float, looks.read_text().split())), cost)


def _crawl(folder: Path, networks: Sequence[Network], looks: Path) -> int:
    ended = 0

    def note(_network: str, _is_shown: bool) -> None:
        nonlocal ended
        ended += 1
        if ended % EVERY == 0:
            held = int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE
            with looks.open("a") as file:
                file.write(f"{held:.0f}\n")

    crawl.ours(folder, networks, {"CONCURRENT_REQUESTS": 200}, note)
    return ended


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", type=int, default=NETWORKS)
    parser.add_argument("--forbidden", action="store_true", help="by each robots.txt")
    options = parser.parse_args()
    found = measure(options.networks, FORBIDDEN if options.forbidden else ROBOTS)
    told = " ".join(f"{held:.0f}" for held in found.looks)
    print(f"MiB after each {EVERY:,} networks: {told}; at most {found.cost.peak:.0f}, goal {GOAL}")
    print(f"{found.cost.cpu:.0f} s of CPU, {found.cost.per_page:.1f} ms a network")


if __name__ == "__main__":
    main()
