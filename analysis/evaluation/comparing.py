"""What ``vitality read`` says of a page, compared with the page's label. Pure.

A label is what a person reads on that one answer: ``newest`` (a day), ``face`` and ``accept`` (others that
will do), ``not_face``, any signal by its name (a value, or ``[low, high]``), ``features``, ``feeds``,
``platform``, ``language``, ``outcome``, ``posts`` (at least so many), ``closed_on``, ``successor``, and
``absent``: what the page does not say. docs/evaluation.md
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from analysis.evaluation.figures import Result
from vocabulary.archived import GONE_FACES
from vocabulary.items import Face

Label = Mapping[str, Any]
Answer = Mapping[str, Any]
Compared = tuple[str, Result]

#: Faces by which a living network would be taken for ended or out of order.
_ENDING = GONE_FACES | {Face.CLOSURE_NOTICE, Face.OVERRUN, Face.MAINTENANCE, Face.EMPTY}
#: Remarks of a label, compared with nothing.
_REMARKS = frozenset({"accept", "verdict"})
#: Signals with a figure of their own; the others are counted together.
_TOLD_APART = frozenset({"members_total", "newest"})


def compared(label: Label, answer: Answer) -> Iterator[Compared]:
    """Yield what was asked of the answer and how it did. A page that could not be read misses all."""
    if "error" in answer:
        yield "answer", Result.WRONG
        return
    for key, wanted in label.items():
        if key not in _REMARKS:
            yield from _OTHERWISE.get(key, _signal)(key, wanted, answer, label)


def _newest(key: str, wanted: str, answer: Answer, _label: Label) -> Iterator[Compared]:
    got = newest(answer)
    if not got:
        yield key, Result.MISSED
        return
    is_near = abs((date.fromisoformat(got) - date.fromisoformat(wanted)).days) <= 1
    yield key, Result.RIGHT if is_near else Result.WRONG


def _face(key: str, wanted: Any, answer: Answer, label: Label) -> Iterator[Compared]:
    faces, got = _listed(wanted), answer.get("face")
    is_living = Face.OK in faces
    # That a living page would do as well is no merit of a reader who saw nothing.
    accepted = [face for face in _listed(label.get("accept", ())) if is_living or face != Face.OK]
    what = f"{key}:{faces[0]}"
    if got in faces or got in accepted:
        yield what, Result.RIGHT
    elif is_living:
        yield what, Result.ENDED if got in _ENDING else Result.WRONG
    else:
        yield what, Result.MISSED if got == Face.OK else Result.WRONG


def _not_face(_key: str, wanted: Any, answer: Answer, _label: Label) -> Iterator[Compared]:
    got = answer.get("face")
    is_bad = got in _listed(wanted)
    wrong = Result.ENDED if got in _ENDING else Result.WRONG
    yield "face:ok", wrong if is_bad else Result.RIGHT


def _absent(key: str, wanted: Any, answer: Answer, _label: Label) -> Iterator[Compared]:
    for signal in wanted:
        got = newest(answer) if signal == "newest" else observed(answer, signal) is not None
        what = signal if signal in _TOLD_APART else "other"
        yield f"{key}:{what}", Result.INVENTED if got else Result.RIGHT


def _same(key: str, wanted: Any, answer: Answer, _label: Label) -> Iterator[Compared]:
    got = answer.get(key)
    if wanted is None:  # a page of no platform that is known
        yield f"absent:{key}", Result.INVENTED if got else Result.RIGHT
    else:
        yield key, Result.RIGHT if got == wanted else Result.WRONG if got else Result.MISSED


def _features(key: str, wanted: Any, answer: Answer, _label: Label) -> Iterator[Compared]:
    for feature in wanted:
        yield key, Result.RIGHT if feature in answer.get("features", ()) else Result.MISSED


def _feeds(key: str, wanted: Any, answer: Answer, _label: Label) -> Iterator[Compared]:
    found = answer.get("links", {}).get("feeds", ())
    for end in wanted:
        is_found = any(feed.endswith(end) for feed in found)
        yield key, Result.RIGHT if is_found else Result.MISSED


def _posts(key: str, wanted: int, answer: Answer, _label: Label) -> Iterator[Compared]:
    count = answer.get("posts", {}).get("count") or 0
    yield key, Result.RIGHT if count >= wanted else Result.MISSED


def _ending(_key: str, wanted: str, answer: Answer, _label: Label) -> Iterator[Compared]:
    is_told = wanted in json.dumps(answer, ensure_ascii=False)
    yield "ending", Result.RIGHT if is_told else Result.MISSED


def _signal(key: str, wanted: Any, answer: Answer, _label: Label) -> Iterator[Compared]:
    seen = observed(answer, key)
    what = key if key in _TOLD_APART else "other"
    if seen is None:
        yield what, Result.MISSED
        return
    got = [seen.get("low"), seen.get("high")]
    if isinstance(wanted, list):
        is_right = got == wanted
    else:
        is_right = _equal(seen.get("value"), wanted) or _equal(got[0], wanted)
    yield what, Result.RIGHT if is_right else Result.WRONG


#: How a key of a label is compared; any other is a signal.
_OTHERWISE: dict[str, Callable[[str, Any, Answer, Label], Iterator[Compared]]] = {
    "newest": _newest,
    "face": _face,
    "not_face": _not_face,
    "absent": _absent,
    "platform": _same,
    "language": _same,
    "outcome": _same,
    "features": _features,
    "feeds": _feeds,
    "posts": _posts,
    "closed_on": _ending,
    "successor": _ending,
}


def observed(answer: Answer, signal: str) -> Mapping[str, Any] | None:
    """Return what the answer says of a signal; ``None``: nothing."""
    if signal.startswith("feature:"):
        is_found = signal.removeprefix("feature:") in answer.get("features", ())
        return {"value": True} if is_found else None
    seen: list[Mapping[str, Any]] = answer.get("observations", [])
    return next((o for o in seen if o["signal"] == signal and o["outcome"] == "observed"), None)


def newest(answer: Answer) -> str:
    """Return the day of the newest post that the answer shows; empty: none."""
    told = (observed(answer, "newest_post_at") or {}).get("value")
    return str(answer.get("posts", {}).get("newest") or told or "")[:10]


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _equal(got: Any, wanted: Any) -> bool:
    try:
        return float(got) == float(wanted)
    except (TypeError, ValueError):
        return str(got) == str(wanted)
