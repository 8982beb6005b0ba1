"""The rooms import each other one way only (docs/architecture.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: room -> what it may import of the other rooms
ALLOWED = {
    "crawler": (),
    "pipelines": ("crawler.items", "crawler.catalogue"),
    "analysis": (
        "crawler.items",
        "crawler.catalogue",
        "crawler.domains",
        "crawler.identity",
        "pipelines.schema",
    ),
    "dashboard": ("analysis", "crawler.items", "crawler.schedule"),
    "demo": ("crawler.catalogue",),
}
ROOMS = (*ALLOWED, "commands", "vitality")
#: Judging and showing need neither the web nor a clock.
NEVER = {"analysis": ("scrapy", "selectolax", "twisted"), "crawler.probes": ("scrapy", "sqlite3")}
CLOCKS = ("now", "today", "utcnow", "time", "monotonic")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
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


@pytest.mark.parametrize("room", NEVER)
def test_judging_and_reading_need_no_web_library(room: str) -> None:
    for path in files(room):
        assert not {name.partition(".")[0] for name in imports(path)} & set(NEVER[room]), path


@pytest.mark.parametrize("room", ["analysis", "crawler.probes", "crawler.readers"])
def test_pure_rooms_read_no_clock(room: str) -> None:
    for path in files(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = getattr(node.func.value, "id", "")
                is_clock = owner in {"datetime", "date", "time"} and node.func.attr in CLOCKS
                assert not is_clock, f"{path}:{node.lineno} reads the clock"


def test_nobody_made_data_or_tests_a_package() -> None:
    assert not (ROOT / "data" / "__init__.py").exists()
    assert not list((ROOT / "tests").rglob("__init__.py"))
