"""``vitality new-probe``: the skeleton a contributor fills in."""

from __future__ import annotations

import json
import re
from pathlib import Path

from commands.errors import Stop

PROBE = '''"""{title}: what this file reads."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.marked import GENERATOR, MarkedPlatform
from crawler.reading import Reading


class {title}Probe(MarkedPlatform):
    """{title}: one line that says what it is.

    Reads: the address or markup this probe reads, and how it is recognised.
    Gives: the signals it can give.
    Caveats: what stays hidden, what could be mistaken for a figure.
    Checked: which server or source the knowledge was checked against, and what was not checked.
    """

    name = "{name}"
    marks = (b"{title}",)
    signs = (f'{{GENERATOR}}[content^="{title}"]',)
    shown = ()

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add what is the platform's own: totals, dates, further addresses."""
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
