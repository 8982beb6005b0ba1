"""How many of the features read are there: ``python -m bench.features FOLDER``.

``features.csv`` holds what a person saw on pages of others, which are kept outside the repository: the
SHA-256 of a page's bytes (its first 16 digits) and names of features, no word of the page. ``shown``:
there, read or not (all links, buttons and fields of search whose words name a feature were looked
through); ``not_shown``: read once and not there; ``doubtful``: not counted. What nobody has judged yet is
printed, to be judged.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from crawler.page import Page
from crawler.probes import read_page

LABELS = Path(__file__).with_name("features.csv")
#: Of the features read, those that are there.
GOAL = 0.95
_HEADERS = {"content-type": "text/html; charset=utf-8"}


@dataclass(slots=True)
class Precision:
    """Features read on the labelled pages, as "page feature"."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)  # shown, and not read
    unjudged: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was read and judged that is there."""
        judged = len(self.right) + len(self.wrong)
        return len(self.right) / judged if judged else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was read."""
        shown = len(self.right) + len(self.missed)
        return len(self.right) / shown if shown else 0.0


def identity(body: bytes) -> str:
    """Return what stands for a page in the labels."""
    return sha256(body).hexdigest()[:16]


def features_of(body: bytes, url: str) -> set[str]:
    """Return the names of the features read on one page."""
    page = Page(url, 200, body, datetime.now(UTC), _HEADERS)
    signals = (seen.signal for seen in read_page(page).observations)
    return {signal.removeprefix("feature:") for signal in signals if signal.startswith("feature:")}


def score(labels: Iterable[dict[str, str]], read: dict[str, set[str]]) -> Precision:
    """Compare what was read, by page, with rows of the labels; pages that are not there are left out."""
    found = Precision()
    for row in labels:
        page = row["page"]
        if page not in read:
            continue
        shown, not_shown, doubtful = (
            set(filter(None, row[part].split("|"))) for part in ("shown", "not_shown", "doubtful")
        )
        for name in sorted(read[page]):
            judged = (
                found.right
                if name in shown
                else found.wrong
                if name in not_shown
                else found.unjudged
            )
            if name not in doubtful:
                judged.append(f"{page} {name}")
        found.missed += [f"{page} {name}" for name in sorted(shown - read[page])]
    return found


def _pages(folder: Path) -> Iterator[tuple[bytes, str]]:
    """Yield the bytes and the address of each page that an index below ``folder`` names."""
    for index in sorted(folder.glob("*/index.csv")):
        with index.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["file"].endswith(".html"):
                    yield (index.parent / row["file"]).read_bytes(), row["url"]


def main() -> int:
    """Print the score; return 0 if it reaches its goal, 1 if not, 2 if there is nothing to score."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = list(csv.DictReader(file))
    wanted = {row["page"] for row in labels}
    pages = _pages(Path(sys.argv[1])) if len(sys.argv) > 1 else iter(())
    read = {
        page: features_of(body, url) for body, url in pages if (page := identity(body)) in wanted
    }
    if not read:
        print("No page of the labels is there.")
        return 2
    found = score(labels, read)
    for kind in ("wrong", "missed", "unjudged"):
        print(
            *(f"{kind}: {words}" for words in getattr(found, kind)),
            sep="\n",
            end="\n" * bool(getattr(found, kind)),
        )
    print(
        f"{len(read)} pages: {len(found.right)} right, {len(found.wrong)} wrong, {len(found.missed)} missed: "
        f"precision {found.precision:.1%}, recall {found.recall:.1%}"
    )
    return int(found.precision < GOAL)


if __name__ == "__main__":
    sys.exit(main())
