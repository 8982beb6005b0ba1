"""What changed, by week or month, and between two days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, islice
from typing import Any

from datasette.utils.asgi import Response

from analysis.changes import Change, between
from dashboard import queries
from dashboard.address import Address
from dashboard.index import Row
from dashboard.listing import Wording
from dashboard.published import Rows
from dashboard.visitor import Visitor, with_data
from vocabulary.items import iso

#: Changes in a list of the page.
MOST = 100
#: Kinds of change that can be asked for, in the order shown.
KINDS = ("died", "moved", "slowed", "revived", "recovered", "new", "changed")


@dataclass(frozen=True, slots=True)
class Span:
    """Which changes an address asks for; what makes no sense is left out."""

    sector: str = ""
    kinds: tuple[str, ...] = ()
    by: str = "month"
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, address: Address) -> Span:
        """Read a query string. Never raises."""
        return cls(
            sector=address.text("sector"),
            kinds=address.several("kind", KINDS),
            by=address.one("by", {"week"}) or "month",
            since=address.day("since"),
            until=address.day("until"),
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the query string's pairs; what is as usual is left out."""
        if self.sector:
            yield "sector", self.sector
        yield from (("kind", kind) for kind in self.kinds)
        if self.by == "week":
            yield "by", self.by
        for name, day in (("since", self.since), ("until", self.until)):
            if day:
                yield name, day.isoformat()

    @property
    def params(self) -> dict[str, Any]:
        """The parameters of the queries. Days count to their ends; without any, all time is meant."""
        return {
            "sector": self.sector,
            "kinds": f"|{'|'.join(self.kinds)}|" if self.kinds else "",
            "with_new": "new" in self.kinds,
            "since": _end(self.since) if self.since else "",
            "until": _end(self.until) if self.until else "9999",
        }


@with_data
async def page(visitor: Visitor) -> Response:
    """Show what died, revived, moved, slowed or is new."""
    asked = Span.of(visitor.address)
    terms = visitor.published.terms
    words = Wording(visitor.texts, terms)
    found = await newest(visitor, asked, MOST)
    context = {
        "asked": asked,
        "between": await _between(visitor, asked) if asked.since else None,
        "periods": [
            (day, list(rows)) for day, rows in groupby(found, lambda row: _begin(row, asked))
        ],
        "shown": len(found),
        "most": MOST,
        "kinds": KINDS,
        "sectors": words.ordered("sector", terms.get("sectors", {})),
        "words": words,
    }
    return await visitor.page("changes.html", context, pairs=list(asked.pairs()))


async def newest(visitor: Visitor, asked: Span, most: int) -> Rows:
    """Return the newest changes asked for."""
    found = await visitor.ask(queries.CHANGES, {**asked.params, "most": most})
    return found["changes"]


async def _between(visitor: Visitor, asked: Span) -> list[tuple[str, Change]]:
    """Return the name of each network that stood otherwise at the end of one day than of another, and how."""
    # Of every kind asked for, the first are enough; the word for a change is known only here.
    enough = -1 if asked.kinds else MOST
    found = await visitor.ask(queries.BETWEEN, {**asked.params, "enough": enough})
    rows = {row["id"]: row for row in found["changed"]}
    before = {name: row["before"] for name, row in rows.items() if row["before"]}
    differing = between(before, {name: row["after"] for name, row in rows.items()})
    wanted = asked.kinds or KINDS
    kept = (each for each in differing if each.kind in wanted)
    return [(rows[each.network]["name"], each) for each in islice(kept, MOST)]


def _begin(row: Row, asked: Span) -> str:
    """Return the first day (ISO) of the week a change is in, or its month (YYYY-MM)."""
    if asked.by == "month":
        return str(row["at"][:7])
    day = date.fromisoformat(row["at"][:10])
    return (day - timedelta(days=day.weekday())).isoformat()


def _end(day: date) -> str:
    return iso(datetime.combine(day, time.max, UTC))
