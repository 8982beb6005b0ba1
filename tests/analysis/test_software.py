"""How far behind the newest version known a software is: told, and never judged."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import analysis
from analysis.software import Newest, is_behind, newest
from tests.helpers.judging import Case, every, visit
from vocabulary.items import Observation, Outcome, Rank

KNOWN = Newest("wordpress", "6.8", date(2025, 4, 1), "https://wordpress.example/")
#: Where packages are listed with their versions.
REGISTRIES = ("https://www.npmjs.com/", "https://pypi.org/", "https://tracker.debian.org/")
TABLE = Path(analysis.__path__[0]) / "newest_versions.csv"


@pytest.mark.parametrize(
    ("version", "behind"),
    [
        ("6.8", False),
        ("6.8.2", False),
        ("7", False),
        ("6", False),  # said too coarsely
        ("6.7.9", True),
        ("5", True),
        ("v4.9-beta", True),
        ("10.1", False),
        ("trunk", False),
        ("", False),
        ("6.8" + ".1" * 500, False),
    ],
)
def test_only_what_is_surely_earlier_is_behind(version: str, behind: bool) -> None:
    assert is_behind(version, KNOWN) is behind


def test_each_line_of_the_table_has_its_month_and_its_source() -> None:
    for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()):
        known = newest(row["software"])
        assert known is not None
        assert not is_behind(known.version, known)
        assert known.source.startswith("https://")
        assert row["basis"] in {"registry", "knowledge"}
        assert known.source.startswith(REGISTRIES) is (row["basis"] == "registry")
    assert newest("unheard-of") is None
    assert newest(None) is None


@pytest.mark.parametrize(("version", "is_told"), [("3.2", True), ("9999.1", False)])
def test_the_sheet_and_the_files_say_how_far_and_the_verdict_is_the_same(
    case: Case, version: str, is_told: bool
) -> None:
    seen = tuple(
        Observation(signal, Outcome.OBSERVED, value, rank=Rank.API, probe="test")
        for signal, value in (("software", "wordpress"), ("software_version", version))
    )
    case.crawl(visit(seen=seen), visit("feed", posts=every(3)))
    row = case.judge()
    assert row["state"] == "alive"
    told = (row["software_version"], row["software_newest"], row["software_newest_in"])
    known = newest("wordpress")
    assert known is not None
    beside = (known.version, f"{known.known_in:%Y-%m}") if is_told else (None, None)
    assert told == (version, *beside)
    words = [str(each["text_fr"]) for each in case.reasons() if each["rule"] == "software"]
    assert bool(words) is is_told
    if words:
        assert "version vue 3.2, la plus récente connue en " in words[0]
        assert f"{known.known_in:%Y} est {known.version}" in words[0]


def test_a_software_is_called_as_its_makers_call_it() -> None:
    names = {each.name for name in ("wordpress", "discourse", "spip") if (each := newest(name))}
    assert names == {"WordPress", "Discourse", "SPIP"}
