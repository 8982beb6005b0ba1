"""Nothing we read with is worse than linear: each reader, probe and face on the food it likes least.

The food is made of what a module itself looks for (the words in its source, its own fixtures), over
and over. All modules are found by walking the folders, so a new one is tried, too.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, get_type_hints

import pytest
from selectolax.lexbor import LexborHTMLParser

import crawler.faces
import crawler.readers
from crawler.bounds import tangle
from crawler.faces import RECOGNISERS
from crawler.faces.facts import Sight
from crawler.page import Page
from crawler.probes import all_probes
from crawler.probes.base import Probe
from crawler.reading import Reading
from pipelines.privacy import scrub, scrub_url

FIXTURES = Path(__file__).parents[1] / "fixtures"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
#: Seconds of one core that a page may cost, per megabyte.
LIMIT = 2.0
#: And what a short one may cost, on a busy machine.
LEAST = 0.7
SMALL = 60_000


def words_of(module: ModuleType) -> str:
    """Return every word that a module's source holds in its texts and patterns, once."""
    tree = ast.parse(inspect.getsource(module))
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    words = re.findall(r"[^\W\d_]{2,}|[€$£@#]", " ".join(t for t in texts if isinstance(t, str)))
    return " ".join(dict.fromkeys(words))


def text_foods(module: ModuleType, size: int) -> Iterator[str]:
    words = words_of(module) or "mot"
    yield (f"{words} 12 345 " * (size // len(words) + 1))[:size]
    few = " ".join(words.split()[:40])
    yield "".join(f"{number} {word} " for number in range(10) for word in few.split()) * (
        size // (10 * len(few)) + 1
    )
    yield "1" * size
    yield "a " * (size // 2)
    yield " " * size
    yield "2026-01-01T00:00:00Z " * (size // 21)


def as_page(body: str | bytes, kind: str = "text/html; charset=utf-8", url: str = "") -> Page:
    bytes_ = body.encode() if isinstance(body, str) else body
    return Page(url or "https://club.example/", 200, bytes_, NOW, {"content-type": kind})


def page_foods(module: ModuleType, size: int) -> Iterator[Page]:
    for text in text_foods(module, size):
        yield as_page(f"<!doctype html><html><title>x</title><body><p>{text}</p></body></html>")
    for piece in (
        '<a href="/register">1 membre</a>',
        '<time datetime="2026-01-01">x</time>',
        "<li><b>12</b> membres</li>",
        "<div><p>x",
    ):
        yield as_page("<!doctype html><html><body>" + piece * (size // len(piece)))


def cost(work: Callable[[], Any]) -> float:
    """Return the seconds of one core; where they are many the better of two: one may meet an import."""
    seconds = _seconds(work)
    return seconds if seconds < LEAST else min(seconds, _seconds(work))


def _seconds(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def seconds_allowed(size: int) -> float:
    return max(LEAST, LIMIT * size / 1_000_000)


def functions() -> Iterator[tuple[str, ModuleType, Callable[..., Any], type]]:
    """Yield every public function of the readers and faces that takes a text, bytes or a page."""
    for package in (crawler.readers, crawler.faces):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if name.startswith("_") or function.__module__ != module.__name__:
                    continue
                kinds = _kinds(function)
                if kinds and kinds[0] in _FOODS and all(kind in _MORE for kind in kinds[1:]):
                    yield f"{found.name}.{name}", module, function, kinds[0]


def _kinds(function: Callable[..., Any]) -> list[Any]:
    """Return the types of what a function needs to be given."""
    needed = [
        name
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.default is parameter.empty and parameter.kind is not parameter.VAR_KEYWORD
    ]
    return [get_type_hints(function).get(name) for name in needed]


_FOODS: dict[Any, Callable[[ModuleType, int], Iterator[Any]]] = {
    str: text_foods,
    bytes: lambda module, size: (text.encode() for text in text_foods(module, size)),
    Page: page_foods,
    Sight: lambda module, size: map(Sight, page_foods(module, size)),
    LexborHTMLParser: lambda module, size: (page.tree for page in page_foods(module, size)),
}
#: What a function is given beside its food.
_MORE: dict[Any, Any] = {datetime: NOW, str: "https://club.example/", Page: as_page("<p>x")}
FUNCTIONS = {name: (module, function, kind) for name, module, function, kind in functions()}


def run_function(name: str, size: int) -> None:
    module, function, kind = FUNCTIONS[name]
    more = [_MORE[kind] for kind in _kinds(function)[1:]]
    for number, food in enumerate(_FOODS[kind](module, size)):
        taken = cost(lambda food=food: _swallow(function, food, *more))  # type: ignore[misc]
        assert taken < seconds_allowed(size), f"food {number}: {taken:.2f} s"


def _swallow(function: Callable[..., Any], *arguments: Any) -> None:
    try:
        found = function(*arguments)
        if inspect.isgenerator(found):
            list(found)
    except (ValueError, RecursionError, TypeError):
        pass


def run_probe(probe: Probe, size: int) -> None:
    """Feed a probe its own fixtures, the inside of each repeated, under their own addresses."""
    for meta in sorted((FIXTURES / probe.name).glob("*/meta.json")):
        [file] = meta.parent.glob("response.*")
        asked = json.loads(meta.read_text(encoding="utf-8"))
        body = file.read_bytes()
        inside = body[len(body) // 4 : len(body) // 4 * 3]
        food = body + inside * (size // (len(inside) + 1))
        headers = {k.lower(): v for k, v in (asked.get("headers") or {}).items()}
        page = Page(asked["url"], 200, food, NOW, headers)
        taken = cost(lambda page=page: _swallow(_read, probe, page))  # type: ignore[misc]
        assert taken < seconds_allowed(len(food)), f"{meta.parent.name}: {taken:.2f} s"


def _read(probe: Probe, page: Page) -> None:
    if probe.matches(page):
        probe.read(page)


def test_the_readers_and_faces_are_found() -> None:
    assert len(FUNCTIONS) > 30


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_reader_takes_linear_time(name: str) -> None:
    run_function(name, SMALL)


@pytest.mark.parametrize("probe", all_probes(), ids=lambda probe: probe.name)
def test_a_probe_takes_linear_time(probe: Probe) -> None:
    run_probe(probe, SMALL)


def test_many_different_contributions_take_linear_time() -> None:
    many = 20_000  # an answer of a megabyte may name as many

    def add() -> None:
        reading = Reading()
        for number in range(many):
            reading.post(NOW, f"post {number}", NOW)
        assert len(reading.posts) == many

    assert cost(add) < LEAST


TRIED = {function for _, function, _ in FUNCTIONS.values()}


@pytest.mark.parametrize(
    "recognise",
    [found for found in RECOGNISERS if found not in TRIED],
    ids=lambda found: found.__name__,
)
def test_a_face_takes_linear_time(recognise: Callable[[Sight], Any]) -> None:
    module = inspect.getmodule(recognise)
    assert module
    for page in page_foods(module, SMALL):
        assert cost(lambda page=page: recognise(Sight(page))) < seconds_allowed(SMALL)  # type: ignore[misc]


@pytest.mark.real
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_reader_takes_linear_time_over_a_megabyte(name: str) -> None:
    run_function(name, 1_000_000)


@pytest.mark.real
@pytest.mark.parametrize("probe", all_probes(), ids=lambda probe: probe.name)
def test_a_probe_takes_linear_time_over_a_megabyte(probe: Probe) -> None:
    run_probe(probe, 1_000_000)


@pytest.mark.parametrize("function", [scrub, scrub_url, tangle])
@pytest.mark.parametrize(
    "food", ["a@", "@a", "1 ", "+1", "a.", "<a ", "(at)", "é", "<b 0>", "/u/x"]
)
def test_what_is_kept_is_scrubbed_and_checked_in_linear_time(
    function: Callable[[str], Any], food: str
) -> None:
    text = food * (1_000_000 // len(food))
    assert cost(lambda: function(text)) < LIMIT
