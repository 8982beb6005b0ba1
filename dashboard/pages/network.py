"""The sheet of one network: everything known of it, with where and when it was seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from datasette.utils.asgi import Response

from analysis import policy
from analysis.reason import State
from dashboard import queries
from dashboard.charts.drawing import charts
from dashboard.charts.strips import strip, years
from dashboard.filters import Filters
from dashboard.index import Index, Row
from dashboard.listing import Wording
from dashboard.visitor import Visitor, elsewhere, with_data
from dashboard.words.checklists import checklist
from dashboard.words.labels import LABELS
from dashboard.words.texts import Texts, parse_moment

_FEATURE = "feature:"
#: States of which the way out stands beside the verdict, and how many networks it names.
_AWAY = frozenset({State.DEAD, State.DORMANT, State.MOVED})
_WAYS_OUT = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One thing read on a public page: what, how much, and where anyone can check it."""

    label: str
    value: str
    is_known: bool
    quote: str
    url: str
    at: str


@with_data
async def page(visitor: Visitor) -> Response:
    """Show everything known of one network, with where and when it was seen."""
    texts, published = visitor.texts, visitor.published
    asked = unquote(visitor.request.url_vars["id"])
    network = published.index.by_id.get(asked)
    if network is None and asked in published.former_ids:
        return elsewhere(visitor.links.sheet(published.former_ids[asked]), for_good=True)
    if network is None:
        return await visitor.message(
            texts.gettext("This network is not in our list"),
            texts.gettext(
                "There is no sheet at this address. The network may have been taken out of "
                "the list, or the address has a mistake in it. You can search for its name:"
            ),
            404,
        )
    params = queries.of_sheet(network, published.crawl)
    found = await visitor.ask({**queries.SHEET, **queries.CHARTS}, params)
    by_id = published.index.by_id
    near = [by_id[row["other"]] for row in found["alternatives"] if row["other"] in by_id]
    context = {
        "network": network,
        "words": Wording(texts, published.terms),
        "checklist": [
            texts.gettext(step) for step in checklist(network["state"], network["cause"])
        ],
        "note_command": f"vitality note {network['id']} --seen alive --source {network['url']}",
        "reasons": list(reasons(found["reasons"], texts.lang)),
        "facts": facts(found["facts"], texts),
        "features": features(found["facts"], texts),
        "groups": found["groups"],
        "alternatives": near,
        "editorial": found["editorial"],
        "archives": found["archives"],
        "archive_looks": found["archived"],
        "origin": found["origin"][0],
        "reviews": found["reviews"],
        "visits": found["visits"],
        "interruptions": found["interruptions"][0],
        "charts": charts(found, network, texts),
        "years": years(found["archived"], texts),
        "copies": {row["url"]: row["address"] for row in found["copies"]},
        "strip": strip(found["history"], texts) if network["last_visited_at"] else None,
        "way_out": way_out(network, near),
        "trade_has_life": trade_has_life(network, published.index),
        "looked": looked(network, texts),
        "badge": f'<img src="{visitor.whole(visitor.links.badge(network["id"]))}" alt="Vitality">',
    }
    return await visitor.page("network.html", context)


def way_out(network: Row, alternatives: Sequence[Row]) -> Sequence[Row]:
    """Return where to go instead of a network that has ended, moved or sleeps; else nothing."""
    if network["state"] not in _AWAY:
        return ()
    living = [other for other in alternatives if other["state"] == State.ALIVE]
    return living[:_WAYS_OUT]


def trade_has_life(network: Row, index: Index) -> bool:
    """Return whether the trade that a sheet names has a living network to go to."""
    trade = network["sectors"].partition("|")[0]
    return index.count(Filters(state=(State.ALIVE,), sector=(trade,))) > 0


def looked(network: Row, texts: Texts) -> int | None:
    """Return how many days ago it was last seen, where that is so long ago that it has to be said."""
    seen = parse_moment(network["last_reached_at"])
    days = (texts.now - seen).days if seen else 0
    return days if days > policy.FIGURE_FRESH_DAYS else None


def facts(evidence: Iterable[Row], texts: Texts) -> list[Line]:
    """Return what was read, in the order a counsellor asks for it; features are apart."""
    order = {signal: i for i, signal in enumerate(LABELS["signal"])}
    rows = [row for row in evidence if not row["signal"].startswith(_FEATURE)]
    rows.sort(key=lambda row: order.get(row["signal"], len(order)))
    return [_line(row, texts.label("signal", row["signal"]), texts) for row in rows]


def features(evidence: Iterable[Row], texts: Texts) -> list[Line]:
    """Return the networking features seen, by name."""
    rows = (row for row in evidence if row["signal"].startswith(_FEATURE))
    seen = (row for row in rows if row["outcome"] == "observed")
    named = (
        _line(row, texts.label("feature", row["signal"].removeprefix(_FEATURE)), texts)
        for row in seen
    )
    return sorted(named, key=lambda line: line.label)


def reasons(rows: Iterable[Row], lang: str) -> Iterator[dict[str, Any]]:
    """Yield each reason as ``text`` in one language, with its evidence ``url``, ``at``, ..."""
    for row in rows:
        yield {
            "text": row[f"text_{lang}"],
            "url": row["evidence_url"],
            "at": row["evidence_at"],
            "status": row["evidence_status"],
            "quote": row["evidence_quote"],
        }


def _line(row: Row, label: str, texts: Texts) -> Line:
    is_known = row["outcome"] == "observed"
    value = _value(row, texts) if is_known else texts.label("outcome", row["outcome"])
    return Line(label, value, is_known, row["quote"], row["url"], row["fetched_at"])


def _value(row: Row, texts: Texts) -> str:
    """Return an observed value as its kind is read; the kind shows in the signal's name."""
    if row["low"] is None:
        return _text(row["signal"], str(row["value"]), texts)
    return _number(row["signal"], row["low"], row["high"], texts)


def _text(signal: str, value: str, texts: Texts) -> str:
    if signal in {"registration", "access", "notice"}:
        return texts.label(signal, value)
    if signal in {"bears_name", "successor_bears_name"}:
        return texts.label("bears_name", value)
    if signal in {"language", "successor_language"}:
        return texts.language(value)
    if signal in {"closed_on", "closes_on", "offline_since"}:
        return texts.partial_date(value)
    return texts.day(value) if signal.endswith("_at") else value


def _number(signal: str, low: float, high: float | None, texts: Texts) -> str:
    if signal.endswith("_share"):
        return texts.percent(low)
    if signal.startswith("hours_"):
        return texts.hours(low)
    return texts.decimal(low) if signal.startswith("replies_") else texts.amount(low, high)
