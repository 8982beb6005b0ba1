"""Whoever asks why finds the record: each stands once in the index by subject."""

from __future__ import annotations

import re
from collections import Counter

from commands.home import ROOT

FOLDER = ROOT / "docs" / "decisions"
RECORDS = sorted(FOLDER.glob("[0-9]*.md"))


def test_each_record_has_one_line_in_the_index() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    lines = Counter(re.findall(r"^- \[[0-9]+\]\(([^)]+)\)", index, re.MULTILINE))
    assert lines == Counter(path.name for path in RECORDS)


def test_a_record_begins_with_its_number_and_the_day_it_was_made() -> None:
    for path in RECORDS:
        head = rf"# {int(path.name[:4])}\. .+\n\n20\d\d-\d\d-\d\d\. Accepted\."
        assert re.match(head, path.read_text(encoding="utf-8")), path.name
