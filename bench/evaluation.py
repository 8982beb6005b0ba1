"""Measures what the method page tells of our mistakes: ``python -m bench.evaluation [FOLDER]``.

Reads the labelled pages of ours (``tests/labelled``, ``tests/fixtures``) and those of others that are kept
outside the repository (see ``bench.cases``), and writes ``analysis/evaluation/measured.csv``. Without the
pages of others their figures stay as they were measured last; so do those of confidence without the
streams whose later life is known (``VITALITY_STREAMS``).
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from analysis.confidence import Confidence
from analysis.evaluation.figures import (
    SHIPPED,
    About,
    Comparisons,
    Key,
    Measure,
    Result,
    as_csv,
    from_csv,
    summed,
)
from analysis.evaluation.verdicts import of_streams
from analysis.rhythm.cutoffs import read_streams
from bench.cases import CASES
from commands.demo import demo
from commands.evaluate import readings
from commands.labelled import labelled_pages
from crawler.faces import look
from crawler.page import Page
from vocabulary.archived import GONE_FACES
from vocabulary.items import Face

TESTS = Path(__file__).parents[1] / "tests"
#: Faces by which a page tells at once that a network has ended.
ENDINGS = GONE_FACES | {Face.CLOSURE_NOTICE}
STREAMS = CASES.parent / "data" / "rhythm-streams.jsonl.gz"
#: Pages that are ours to publish: those labelled for this, and those recorded for the tests of the probes.
LABELLED, RECORDED = TESTS / "labelled", TESTS / "fixtures"


def main() -> int:
    """Measure, write it down and print it; return 0."""
    on = f"{datetime.now(UTC):%Y-%m-%d}"
    others = Path(sys.argv[1] if sys.argv[1:] else os.environ.get("VITALITY_CASES", CASES))
    folders = [LABELLED, RECORDED, *([others] if others.is_dir() else [])]
    found = [each for folder in folders for each in _grouped(readings(folder, on), folder)]
    found += confidence(Path(os.environ.get("VITALITY_STREAMS", STREAMS)), on)
    measured = {(each.about, each.sample) for each in found}
    known = from_csv(SHIPPED.read_text(encoding="utf-8")) if SHIPPED.exists() else []
    stay = [each for each in known if (each.about, each.sample) not in measured]
    SHIPPED.write_text("".join(as_csv([*found, *stay])), encoding="utf-8")
    for each in summed(found, "sample", "what"):
        print(f"{each.sample:18} {each.what:22} {each.right}/{each.asked}")
    return 0


def confidence(streams: Path, on: str) -> list[Measure]:
    """Return how often verdicts of each degree are right: by rhythm, by what a page tells, in the demo."""
    counted = Comparisons()
    if streams.is_file():
        for key, result in of_streams(list(read_streams(streams))):
            counted.add(key, result)
    for page in labelled_pages(LABELLED):
        found = look(Page(page.url, page.status, page.body, page.as_of, page.headers))
        if found.face in ENDINGS and (face := page.label.get("face")):
            is_ended = face in ENDINGS or found.face in page.label.get("accept", ())
            key = Key(About.CONFIDENCE, "ends told by pages", "", f"confidence:{Confidence.HIGH}")
            counted.add(key, Result.RIGHT if is_ended else Result.ENDED)
    with TemporaryDirectory() as folder:
        db = demo(Path(folder))
        with Database(db) as opened:
            told = dict(
                opened.execute("SELECT confidence, count(*) FROM network_status GROUP BY 1")
            )
    for degree, networks in told.items():  # the demo ends where a state differs from the truth
        for _network in range(networks):
            counted.add(Key(About.CONFIDENCE, "demo", "", f"confidence:{degree}"), Result.RIGHT)
    return counted.figures(on)


def _grouped(found: list[Measure], folder: Path) -> list[Measure]:
    """Return the figures without the names of kinds where these are none of networks."""
    return found if folder == LABELLED else summed(found, "sample", "what")


if __name__ == "__main__":
    sys.exit(main())
