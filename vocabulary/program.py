"""Which program this is: the same words from two machines mean the same code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOT = Path(__file__).parents[1]
#: What a crawl is made by.
_CRAWLING = ("vocabulary", "crawler", "pipelines", "commands")
#: Copies of what people edit, beside their readers in an installed program.
_SHIPPED = "shipped"


def code_digest(rooms: Iterable[str]) -> str:
    """Return a digest (32 hexadecimal digits) of all files of some rooms."""
    found = blake2b(digest_size=16)
    for room in rooms:
        for file in sorted((_ROOT / room).rglob("*.*")):
            if file.suffix != ".pyc" and _SHIPPED not in file.parts:
                found.update(file.read_bytes())
    return found.hexdigest()


@cache
def crawling_program() -> str:
    """Return the version of this program and a short digest of what it crawls with."""
    try:
        told = version("vitality")
    except PackageNotFoundError:  # run from its source
        told = "from source"
    return f"{told} ({code_digest(_CRAWLING)[:10]})"
