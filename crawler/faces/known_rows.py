"""How hosts, servers, software and walls are known: rows of data, read by one engine.

A table (``tables/*.toml``) has the face its rows mean, and a list of ``[[row]]``. A row gives the parts
that must all be there:

=============== ==================================================================================
``title``       pattern of a whole title or heading
``says``        pattern somewhere in title, headings or text
``sentence``    patterns that one sentence must all hold, in any order, on a brief page that leads
                nowhere and speaks of no people: a subject and what is said of it, in wordings that no
                list of phrases holds
``nobody``      the page speaks of no people who belong together (``Sight.speaks_of_people``)
``source``      words in the page's source, in small letters: scripts, pictures, addresses; all of a list;
                a pattern where it begins with ``(?:``
``markup``      CSS selector of an element; asked last, since it is the slowest
``header``      ``"name: start of its value"``
``address``     pattern in the final address
``status``      statuses (the row's or the table's; any when left out)
``home``        only at the root of a host: elsewhere it would be a missing page
``scripts_only`` only where the page shows next to no text
``door``        of a table: a check has forms of its own, and may be built as an article
``framed``      the page keeps a menu: nothing-of-its-own is not asked for
``unless``      a pattern (the row's, the table's) whose presence refuses it: who speaks is no host
=============== ==================================================================================

``{site}``, ``{domain}`` and the like in a pattern stand for a list of ``tables/words.toml``.

Patterns see text in small letters, without accents, blanks and apostrophes of one kind
(``facts.fold``). Every row needs a second sign beside its words. It is the row's own technical mark, or
that **the page has nothing of its own** (``Sight.is_bare``): a living site that speaks of suspended
accounts has a menu, posts, forms or paragraphs, a host's page has none. To add a page: one row here, one
example in ``tests/crawler/faces/examples``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from vocabulary.items import Face

_TABLES = Path(__file__).with_name("tables")
#: A list of words in a pattern.
_NAMED = re.compile(r"\{[a-z]+\}")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One way to know a page; see the module."""

    face: Face
    name: str
    title: str
    says: str
    sentence: tuple[str, ...]
    source: tuple[bytes, ...]
    markup: str
    header: tuple[str, str] | None
    address: str
    status: frozenset[int]
    home: bool
    scripts_only: bool
    door: bool
    framed: bool
    nobody: bool
    unless: tuple[str, ...]


@cache
def rows(table: str) -> tuple[Fingerprint, ...]:
    """Return the rows of a table, in its order. Raises ``KeyError`` for a wrong one."""
    text = (_TABLES / f"{table}.toml").read_text(encoding="utf-8")
    read = _spelt_out(tomllib.loads(text))
    common = {key: value for key, value in read.items() if key not in {"row", "unless"}}
    return tuple(_row({**common, **row}, read.get("unless", "")) for row in read["row"])


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Return a pattern in which ``{now}`` and the like stand for lists of words, as in a row."""
    return re.compile(_spelt_out(text))


@cache
def _vocabulary() -> dict[str, str]:
    text = (_TABLES / "words.toml").read_text(encoding="utf-8")
    return {f"{{{name}}}": words for name, words in tomllib.loads(text)["words"].items()}


def _spelt_out(given: Any) -> Any:
    """Return what a table holds, names of words in its patterns replaced by the words."""
    if isinstance(given, dict):
        return {key: _spelt_out(value) for key, value in given.items()}
    if isinstance(given, list):
        return [_spelt_out(value) for value in given]
    if not isinstance(given, str):
        return given
    return _NAMED.sub(lambda found: _vocabulary()[found.group()], given)


def _row(given: dict[str, Any], table_unless: str) -> Fingerprint:
    header = given.get("header")
    name, _, start = header.partition(":") if header else ("", "", "")
    source = given.get("source", [])
    sources = [source] if isinstance(source, str) else source
    return Fingerprint(
        face=Face(given["face"]),
        name=given["name"],
        title=given.get("title", ""),
        says=given.get("says", ""),
        sentence=tuple(given.get("sentence", ())),
        source=tuple(_literal(each).encode() for each in sources),
        markup=given.get("markup", ""),
        header=(name.strip(), start.strip()) if header else None,
        address=given.get("address", ""),
        status=frozenset(given.get("status", ())),
        home=given.get("home", False),
        scripts_only=given.get("scripts_only", False),
        door=given.get("door", False),
        framed=given.get("framed", False),
        nobody=given.get("nobody", "sentence" in given),
        unless=tuple(each for each in (given.get("unless"), table_unless) if each),
    )


def _literal(source: str) -> str:
    """Return a source as a pattern: words as they are, alternatives in brackets as given."""
    return source if source.startswith("(?:") else re.escape(source)
