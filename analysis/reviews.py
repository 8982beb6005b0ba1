"""Verdicts that a person held back: shown as not yet known, with the day and the reason. Pure but for SQL.

A verdict of death or of a move may be held back before people act on it. It stays so until the person
confirms it, or until what is seen no longer leads to that verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from analysis.confidence import Confidence
from analysis.reason import Reason, State
from analysis.verdict import ADVICE, Verdict
from analysis.words.wording import EN, FR, day
from vocabulary.items import iso
from vocabulary.said import Said

#: What a person is asked to look at.
REVIEWED = (State.DEAD, State.MOVED)
HELD, CONFIRMED = "held", "confirmed"


@dataclass(frozen=True, slots=True)
class Hold:
    """A verdict held back: which state, since when, and why in both languages."""

    state: str
    since: datetime
    note: Said


def load_holds(db: Database, as_of: datetime) -> dict[str, Hold]:
    """Return network -> the hold in force at a moment: the newest word on it, unless it confirms."""
    rows = db.execute(
        "SELECT network, state, decision, decided_at, note_fr, note_en, max(id) FROM review "
        "WHERE decided_at <= ? GROUP BY network",
        [iso(as_of)],
    )
    return {
        network: Hold(state, datetime.fromisoformat(at), Said(note_fr, note_en))
        for network, state, decision, at, note_fr, note_en, _newest in rows
        if decision == HELD
    }


def with_holds(verdicts: Iterable[Verdict], holds: Mapping[str, Hold]) -> list[Verdict]:
    """Return the verdicts, those held back as undetermined with the person's reason in front."""
    return [
        _held(verdict, holds[verdict.signals.network])
        if verdict.signals.network in holds
        and verdict.state == holds[verdict.signals.network].state
        else verdict
        for verdict in verdicts
    ]


def _held(verdict: Verdict, hold: Hold) -> Verdict:
    reason = Reason(
        "held_back",
        Said(
            f"Ce verdict est suspendu depuis le {day(hold.since, FR)}\u00a0: {hold.note.fr}",
            f"This verdict has been held back since {day(hold.since, EN)}: {hold.note.en}",
        ),
        None,
        State.UNDETERMINED,
    )
    return replace(
        verdict,
        state=State.UNDETERMINED,
        cause=None,
        confidence=Confidence.LOW,
        reasons=(reason, *verdict.reasons),
        advice=ADVICE[State.UNDETERMINED],
        successor_url=None,
    )
