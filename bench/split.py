"""Where the CPU of a crawl goes: ``python -m bench.split``.

A crawl of realistic pages, as ``bench.crawl`` measures it, is looked at two hundred times in each second of
its CPU. Each look counts for the first of ``PARTS`` of which a file is being called.
"""

from __future__ import annotations

import argparse
import json
import signal
import tempfile
from collections import Counter
from functools import cache, partial
from pathlib import Path
from types import FrameType

from bench.crawl import measured, ours
from bench.pages import recorded_pages
from bench.realistic_web import RealisticWeb

#: Seconds of CPU between two looks.
EVERY = 0.005
#: The parts, and what the paths of their files hold.
PARTS = {
    "starting: the program is read": ("importlib",),
    "reading: the probes": ("crawler/probes",),
    "reading: the faces": ("crawler/faces",),
    "reading: what is beside": ("crawler/seen", "crawler/known_again"),
    "robots.txt": ("crawler/robots", "protego"),
    "scrubbing and checking": ("pipelines/privacy", "pipelines/validate"),
    "storing": ("pipelines/",),
    "unpacking": ("crawler/unpacking", "crawler/packed"),
    "certificates and names": ("crawler/certificates", "crawler/name_servers"),
    "plan and spider": ("crawler/plan", "crawler/spiders", "crawler/turns"),
    "Scrapy and connections": ("scrapy/", "twisted/", "asyncio/", "crawler/handler"),
}
OTHER = "all else"


@cache
def _parts(file: str) -> int:
    """Return the place among ``PARTS`` of a file; of one of none the place after the last."""
    fitting = (n for n, marks in enumerate(PARTS.values()) if any(mark in file for mark in marks))
    return next(fitting, len(PARTS))


def part_of(frame: FrameType | None) -> str:
    """Return the part that a call belongs to, with those around it."""
    place = len(PARTS)
    while frame is not None:
        place = min(place, _parts(frame.f_code.co_filename))
        frame = frame.f_back
    return [*PARTS, OTHER][place]


def _watched(folder: Path, web: RealisticWeb) -> int:
    looks: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, lambda _number, frame: looks.update((part_of(frame),)))
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    pages = ours(folder, web.networks)
    signal.setitimer(signal.ITIMER_PROF, 0)
    (folder / "looks.json").write_text(json.dumps(looks))
    return pages


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=60)
    parser.add_argument("--small", action="store_true", help="pages of 2 to 9 KB, as recorded")
    options = parser.parse_args()
    pages = recorded_pages() if options.small else ()
    with (
        tempfile.TemporaryDirectory() as name,
        RealisticWeb(Path(name), options.hosts, pages) as web,
    ):
        cost = measured(partial(_watched, Path(name), web))
        looks = Counter(json.loads((Path(name) / "looks.json").read_text()))
    print(f"{cost.pages} pages, {cost.cpu:.1f} s of CPU, {cost.per_page:.1f} ms a page")
    for part, number in looks.most_common():
        share = number / looks.total()
        print(f"{part:32} {share:6.1%} {share * cost.per_page:6.2f} ms a page")


if __name__ == "__main__":
    main()
