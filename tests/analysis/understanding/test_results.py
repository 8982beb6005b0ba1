"""Which networks an understood text brings up, and in which order."""

from __future__ import annotations

from analysis.choosing.items import Candidate
from analysis.choosing.pool import Pool
from analysis.understanding.items import Kind, Part, Understood
from analysis.understanding.results import Found, Offer, Section, Way, find
from tests.helpers.choosing import AS_OF, TERMS, big, network, theme

BRETAGNE = "Bretagne"


def understood(
    trades: str = "",
    region: str = "",
    network_id: str = "",
    rest: str = "",
    people: str = "",
    about: str = "",
) -> Understood:
    parts: list[Part] = []
    if trades:
        parts.append(Part(Kind.JOB, "dev", (0,), "développeur", trades=tuple(trades.split())))
    if region:
        parts.append(Part(Kind.TOWN, "Rennes", (1,), "Rennes", region=region, department="35"))
    if network_id:
        parts.append(Part(Kind.NETWORK, network_id, (2,), network_id, network=network_id))
    parts += [Part(Kind.PEOPLE, each, (3,), each, audience=each) for each in people.split()]
    words = ("dev", "Rennes", network_id, people)
    return Understood(
        words, tuple(parts), tuple(trades.split()), tuple(about.split()), tuple(rest.split())
    )


def ids(found: Found, group: Section) -> str:
    return " ".join(hit.network.id for hit in found.groups.get(group, ()))


def search(asked: Understood, *networks: Candidate, only_local: bool = False) -> Found:
    return find(asked, Pool(networks), TERMS, AS_OF, only_local=only_local)


NETWORKS = (
    network("breizh", region=BRETAGNE),
    network("national"),
    network("alsace", region="Grand Est"),
    network("nurses", sectors="health"),
    network("corsica", sectors="general", region=BRETAGNE),
    big("giant", themes=(theme("Informatique", 3),)),
    big("silent-group", themes=(theme("Informatique", 300),)),
)


def test_a_region_means_local_then_national_then_big_ones_with_a_living_group_of_the_trade() -> (
    None
):
    found = search(understood("it", BRETAGNE), *NETWORKS)
    assert list(found.groups) == [Section.LOCAL, Section.NATIONAL, Section.GENERALISTS]
    assert ids(found, Section.LOCAL) == "breizh corsica"
    assert ids(found, Section.NATIONAL) == "national"
    [hit] = found.groups[Section.GENERALISTS]
    assert hit.network.id == "giant"
    assert hit.theme
    assert hit.theme.name == "Informatique"


def test_only_local_leaves_the_national_ones_out() -> None:
    found = search(understood("it", BRETAGNE), *NETWORKS, only_local=True)
    assert list(found.groups) == [Section.LOCAL]


def test_only_local_without_a_region_changes_nothing() -> None:
    asked = understood("it")
    assert search(asked, *NETWORKS, only_local=True) == search(asked, *NETWORKS)


def test_without_a_region_local_networks_of_the_trade_come_after_national_ones() -> None:
    found = search(understood("it"), *NETWORKS)
    assert list(found.groups) == [Section.NATIONAL, Section.ELSEWHERE, Section.GENERALISTS]
    assert ids(found, Section.ELSEWHERE) == "alsace breizh"


def test_a_region_alone_brings_every_trade_there_is() -> None:
    found = search(understood(region=BRETAGNE), *NETWORKS)
    assert list(found.groups) == [Section.LOCAL, Section.GENERALISTS, Section.NATIONAL]
    assert ids(found, Section.LOCAL) == "corsica breizh"
    assert ids(found, Section.NATIONAL) == "national nurses"
    assert ids(found, Section.GENERALISTS) == "giant silent-group"


def test_the_living_come_first_then_french_then_the_newest_post() -> None:
    found = search(
        understood("it"),
        network("sleeps", "dormant"),
        network("english", languages="en", last_post=1),
        network("older", last_post=20),
        network("newer", last_post=2),
        network("slows", "slowing", last_post=1),
        network("never", last_post=None),
    )
    assert ids(found, Section.NATIONAL) == "newer older never english slows sleeps"


def test_what_has_ended_stands_apart() -> None:
    found = search(
        understood("it"), network("lives"), network("gone", "dead"), network("m", "moved")
    )
    assert ids(found, Section.NATIONAL) == "lives"
    assert [hit.network.id for hit in found.ended] == ["m", "gone"]


def test_a_network_named_is_shown_whatever_its_state() -> None:
    found = search(understood(network_id="gone"), network("gone", "dead"), network("other"))
    assert ids(found, Section.NAMED) == "gone"
    assert list(found.groups) == [Section.NAMED]
    assert not found.ended


def test_words_of_no_table_look_through_the_names_by_the_beginnings_of_words() -> None:
    agile = network("a", name="Club Agile", region="Grand Est")
    fragile = network("b", name="Fragile")
    assert ids(search(understood(rest="agil"), agile, fragile), Section.ELSEWHERE) == "a"
    found = search(understood(region="Grand Est", rest="agile"), agile, fragile)
    assert ids(found, Section.LOCAL) == "a"
    assert list(found.groups) == [Section.LOCAL]


def test_a_job_too_broad_to_tell_a_trade_looks_through_the_names_unless_a_region_is_asked_for() -> (
    None
):
    asked = Understood(("cadre",), (Part(Kind.JOB, "cadre", (0,), "cadre"),))
    networks = (network("cadremploi"), network("other", region=BRETAGNE))
    assert ids(search(asked, *networks), Section.NATIONAL) == "cadremploi"
    region = Part(Kind.REGION, "Bretagne", (1,), BRETAGNE, region=BRETAGNE)
    found = search(Understood(("cadre", "Bretagne"), (*asked.parts, region)), *networks)
    assert ids(found, Section.LOCAL) == "other"


def test_beside_a_trade_words_of_no_table_take_nothing_away() -> None:
    assert ids(search(understood("it", rest="sympa"), network("x")), Section.NATIONAL) == "x"


def test_where_nobody_is_home_less_is_offered_with_what_waits_there() -> None:
    found = search(
        understood("it", BRETAGNE),
        network("sleeps", "dormant", region=BRETAGNE),
        network("alsace", region="Grand Est"),
        network("nurses", sectors="health", region=BRETAGNE),
    )
    assert not found.is_living
    assert found.offers == (
        Offer(Way.TRADE, "dev", 1),
        Offer(Way.REGION, "Rennes", 1),
        Offer(Way.CHOOSE, ""),
    )


def test_where_somebody_is_home_nothing_less_is_offered() -> None:
    assert search(understood("it"), network("x")).offers == ()


def test_an_empty_text_asks_for_nothing() -> None:
    assert search(Understood(()), *NETWORKS).groups == {}


def test_a_network_of_the_town_goes_before_others_of_the_region() -> None:
    networks = (
        network("fresh", region=BRETAGNE, last_post=1),
        network("rennais", region=BRETAGNE, town="Rennes", last_post=9),
    )
    assert ids(search(understood("it", BRETAGNE), *networks), Section.LOCAL) == "rennais fresh"


def test_a_job_board_goes_after_the_networks() -> None:
    networks = (network("board", kind="employer-facing", last_post=1), network("forum"))
    assert ids(search(understood("it"), *networks), Section.NATIONAL) == "forum board"


FOR_PEOPLE = (
    network("all"),
    network("executives", audience="executives"),
    network("both", audience="executives seniors", last_post=20),
    big("giant"),
    big("giant-for-seniors", audience="seniors"),
)


def test_for_people_without_a_trade_only_what_is_made_for_them_is_shown() -> None:
    found = search(understood(people="executives seniors"), *FOR_PEOPLE)
    assert list(found.groups) == [Section.GENERALISTS, Section.NATIONAL]
    assert ids(found, Section.GENERALISTS) == "giant-for-seniors"
    assert ids(found, Section.NATIONAL) == "both executives"


def test_for_people_of_a_trade_what_is_made_for_them_goes_first() -> None:
    found = search(understood("it", people="executives"), *FOR_PEOPLE)
    assert ids(found, Section.NATIONAL) == "executives both all"


def test_a_network_for_just_the_job_goes_before_others_of_the_trade() -> None:
    networks = (
        network("doctors", sectors="health", last_post=1),
        network("nurses", sectors="health", words=" ordre infirmiers"),
    )
    found = search(understood("health", about="infirmi"), *networks)
    assert ids(found, Section.NATIONAL) == "nurses doctors"
