"""The digest of one month, to print or to mail."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from datasette.utils.asgi import Response

from dashboard import queries
from dashboard.address import day_of
from dashboard.listing import Wording
from dashboard.pages.changes import Span
from dashboard.visitor import Visitor, with_data
from vocabulary.items import iso

#: Kinds that a digest tells of: what a counsellor has to act on. And how many of each it names.
DIGEST = ("died", "moved", "slowed", "revived", "recovered", "new")
TOLD = 30


@with_data
async def page(visitor: Visitor) -> Response:
    """Tell one month on a page to print or to mail: ``/digest?month=2026-11``, this month if none."""
    sector = Span.of(visitor.address).sector
    today = visitor.texts.now.date()
    month = day_of(f"{visitor.request.args.get('month')}-01")
    if month is None or not date.min < month <= today:
        month = today.replace(day=1)
    after = _next_month(month)
    params = {"sector": sector, "first": _start(month), "end": _start(after), "most": TOLD}
    found = await visitor.ask(queries.DIGEST, params)
    counts = {row["kind"]: row["number"] for row in found["counts"]}
    told = {kind: list(rows) for kind, rows in groupby(found["told"], lambda row: row["kind"])}
    terms = visitor.published.terms
    words = Wording(visitor.texts, terms)
    context = {
        "month": f"{month:%Y-%m}",
        "before": f"{month - timedelta(days=1):%Y-%m}",
        "after": f"{after:%Y-%m}" if after <= today else "",
        "told": [(kind, counts[kind], told[kind]) for kind in DIGEST if kind in told],
        # What is known from people alone is no visit.
        "standing": {row["state"]: row["number"] for row in found["standing"]}
        if visitor.published.visited_at
        else {},
        "sector": sector,
        "sectors": words.ordered("sector", terms.get("sectors", {})),
        "words": words,
        "address": visitor.whole(visitor.links.digest(f"{month:%Y-%m}", sector)),
    }
    pairs = [("month", f"{month:%Y-%m}"), *Span(sector).pairs()]
    return await visitor.page("digest.html", context, pairs=pairs)


def _start(day: date) -> str:
    return iso(datetime.combine(day, time.min, UTC))


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
