"""A catalogue in order becomes networks, facts and words, however it was saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.catalogues import EDITORIAL, FACT, GOOD, HEADER, OPTOUT, OTHER, VOCABULARY, write
from vocabulary.catalogue import faults, load, load_vocabulary


def test_a_good_row_becomes_a_network(tmp_path: Path) -> None:
    row = GOOD.replace(",it,all,fr,", ",it|law, all | women ,fr|en,").replace("feed", "feed|")
    [network] = load(write(tmp_path, HEADER + row)).networks
    assert network.id == "club"
    assert network.sectors == ("it", "law")
    assert network.audience == ("all", "women")
    assert network.languages == ("fr", "en")
    assert [seed.url for seed in network.seeds] == ["https://club.example/feed"]


@pytest.mark.parametrize("between", [" ", "|", " | "])
def test_seeds_are_separated_by_spaces_or_bars(tmp_path: Path, between: str) -> None:
    seeds = between.join(["https://club.example/feed", "https://club.example/about"])
    row = GOOD.replace("https://club.example/feed", seeds)
    [network] = load(write(tmp_path, HEADER + row)).networks
    assert [seed.url[-5:] for seed in network.seeds] == ["/feed", "about"]


def test_a_fact_keeps_every_column(tmp_path: Path) -> None:
    [fact] = load(write(tmp_path, editorial=EDITORIAL + FACT)).editorial
    assert (fact.network, fact.fact, fact.dated) == ("club", "closed", "2019-04-02")
    assert (fact.source_url, fact.note_fr) == ("https://presse.example/", "Fermé.")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "networks.csv").write_bytes(b"\xef\xbb\xbf" + (HEADER + GOOD).encode())
    assert len(load(tmp_path).networks) == 1


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    names, cells = HEADER.strip().split(","), GOOD.strip().split(",")
    text = ",".join(reversed(names)) + "\n" + ",".join(reversed(cells)) + "\n"
    assert load(write(tmp_path, text)) == load(write(tmp_path, HEADER + GOOD))


def test_a_single_file_is_a_catalogue_too(tmp_path: Path) -> None:
    write(tmp_path)
    assert len(load(tmp_path / "networks.csv").networks) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://forum.club.example/a/b?c=d",
        "http://club.example:8080/",
        "https://école.example/",
        "https://xn--cole-9oa.example/",
        "http://forum.localhost:8001/",
        "http://localhost/",
        "http://127.0.0.1:8001/",
        "http://[::1]:8001/",
    ],
)
def test_an_address_may_have_any_real_host(tmp_path: Path, url: str) -> None:
    assert faults(write(tmp_path, HEADER + GOOD.replace("https://club.example/,", f"{url},"))) == []


@pytest.mark.parametrize("dated", ["2019", "2019-04", "2019-04-02", "2020-02-29"])
def test_a_date_may_be_a_year_a_month_or_a_day(tmp_path: Path, dated: str) -> None:
    text = EDITORIAL + FACT.replace("2019-04-02", dated)
    assert faults(write(tmp_path, editorial=text)) == []


def test_an_association_may_be_older_than_the_web(tmp_path: Path) -> None:
    text = EDITORIAL + FACT.replace("closed,2019-04-02", "opened,1865")
    assert faults(write(tmp_path, editorial=text)) == []


def test_a_catalogue_may_bring_its_own_words(tmp_path: Path) -> None:
    words = "sectors,magic,Magie,Magic,\naudience,all,T,E,\nkinds,sector,S,S,\n"
    row = GOOD.replace(",it,", ",magic,").replace("Bretagne", "")
    write(tmp_path, HEADER + row, vocabulary=VOCABULARY + words)
    assert faults(tmp_path) == []
    assert load_vocabulary(tmp_path)["sectors"]["magic"].fr == "Magie"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ending_will_do(tmp_path: Path, end: str) -> None:
    assert faults(write(tmp_path, (HEADER + OTHER + GOOD).replace("\n", end))) == []


def test_a_network_known_closed_may_have_no_address(tmp_path: Path) -> None:
    networks = HEADER + GOOD.replace("https://club.example/,it", ",it")
    assert faults(write(tmp_path, networks, editorial=EDITORIAL + FACT)) == []
    renamed = EDITORIAL + FACT.replace("closed", "renamed")
    [fault] = faults(write(tmp_path, networks, editorial=renamed))
    assert (fault.row, fault.column) == (2, "url")


def test_a_network_that_opted_out_is_neither_visited_nor_shown(tmp_path: Path) -> None:
    write(
        tmp_path,
        HEADER + GOOD + OTHER,
        optout=OPTOUT + "club,2026-01-01,\n",
        editorial=EDITORIAL + FACT,
    )
    catalogue = load(tmp_path)
    assert [network.id for network in catalogue.networks] == ["other"]
    assert catalogue.editorial == ()
    assert catalogue.optout == {"club"}
