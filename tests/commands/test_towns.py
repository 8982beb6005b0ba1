"""The tables of towns and departments, made from the official geographic code."""

from __future__ import annotations

import json
from pathlib import Path

from commands.towns import write

OFFICIAL = {
    "communes": [
        {
            "code": "1",
            "nom": "Petit",
            "departement": "35",
            "type": "commune-actuelle",
            "population": 9,
        },
        {
            "code": "2",
            "nom": "Grand",
            "departement": "35",
            "type": "commune-actuelle",
            "population": 90,
        },
        {"code": "3", "nom": "Vieux", "departement": "35", "type": "commune-deleguee"},
    ],
    "departements": [{"code": "35", "nom": "Ille-et-Vilaine", "region": "53"}],
    "regions": [{"code": "53", "nom": "Bretagne"}],
}


def test_the_communes_of_today_are_written_the_largest_first(tmp_path: Path) -> None:
    for name, rows in OFFICIAL.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    towns, departments = tmp_path / "towns.csv", tmp_path / "departments.csv"
    write(tmp_path, towns, departments)
    assert towns.read_text(encoding="utf-8").splitlines() == [
        "name,department,population",
        "Grand,35,90",
        "Petit,35,9",
    ]
    assert departments.read_text(encoding="utf-8").splitlines() == [
        "number,name,region",
        "35,Ille-et-Vilaine,Bretagne",
    ]
