"""Whether a newcomer gets an answer, which themes live, and what one can do there: in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.judging import Case, days, every, number, visit
from vocabulary.items import Group, Observation, VisitRecord


def reason(case: Case, rule: str) -> str | None:
    case.judge()
    return next((str(r["text_fr"]) for r in case.reasons() if r["rule"] == rule), None)


@pytest.mark.parametrize(
    ("seen", "answers"),
    [
        ((number("unanswered_share", 0.1),), "usual"),
        ((number("unanswered_share", 0.25),), "usual"),
        ((number("unanswered_share", 0.4),), "unsure"),
        ((number("unanswered_share", 0.6),), "rare"),
        ((number("replies_per_topic", 3.4),), "usual"),
        ((number("replies_per_topic", 1.0),), "unsure"),
        ((number("replies_per_topic", 0.2),), "rare"),
        ((number("unanswered_share", 0.7), number("replies_per_topic", 8.0)), "rare"),
        ((number("hours_to_first_reply", 5.0),), None),
        ((), None),
    ],
)
def test_answers_are_judged_by_unanswered_topics_then_by_replies(
    case: Case, seen: tuple[Observation, ...], answers: str | None
) -> None:
    case.crawl(visit(seen=seen))
    assert case.judge()["answers"] == answers


def test_the_sentence_gives_every_figure_that_is_known(case: Case) -> None:
    seen = (
        number("unanswered_share", 0.2),
        number("replies_per_topic", 3.44),
        number("hours_to_first_reply", 5.0),
    )
    case.crawl(visit(seen=seen))
    assert reason(case, "conversation") == (
        "Un nouveau venu y reçoit d’ordinaire une réponse\xa0: 20\xa0% des discussions restent sans "
        "réponse, 3,4 réponses par discussion, première réponse en moins d’un jour (lu le "
        "23 novembre 2026)."
    )


def test_a_share_of_none_is_said_in_words(case: Case) -> None:
    case.crawl(visit(seen=(number("unanswered_share", 0.001),)))
    assert "aucune discussion ne reste sans réponse (" in str(reason(case, "conversation"))


def test_one_voice_is_named_as_such(case: Case) -> None:
    case.crawl(visit(seen=(number("top_author_share", 0.8), number("authors_90d", 1))))
    assert reason(case, "one_voice") == (
        "Une seule personne y écrit 80\xa0% des publications\xa0; 1 personne y a publié en 90 jours."
    )


def test_many_voices_are_no_caution(case: Case) -> None:
    case.crawl(visit(seen=(number("top_author_share", 0.3), number("authors_90d", 12))))
    assert reason(case, "one_voice") is None


def themed(*groups: tuple[str, float | None]) -> VisitRecord:
    found = tuple(
        Group(name, "", newest_post_at=None if ago is None else days(ago)[0])
        for name, ago in groups
    )
    return replace(visit(), groups=found)


def test_lively_themes_are_named_the_newest_first(case: Case) -> None:
    case.crawl(themed(("Emploi", 20), ("Outils", 2), ("Sorties", 300), ("Divers", None)))
    assert reason(case, "themes") == (
        "2 de ses 3 thèmes ont été actifs ces 30 derniers jours\xa0: Outils et Emploi."
    )


@pytest.mark.parametrize("groups", [(("Emploi", 40.0), ("Outils", 90.0)), (("Emploi", 2.0),), ()])
def test_sleeping_or_single_themes_are_not_boasted_of(
    case: Case, groups: tuple[tuple[str, float], ...]
) -> None:
    case.crawl(themed(*groups))
    assert reason(case, "themes") is None


def test_what_one_can_do_there_is_one_sentence(case: Case) -> None:
    case.crawl(visit(seen=(number("feature:forum", 1), number("feature:events", 1))))
    assert reason(case, "features") == "On y trouve\xa0: rencontres et forum."


def test_two_rich_sources_that_tell_different_stories_are_shown_as_such(case: Case) -> None:
    comments = visit("comments", posts=every(7, 900))
    case.crawl(visit(), visit("feed", posts=every(7, 2)), comments)
    row = case.judge()
    assert (row["state"], row["confidence"]) == ("alive", "medium")
    told = reason(case, "disagreement")
    assert told is not None
    assert "Nos sources ne concordent pas" in told
    assert "Éteint" in told


def test_a_thin_source_that_sleeps_is_no_disagreement(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(7, 2)), visit("comments", posts=every(7, 900, 5)))
    assert reason(case, "disagreement") is None
