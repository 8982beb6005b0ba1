"""Rhythm of streams given as JSON lines: what ``vitality rhythm`` reads and prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from math import isnan
from typing import Any

from analysis.rhythm.model import Rhythm, judge, state_of
from analysis.rhythm.streams import Stream, stream

#: Lines judged at a time: large enough for numpy, small enough to stream.
BATCH = 2_000
#: Unix seconds that a calendar can name, years 1 to 9999: milliseconds by mistake are beyond it.
EARLIEST, LATEST = -62_135_596_800, 253_402_300_799

_FIGURES = (
    "p_90",
    "p_180",
    "p_365",
    "p_alive",
    "horizon_days",
    "rhythm_days",
    "usual_gap_days",
    "silence_days",
)


def rhythm_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Judge JSONL streams ``{"id", "as_of", "t": [unix seconds]}`` and yield one record for each.

    ``as_of`` is an ISO moment or unix seconds; without it ``end`` (unix seconds) is the moment of
    the look. A line that cannot be used yields its ``id`` and an ``error``; the others go on.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while batch := list(islice(numbered, BATCH)):
        read = [_read_line(number, line) for number, line in batch]
        found = iter(judge([one for _name, one in read if isinstance(one, Stream)]))
        for name, one in read:
            if isinstance(one, str):
                yield {"id": name, "error": one}
            else:
                yield {"id": name, **_record(next(found), one.posting_days)}


def _read_line(number: int, line: str) -> tuple[Any, Stream | str]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return None, f"line {number} is not JSON"
    if not isinstance(given, dict):
        return None, f'line {number} is not {{"id", "as_of", "t": [unix seconds]}}'
    name = given.get("id")
    as_of = given.get("end") if given.get("as_of") is None else given["as_of"]
    if as_of is None or "t" not in given:
        return name, f"line {number} lacks {'t' if as_of is not None else 'as_of'}"
    try:
        [seen_at] = _times([_unix(as_of) if isinstance(as_of, str) else as_of])
    except (ValueError, OverflowError):
        return name, f"line {number}: as_of is neither an ISO moment nor unix seconds"
    try:
        return name, stream(_times(given["t"]), seen_at)
    except ValueError:
        return name, f"line {number}: t is not a list of unix seconds"


def _times(values: Any) -> list[float]:
    """Return unix seconds; raise ``ValueError`` for anything a calendar cannot name."""
    if not isinstance(values, list) or not set(map(type, values)) <= {int, float}:
        raise ValueError
    if values and not (min(values) >= EARLIEST and max(values) <= LATEST):
        raise ValueError
    if any(map(isnan, values)):  # it slips through comparisons
        raise ValueError
    return values


def _unix(text: str) -> float:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _record(found: Rhythm | None, days: int) -> dict[str, Any]:
    """Return the published names of what the model says; all figures null when it says nothing."""
    if found is None:
        return {**dict.fromkeys(_FIGURES), "state": "undetermined", "posting_days": days}
    usual = found.usual_gap_days
    return {
        "p_90": round(found.p_90, 4),
        "p_180": round(found.p_180, 4),
        "p_365": round(found.p_365, 4),
        "p_alive": round(found.p_alive, 4),
        "horizon_days": found.horizon_days,
        "state": state_of(found.p_alive),
        "rhythm_days": round(found.rhythm_days, 2),
        "usual_gap_days": None if usual is None else round(usual, 2),
        "silence_days": round(found.silence_days, 2),
        "posting_days": found.posting_days,
    }
