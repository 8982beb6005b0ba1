"""The guides tell the truth: their examples are real files, their commands exist, their paths too."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from commands import guides
from commands.home import ROOT
from vitality import main

PAGES = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")])
BLOCK = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)


def blocks(language: str) -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for found, code in BLOCK.findall(page.read_text(encoding="utf-8")):
            if found == language:
                yield page, code


def commands() -> Iterator[tuple[str, str]]:
    """Every ``vitality`` command written as code, in blocks and in running text."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        inline = re.findall(r"`(vitality [^`]+)`", text)
        lines = (line for _, code in BLOCK.findall(text) for line in code.splitlines())
        calls = re.findall(r"(?:^|\s|/)(vitality [^#&|;>)\n]+)", "\n".join(lines))
        yield from ((page.name, call.strip()) for call in [*inline, *calls])


@pytest.mark.parametrize("guide", list(guides.guides()), ids=lambda guide: guide.name)
def test_an_example_is_the_file_it_shows(guide: Path) -> None:
    assert guide.read_text("utf-8") == guides.text(guide), "run: python -m commands.guides"


def test_every_python_block_is_python() -> None:
    for page, code in blocks("python"):
        ast.parse(code, page.name)


def test_every_command_of_a_guide_exists() -> None:
    for page, call in sorted(set(commands())):
        assert_exists(page, call)


def assert_exists(page: str, call: str) -> None:
    words = [word for word in shlex.split(call) if word not in {"...", "…"}][1:]
    while words and words[0].startswith("--"):  # options of the program itself, with their values
        words = words[2:] if words[0] == "--home" else words[1:]
    if not words or not re.fullmatch(r"[a-z][a-z-]+", words[0]):
        return
    command = main.commands.get(words[0])
    assert command, f"{page}: there is no vitality {words[0]}"
    known = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
    if isinstance(command, click.Group):
        return
    used = {
        word.partition("=")[0].strip("[]") for word in words[1:] if word.strip("[").startswith("--")
    }
    assert used <= known | {"--help"}, f"{page}: vitality {words[0]} has no {used - known}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_guide_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    rooms = "analysis|bench|commands|crawler|dashboard|demo|docs|pipelines|tests|vocabulary|deploy"
    for name in re.findall(rf"`((?:{rooms})/[\w/.-]+?)`", text):
        if not re.search(r"NAME|NNNN", name):
            assert (ROOT / name).exists(), f"{page.name} names {name}"


def test_every_benchmark_that_is_run_by_hand_is_listed() -> None:
    listed = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for path in (ROOT / "bench").glob("*.py"):
        if "__main__" in path.read_text(encoding="utf-8"):
            assert f"`python -m bench.{path.stem}" in listed, path.name
