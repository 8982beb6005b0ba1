"""One word per thing: no class name stands for two things, and a file's name only where its folder tells.

What a word means to people stands in docs/terms.md.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = (
    "analysis",
    "bench",
    "commands",
    "crawler",
    "dashboard",
    "demo",
    "mailing",
    "pipelines",
    "vocabulary",
)
#: File names that stand in several folders, and what tells them apart.
SHARED_FILES = {
    "what a room does with a thing and the command or page of it": {
        *("backtest", "candidates", "catalogue", "changes", "choose", "crawl", "home", "network"),
        *("choosing", "expectation", "features", "feeds", "reading", "understanding", "compare"),
        *("calendar", "listings", "log", "search", "status", "trades", "review", "forget"),
        *(
            "answers",
            "audit",
            "privacy",
            "schedule",
            "export",
            "feedback",
            "guards",
            "editor",
            "entries",
        ),
    },
    "a platform and the site of it in the demo": {
        *(
            "discourse",
            "elsewhere",
            "ended",
            "mastodon",
            "phpbb",
            "walls",
            "wordpress",
            "strangers",
        ),
    },
    "a probe and the reader it is made of": {
        *("conversation", "dated_rows", "structured_data", "people", "joining", "bounds"),
    },
    "a face and the rule that judges it": {"overrun", "announced"},
    "the base, the records, the words or the texts of a folder": {
        *("base", "identity", "items", "labels", "sentences", "server", "site", "tables", "terms"),
        *(
            "wording",
            "facts",
            "text",
            "errors",
            "rows",
            "spans",
            "names",
            "places",
            "style",
            "checks",
        ),
    },
}


def sources() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def test_no_two_classes_have_one_name() -> None:
    places = defaultdict(list)
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_a_file_s_name_is_shared_only_where_the_folder_tells_them_apart() -> None:
    places = defaultdict(list)
    for path in sources():
        if path.name != "__init__.py":
            places[path.stem].append(path.relative_to(ROOT).as_posix())
    told = set().union(*SHARED_FILES.values())
    assert {
        stem: paths for stem, paths in places.items() if len(paths) > 1 and stem not in told
    } == {}


def test_every_word_of_the_terms_is_used_in_the_code() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources()).lower()
    rows = (ROOT / "docs" / "terms.md").read_text(encoding="utf-8").splitlines()
    words = [row.split("|")[1].strip() for row in rows if row.startswith("|")][2:]
    assert words
    unused = [
        word
        for row in words
        for word in row.split(", ")
        if not all(part in code for part in word.lower().split())
    ]
    assert unused == []
