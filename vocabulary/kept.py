"""What is kept of an answer so that its server need not send it again until it has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from vocabulary.items import Keepsake, VisitRecord


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer that was read, as what was read of it, and how its server knows it again."""

    record: VisitRecord
    keepsake: Keepsake


@dataclass(frozen=True, slots=True)
class Recollection:
    """What earlier crawls know of one network's addresses: answers, and guesses that led nowhere."""

    answers: Mapping[str, KeptAnswer] = field(default_factory=dict)  # by address
    missing: Mapping[str, datetime] = field(default_factory=dict)  # address -> last found missing


#: Gives what is known of a network by its identifier.
Recall = Callable[[str], Recollection]
NOTHING = Recollection()


def recall_nothing(_network: str) -> Recollection:
    """Know nothing, as before the first crawl."""
    return NOTHING
