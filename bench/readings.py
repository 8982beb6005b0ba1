"""All that recorded answers say, a line of JSON each: ``python -m bench.readings > before.jsonl``.

What makes reading quicker must change no fact. Run it before and after a change and compare the two files
(``cmp``, or ``diff`` to see what changed). Read are the recorded answers of the tests, the grown pages of
the benchmark, the answers of the demo web, and the pages of each ``index.csv`` under the folders named
on the command line.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.pages import FIXTURES, forum_pages
from crawler.faces import add_finding, look
from crawler.page import Page
from crawler.probes import read_page
from demo.networks import NETWORKS
from demo.site import EVERYTHING, Appearance

AS_OF = datetime(2026, 11, 23, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to be read: a name that tells it from all others, and what it is read with."""

    name: str
    url: str
    body: bytes
    as_of: datetime = AS_OF
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def fixtures() -> Iterator[Answer]:
    """Yield the recorded answers of the tests."""
    for file in sorted(FIXTURES.glob("*/*/response.*")):
        told = json.loads((file.parent / "meta.json").read_text(encoding="utf-8"))
        as_of = _moment(told["fetched_at"]) if told.get("fetched_at") else AS_OF
        status, headers = told.get("status", 200), told.get("headers") or {}
        yield Answer(
            str(file.relative_to(FIXTURES)),
            told["url"],
            file.read_bytes(),
            as_of,
            status,
            headers,
        )


def grown() -> Iterator[Answer]:
    """Yield the pages that the benchmark reads."""
    for number, page in enumerate(forum_pages(2)):
        yield Answer(f"grown/{number}", page.url, page.body)


def demo() -> Iterator[Answer]:
    """Yield the answers of the demo web."""
    for network in NETWORKS:
        base = f"http://{network.host}:8080"
        dates = network.dates(AS_OF)
        look = Appearance(network.name, base, AS_OF, dates, network.members)
        for path, served in network.site(look).items():
            headers = {"content-type": served.content_type}
            url = base + path.replace(EVERYTHING, "/anything")
            yield Answer(f"demo{url}", url, served.body, AS_OF, served.status, headers)


def indexed(folder: Path) -> Iterator[Answer]:
    """Yield the pages that the ``index.csv`` files under ``folder`` name."""
    for index in sorted(folder.glob("*/index.csv")):
        with index.open(encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream)):
                yield Answer(
                    f"{index.parent.name}/{number}/{row['file']}",
                    row["url"],
                    (index.parent / row["file"]).read_bytes(),
                    _moment(row["as_of"]) if row["as_of"] else AS_OF,
                    int(row["status"] or 200),
                    json.loads(row["headers"] or "{}") or {"Content-Type": "text/html"},
                )


def said(answer: Answer) -> dict[str, Any]:
    """Return all that is read of an answer, and what its page really is."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    page = Page(answer.url, answer.status, answer.body, answer.as_of, headers)
    reading, finding = read_page(page), look(page)
    add_finding(reading, finding)
    found = asdict(reading)
    return {name: found[name] for name in found if name[0] != "_"} | {"finding": asdict(finding)}


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def main() -> None:
    """Print a line for each answer."""
    folders = [Path(name) for name in sys.argv[1:]]
    for answers in (fixtures(), grown(), demo(), *map(indexed, folders)):
        for each in answers:
            print(json.dumps({"name": each.name, **said(each)}, default=str, ensure_ascii=False))


if __name__ == "__main__":
    main()
