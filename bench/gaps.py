"""How long a host is left alone, judged at the host: ``python -m bench.gaps``.

A loopback web of many kinds of host is crawled at a pause of a second. The server notes when each request
came and when the answer before it had ended, whichever network of the host asked. One figure for each kind.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median

from tests.helpers.crawling import impatient
from tests.helpers.odd_web import Asked, Hosts, Raw, answer, living, odd_web, page

#: Seconds between the end of an answer and the next request; hosts of each kind.
PAUSE, OF_EACH = 1.0, 50
#: What may be asked for at least, of the pause: nearly always, and always.
NEARLY, ALWAYS = 0.95, 0.5


@dataclass(frozen=True, slots=True)
class Gaps:
    """What hosts of one kind saw. ``gaps``: shares of the pause that they asked for, smallest first."""

    kind: str
    gaps: tuple[float, ...]

    def share_of(self, least: float) -> float:
        """Return the share of gaps that are at least ``least`` of the pause."""
        return sum(gap >= least for gap in self.gaps) / len(self.gaps)


def slow(name: str) -> dict[str, Raw]:
    """Return a host that takes longer for an answer than the pause is."""

    def home() -> bytes:
        time.sleep(1.5 * PAUSE)
        return answer(page(name.title()))

    return living(name, home=home)


def redirecting(name: str) -> dict[str, Raw]:
    """Return a host whose robots.txt and home page are elsewhere, the latter twice."""
    hops: dict[str, Raw] = {
        "/accueil": answer(b"", "text/html", 301, b"Location: /accueil/fr"),
        "/accueil/fr": answer(page(name.title())),
        "/regles.txt": answer(b"User-agent: *\nAllow: /\n", "text/plain"),
    }
    moved = answer(b"", "text/html", 302, b"Location: /accueil")
    return living(name, home=moved, **hops) | {
        "/robots.txt": answer(b"", "text/plain", 301, b"Location: /regles.txt")
    }


def failing(name: str) -> dict[str, Raw]:
    """Return a host that answers each address at the second try only: nothing, then an error, then all."""
    found = living(name)
    left = {
        path: [b"", answer(b"", "text/html", 503)][number % 2 :]
        for number, path in enumerate(found)
    }
    return {path: partial(_next, left[path], whole) for path, whole in found.items()}


def _next(before: list[bytes], whole: Raw) -> bytes:
    if before:
        return before.pop()
    return whole() if callable(whole) else whole


def asking_for_more(name: str) -> dict[str, Raw]:
    """Return a host whose robots.txt asks for twice the pause."""
    return living(
        name, robots=answer(f"User-agent: *\nCrawl-delay: {2 * PAUSE}\n".encode(), "text/plain")
    )


def shared(name: str) -> dict[str, Raw]:
    """Return a host of three networks."""
    return living(name, **{f"/{n}/": answer(page(f"{name}{n}".title())) for n in "ab"})


KINDS = {
    "quick": living,
    "slow": slow,
    "redirects": redirecting,
    "second tries": failing,
    "crawl-delay": asking_for_more,
    "three networks": shared,
}


def measure(of_each: int = OF_EACH) -> Iterator[Gaps]:
    """Crawl, then yield what the hosts of each kind saw."""
    named = {(kind, n): f"h{at}x{n}" for at, kind in enumerate(KINDS) for n in range(of_each)}
    hosts: Hosts = {name: KINDS[kind](name) for (kind, _n), name in named.items()}
    with tempfile.TemporaryDirectory() as folder, odd_web(hosts) as web:
        db, catalogue = Path(folder) / "x.db", Path(folder)
        three = [name for (kind, _n), name in named.items() if kind == "three networks"]
        more = {f"{name}{n}": web.url(name, f"/{n}/") for name in three for n in "ab"}
        web.write_catalogue(catalogue, **more)
        running = impatient(db, catalogue, f"HOST_PAUSE={PAUSE}")
        output, _ = running.communicate(timeout=500)
        if running.returncode not in {0, 1}:  # 1: stopped early, or an alarm
            raise RuntimeError(output)
        for kind in KINDS:
            wanted = 2 * PAUSE if kind == "crawl-delay" else PAUSE
            gaps = (
                gap / wanted
                for (of, _n), name in named.items()
                if of == kind
                for gap in _gaps([each for each in web.asked if each.host == name], kind)
            )
            yield Gaps(kind, tuple(sorted(gaps)))


def _gaps(asked: list[Asked], kind: str) -> Iterable[float]:
    # A crawl-delay is known from the answer of robots.txt on.
    first = 1 if kind == "crawl-delay" else 0
    return [later.at - before.ended for before, later in pairwise(asked)][first:]


def main() -> None:
    """Measure and print a table."""
    print(
        "| hosts | gaps | smallest | median | at least .95 | under .5 |\n|---|---|---|---|---|---|"
    )
    for found in measure():
        gaps = found.gaps
        print(
            f"| {found.kind} | {len(gaps):,} | {gaps[0]:.3f} | {median(gaps):.3f} "
            f"| {found.share_of(NEARLY):.2%} | {1 - found.share_of(ALWAYS):.2%} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
