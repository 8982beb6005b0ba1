"""The rooms import each other one way only (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: room -> what it may import of the other rooms
ALLOWED = {
    "vocabulary": (),
    "crawler": ("vocabulary",),
    "pipelines": ("vocabulary",),
    "analysis": ("vocabulary", "pipelines.schema"),
    "dashboard": ("analysis", "vocabulary"),
    "mailing": ("analysis", "vocabulary"),
    "demo": ("vocabulary",),
}
ROOMS = (*ALLOWED, "commands", "vitality")
#: What makes judgements: the dashboard only reads them.
MAKING = tuple(f"analysis.{name}" for name in ("derive", "facts", "publish", "verdict"))
#: Judging and showing need neither the web nor a clock.
NEVER = {"analysis": ("scrapy", "selectolax", "twisted"), "crawler.probes": ("scrapy", "sqlite3")}
CLOCKS = ("now", "today", "utcnow", "time", "monotonic")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def module(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def depends_on(path: Path, known: Mapping[str, Path]) -> set[str]:
    """What a module of ours loads of ours when it is loaded: imports within functions come later."""
    found: set[str] = set()
    for node in tree(path).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = {f"{node.module}.{name.name}" for name in node.names}
            found |= {part if part in known else node.module for part in parts} & set(known)
    return found - {module(path)}


@cache
def ours() -> tuple[dict[str, Path], dict[str, set[str]]]:
    """Return our modules by name, and what each loads of them."""
    known = {module(path): path for room in ROOMS[:-1] for path in files(room)}
    known["vitality"] = ROOT / "vitality.py"
    return known, {name: depends_on(path, known) for name, path in known.items()}


def reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        fresh = graph[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return found


def files(room: str) -> list[Path]:
    found = sorted((ROOT / room.replace(".", "/")).rglob("*.py"))
    assert found, room
    return found


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    for path in files(room):
        for name in imports(path):
            other = name.partition(".")[0]
            if other in ROOMS and other != room:
                assert name.startswith(ALLOWED[room]), f"{path} imports {name}"


def test_the_dashboard_reads_judgements_and_makes_none() -> None:
    for path in files("dashboard"):
        assert not [name for name in imports(path) if name.startswith(MAKING)], path


def test_no_module_imports_itself_by_way_of_others() -> None:
    _known, graph = ours()
    for name, others in graph.items():
        for other in others:
            assert name not in reached(graph, other), f"{name} and {other} import each other"


@pytest.mark.parametrize("room", NEVER)
def test_judging_and_reading_need_no_web_library(room: str) -> None:
    for path in files(room):
        assert not {name.partition(".")[0] for name in imports(path)} & set(NEVER[room]), path


def test_what_is_asked_next_is_told_without_a_connection() -> None:
    known, graph = ours()
    for name in reached(graph, "crawler.plan"):
        libraries = {found.partition(".")[0] for found in imports(known[name])}
        assert not libraries & {"scrapy", "twisted"}, name


@pytest.mark.parametrize("room", ["analysis", "crawler.probes", "crawler.readers"])
def test_pure_rooms_read_no_clock(room: str) -> None:
    for path in files(room):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = getattr(node.func.value, "id", "")
                is_clock = owner in {"datetime", "date", "time"} and node.func.attr in CLOCKS
                assert not is_clock, f"{path}:{node.lineno} reads the clock"


def test_nobody_made_data_or_tests_a_package() -> None:
    assert not (ROOT / "data" / "__init__.py").exists()
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_what_the_pages_load_of_ours_makes_no_frames() -> None:
    known, graph = ours()
    for name in reached(graph, "dashboard"):
        assert "pandas" not in imports(known[name]), name


def test_nothing_of_a_cluster_is_loaded_but_for_a_crawl_by_one() -> None:
    known, graph = ours()
    needing = {name for name, path in known.items() if imports(path) & {"distributed", "dask"}}
    assert needing == {"commands.cluster", "commands.remote"}
    for start in set(known) - needing:
        assert not reached(graph, start) & needing, start


def test_every_error_of_ours_has_one_base() -> None:
    paths = [*(path for room in ROOMS[:-1] for path in files(room)), ROOT / "vitality.py"]
    bases = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for path in paths
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    }

    def above(name: str) -> set[str]:
        return {name}.union(*map(above, bases.get(name, ())))

    errors = {
        name for name in bases if any(each.endswith(("Error", "Exception")) for each in above(name))
    }
    without = {name for name in errors if "VitalityError" not in above(name)}
    assert len(errors) > 10
    assert {name for name in without if not name.startswith("_")} == set()
