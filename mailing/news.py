"""What one subscriber is told of one issue: what changed and still stands, and whom to recommend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from analysis.changes import between
from analysis.choosing.candidates import candidates
from analysis.choosing.choose import choose
from analysis.choosing.items import Candidate, Client, Goal
from analysis.choosing.pool import Pool
from analysis.choosing.presences import LIVING
from analysis.choosing.suitability import ALL_TRADES
from analysis.deciding import DECIDING, with_reasons
from analysis.reason import Reason
from analysis.words.terms import Terms, load_terms
from mailing.issue import Issue
from mailing.subscribers import Subscriber
from vocabulary.catalogue.cells import split_cell
from vocabulary.said import Said

Row = Mapping[str, Any]

#: What is told, in this order; the kinds of change that each section is made of.
SECTIONS = {
    "died": ("died",),
    "moved": ("moved",),
    "slowed": ("slowed",),
    "back": ("revived", "recovered"),
    "new": ("new",),
}
#: Networks of one section that are named; a first crawl finds thousands.
MOST = 10
#: Trades that one network each is recommended in, where the subscriber named none.
MOST_TRADES = 5
_ENDED = frozenset({"died", "moved"})
_STOOD = """
  SELECT id,
    (SELECT to_state FROM event WHERE network = n.id AND at < :since ORDER BY crawl DESC LIMIT 1) AS before,
    (SELECT to_state FROM event WHERE network = n.id AND at < :until ORDER BY crawl DESC LIMIT 1) AS after
  FROM network n WHERE listed = 1
    AND id IN (SELECT network FROM event WHERE at >= :since AND at < :until)
"""
_INSTEAD = "SELECT network, other, name FROM network_alternatives WHERE position = 0"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last publication says, read once for all subscribers."""

    rows: Mapping[str, Row]  # network -> its status and deciding reason
    instead: Mapping[str, Row]  # network -> the living one nearest to it
    pool: Pool
    terms: Terms
    as_of: str  # the moment judged for, ISO; empty: nothing was published


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A network whose state changed, with the sentence that says why."""

    row: Row
    reason: Said
    instead: Row | None = None  # "other" and "name" of the living one nearest to it


@dataclass(frozen=True, slots=True)
class NewsSection:
    """What changed in one way: the first ``MOST`` networks, and how many there are."""

    kind: str
    items: Sequence[NewsItem]
    number: int


@dataclass(frozen=True, slots=True)
class Recommended:
    """The network to recommend in a trade, and why: the verdict's sentence first."""

    trade: str
    candidate: Candidate
    reasons: Sequence[Reason]


@dataclass(frozen=True, slots=True)
class News:
    """What one subscriber is told."""

    issue: Issue
    sections: Sequence[NewsSection]
    advised: Sequence[Recommended]
    as_of: str


def read_published(db: Database) -> Standing:
    """Read the last publication."""
    reasons = {row["network"]: row for row in db.query(DECIDING)}
    rows = with_reasons(db.query("SELECT * FROM network_status"), reasons)
    return Standing(
        {row["id"]: row for row in rows},
        {row["network"]: row for row in db.query(_INSTEAD)},
        Pool(candidates(db)),
        load_terms(db),
        db.execute("SELECT coalesce(max(as_of), '') FROM publication").fetchone()[0],
    )


def changes_of(db: Database, issue: Issue, published: Standing) -> dict[str, list[str]]:
    """Return kind of change -> networks that changed so within the issue, and still stand so.

    What came and went within it is no news, and what has changed again since would be wrong.
    """
    stood = list(db.query(_STOOD, {"since": issue.since, "until": issue.until}))
    before = {row["id"]: row["before"] for row in stood if row["before"]}
    found: dict[str, list[str]] = {}
    for change in between(before, {row["id"]: row["after"] for row in stood if row["after"]}):
        row = published.rows.get(change.network)
        if row is not None and row["state"] == change.after:
            found.setdefault(change.kind, []).append(change.network)
    return found


def news_for(
    subscriber: Subscriber, issue: Issue, changed: Mapping[str, Sequence[str]], published: Standing
) -> News:
    """Return what a subscriber is told of the changes (kind -> networks) of an issue. Pure."""
    sections = []
    for kind, parts in SECTIONS.items():
        rows = [published.rows[each] for part in parts for each in changed.get(part, ())]
        rows = [row for row in rows if _concerns(row, subscriber)]
        if kind == "new":  # one that does not live is no news for anybody
            rows = [row for row in rows if row["state"] in LIVING]
        if rows:
            rows.sort(key=lambda row: (not row["region"], str(row["name"]).casefold(), row["id"]))
            items = [_item(row, published) for row in rows[:MOST]]
            sections.append(NewsSection(kind, items, len(rows)))
    trades = subscriber.trades or tuple(_touched(sections)) or (ALL_TRADES,)
    return News(
        issue, sections, list(_advised(trades, subscriber.regions, published)), published.as_of
    )


def _concerns(row: Row, subscriber: Subscriber) -> bool:
    """Whether a network is of the subscriber's trades, and of their regions or of no single one."""
    trades = {*split_cell(row["sectors"])}
    of_trade = not subscriber.trades or trades & {*subscriber.trades, ALL_TRADES}
    in_reach = not subscriber.regions or row["region"] in {"", *subscriber.regions}
    return bool(of_trade and in_reach)


def _item(row: Row, published: Standing) -> NewsItem:
    reason = Said(
        row["reason_fr"] or row["advice_fr"] or "", row["reason_en"] or row["advice_en"] or ""
    )
    instead = None if row["state"] in LIVING else published.instead.get(row["id"])
    return NewsItem(row, reason, instead)


def _touched(sections: Sequence[NewsSection]) -> list[str]:
    """Return the trades in which something has ended: there a counsellor needs another name."""
    ended = (item.row for each in sections if each.kind in _ENDED for item in each.items)
    trades = dict.fromkeys(trade for row in ended for trade in split_cell(row["sectors"]))
    return list(trades)[:MOST_TRADES]


def _advised(
    trades: Sequence[str], regions: Sequence[str], published: Standing
) -> Iterator[Recommended]:
    """Yield the network that the choice puts first in each trade; none twice."""
    if not published.as_of:
        return
    as_of = datetime.fromisoformat(published.as_of)
    region = regions[0] if len(regions) == 1 else ""
    named: set[str] = set()
    for trade in trades:
        client = Client(Goal.NETWORK, (trade,), ("fr",), region)
        picks = choose(client, published.pool, published.terms, as_of).picks
        best = next((each for each in picks if each.candidate.id not in named), None)
        if best is None:
            continue
        named.add(best.candidate.id)
        why = [reason for reason in best.reasons if reason.rule == "life"]
        yield Recommended(trade, best.candidate, why)
