"""Everything that can be wrong with a catalogue is named by file, row and column."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.catalogues import EDITORIAL, FACT, GOOD, HEADER, OPTOUT, OTHER, VOCABULARY, write
from vocabulary.catalogue import CatalogueError, faults, load, load_vocabulary
from vocabulary.said import Language

Place = tuple[str, int, str]


def places(folder: Path) -> list[Place]:
    return [(fault.file, fault.row, fault.column) for fault in faults(folder)]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://club.example/",
        "club.example",
        "https://",
        "https://club/",
        "https://club..example/",
        "https://-club.example/",
        "https://club.example:port/",
        "https://club.example:99999/",
        "https://1.2.3/",
        "https://[::1/",
        "https://u:p@club.example/",
        "https://club.example/a b",
        "javascript:alert(1)",
    ],
)
@pytest.mark.parametrize("column", ["url", "source_url", "successor_url"])
def test_what_is_no_address_is_named(tmp_path: Path, url: str, column: str) -> None:
    if column == "url":
        row = GOOD.replace("https://club.example/,", f"{url},", 1)
        assert places(write(tmp_path, HEADER + row)) == [("networks.csv", 2, "url")]
    else:
        with_url = {
            "source_url": FACT.replace("https://presse.example/", url),
            "successor_url": FACT.replace("02,,,", f"02,,{url},"),
        }
        write(tmp_path, editorial=EDITORIAL + with_url[column])
        assert places(tmp_path) == [("editorial.csv", 2, column)]


@pytest.mark.parametrize(
    ("cell", "value", "column"),
    [
        ("club,", "Club Un,", "id"),
        ("club,", "club--un,", "id"),
        ("club,", "clüb,", "id"),
        ("Club,https", ",https", "name"),
        ("https://club.example/,it", ",it", "url"),
        (",it,", ",,", "sectors"),
        (",it,", ",it|magic,", "sectors"),
        (",it,", ",it|it,", "sectors"),
        (",all,", ",wizards,", "audience"),
        (",fr,", ",french,", "languages"),
        (",fr,", ",FR,", "languages"),
        (",fr,", ",,", "languages"),
        (",FR,", ",fr,", "country"),
        (",FR,", ",XX,", "country"),
        (",FR,", ",EU,", "country"),
        (",FR,", ",ZZ,", "country"),
        (",FR,", ",250,", "country"),
        ("Bretagne", "Atlantide", "region"),
        (",sector,", ",sect,", "kind"),
        (",sector,", ",sector|local,", "kind"),
        (",sector,", ",,", "kind"),
        ("https://club.example/feed", "club.example/feed", "seeds"),
        ("example/feed", "example/feed https://club.example/feed", "seeds"),
        (",ok", ",=1+1", "note"),
        (",ok", ",+1", "note"),
        (",ok", ",-1", "note"),
        (",ok", ",@SUM(A1)", "note"),
        (",ok", ",a\x07b", "note"),
        (",ok", ",a\x7fb", "note"),
        (",ok", ",a\u200bb", "note"),
        (",ok", ",a\u202eb", "note"),
        (",ok", ",a\u2028b", "note"),
        (",ok", ',"a\nb"', "note"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(
    tmp_path: Path, cell: str, value: str, column: str
) -> None:
    bad = GOOD.replace(cell, value, 1)
    assert bad != GOOD
    assert places(write(tmp_path, HEADER + OTHER + bad)) == [("networks.csv", 3, column)]


@pytest.mark.parametrize(
    ("cell", "value", "column"),
    [
        ("Un club.", "", "description_fr"),
        ("A club.", "", "description_en"),
        ("https://liste.example/,2026-11,", ",,", "source"),
        (",2026-11,", ",,", "source_date"),
        ("2026-11-28", "", "reviewed_on"),
    ],
)
def test_what_people_are_not_told_is_named_and_does_not_stop_a_crawl(
    tmp_path: Path, cell: str, value: str, column: str
) -> None:
    write(tmp_path, HEADER + GOOD.replace(cell, value, 1))
    assert places(tmp_path) == [("networks.csv", 2, column)]
    assert len(load(tmp_path).networks) == 1


def test_an_unconfirmed_address_needs_no_date(tmp_path: Path) -> None:
    row = GOOD.replace("https://liste.example/,2026-11,", "unconfirmed,,")
    assert faults(write(tmp_path, HEADER + row)) == []


@pytest.mark.parametrize(
    ("former", "column"),
    [
        ("other,", "former_ids"),
        (",https://other.example", "former_urls"),
        ("old--club,", "former_ids"),
        (",other.example", "former_urls"),
    ],
)
def test_a_former_name_or_address_is_no_other_network_s(
    tmp_path: Path, former: str, column: str
) -> None:
    more = [HEADER.replace("note", "former_ids,former_urls"), OTHER.replace("ok", ",")]
    write(tmp_path, "".join([*more, GOOD.replace("ok", former)]))
    assert places(tmp_path) == [("networks.csv", 3, column)]


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("club,", "nobody,", "network"),
        ("closed", "exploded", "fact"),
        ("closed", "", "fact"),
        ("2019-04-02", "2019-02-30", "dated"),
        ("2019-04-02", "2019-13", "dated"),
        ("2019-04-02", "April 2019", "dated"),
        ("2019-04-02", "04/13/2019", "dated"),
        ("2019-04-02", "", "dated"),
        ("2019-04-02", "1019", "dated"),
        ("2019-04-02", "2919", "dated"),
        ("closed,2019-04-02", "opened,1799", "dated"),
        ("closed,2019-04-02,", "members,2019,many", "value"),
        ("closed,2019-04-02,", "members,2019,", "value"),
        ("https://presse.example/", "", "source_url"),
        ("Fermé.", "", "note_fr"),
        ("Closed.", "", "note_en"),
    ],
)
def test_a_bad_editorial_cell_is_named(tmp_path: Path, old: str, new: str, column: str) -> None:
    write(tmp_path, editorial=EDITORIAL + FACT.replace(old, new, 1))
    assert places(tmp_path) == [("editorial.csv", 2, column)]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("nobody,2026-01-01,\n", "network"),
        ("club,yesterday,\n", "asked_on"),
        ("club,,\n", "asked_on"),
    ],
)
def test_a_bad_optout_cell_is_named(tmp_path: Path, row: str, column: str) -> None:
    assert places(write(tmp_path, optout=OPTOUT + row)) == [("optout.csv", 2, column)]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("colours,red,Rouge,Red,\n", "list"),
        ("sectors,law,,Law,\n", "label_fr"),
        ("sectors,law,Droit,,\n", "label_en"),
        ("sectors,,Droit,Law,\n", "slug"),
        ("sectors,it,Encore,Again,\n", "slug"),
    ],
)
def test_a_bad_word_is_named(tmp_path: Path, row: str, column: str) -> None:
    words = "sectors,it,I,I,\naudience,all,T,E,\nkinds,sector,S,S,\nregions,Bretagne,B,B,\n"
    write(tmp_path, vocabulary=VOCABULARY + words + row)
    assert places(tmp_path) == [("vocabulary.csv", 6, column)]
    with pytest.raises(CatalogueError):
        load_vocabulary(tmp_path)


@pytest.mark.parametrize(
    "url",
    [
        "https://club.example",
        "http://WWW.CLUB.example/",
        "https://club.example:443/",
        "https://club.example./#top",
    ],
)
def test_an_address_is_listed_once_however_it_is_spelt(tmp_path: Path, url: str) -> None:
    second = GOOD.replace("club,", "two,", 1).replace("https://club.example/,", f"{url},")
    assert places(write(tmp_path, HEADER + GOOD + second)) == [("networks.csv", 3, "url")]


def test_an_identifier_is_listed_once(tmp_path: Path) -> None:
    second = GOOD.replace("https://club", "https://two")
    assert places(write(tmp_path, HEADER + GOOD + second)) == [("networks.csv", 3, "id")]


def test_two_forums_of_one_site_are_two_networks(tmp_path: Path) -> None:
    second = GOOD.replace("club,C", "two,C").replace("club.example/,", "club.example/two/,")
    assert faults(write(tmp_path, HEADER + GOOD + second)) == []


def test_a_record_is_entered_once(tmp_path: Path) -> None:
    write(tmp_path, editorial=EDITORIAL + FACT + FACT, optout=OPTOUT + "club,2026,\nclub,2026,\n")
    assert places(tmp_path) == [("editorial.csv", 3, "fact"), ("optout.csv", 3, "network")]


def test_all_faults_are_found_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("https://club", "ftp://club", 1).replace(",FR,", ",XX,")
    write(
        tmp_path,
        HEADER + bad.replace(",it,", ",magic|tragic,") + OTHER.replace(",fr,", ",,"),
        editorial=EDITORIAL + FACT.replace("closed", "exploded").replace("Fermé.", ""),
    )
    assert sorted(places(tmp_path)) == [
        ("editorial.csv", 2, "fact"),
        ("editorial.csv", 2, "note_fr"),
        ("networks.csv", 2, "country"),
        ("networks.csv", 2, "sectors"),
        ("networks.csv", 2, "sectors"),
        ("networks.csv", 2, "url"),
        ("networks.csv", 3, "languages"),
    ]


def test_the_error_says_file_row_column_and_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        load(write(tmp_path, HEADER + GOOD.replace(",FR,", ",fr,")))
    assert str(caught.value).startswith("networks.csv, row 2, column country: 'fr' is no two-")
    assert caught.value.faults == faults(tmp_path)


@pytest.mark.parametrize(
    ("text", "row", "words"),
    [
        (HEADER + "club,Club\n", 2, "2 cells instead of 16"),
        (HEADER + GOOD.replace("ok", "ok,more"), 2, "17 cells instead of 16"),
        (HEADER.replace("kind", "sort") + GOOD, 1, "column kind: this column is missing"),
        (HEADER.replace("kind", "sort") + GOOD, 1, "column sort: this column is unknown"),
        (HEADER.replace("note", "id") + GOOD, 1, "column id: this column is there twice"),
        ("", 1, "column id: this column is missing"),
        (HEADER + '"club', 2, "no valid CSV"),
        (HEADER + OTHER + GOOD.replace("Club", '"Club"s'), 3, "no valid CSV"),
    ],
)
def test_a_bad_form_is_said_in_words(tmp_path: Path, text: str, row: int, words: str) -> None:
    found = faults(write(tmp_path, text))
    assert any(fault.row == row and words in str(fault) for fault in found), found


def test_what_stands_before_broken_quoting_is_checked_too(tmp_path: Path) -> None:
    broken = OTHER.replace("Club", '"Club"s')
    write(tmp_path, HEADER + GOOD.replace(",FR,", ",fr,") + broken)
    assert places(tmp_path) == [("networks.csv", 2, "country"), ("networks.csv", 3, "")]


def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    two_lines = OTHER.replace("ok", '"o\nk"')
    write(tmp_path, HEADER + two_lines + "\n" + GOOD.replace(",FR,", ",fr,"))
    assert places(tmp_path) == [("networks.csv", 2, "note"), ("networks.csv", 4, "country")]


def test_a_file_in_another_encoding_says_how_to_save_it(tmp_path: Path) -> None:
    (tmp_path / "networks.csv").write_bytes((HEADER + GOOD).encode() + b"\xe9\x81")
    with pytest.raises(CatalogueError, match=r"networks\.csv: is neither UTF-8 nor .*CSV UTF-8"):
        load(tmp_path)


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="nowhere: there is no such file"):
        load(tmp_path / "nowhere")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "networks.csv").mkdir()
    with pytest.raises(CatalogueError, match="cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("https://club.example/,it", "club.example,it", "par exemple https://club.example/"),
        ("https://club.example/,it", "//www.club.example/a,it", "https://www.club.example/a"),
        (",it,", ",Informatique,", "écrivez «\u00a0it\u00a0»"),
        (",all,", ",femme,", "écrivez «\u00a0women\u00a0»"),
        (",fr,", ",Français,", "par exemple fr"),
        (",FR,", ",Belgique,", "par exemple BE"),
        ("Bretagne", "bretagne", "écrivez «\u00a0Bretagne\u00a0»"),
        ("club,", "Club d’été,", "par exemple «\u00a0club-d-ete\u00a0»"),
        ("2026-11-28", "le 28 novembre", "AAAA-MM-JJ"),
    ],
)
def test_what_would_be_right_is_said_in_the_person_s_language(
    tmp_path: Path, cell: str, value: str, said: str
) -> None:
    words = [
        "sectors,it,Informatique,Computing,",
        "audience,all,Tous publics,Everyone,",
        "audience,women,Femmes,Women,",
        "kinds,sector,Sectoriel,By trade,",
        "regions,Bretagne,Bretagne,Brittany,",
    ]
    vocabulary = VOCABULARY + "\n".join(words) + "\n"
    write(tmp_path, HEADER + GOOD.replace(cell, value, 1), vocabulary=vocabulary)
    [fault] = faults(tmp_path)
    assert said in fault.text(Language.FR)
    assert re.match(r"networks\.csv, ligne 2, colonne \w+\u00a0: ", fault.text(Language.FR))


def test_a_column_with_a_slip_is_recognised(tmp_path: Path) -> None:
    write(tmp_path, HEADER.replace("audience", "audiense") + GOOD)
    assert [str(fault) for fault in faults(tmp_path)] == [
        "networks.csv, row 1, column audiense: this column is unknown: is it 'audience'?"
    ]


cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["https://[", "http://:99999999", "it|", "0000-00-00", "\u0661", "=", "//"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(cells, min_size=16, max_size=16), max_size=3))
def test_no_cell_makes_the_checks_fail(tmp_path: Path, rows: list[list[str]]) -> None:
    for name, columns in (("networks", HEADER), ("editorial", EDITORIAL), ("optout", OPTOUT)):
        names = columns.strip().split(",")
        with (tmp_path / f"{name}.csv").open(
            "w", encoding="utf-8", errors="replace", newline=""
        ) as file:
            csv.writer(file).writerows([names, *(row[: len(names)] for row in rows)])
    assert all(fault.text(language) for language in Language for fault in faults(tmp_path))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_bytes_make_the_reading_fail(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "networks.csv").write_bytes(content)
    assert faults(tmp_path)
