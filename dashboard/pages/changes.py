"""What changed: by week or month, between two days, the digest of a month, and what has ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, islice
from typing import Any

from datasette.utils.asgi import Response

from analysis.changes import between
from analysis.reason import State
from dashboard import queries
from dashboard.filters import MOST_VALUES, Args, Filters
from dashboard.index import Row
from dashboard.listing import PAGE_SIZE, Words, page_count
from dashboard.published import Rows
from dashboard.visitor import Visitor, with_data
from vocabulary.items import iso

#: Changes in a list of the page.
MOST = 200
#: Kinds of change that can be asked for, in the order shown.
KINDS = ("died", "moved", "slowed", "revived", "recovered", "new", "changed")
#: Kinds that a digest tells of: what a counsellor has to act on. And how many of each it names.
DIGEST = ("died", "moved", "slowed", "revived", "recovered", "new")
TOLD = 30
#: The month after a digest's is a date, too.
LAST = date(9999, 12, 1)
#: Characters of a sector that are looked at.
_SECTOR_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes an address asks for; what makes no sense is left out."""

    sector: str = ""
    kinds: tuple[str, ...] = ()
    by: str = "month"
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, args: Args) -> Asked:
        """Read a query string. Never raises."""
        kinds = dict.fromkeys(args.getlist("kind")[:MOST_VALUES])
        return cls(
            sector=(args.get("sector") or "")[:_SECTOR_LENGTH],
            kinds=tuple(kind for kind in kinds if kind in KINDS),
            by="week" if args.get("by") == "week" else "month",
            since=_day(args.get("since")),
            until=_day(args.get("until")),
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
    asked = Asked.of(visitor.request.args)
    terms = visitor.published.terms
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
        "sectors": sorted(terms.get("sectors", {})),
        "words": Words(visitor.texts, terms),
    }
    return await visitor.page("changes.html", context, pairs=list(asked.pairs()))


@with_data
async def digest(visitor: Visitor) -> Response:
    """Tell one month on a page to print or to mail: ``/digest?month=2026-11``, this month if none."""
    sector = Asked.of(visitor.request.args).sector
    today = visitor.texts.now.date()
    month = _day(f"{visitor.request.args.get('month')}-01")
    if month is None or not date.min < month < LAST:
        month = today.replace(day=1)
    after = _next_month(month)
    params = {"sector": sector, "first": _start(month), "end": _start(after), "most": TOLD}
    found = await visitor.ask(queries.DIGEST, params)
    counts = {row["kind"]: row["number"] for row in found["counts"]}
    told = {kind: list(rows) for kind, rows in groupby(found["told"], lambda row: row["kind"])}
    context = {
        "month": f"{month:%Y-%m}",
        "before": f"{month - timedelta(days=1):%Y-%m}",
        "after": f"{after:%Y-%m}" if after <= today else "",
        "told": [(kind, counts[kind], told[kind]) for kind in DIGEST if kind in told],
        "standing": {row["state"]: row["number"] for row in found["standing"]},
        "sector": sector,
        "sectors": sorted(visitor.published.terms.get("sectors", {})),
        "words": Words(visitor.texts, visitor.published.terms),
        "address": visitor.whole(visitor.links.digest(f"{month:%Y-%m}", sector)),
    }
    pairs = [("month", f"{month:%Y-%m}"), *Asked(sector).pairs()]
    return await visitor.page("digest.html", context, pairs=pairs)


@with_data
async def obituaries(visitor: Visitor) -> Response:
    """Show what has ended, when, and where its people went."""
    total = visitor.published.index.count(Filters(state=(State.DEAD, State.MOVED)))
    pages = page_count(total)
    page = min(visitor.filters.page, pages)
    params = {"most": PAGE_SIZE, "first": (page - 1) * PAGE_SIZE}
    found = await visitor.ask(queries.ENDED, params)
    words = Words(visitor.texts, visitor.published.terms)
    context = {**found, "words": words, "total": total, "pages": pages, "page": page}
    return await visitor.page("obituaries.html", context, pairs=[("page", str(page))])


async def newest(visitor: Visitor, asked: Asked, most: int) -> Rows:
    """Return the newest changes asked for."""
    found = await visitor.ask(queries.CHANGES, {**asked.params, "most": most})
    return found["changes"]


async def _between(visitor: Visitor, asked: Asked) -> list[dict[str, Any]]:
    """Return what differs between how things stood at the end of two days."""
    found = await visitor.ask(queries.BETWEEN, asked.params)
    rows = {row["id"]: row for row in found["changed"]}
    before = {name: row["before"] for name, row in rows.items() if row["before"]}
    differing = between(before, {name: row["after"] for name, row in rows.items()})
    kept = (each for each in differing if not asked.kinds or each.kind in asked.kinds)
    return [{"name": rows[each.network]["name"], **asdict(each)} for each in islice(kept, MOST)]


def _begin(row: Row, asked: Asked) -> str:
    """Return the first day (ISO) of the week a change is in, or its month (YYYY-MM)."""
    if asked.by == "month":
        return str(row["at"][:7])
    day = date.fromisoformat(row["at"][:10])
    return (day - timedelta(days=day.weekday())).isoformat()


def _end(day: date) -> str:
    return iso(datetime.combine(day, time.max, UTC))


def _start(day: date) -> str:
    return iso(datetime.combine(day, time.min, UTC))


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
