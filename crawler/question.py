"""One address to ask outside of a crawl: of a directory, or named by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Question:
    """The address, with headers besides those that every request of ours has."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
