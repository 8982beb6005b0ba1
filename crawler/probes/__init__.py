"""All probes, found by walking this folder: there is no list to keep by hand."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from crawler.probes.base import Probe


@cache
def all_probes() -> tuple[Probe, ...]:
    """Return one instance of each probe: platforms first, then general ones, each by name."""
    probes: list[Probe] = []
    for module in iter_modules(__path__, "crawler.probes."):
        for found in vars(import_module(module.name)).values():
            if isinstance(found, type) and issubclass(found, Probe) and found.__module__ == module.name:
                if found is not Probe:
                    probes.append(found())
    return tuple(sorted(probes, key=lambda probe: (not probe.is_platform, probe.name)))
