"""What rules need to know about editorial records. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from analysis import policy
from analysis.signals import Signals
from analysis.words.wording import period
from vocabulary.catalogue import EditorialFact
from vocabulary.items import Evidence
from vocabulary.said import Language, Said


def newest(signals: Signals, *facts: str) -> EditorialFact | None:
    """Return the newest record of one of these kinds."""
    found = [record for record in signals.editorial if record.fact in facts]
    return max(found, key=lambda record: record.dated, default=None)


def newest_look(signals: Signals) -> EditorialFact | None:
    """Return what a person saw lately: members who post (``alive``), or nobody (``silent``)."""
    looks = [r for r in signals.editorial if counts_until(r.fact, r.value, r.dated)]
    record = max(looks, key=lambda found: found.dated, default=None)
    until = counts_until(record.fact, record.value, record.dated) if record else None
    return record if until and signals.as_of <= until else None


def counts_until(fact: str, value: str, dated: str) -> datetime | None:
    """Return until when what a person saw decides; ``None`` for a record that is no such look."""
    if fact != "status" or value not in {"alive", "silent"}:
        return None
    return _first_moment(dated) + timedelta(days=policy.PEOPLE_DAYS)


def said(record: EditorialFact, language: Language) -> str:
    """Return a record as a dated sentence."""
    note = Said(record.note_fr, record.note_en)[language]
    return f"{note.rstrip('. ')} ({period(record.dated, language)})."


def dated(record: EditorialFact) -> datetime:
    """Return the first moment a record's date can mean: 2019 is 1 January 2019."""
    return _first_moment(record.dated)


def _first_moment(dated: str) -> datetime:
    year, month, day = (*map(int, dated.split("-")), 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


def is_over(dated: str, as_of: datetime) -> bool:
    """Whether the year, month or day ``dated`` is past at ``as_of``."""
    return f"{as_of:%Y-%m-%d}"[: len(dated)] > dated


def posts_after(signals: Signals, record: EditorialFact) -> bool:
    """Whether a post was seen that is newer than the whole period a record's date can mean."""
    last = signals.last_post_at
    return last is not None and f"{last:%Y-%m-%d}"[: len(record.dated)] > record.dated


def record_evidence(signals: Signals, record: EditorialFact) -> Evidence:
    """Return where a record can be checked. It was entered by a person, so it has no status."""
    return Evidence(record.source_url, min(dated(record), signals.as_of), None, "editorial")
