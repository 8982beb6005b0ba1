"""The share of the features read that are there, by labels that hold no word of a page."""

from __future__ import annotations

import csv
import re

from bench import features
from vocabulary.signal_names import FEATURES

LABELS = [
    {"page": "a" * 16, "shown": "forum|search", "not_shown": "jobs", "doubtful": "events"},
    {"page": "b" * 16, "shown": "feed", "not_shown": "", "doubtful": ""},
]


def test_what_is_read_is_right_wrong_missed_or_yet_to_be_judged() -> None:
    found = features.score(LABELS, {"a" * 16: {"forum", "jobs", "events", "groups"}})
    assert [words.split()[1] for words in found.right] == ["forum"]
    assert [words.split()[1] for words in found.wrong] == ["jobs"]
    assert [words.split()[1] for words in found.missed] == ["search"]
    assert [words.split()[1] for words in found.unjudged] == ["groups"]
    assert found.precision == 0.5


def test_a_page_is_known_by_its_bytes_alone() -> None:
    body = b"<html><body><a href='/forum'>Forum</a></body></html>"
    assert re.fullmatch("[0-9a-f]{16}", features.identity(body))
    assert features.features_of(body, "http://x.example/") == {"forum"}


def test_the_labels_hold_names_of_features_and_no_word_of_a_page() -> None:
    with features.LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 60
    for row in rows:
        assert re.fullmatch("[0-9a-f]{16}", row["page"])
        for part in ("shown", "not_shown", "doubtful"):
            assert set(filter(None, row[part].split("|"))) <= set(FEATURES)
