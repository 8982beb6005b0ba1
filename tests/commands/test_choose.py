"""``vitality choose``: from a counsellor’s words to a list that a person reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from tests.helpers.judging import AS_OF, Case, every, number, visit
from vitality import main

TERMS = [
    ("sectors", "it", "Informatique", "Computing"),
    ("sectors", "law", "Droit", "Law"),
    ("regions", "Île-de-France", "Île-de-France", "Île-de-France"),
    ("audience", "executives", "Cadres", "Executives"),
]
JOB = ("--goal", "job", "--sector", "it")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database with one living forum about computing, in French."""
    case = Case(tmp_path / "facts.db", language="fr")
    case.crawl(
        visit(seen=(number("feature:jobs", 1),)),
        visit("feed", posts=every(7, 3)),
    )
    case.judge()
    with Database(case.path) as opened:
        columns = ("list", "slug", "label_fr", "label_en")
        opened.table("term").insert_all(dict(zip(columns, term, strict=True)) for term in TERMS)
    return case.path


def choose(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["choose", "--db", str(db), "--as-of", AS_OF.isoformat(), *arguments]
    )


def test_the_list_is_french_text_with_reasons_and_evidence(db: Path) -> None:
    text = choose(db, *JOB).stdout.replace("\u00a0", " ")
    assert "sites d’offres" in text.splitlines()[0]
    assert "\n1. Club  https://club.example/\n   Commencez par celui-ci.\n" in text
    assert "Métier : Informatique." in text
    assert "   [https://club.example/feed, 2026-11-23]" in text
    assert "Utile pour cet objectif : offres d’emploi (vu le 23 novembre 2026)." in text


def test_the_list_is_english_when_asked(db: Path) -> None:
    text = choose(db, *JOB, "--english").stdout
    assert "Begin with this one." in text
    assert "Commencez" not in text


def test_the_data_have_both_languages_and_the_evidence(db: Path) -> None:
    answer = json.loads(choose(db, *JOB, "--json").stdout)
    assert set(answer) == {"advice", "boards", "picks", "closes", "checks", "nearest"}
    [pick] = answer["picks"]
    assert (pick["id"], pick["state"], pick["joined"]) == ("club", "alive", False)
    by_rule = {reason["rule"]: reason for reason in pick["reasons"]}
    assert by_rule["goal"]["evidence"] == {
        "url": "https://club.example/",
        "at": "2026-11-23T12:00:00Z",
    }
    assert by_rule["place"]["evidence"] is None
    assert all(reason["fr"] and reason["en"] for reason in pick["reasons"])


@pytest.mark.parametrize("sector", ["it", "Informatique", "informatique", "COMPUTING"])
def test_a_trade_may_be_said_in_the_words_of_either_language(db: Path, sector: str) -> None:
    assert "1. Club" in choose(db, "--goal", "watch", "--sector", sector).stdout


def test_a_job_and_a_place_are_typed_as_one_would_say_them(db: Path) -> None:
    text = choose(db, "--goal", "job", "développeuse", "web", "à", "Paris").stdout
    first, blank, *_rest = text.splitlines()
    assert first.replace("\u00a0", " ") == (
        "Compris ainsi : développeuse web (Informatique) · Paris (Île-de-France)"
    )
    assert blank == ""
    assert "1. Club" in text


def test_the_typed_text_stands_beside_the_options(db: Path) -> None:
    arguments = ("--goal", "job", "--region", "ile de france", "--english", "--json", "dev", "xyz")
    answer = json.loads(choose(db, *arguments).stdout)
    assert answer["understood"]["en"] == "Understood as: dev (Computing) · “xyz”: not understood"
    assert [pick["id"] for pick in answer["picks"]] == ["club"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xyz", "No trade is understood in 'xyz'"),
        ("valence", "Did you mean 'Valence 82'?"),
        ("", "Type a job (comptable Lyon), or give --sector."),
    ],
)
def test_a_text_without_a_job_is_answered_with_what_to_type(db: Path, text: str, said: str) -> None:
    done = choose(db, "--goal", "job", *text.split())
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize("region", ["Île-de-France", "ile de france"])
def test_a_region_needs_no_accents(db: Path, region: str) -> None:
    assert "1. Club" in choose(db, *JOB, "--region", region, "--audience", "cadres").stdout


@pytest.mark.parametrize(
    "joined",
    ["club", "CLUB", "https://club.example", "http://www.club.example/in/somebody", "club.example"],
)
def test_a_network_joined_is_known_by_id_name_or_any_address_in_it(db: Path, joined: str) -> None:
    answer = json.loads(choose(db, *JOB, "--joined", joined, "--json").stdout)
    assert answer["picks"][0]["joined"] is True


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--goal", "job", "--sector", "juriste"), "it, law"),
        (("--goal", "job", "--sector", ""), "it, law"),
        ((*JOB, "--region", "Bavière"), "Île-de-France"),
        ((*JOB, "--audience", "pirates"), "executives"),
        ((*JOB, "--language", "xx"), "fr"),
        ((*JOB, "--language", "français"), "fr"),
        ((*JOB, "--joined", "clubb"), "club"),
        ((*JOB, "--joined", "https://club.example.org/"), "club"),
        ((*JOB, "--joined", "https://clubs.example/"), "club"),
        (("--goal", "money", "--sector", "it"), "'job', 'network', 'watch', 'change'"),
        ((*JOB, "--most", "6"), "1<=x<=5"),
        ((*JOB, "--hours", "-1"), "x>=0"),
    ],
)
def test_an_unknown_word_is_answered_with_those_there_are(
    db: Path, arguments: tuple[str, ...], named: str
) -> None:
    done = choose(db, *arguments)
    assert done.exit_code == 2
    assert named in done.stderr
    assert done.stdout == ""


def test_a_language_that_no_network_speaks_is_a_language_all_the_same(db: Path) -> None:
    done = choose(db, *JOB, "--language", "eu")
    assert done.exit_code == 0
    assert "la langue" in done.stdout


def test_without_a_database_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    done = choose(tmp_path / "none.db", *JOB)
    assert done.exit_code == 2
    assert "run vitality crawl first" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_an_empty_database_and_what_is_none_are_told(tmp_path: Path) -> None:
    with Database(tmp_path / "empty.db") as empty:
        empty.execute("SELECT 1")
    (tmp_path / "other.db").write_bytes(b"no database at all, just some text" * 99)
    for name, said in (("empty.db", "There is no network"), ("other.db", "is no SQLite database")):
        (tmp_path / name).touch()
        done = choose(tmp_path / name, *JOB)
        assert (done.exit_code, said in done.stderr) == (2, True), name


def test_a_name_from_the_web_cannot_steer_the_terminal(db: Path) -> None:
    with Database(db) as opened:
        opened.execute("UPDATE network SET name = ?", ["Cl\x1b[31mub\r\u202e"])
    text = choose(db, *JOB).stdout
    assert "1. Cl[31mub " in text
    assert not {"\x1b", "\r", "\u202e"} & set(text)


def test_nothing_of_the_questions_is_kept(db: Path) -> None:
    def content() -> list[str]:
        with Database(db) as opened:
            return list(opened.conn.iterdump())

    before = content()
    choose(db, *JOB, "--region", "Île-de-France", "--hours", "3", "--joined", "club")
    assert content() == before
