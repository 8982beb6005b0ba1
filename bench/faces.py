"""Measures how often a page is taken for something else: ``python -m bench.faces [FOLDER]``.

Reads the pages written for the tests (``tests/crawler/faces/kinds``) and the labelled pages of others that
are kept outside the repository (see ``bench.cases``), and writes ``analysis/measured_faces.json``, from which
the method page and ``docs/judging.md`` (``python -m commands.judging``) tell it in plain words.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from analysis.measured import Errors, Living, PageKind, write
from bench.cases import CASES
from crawler.faces import look
from crawler.page import Page
from vocabulary.items import Face

KINDS = Path(__file__).parents[1] / "tests" / "crawler" / "faces" / "kinds"
#: The day on which the written pages are read.
WRITTEN_ON = datetime(2026, 11, 23, 12, tzinfo=UTC)
#: Faces that end a network, at once or in time.
_ENDINGS = frozenset(
    {
        *(Face.CLOSURE_NOTICE, Face.PARKED, Face.FOR_SALE, Face.SUSPENDED, Face.DEFAULT_PAGE),
        *(Face.DIRECTORY_INDEX, Face.UNCLAIMED_HOST, Face.OVERRUN, Face.SOFT_404),
    }
)


class Labelled(NamedTuple):
    """A page and what a person says it is; other faces that will do."""

    page: Page
    face: Face
    accepted: frozenset[str]


def written() -> Iterator[Labelled]:
    """Yield the pages written for the tests."""
    for file in sorted(KINDS.glob("*.toml")):
        for given in tomllib.loads(file.read_text(encoding="utf-8"))["pages"]:
            yield Labelled(page_of(given), Face(given["face"]), frozenset(given.get("accept", ())))


def page_of(given: dict[str, Any]) -> Page:
    """Return the answer that an entry of ``kinds`` describes."""
    body = given.get("raw") or given.get("raw_html") or f"<!doctype html><html>{given['html']}"
    kind = "text/plain" if "raw" in given else "text/html; charset=utf-8"
    headers = {"content-type": kind, **given.get("headers", {})}
    url = given.get("url", "https://club.example/")
    return Page(url, given.get("status", 200), body.encode(), WRITTEN_ON, headers)


def captured(folder: Path) -> Iterator[Labelled]:
    """Yield the labelled pages of a folder as ``bench.cases`` has it."""
    for index in sorted(folder.glob("*/index.csv")):
        with index.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            expected = json.loads(row["expect"] or "{}")
            if isinstance(expected.get("face"), str):
                yield _captured(index.parent / row["file"], row, expected)


def _captured(file: Path, row: dict[str, str], expected: dict[str, Any]) -> Labelled:
    headers = json.loads(row["headers"] or "{}") or {"content-type": "text/html"}
    named = {name.lower(): value for name, value in headers.items()}
    at = datetime.fromisoformat(row["as_of"]) if row["as_of"] else WRITTEN_ON
    page = Page(row["url"], int(row["status"] or 200), file.read_bytes(), at, named)
    return Labelled(page, Face(expected["face"]), frozenset(expected.get("accept", ())))


def measure(own: list[Labelled], others: list[Labelled]) -> Errors:
    """Return how the pages written here and those of others are read."""
    kinds: dict[Face, Counter[str]] = defaultdict(Counter)
    living: Counter[str] = Counter()
    for labelled in (*own, *others):
        found = look(labelled.page).face
        is_right = found is labelled.face or (found in labelled.accepted and found is not Face.OK)
        if labelled.face is Face.OK:
            living["pages"] += 1
            living["ended" if found in _ENDINGS else "hidden"] += not is_right
            continue
        count = kinds[labelled.face]
        count["pages"] += 1
        count["right" if is_right else "missed" if found is Face.OK else "other"] += 1
    return Errors(
        f"{datetime.now(UTC):%Y-%m-%d}",
        len(others),
        len(own),
        tuple(
            PageKind(face, count["pages"], count["right"], count["missed"], count["other"])
            for face, count in kinds.items()
        ),
        Living(living["pages"], living["ended"], living["hidden"]),
    )


def main() -> int:
    """Measure, write it down and print it; return 1 if there are no pages of others, else 0."""
    folder = Path(sys.argv[1] if sys.argv[1:] else os.environ.get("VITALITY_CASES", CASES))
    others = list(captured(folder))
    if not others:
        print(f"No labelled pages in {folder}: nothing is written.")
        return 1
    found = measure(list(written()), others)
    write(found)
    for kind in found.kinds:
        print(f"{kind.face:16} {kind.right}/{kind.pages} right, {kind.missed} missed")
    print(f"living           {found.living.ended} of {found.living.pages} ended")
    return 0


if __name__ == "__main__":
    sys.exit(main())
