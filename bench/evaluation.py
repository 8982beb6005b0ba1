"""Measures what the method page tells of our mistakes: ``python -m bench.evaluation [FOLDER]``.

Reads the labelled pages of ours (``tests/labelled``, ``tests/fixtures``) and those of others that are kept
outside the repository (see ``bench.cases``), and writes ``analysis/evaluation/measured.csv``. Without the
pages of others their figures stay as they were measured last.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from analysis.evaluation.figures import SHIPPED, Measure, as_csv, from_csv, summed
from bench.cases import CASES
from commands.evaluate import readings

TESTS = Path(__file__).parents[1] / "tests"
#: Pages that are ours to publish: those labelled for this, and those recorded for the tests of the probes.
LABELLED, RECORDED = TESTS / "labelled", TESTS / "fixtures"


def main() -> int:
    """Measure, write it down and print it; return 0."""
    on = f"{datetime.now(UTC):%Y-%m-%d}"
    others = Path(sys.argv[1] if sys.argv[1:] else os.environ.get("VITALITY_CASES", CASES))
    folders = [LABELLED, RECORDED, *([others] if others.is_dir() else [])]
    found = [each for folder in folders for each in _grouped(readings(folder, on), folder)]
    measured = {(each.about, each.sample) for each in found}
    known = from_csv(SHIPPED.read_text(encoding="utf-8")) if SHIPPED.exists() else []
    stay = [each for each in known if (each.about, each.sample) not in measured]
    SHIPPED.write_text("".join(as_csv([*found, *stay])), encoding="utf-8")
    for each in summed(found, "sample", "what"):
        print(f"{each.sample:18} {each.what:22} {each.right}/{each.asked}")
    return 0


def _grouped(found: list[Measure], folder: Path) -> list[Measure]:
    """Return the figures without the names of kinds where these are none of networks."""
    return found if folder == LABELLED else summed(found, "sample", "what")


if __name__ == "__main__":
    sys.exit(main())
