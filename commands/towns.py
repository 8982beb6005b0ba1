"""``python -m commands.towns FOLDER``: write the tables of towns and departments anew, once a year.

``FOLDER`` is ``package/data`` of the npm package ``@etalab/decoupage-administratif`` (``npm pack`` fetches
it): the official geographic code and populations of INSEE as JSON. ``data/words/README.md`` tells the
edition and the licence.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analysis.understanding.places import DEPARTMENTS, TOWNS

#: How many towns are kept, by population.
MOST = 5000


def write(official: Path, towns: Path = TOWNS, departments: Path = DEPARTMENTS) -> None:
    """Write the 5,000 largest communes, and all departments and territories with their regions."""
    read = {
        name: json.loads((official / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("communes", "departements", "regions")
    }
    regions = {each["code"]: each["nom"] for each in read["regions"]}
    homes = sorted(
        (each["code"], each["nom"], regions[each["region"]]) for each in read["departements"]
    )
    today = [each for each in read["communes"] if each["type"] == "commune-actuelle"]
    today.sort(key=lambda each: (-(each.get("population") or 0), each["code"]))
    largest = [(each["nom"], each["departement"], each["population"]) for each in today[:MOST]]
    _write(departments, ("number", "name", "region"), homes)
    _write(towns, ("name", "department", "population"), largest)


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
