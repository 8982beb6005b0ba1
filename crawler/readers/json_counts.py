"""The counts that an answer in JSON states, as the signals they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crawler.readers.json_values import count, dig
from crawler.reading import Reading
from vocabulary.items import Outcome


def add_counts(
    reading: Reading,
    answer: Any,
    counts: Iterable[tuple[str, str]],
    place: str = "",
    *,
    users: str = "",
) -> None:
    """Add each of ``counts``: a signal, and its key in ``answer``, which stands at ``place``.

    ``users`` is the key of how many accounts there are. A server has at least its owner's: where it
    states none it hides its counts, and a zero is not available instead of none.
    """
    is_hidden = bool(users) and count(dig(answer, users)) == 0
    for signal, key in counts:
        value, where = count(dig(answer, key)), f"{place}/{key}"
        if is_hidden and value == 0:
            reading.missing(signal, Outcome.NOT_AVAILABLE, place=where)
        else:
            reading.number(signal, value, place=where, quote=f"{key}: {value}")
