"""A process that visits and keeps does not hold what only judging needs."""

from __future__ import annotations

import subprocess
import sys

from commands.home import ROOT

_SAID = """
import sys
import pipelines.store
held = {"numpy", "pandas"} & set(sys.modules)
import pandas
from sqlite_utils import Database
print(sorted(held), pandas.Timestamp("2026-11-29").year, Database(memory=True).table_names())
"""


def test_storing_holds_neither_pandas_nor_numpy_and_judging_finds_them_still() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SAID], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] 2026 []"
