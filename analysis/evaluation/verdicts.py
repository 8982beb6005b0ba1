"""States compared with what people know, and forecasts with what came. From SQLite only; writes nothing.

A record that people entered decides states itself. So every network is judged again without any record,
by what we saw alone, and that verdict is compared with the records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from analysis.confidence import of_chance
from analysis.derive import derive
from analysis.evaluation.figures import About, Key, Result
from analysis.facts import load
from analysis.reason import State
from analysis.records import newest, newest_look
from analysis.rhythm import model
from analysis.rhythm.cutoffs import Outcomes, moments
from analysis.rhythm.model import state_of
from analysis.rhythm.own_history import forecasts
from analysis.rhythm.scale import DAY
from analysis.rhythm.streams import stream
from analysis.signals import Signals
from analysis.verdict import judge

Compared = tuple[Key, Result]

_LIVING = frozenset({State.ALIVE, State.SLOWING})
_SILENT = frozenset({State.DORMANT, State.DEAD})
#: States that say nothing of whether somebody is home.
_OPEN = frozenset({State.UNREACHABLE, State.UNOBSERVABLE, State.UNDETERMINED})
_SEEN = {"alive": State.ALIVE, "silent": State.DORMANT}


def states(db: Database, as_of: datetime) -> Iterator[Compared]:
    """Yield how states compare with what people recorded with a source and saw themselves."""
    kinds = dict(db.execute("SELECT id, kind FROM network").fetchall())
    for signals in derive(load(db, as_of, kinds), as_of):
        kind, verdict = kinds[signals.network], judge(replace(signals, editorial=()))
        if (ended := _recorded(signals)) is not None:
            yield _key("records", kind, ended), _of_an_end(verdict.state, ended)
        if (look := newest_look(signals)) is not None:
            seen = _SEEN[look.value]
            yield _key("looks", kind, seen), _of_a_look(verdict.state, seen)


def outcomes(db: Database, as_of: datetime) -> Iterator[Compared]:
    """Yield how the forecasts of past looks compare with what came within their horizon."""
    kinds = dict(db.execute("SELECT id, kind FROM network").fetchall())
    for network, horizon, chance, posted in forecasts(db, as_of):
        what = f"state:{state_of(chance)}"
        key = Key(About.FORECAST, f"{horizon} days", kinds[network], what)
        yield key, happened(chance, posted=posted)


def of_streams(streams: Sequence[Outcomes]) -> Iterator[Compared]:
    """Yield how verdicts of each degree of confidence do on streams cut at random moments."""
    known, futures = [], []
    for each, moment in moments(streams):
        past = each.times[each.times <= moment].tolist()
        known.append((each.kind, stream(past, moment)))
        futures.append((each.times[len(past) :][:1] - moment) / DAY)
    rhythms = model.judge([seen for _kind, seen in known])
    for (kind, _seen), rhythm, future in zip(known, rhythms, futures, strict=True):
        if rhythm:
            posted = bool((future <= rhythm.horizon_days).any())
            sure = of_chance(rhythm.p_alive, rhythm.posting_days)
            key = Key(About.CONFIDENCE, "streams", kind, f"confidence:{sure}")
            yield key, happened(rhythm.p_alive, posted=posted)


def happened(chance: float, *, posted: bool) -> Result:
    """Return whether a forecast told the likelier outcome: a new post, or none."""
    if (chance >= 0.5) == posted:
        return Result.RIGHT
    return Result.ENDED if posted else Result.WRONG


def _key(sample: str, kind: str, state: str) -> Key:
    return Key(About.STATE, sample, kind, f"state:{state}")


def _recorded(signals: Signals) -> State | None:
    """Return the end that records tell; ``None``: none, or a new start since."""
    record = newest(signals, "closed", "read_only", "relaunched", "renamed", "merged", "acquired")
    if record is None or record.fact == "relaunched":
        return None
    if record.fact in {"closed", "read_only"}:
        return State.DEAD
    return State.MOVED if record.successor_url else None


def _of_an_end(told: State, ended: State) -> Result:
    if told in _LIVING:
        return Result.WRONG
    return Result.RIGHT if told is ended else Result.MISSED


def _of_a_look(told: State, seen: State) -> Result:
    if told in _OPEN:
        return Result.MISSED
    if seen is State.ALIVE:
        return Result.RIGHT if told in _LIVING else Result.ENDED
    return Result.RIGHT if told in _SILENT else Result.WRONG
