"""The catalogue: the shipped one is in order, and every fault is named by row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.catalogue import SHIPPED, CatalogueError, faults, load, load_vocabulary

HEADER = "id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
GOOD = "club,Club,https://club.example/,it,all,fr,FR,Bretagne,sector,https://club.example/feed,ok\n"
EDITORIAL = "network,fact,dated,value,successor_url,source_url,note_fr,note_en\n"
FACT = "club,closed,2019-04-02,,,https://presse.example/,Fermé.,Closed.\n"


def write(folder: Path, networks: str = HEADER + GOOD, **others: str) -> Path:
    (folder / "networks.csv").write_text(networks, encoding="utf-8")
    for name, text in others.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_catalogue_is_in_order_and_ample() -> None:
    assert faults(SHIPPED) == []
    catalogue = load(SHIPPED)
    assert len(catalogue.networks) >= 80
    assert len({sector for network in catalogue.networks for sector in network.sectors}) >= 15
    assert all(fact.source_url.startswith("http") for fact in catalogue.editorial)


@pytest.mark.parametrize(
    "network",
    [
        "linkedin",
        "viadeo",
        "google-plus",
        "facebook",
        "twitter",
        "doyoubuzz",
        "aliaz",
        "monster",
        "regionsjob",
    ],
)
def test_every_network_of_the_founding_article_has_its_row(network: str) -> None:
    assert network in {known.id for known in load(SHIPPED).networks}


def test_every_kind_and_several_audiences_are_there() -> None:
    networks = load(SHIPPED).networks
    assert {network.kind for network in networks} == set(load_vocabulary(SHIPPED)["kinds"])


def test_a_good_row_becomes_a_network(tmp_path: Path) -> None:
    [network] = load(write(tmp_path)).networks
    assert network.id == "club"
    assert network.sectors == ("it",)
    assert [seed.url for seed in network.seeds] == ["https://club.example/feed"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "networks.csv").write_bytes(b"\xef\xbb\xbf" + (HEADER + GOOD).encode())
    assert len(load(tmp_path).networks) == 1


def test_a_single_file_is_a_catalogue_too(tmp_path: Path) -> None:
    write(tmp_path)
    assert len(load(tmp_path / "networks.csv").networks) == 1


@pytest.mark.parametrize(
    ("cell", "value", "column"),
    [
        ("club,", "Club Un,", "id"),
        ("Club,https", ",https", "name"),
        ("https://club.example/,it", "ftp://club.example/,it", "url"),
        ("https://club.example/,it", "https://,it", "url"),
        ("https://club.example/,it", "https://u:p@club.example/,it", "url"),
        ("https://club.example/,it", ",it", "url"),
        (",it,", ",,", "sectors"),
        (",it,", ",it|magic,", "sectors"),
        (",all,", ",wizards,", "audience"),
        (",fr,", ",french,", "languages"),
        (",fr,", ",,", "languages"),
        (",FR,", ",fr,", "country"),
        (",sector,", ",sect,", "kind"),
        ("https://club.example/feed", "club.example/feed", "seeds"),
        (",ok", ",=1+1", "note"),
        (",ok", ",a\x07b", "note"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(
    tmp_path: Path, cell: str, value: str, column: str
) -> None:
    bad = GOOD.replace(cell, value, 1)
    assert bad != GOOD
    found = faults(write(tmp_path, HEADER + GOOD.replace("club", "other") + bad))
    assert ("networks.csv", 3, column) in {(fault.file, fault.row, fault.column) for fault in found}


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("club,", "nobody,", "network"),
        ("closed", "exploded", "fact"),
        ("2019-04-02", "2019-02-30", "dated"),
        ("2019-04-02", "April 2019", "dated"),
        ("https://presse.example/", "", "source_url"),
        ("Fermé.", "", "note_fr"),
        ("Closed.", "", "note_en"),
    ],
)
def test_a_bad_editorial_cell_is_named(tmp_path: Path, old: str, new: str, column: str) -> None:
    found = faults(write(tmp_path, editorial=EDITORIAL + FACT.replace(old, new, 1)))
    assert [(fault.row, fault.column) for fault in found] == [(2, column)]


def test_all_faults_are_found_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("https://club", "ftp://club").replace(",FR,", ",XX1,")
    assert len(faults(write(tmp_path, HEADER + bad))) >= 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEADER + GOOD + GOOD, "in row 2 already"),
        (HEADER + GOOD + GOOD.replace("club,C", "two,C"), "in row 2 already"),
        (HEADER + "club,Club\n", "2 cells instead of 11"),
        (HEADER.replace("kind", "sort") + GOOD, "this column is missing"),
        (HEADER + '"club', "no valid CSV"),
        ("", "this column is missing"),
    ],
)
def test_a_bad_form_is_said_in_words(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(CatalogueError, match=words):
        load(write(tmp_path, text))


def test_a_file_in_another_encoding_says_how_to_save_it(tmp_path: Path) -> None:
    (tmp_path / "networks.csv").write_bytes((HEADER + GOOD + "é").encode("latin-1"))
    with pytest.raises(CatalogueError, match="CSV UTF-8"):
        load(tmp_path)


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no such file"):
        load(tmp_path / "nowhere")


def test_a_network_known_closed_may_have_no_address(tmp_path: Path) -> None:
    networks = HEADER + GOOD.replace("https://club.example/,it", ",it")
    assert faults(write(tmp_path, networks, editorial=EDITORIAL + FACT)) == []


def test_a_network_that_opted_out_is_neither_visited_nor_shown(tmp_path: Path) -> None:
    optout = "network,asked_on,note\nclub,2026-01-01,\n"
    catalogue = load(write(tmp_path, optout=optout, editorial=EDITORIAL + FACT))
    assert catalogue.networks == ()
    assert catalogue.editorial == ()
    assert catalogue.optout == {"club"}
