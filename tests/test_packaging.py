"""What an installed copy needs is declared, locked and in the wheel."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
OURS = {*(room.removesuffix(".py") for room in ROOMS), "bench", "tests"}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name)[0]).lower()


def declared() -> set[str]:
    project = PROJECT["project"]
    extras = (name for some in project["optional-dependencies"].values() for name in some)
    return {plain(name) for name in (*project["dependencies"], *extras)}


def imported() -> set[str]:
    found: set[str] = set()
    for room in ROOMS:
        path = ROOT / room
        for file in [path] if path.is_file() else path.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {name.name.partition(".")[0] for name in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module.partition(".")[0])
    # ``_typeshed`` is part of every type checker, and imported by none but them.
    return found - OURS - set(sys.stdlib_module_names) - {"_typeshed"}


def test_what_is_imported_is_declared() -> None:
    known = packages_distributions()
    missing = [
        name
        for name in sorted(imported())
        if not {plain(each) for each in known.get(name, [name])} & declared()
    ]
    assert missing == []


def test_every_room_is_in_the_wheel() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms - {"bench"} <= set(ROOMS)


def test_the_lock_holds_every_dependency_with_its_hash_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {plain(line) for line in re.findall(r"^([\w.\[\]-]+)==", lock, re.MULTILINE)}
    assert declared() - {"vitality"} <= pinned
    assert "index-url" not in lock
    assert "://" not in lock
    blocks = re.split(r"\n(?=\S)", lock)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)


def test_the_lock_of_a_cluster_is_that_of_every_installation_and_what_a_cluster_needs() -> None:
    run, cluster, every = (
        set(re.findall(r"^([\w.\[\]-]+==\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements-run.lock", "requirements-cluster.lock", "requirements.lock")
    )
    assert run < cluster < every
    assert "distributed" in {pin.partition("==")[0] for pin in cluster - run}


def test_the_bill_of_materials_is_made_by_the_checks_as_the_policy_says() -> None:
    said = re.search(r"cyclonedx-py (.*) --output-file", (ROOT / "SECURITY.md").read_text("utf-8"))
    assert said
    assert "requirements-run.lock" in said[1]
    assert f"cyclonedx-py {said[1]} --output-file" in (ROOT / ".ci" / "run").read_text("utf-8")
