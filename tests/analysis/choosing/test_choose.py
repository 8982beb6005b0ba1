"""What a career counsellor would answer, client by client: the cases stand in ``tests/helpers/clients``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from analysis.choosing.choose import choose, first
from analysis.choosing.items import Choice, ChoiceEntry
from analysis.choosing.pool import Pool
from analysis.reason import Reason
from tests.helpers.choosing import AS_OF, TERMS, Case, big, client, network, theme
from tests.helpers.clients import beginning, goals, joined, limits, living
from vocabulary.items import Evidence

CASES = [*beginning.CASES, *goals.CASES, *living.CASES, *joined.CASES, *limits.CASES]


def ids(entries: Iterable[ChoiceEntry]) -> str:
    return " ".join(entry.candidate.id for entry in entries)


def sentences(choice: Choice) -> list[Reason]:
    entries = (*choice.picks, *choice.closes, *choice.checks, *choice.nearest)
    return [*choice.advice, *(reason for entry in entries for reason in entry.reasons)]


def french(choice: Choice) -> str:
    said = [*(reason.said.fr for reason in sentences(choice)), *(b.name for b in choice.boards)]
    return " ".join(said).replace("\u00a0", " ")


@pytest.mark.parametrize("case", CASES, ids=[case.expects for case in CASES])
def test_a_client_is_answered_as_a_counsellor_would(case: Case) -> None:
    choice = choose(case.client, Pool(case.networks), TERMS, AS_OF)
    assert (ids(choice.picks), ids(choice.closes), ids(choice.checks), ids(choice.nearest)) == (
        case.picks,
        case.closes,
        case.checks,
        case.nearest,
    )
    begun = first(case.client, Pool(case.networks), TERMS, AS_OF)
    assert (begun.id if begun else "") == case.picks.partition(" ")[0]
    for phrase in case.says:
        assert (phrase.removeprefix("!") in french(choice)) is not phrase.startswith("!"), phrase


def test_the_order_of_the_catalogue_decides_nothing() -> None:
    for case in CASES:
        first, second = (
            choose(case.client, Pool(networks), TERMS, AS_OF)
            for networks in (case.networks, case.networks[::-1])
        )
        assert first == second, case.expects


def test_every_sentence_is_whole_in_both_languages() -> None:
    choices = [choose(case.client, Pool(case.networks), TERMS, AS_OF) for case in CASES]
    for reason in (reason for choice in choices for reason in sentences(choice)):
        for text in (reason.said.fr, reason.said.en):
            assert re.match(r"[A-ZÀÉÎ«“].*[.!]$", text, re.DOTALL), text
            assert "None" not in text
        assert not re.search(r"[^\u00a0/][:;!?](?!//)", reason.said.fr.replace("https:", "")), (
            reason.said.fr
        )
        assert "\u00a0" not in reason.said.en


@pytest.mark.parametrize(
    ("features", "says", "says_not"),
    [
        ("", "faute de mieux", "Commencez par celui-ci"),
        ("groups", "Commencez par celui-ci", "Rien d’utile"),
    ],
)
def test_the_first_is_recommended_only_where_something_serves_the_goal(
    features: str, says: str, says_not: str
) -> None:
    said = french(choose(client(), Pool([network("forum", features=features)]), TERMS, AS_OF))
    assert says in said
    assert says_not not in said


def test_a_reason_that_rests_on_a_fact_says_where_and_when() -> None:
    forum = network("forum", features="groups jobs", figures={"replies_per_topic": 3.0})
    giant = big("geant", themes=(theme("Informatique", 3),))
    choice = choose(client(), Pool([forum, giant]), TERMS, AS_OF)
    by_rule = {(e.candidate.id, r.rule): r for e in choice.picks for r in e.reasons}
    assert by_rule["forum", "life"].evidence == forum.decided.evidence  # type: ignore[union-attr]
    assert by_rule["forum", "life"].said.fr.endswith("Jugé alive.")
    assert by_rule["forum", "goal"].evidence == forum.seen["feature:groups"]
    assert "22 novembre 2026" in by_rule["forum", "goal"].said.fr
    assert "22 November 2026" in by_rule["forum", "goal"].said.en
    assert by_rule["geant", "trade"].evidence == giant.themes[0].evidence
    assert "20 novembre 2026" in by_rule["geant", "trade"].said.fr


def test_what_serves_the_goal_is_told_once_for_each_page_that_shows_it() -> None:
    elsewhere = Evidence("https://forum.example/agenda", AS_OF, 200)
    forum = network("forum", features="groups messages events")
    moved = dict(forum.seen) | {"feature:events": elsewhere}
    choice = choose(client(), Pool([replace(forum, seen=moved)]), TERMS, AS_OF)
    goals = [r for r in choice.picks[0].reasons if r.rule == "goal"]
    assert [r.evidence.url for r in goals if r.evidence] == [forum.url, elsewhere.url]
    assert "groupes, messagerie" in goals[0].said.fr
    assert "groups, messages" in goals[0].said.en


@pytest.mark.parametrize(("most", "shown"), [(1, "a"), (5, "a b c d e")])
def test_the_list_may_be_shorter_or_longer(most: int, shown: str) -> None:
    networks = [network(name) for name in "abcdefg"]
    assert ids(choose(client(), Pool(networks), TERMS, AS_OF, most=most).picks) == shown


@pytest.mark.parametrize("most", [0, 6])
def test_a_list_is_never_empty_by_wish_nor_long(most: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        choose(client(), Pool([network("a")]), TERMS, AS_OF, most=most)


def test_a_network_that_was_never_judged_is_only_to_be_checked() -> None:
    new = replace(network("neuf", "undetermined"), decided=None, last_post=None, as_of=None)
    choice = choose(client(), Pool([new]), TERMS, AS_OF)
    assert (ids(choice.picks), ids(choice.checks)) == ("", "neuf")


def test_a_network_of_the_town_goes_before_others_of_the_region() -> None:
    networks = [
        network("fresh", region="Bretagne", last_post=1),
        network("rennais", region="Bretagne", town="Rennes", last_post=9),
    ]
    for town, begun in (("Rennes", "rennais"), ("Brest", "fresh"), ("", "fresh")):
        choice = choose(client(region="Bretagne", town=town), Pool(networks), TERMS, AS_OF)
        assert choice.picks[0].candidate.id == begun


def test_a_network_for_just_the_job_goes_before_others_of_the_trade() -> None:
    networks = [
        network("doctors", sectors="health", last_post=1),
        network("nurses", sectors="health", words=" ordre infirmiers"),
    ]
    for about, begun in ((("infirmi",), "nurses"), ((), "doctors")):
        asked = client(sectors="health", about=about)
        assert choose(asked, Pool(networks), TERMS, AS_OF).picks[0].candidate.id == begun


def test_before_any_visit_it_is_said_that_nothing_is_known() -> None:
    networks = [
        network("new", "undetermined", last_post=None, is_visited=False),
        network("closed", "dead", is_visited=False),
    ]
    choice = choose(client(), Pool(networks), TERMS, AS_OF)
    assert [reason.rule for reason in choice.advice] == ["unvisited"]
    assert ids(choice.checks) == "new"


def test_networks_for_all_trades_change_nothing_where_enough_are_of_the_trade() -> None:
    of_trade = [network(f"trade-{n}", last_post=n) for n in range(1, 6)]
    general = [network(f"general-{n}", sectors="general", last_post=0.5) for n in range(5)]
    grouped = big("giant", themes=(theme("Informatique", 300),))
    alone = choose(client(), Pool(of_trade), TERMS, AS_OF)
    beside = choose(client(), Pool([*general, grouped, *of_trade]), TERMS, AS_OF)
    assert ids(beside.picks) == ids(alone.picks)


def test_networks_for_all_trades_are_named_where_too_few_are_of_the_trade() -> None:
    networks = [network("trade"), network("general", sectors="general"), network("slow", "slowing")]
    choice = choose(client(), Pool(networks), TERMS, AS_OF)
    assert ids(choice.picks) == "trade general slow"
