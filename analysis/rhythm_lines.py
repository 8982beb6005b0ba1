"""Rhythm of streams given as JSON lines: what ``vitality rhythm`` reads and prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from math import isfinite
from typing import Any

from analysis.rhythm import Rhythm, Stream, judge, state_of, stream

#: Lines judged at a time: large enough for numpy, small enough to stream.
BATCH = 2_000


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
                yield {"id": name, **_record(next(found))}


def _read_line(number: int, line: str) -> tuple[Any, Stream | str]:
    name: Any = None
    try:
        given = json.loads(line)
        name = given.get("id")
        as_of = given["as_of"] if given.get("as_of") is not None else given["end"]
        seen_at = float(as_of) if isinstance(as_of, int | float) else _unix(as_of)
        times = [float(t) for t in given["t"]]
        if not all(isfinite(t) for t in (seen_at, *times)):
            return name, f"line {number} holds a number that is no time"
        return name, stream(times, seen_at)
    except KeyError as missing:
        return name, f"line {number} lacks {missing}"
    except (ValueError, TypeError, AttributeError, OverflowError):
        return name, f'line {number} is not {{"id", "as_of", "t": [unix seconds]}}'


def _unix(text: str) -> float:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _record(found: Rhythm | None) -> dict[str, Any]:
    if found is None:
        return {"state": "undetermined", "posting_days": 0}
    return {
        "p_90": round(found.p_90, 4),
        "p_180": round(found.p_180, 4),
        "p_365": round(found.p_365, 4),
        "p_alive": round(found.p_alive, 4),
        "horizon_days": found.horizon_days,
        "state": state_of(found.p_alive),
        "rhythm_days": round(found.rhythm_days, 2),
        "usual_gap_days": round(found.usual_gap_days, 2),
        "silence_days": round(found.silence_days, 2),
        "posting_days": found.posting_days,
    }
