"""``vitality new-probe`` and ``new-network``: the skeletons a contributor fills in."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from commands.append import append_row
from commands.errors import Stop
from vocabulary.catalogue import NETWORK_COLUMNS
from vocabulary.domains import registrable_domain

PROBE = '''"""{title}: what this file reads."""

from __future__ import annotations

from crawler.reading import Reading
from crawler.page import Page
from crawler.probes.base import Probe


class {title}(Probe):
    """{title}: one line that says what it is.

    Reads: the address or markup this probe reads, and how it is recognised.

    Gives: the signals it can give.

    Caveats: what stays hidden, what could be mistaken for a figure.
    Checked: which server or source the knowledge was checked against, and what was not checked.
    """

    name = "{name}"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether the page was made by {title}."""
        return "{name}" in page.generator.lower()

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        return Reading(platform=self.name)
'''


def write_probe(root: Path, name: str) -> list[Path]:
    """Write a probe and one fixture; return the files. Nothing existing is overwritten."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Stop(f"{name!r} cannot name a probe: use lower-case letters, digits and underscores.")
    probe = root / "crawler" / "probes" / f"{name}.py"
    case = root / "tests" / "fixtures" / name / "example"
    if probe.exists() or case.exists():
        raise Stop(f"The probe {name} exists already: {probe}")
    case.mkdir(parents=True)
    title = "".join(part.capitalize() for part in name.split("_"))
    meta = {
        "url": "https://example.org/",
        "status": 200,
        "headers": {"content-type": "text/html; charset=utf-8"},
        "fetched_at": "2026-11-23T10:00:00Z",
    }
    page = f'<!doctype html><meta name="generator" content="{title}"><title>Example</title>\n'
    files = {
        probe: PROBE.format(name=name, title=title),
        case / "response.html": page,
        case / "meta.json": json.dumps(meta, indent=2) + "\n",
        case / "expected.json": json.dumps({"platform": name}, indent=2) + "\n",
    }
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return list(files)


def write_network(catalogue: Path, url: str) -> str:
    """Append a row for ``url``; return a sentence that says what to complete."""
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise Stop(f"{url!r} is no web address: write it whole, as https://example.org/")
    path = catalogue / "networks.csv" if catalogue.is_dir() else catalogue
    if not path.is_file():
        raise Stop(f"There is no catalogue at {path}.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    network = re.sub(r"[^a-z0-9]+", "-", registrable_domain(url).rpartition(".")[0]).strip("-")
    if any(row["id"] == network or row["url"].rstrip("/") == url.rstrip("/") for row in rows):
        raise Stop(f"The catalogue has this network already: look for {network!r} in {path}.")
    row = {"id": network, "name": network, "url": url}
    append_row(path, NETWORK_COLUMNS, row)
    return f"Added {network!r} to {path}. Complete its row, then run vitality check."
