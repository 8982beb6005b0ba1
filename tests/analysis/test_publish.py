"""Judgements of many networks: written whole, independent of order, with their events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from analysis import rules
from analysis.changes import kind_of_change
from analysis.publish import NothingToJudge, assess
from pipelines.schema import prepare
from tests.helpers.judging import AS_OF, Case, every, keep_crawl, visit
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import FetchOutcome, Post, PostKind, Visit, VisitRecord

#: Network -> days since its newest weekly post; ``None``: it does not answer.
SILENCES = {"ada": 3, "bob": 200, "cyd": 1300, "dan": None}


def network(name: str) -> Network:
    return Network(name, name, f"https://{name}.example/", kind="sector")


def record(name: str, silence: float | None) -> VisitRecord:
    url = f"https://{name}.example/"
    if silence is None:
        return VisitRecord(Visit(name, url, "home", AS_OF, FetchOutcome.DNS_FAILURE))
    posts = tuple(Post(at, PostKind.POST, f"{i}", url) for i, at in enumerate(every(7, silence)))
    return VisitRecord(Visit(name, url, "home", AS_OF, FetchOutcome.OK, 200), (), posts)


def judged(path: Path, names: list[str]) -> list[dict[str, Any]]:
    """Crawl the networks in this order and return all judgements."""
    networks = tuple(map(network, names))
    seen = {name: [record(name, SILENCES[name])] for name in names}
    keep_crawl(path, Catalogue(networks), seen)
    with Database(path) as db:
        assess(db, AS_OF)
        return [
            row
            for table in ("verdict", "reason", "event")
            for row in db.query(f"SELECT * FROM {table} ORDER BY network, 2, 3")
        ]


def test_the_order_of_networks_does_not_matter(tmp_path: Path) -> None:
    names = list(SILENCES)
    one, other = judged(tmp_path / "1.db", names), judged(tmp_path / "2.db", names[::-1])
    assert one == other
    states = {row["network"]: row["state"] for row in one if "state" in row}
    assert states == {"ada": "alive", "bob": "dormant", "cyd": "dead", "dan": "unreachable"}


def test_every_verdict_has_a_reason_in_both_languages(tmp_path: Path) -> None:
    reasons = [row for row in judged(tmp_path / "1.db", list(SILENCES)) if "text_fr" in row]
    assert {row["network"] for row in reasons if row["position"] == 0} == set(SILENCES)
    assert all(row["text_fr"] and row["text_en"] and row["evidence_url"] for row in reasons)


def test_without_a_crawl_there_is_nothing_to_judge(tmp_path: Path) -> None:
    with Database(tmp_path / "empty.db") as db:
        prepare(db)
        with pytest.raises(NothingToJudge):
            assess(db, AS_OF)


def test_a_state_that_stays_is_no_event(case: Case) -> None:
    for _crawl in range(2):
        case.crawl(visit(), visit("feed", posts=every(7, 3)))
        case.judge()
    assert [row["kind"] for row in case.rows("SELECT kind FROM event")] == ["new"]


def test_each_assessment_counts_as_one_publication(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    case.judge()
    case.judge()
    assert case.rows("SELECT id, crawl FROM publication") == [
        {"id": 1, "crawl": 1},
        {"id": 2, "crawl": 1},
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, "alive", "new"),
        ("alive", "slowing", "slowed"),
        ("dormant", "alive", "recovered"),
        ("unreachable", "alive", "recovered"),
        ("slowing", "dead", "died"),
        ("dead", "alive", "revived"),
        ("alive", "moved", "moved"),
        ("alive", "unreachable", "changed"),
        ("undetermined", "alive", "changed"),
    ],
)
def test_each_change_of_state_has_its_word(before: str | None, after: str, kind: str) -> None:
    assert kind_of_change(before, after) == kind


def test_every_rule_is_listed_and_documented() -> None:
    assert rules.faults() == []


def test_a_rule_file_left_out_of_the_list_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rules, "RULES", rules.RULES[1:])
    assert rules.faults() == ["analysis/rules/closed_by_record.py is not in RULES"]


def test_every_rule_says_in_both_languages_what_it_asks() -> None:
    asked = rules.questions()
    assert len(asked) == len(rules.RULES) == len({label.en for label in asked})
    assert all("Alors" in label.fr or "Sinon" in label.fr for label in asked)
