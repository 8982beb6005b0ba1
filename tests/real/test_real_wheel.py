"""The wheel works wherever it is installed: outside a checkout, in a fresh environment."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.real
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def vitality(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into an environment of its own, and return its command."""
    built, place = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("environment")
    pip = [sys.executable, "-m", "pip", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", built, ROOT], check=True)
    venv.create(place, with_pip=True)
    [wheel] = built.glob("vitality-*.whl")
    subprocess.run([place / "bin" / "pip", "install", "-q", wheel], check=True)
    return place / "bin" / "vitality"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def run(vitality: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [vitality, *words],
        cwd=home,
        env={**kept, "VITALITY_HOME": str(home / "data")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_an_installed_copy_does_the_whole_job_in_its_data_folder(
    vitality: Path, home: Path
) -> None:
    checked = run(vitality, home, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    shown = run(vitality, home, "demo", "--no-serve")
    assert shown.returncode == 0, shown.stdout + shown.stderr
    [db] = (home / "data").rglob("*.db")
    exported = run(vitality, home, "export", "--db", str(db))
    assert exported.returncode == 0, exported.stderr
    assert list((home / "data" / "exports").glob("*.csv"))


def test_what_writes_into_the_project_says_that_it_needs_a_checkout(
    vitality: Path, home: Path
) -> None:
    refused = run(vitality, home, "new-probe", "example")
    assert refused.returncode == 2
    assert "clone the project" in refused.stderr
