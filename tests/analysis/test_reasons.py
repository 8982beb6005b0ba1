"""The sentences beside a verdict: what is said, and what is not claimed."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.helpers.judging import AS_OF, Case, days, every, visit
from vocabulary.items import FetchOutcome

BEFORE = AS_OF - timedelta(days=10)


def state(case: Case) -> tuple[object, object]:
    row = case.judge()
    return row["state"], row["cause"]


def test_one_date_claims_no_rhythm(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=days(60)))
    row = case.judge()
    assert row["rhythm_days"] is None
    assert "trop peu de dates" in str(case.reasons()[0]["text_fr"])
    assert row["confidence"] == "low"


def test_a_day_of_mass_posting_is_left_out_in_words(case: Case) -> None:
    burst = days(*[2 + i / 100 for i in range(15)])
    case.crawl(visit(), visit("feed", posts=burst + every(7, 900)))
    assert state(case) == ("dead", "silence")
    text = str(case.reasons()[0]["text_fr"])
    assert "6 juin 2024" in text
    assert "n’est pas compté" in text


def test_one_busy_day_alone_is_said_to_be_one(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=days(*[1 + i / 100 for i in range(9)])))
    assert state(case) == ("undetermined", None)
    assert "22 novembre 2026" in str(case.reasons()[0]["text_fr"])


def test_the_last_post_stays_in_sight_when_the_network_fails(case: Case) -> None:
    case.crawl(visit(at=BEFORE), visit("feed", posts=every(7, 12), at=BEFORE), at=BEFORE)
    case.crawl(visit(outcome=FetchOutcome.DNS_FAILURE))
    row = case.judge()
    assert row["last_post_at"] == "2026-11-11T12:00:00Z"
    assert [reason["rule"] for reason in case.reasons()][:2] == ["unreachable", "last_post"]


def test_every_reason_is_a_sentence_in_both_languages(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    case.judge()
    [reason, *_] = case.reasons()
    assert "Publications d’habitude tous les 7\u00a0jours" in str(reason["text_fr"])
    assert "20 novembre 2026" in str(reason["text_fr"])
    assert "20 November 2026" in str(reason["text_en"])
    assert reason["evidence_url"] == "https://club.example/feed"
    assert datetime.fromisoformat(str(reason["evidence_at"])) == AS_OF
