"""Writes ``docs/platforms.md`` from the probes' docstrings: ``python -m commands.platforms``."""

from __future__ import annotations

import re
from inspect import getdoc
from pathlib import Path

from commands.home import checkout
from crawler.probes import PARAGRAPHS, all_probes
from crawler.probes.base import Probe

FILE = Path(__file__).parents[1] / "docs" / "platforms.md"
HEAD = """# What is read from which platform

Written from the probes' docstrings by `python -m commands.platforms`; do not edit by hand.
How to add a platform: [adding-a-probe.md](adding-a-probe.md).
"""


def text() -> str:
    """Return the whole page: platforms first, then what is read from any site."""
    platforms = [probe for probe in all_probes() if probe.is_platform]
    general = [probe for probe in all_probes() if not probe.is_platform]
    parts = [
        HEAD,
        "## Platforms\n",
        *map(_entry, platforms),
        "## Any site\n",
        *map(_entry, general),
    ]
    return "\n".join(parts)


def _entry(probe: Probe) -> str:
    doc = " ".join((getdoc(type(probe)) or "").split())
    first, *paragraphs = re.split(rf"\s*({'|'.join(PARAGRAPHS)})\s*", doc)
    lines = [f"### {probe.name}\n", f"{first}\n"]
    for name, body in zip(paragraphs[::2], paragraphs[1::2], strict=True):
        lines.append(f"- **{name.rstrip(':')}:** {body}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    checkout()
    FILE.write_text(text(), encoding="utf-8")
