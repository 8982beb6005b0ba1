"""Which week or month is told: the last whole one, in Paris. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from analysis.words.wording import EN, FR, period
from mailing.subscribers import Every
from vocabulary.items import iso
from vocabulary.said import Said

#: The time that letters are in: their readers'.
PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Issue:
    """A week or a month: ``first`` is its first day, ``end`` the day after its last."""

    every: Every
    first: date
    end: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.end - timedelta(days=1)

    @property
    def since(self) -> str:
        """The moment it begins, ISO."""
        return _midnight(self.first)

    @property
    def until(self) -> str:
        """The moment after its end, ISO."""
        return _midnight(self.end)

    @property
    def when(self) -> Said:
        """When it was, to stand in a sentence: ``en octobre 2026``, ``la semaine du 16 novembre 2026``."""
        if self.every is Every.MONTH:
            month = f"{self.first:%Y-%m}"
            return Said(f"en {period(month, FR)}", f"in {period(month, EN)}")
        first = self.first.isoformat()
        return Said(f"la semaine du {period(first, FR)}", f"in the week of {period(first, EN)}")


def last_issue(every: Every, now: datetime) -> Issue:
    """Return the newest week (Monday to Sunday) or month that is over at ``now`` (aware)."""
    today = now.astimezone(PARIS).date()
    if every is Every.WEEK:
        end = today - timedelta(days=today.weekday())
        return Issue(every, end - timedelta(days=7), end)
    end = today.replace(day=1)
    return Issue(every, (end - timedelta(days=1)).replace(day=1), end)


def _midnight(date_: date) -> str:
    return iso(datetime.combine(date_, time.min, PARIS).astimezone(UTC))
