"""ADD A DIRECTORY HERE: one file each on ``base.Source``; it is found by walking the folder."""

from __future__ import annotations

import importlib
import pkgutil

from crawler.discovery.sources.base import Directory


def _found() -> dict[str, Directory]:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return {kind.name: kind() for kind in sorted(Directory.__subclasses__(), key=lambda k: k.name)}


#: By the name people give: ``joinmastodon``, ``wikidata``, ...
SOURCES = _found()
