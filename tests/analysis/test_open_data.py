"""The files say what they are: to programs as a Data Package, to portals as DCAT-AP; each keeps its word."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate
from sqlite_utils import Database

from analysis.exporting.datapackage import FILES, datapackage
from analysis.exporting.dcat import dcat
from analysis.exporting.export import export
from tests.helpers.judging import Case, every, number, visit
from vocabulary.operator import NOBODY, Licence, Operator, OperatorError, load

OPERATOR = Operator(
    name="Maison de l'emploi",
    email="contact@maison.example",
    licence=Licence.ETALAB,
    data_url="https://maison.example/donnees",
)


@pytest.fixture
def exported(case: Case, tmp_path: Path) -> Path:
    case.crawl(
        visit(seen=(number("members_total", 500, high=None), number("feature:forum", 1))),
        visit("feed", posts=every(7, 3)),
    )
    case.judge()
    with Database(case.path) as db:
        export(db, tmp_path / "out", OPERATOR)
    return tmp_path / "out"


def test_every_file_keeps_to_its_schema(exported: Path) -> None:
    report = validate(str(exported / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert {task.place: task.stats["rows"] for task in report.tasks if task.place != "x"} == {
        file.path: 43 if file.path == "dictionary.csv" else 1 for file in FILES
    }


def test_a_file_that_breaks_its_schema_is_found(exported: Path) -> None:
    path = exported / "networks.csv"
    path.write_bytes(path.read_bytes().replace(b",500,", b",many,"))
    assert not validate(str(exported / "datapackage.json")).valid


def test_every_file_that_is_written_is_described(exported: Path) -> None:
    described = {file.path for file in FILES} | {"networks.json"}
    assert {path.name for path in exported.iterdir()} == described | {
        "datapackage.json",
        "catalog.jsonld",
    }


def test_the_rows_for_programs_have_one_shape(exported: Path) -> None:
    rows = json.loads((exported / "networks.json").read_text(encoding="utf-8"))
    names = {name for column in _columns() for name in column}
    assert all(names <= row.keys() for row in rows)


def _columns() -> list[list[str]]:
    package = datapackage(NOBODY)
    return [
        [field["name"] for field in resource["schema"]["fields"]]
        for resource in package["resources"]
        if resource["name"] in {"networks", "networks-dated"}
    ]


def test_the_package_is_one_for_the_profile_too(exported: Path) -> None:
    Package.from_descriptor(str(exported / "datapackage.json"))
    with pytest.raises(Exception, match="resources"):
        Package.from_descriptor({"name": "none"})


@pytest.mark.parametrize(
    ("licence", "path"),
    [
        (Licence.ETALAB, "https://www.etalab.gouv.fr/licence-ouverte-open-licence"),
        (Licence.ODBL, "https://opendatacommons.org/licenses/odbl/1-0/"),
    ],
)
def test_the_licence_is_the_one_the_operator_chose(licence: Licence, path: str) -> None:
    operator = replace(OPERATOR, licence=licence)
    assert datapackage(operator)["licenses"][0]["path"] == path
    [dataset] = dcat(operator, "")["dcat:dataset"]
    assert dataset["dct:license"] == {"@id": path}
    assert all(each["dct:license"] == {"@id": path} for each in dataset["dcat:distribution"])


def test_without_a_choice_no_licence_is_made_up() -> None:
    assert "licenses" not in datapackage(NOBODY)
    assert "dct:license" not in json.dumps(dcat(NOBODY, ""))


def test_a_licence_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "operator.toml").write_text('licence = "mine"\n', encoding="utf-8")
    with pytest.raises(OperatorError, match=r"etalab-2\.0 or odbl-1\.0"):
        load(tmp_path / "operator.toml")


def test_a_portal_finds_what_it_needs_and_whole_addresses(exported: Path) -> None:
    record: dict[str, Any] = json.loads((exported / "catalog.jsonld").read_text(encoding="utf-8"))
    prefixes = record["@context"]
    [dataset] = record["dcat:dataset"]
    for needed in ("dct:title", "dct:description", "dct:publisher", "dcat:contactPoint"):
        assert dataset[needed], needed
    assert dataset["dct:publisher"]["foaf:name"] == "Maison de l'emploi"
    assert dataset["dct:modified"]["@value"] == "2026-11-23"
    files = {each["dct:title"]: each for each in dataset["dcat:distribution"]}
    assert set(files) == {file.path for file in FILES}
    address = "https://maison.example/donnees/networks.csv"
    assert files["networks.csv"]["dcat:downloadURL"] == {"@id": address}
    for name in _names(record):
        assert name.startswith("@") or name.partition(":")[0] in prefixes, name


def _names(value: object) -> set[str]:
    """Every name of a JSON-LD document below its context."""
    if isinstance(value, list):
        return set().union(*map(_names, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    inner = [_names(each) for name, each in value.items() if name != "@context"]
    return set(value).union(*inner)
