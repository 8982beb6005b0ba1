"""The shipped tables of jobs, codes and places agree with the vocabulary and with each other."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from analysis.understanding.checks import faults
from analysis.understanding.items import Kind
from analysis.understanding.jobs import CODES, JOBS, load_codes, load_rows
from analysis.understanding.people import PEOPLE
from analysis.understanding.places import DEPARTMENTS, OTHER_NAMES, TOWNS, load_places
from analysis.understanding.tables import rows
from vocabulary.catalogue import SHIPPED, load_vocabulary

VOCABULARY = load_vocabulary(SHIPPED)


def test_every_job_and_every_code_leads_to_trades_of_the_vocabulary() -> None:
    used = {trade for row in load_rows() for trade in row.trades}
    used |= {trade for trades in load_codes().trades.values() for trade in trades}
    assert used == set(VOCABULARY["sectors"]) - {"general"}


def test_every_code_of_the_mapping_has_its_reason() -> None:
    with CODES.open(encoding="utf-8", newline="") as file:
        coded = list(csv.DictReader(file))
    assert all(row["reason"] for row in coded)
    assert max(Counter(row["code"] for row in coded).values()) == 1


def test_there_are_enough_jobs_in_both_languages() -> None:
    with JOBS.open(encoding="utf-8", newline="") as file:
        jobs = Counter(row["language"] for row in csv.DictReader(file) if row["kind"] == Kind.JOB)
    assert jobs["fr"] >= 1000
    assert jobs["en"] >= 300


def test_the_shipped_tables_are_in_order() -> None:
    assert faults(set(VOCABULARY["sectors"])) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("fr,job,baker,,", "jobs.csv, row 2: 5 cells instead of 6"),
        ("de,job,Bäcker,,,craft", "the language is fr or en"),
        ("fr,town,Lyon,,,craft", "the kind is job or trade"),
        ("fr,job,,,,craft", "the name is missing"),
        ("fr,job,boulanger,,,craft|bread", "there is no trade 'bread'"),
        ("fr,job,boulanger,,,craft\nfr,job,Boulanger,,,craft", "row 3: 'Boulanger' is there twice"),
    ],
)
def test_a_faulty_row_is_told(tmp_path: Path, row: str, said: str) -> None:
    jobs, codes = tmp_path / "jobs.csv", tmp_path / "rome.csv"
    jobs.write_text(f"language,kind,name,feminine,also,trades\n{row}\n", encoding="utf-8")
    codes.write_text("code,trades,reason\n", encoding="utf-8")
    [fault] = faults({"craft"}, jobs, codes)
    assert said in fault.en
    codes.write_text("code,trades,reason\nA1,craft,\n", encoding="utf-8")
    assert "rome.csv, row 2: a cell is empty" in faults({"craft"}, jobs, codes)[-1].en


def test_words_for_people_lead_to_an_audience_of_the_vocabulary() -> None:
    told = list(rows(PEOPLE))
    assert {len(cells) for cells in told} == {5}
    assert {cells[-1] for cells in told} < set(VOCABULARY["audience"])


def test_a_code_is_known_by_its_longest_beginning() -> None:
    codes = load_codes()
    assert codes.of("M1805") == ("it",)
    assert codes.of("M1808") == ("geography",)
    assert codes.of("Z9999") == ()


def test_every_region_of_the_vocabulary_has_departments() -> None:
    regions = {meaning.region for meaning in load_places().numbers.values()}
    assert set(VOCABULARY["regions"]) <= regions
    with OTHER_NAMES.open(encoding="utf-8", newline="") as file:
        others = list(csv.DictReader(file))
    assert {row["region"] for row in others if row["region"]} <= set(VOCABULARY["regions"])
    assert {row["department"] for row in others if row["department"]} <= set(load_places().numbers)


def test_the_towns_are_the_largest_and_each_has_its_department() -> None:
    with TOWNS.open(encoding="utf-8", newline="") as file:
        towns = list(csv.DictReader(file))
    with DEPARTMENTS.open(encoding="utf-8", newline="") as file:
        numbers = {row["number"] for row in csv.DictReader(file)}
    people = [int(town["population"]) for town in towns]
    assert len(towns) == 5000
    assert people == sorted(people, reverse=True)
    assert {town["department"] for town in towns} <= numbers
