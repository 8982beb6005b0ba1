"""Brings the examples in the guides up to date with the files they show: ``python -m commands.guides``.

An example is a code block under a comment that names its file: ``<!-- file: analysis/rules/drifted.py -->``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from commands.home import ROOT, checkout

DOCS = ROOT / "docs"
_EXAMPLE = re.compile(
    r"(<!-- file: (?P<path>\S+) -->\n\n?```python\n)(?P<code>.*?)(?=```)", re.DOTALL
)


def guides() -> Iterator[Path]:
    """Yield the guides that show a file."""
    return (path for path in sorted(DOCS.glob("*.md")) if _EXAMPLE.search(path.read_text("utf-8")))


def text(guide: Path) -> str:
    """Return a guide with every example as its file stands now."""

    def shown(example: re.Match[str]) -> str:
        return example[1] + (ROOT / example["path"]).read_text(encoding="utf-8")

    return _EXAMPLE.sub(shown, guide.read_text(encoding="utf-8"))


if __name__ == "__main__":
    checkout()
    for each in guides():
        each.write_text(text(each), encoding="utf-8")
