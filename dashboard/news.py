"""What changed: the page of changes, the obituaries, and the feeds of both. Nothing is judged here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from datasette.utils.asgi import Request, Response

from analysis.changes import Judged, between
from dashboard import queries
from dashboard.filters import MOST_VALUES
from dashboard.listing import Words
from dashboard.pages import no_database
from dashboard.visitor import Visitor

#: Changes on the page, and in a feed.
MOST = 300
IN_FEED = 60
#: Kinds of change that can be asked for, in the order shown.
KINDS = ("died", "moved", "slowed", "revived", "recovered", "new", "changed")

_CHANGES = """
  SELECT c.at, c.network, c.name, c.kind, c.from_state, c.to_state, c.cause, c.sectors,
         substr(c.at, 1, 7) AS month
  FROM changes c JOIN network n ON n.id = c.network AND n.listed = 1
  WHERE (c.from_state IS NOT NULL OR :with_new)
    AND (:sector = '' OR instr('|' || c.sectors || '|', '|' || :sector || '|'))
    AND (:kinds = '' OR instr(:kinds, '|' || c.kind || '|'))
  ORDER BY c.at DESC, c.name LIMIT :most
"""
_HISTORY = """
  SELECT v.network, n.name, v.as_of, v.state FROM verdict v
  JOIN network n ON n.id = v.network AND n.listed = 1
  WHERE :sector = '' OR instr('|' || n.sectors || '|', '|' || :sector || '|')
"""
_ENDED = """
  SELECT s.id, s.name, s.state, s.cause, s.since, s.successor_url, s.last_post_at, s.sectors,
         r.text_fr, r.text_en,
         (SELECT min(e.dated) FROM editorial e WHERE e.network = s.id AND e.fact = 'closed') AS closed
  FROM network_status s
  LEFT JOIN reason r ON r.network = s.id AND r.position = 0
    AND r.crawl = (SELECT max(crawl) FROM reason q WHERE q.network = s.id)
  WHERE s.state IN ('dead', 'moved')
  ORDER BY coalesce(s.last_post_at, closed, s.since) DESC, s.name
"""


async def changes(request: Request, datasette: Any) -> Response:
    """Show what died, revived, moved, slowed or is new, by month."""
    visitor = await Visitor.of(request, datasette)
    if visitor.db is None:
        return await no_database(visitor)
    sector, kinds = _asked(request)
    since, until = (_day(request.args.get(name)) for name in ("since", "until"))
    found = await _changes(visitor, sector, kinds, MOST)
    terms = await queries.terms(visitor.db)
    context = {
        "since": since,
        "until": until,
        "between": await _between(visitor, since, until, sector, kinds) if since else None,
        "months": [(month, list(rows)) for month, rows in groupby(found, key=lambda r: r["month"])],
        "kinds": KINDS,
        "chosen": kinds,
        "sector": sector,
        "sectors": sorted(terms.get("sectors", {})),
        "words": Words(visitor.texts, terms),
    }
    pairs = [*([("sector", sector)] if sector else []), *(("kind", kind) for kind in kinds)]
    days = (("since", since), ("until", until))
    pairs += [(name, day.isoformat()) for name, day in days if day]
    return await visitor.page("changes.html", context, pairs=pairs)


async def obituaries(request: Request, datasette: Any) -> Response:
    """Show what has ended, when, and where its people went."""
    visitor = await Visitor.of(request, datasette)
    if visitor.db is None:
        return await no_database(visitor)
    context = {
        "ended": await queries.rows(visitor.db, _ENDED),
        "words": Words(visitor.texts, await queries.terms(visitor.db)),
    }
    return await visitor.page("obituaries.html", context)


async def atom(request: Request, datasette: Any) -> Response:
    """Give the newest changes as an Atom feed (RFC 4287)."""
    visitor, entries = await _feed(request, datasette)
    lang, title = visitor.texts.lang, visitor.texts.gettext("What changed in professional networks")
    here = visitor.absolute(f"changes.atom?lang={lang}")
    updated = entries[0]["at"] if entries else "1970-01-01T00:00:00Z"
    body = "".join(
        f"<entry><id>{escape(each['id'])}</id><title>{escape(each['title'])}</title>"
        f"<updated>{each['at']}</updated><link href={quoteattr(each['url'])}/></entry>"
        for each in entries
    )
    text = (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        f'xml:lang="{lang}"><id>{escape(here)}</id><title>{escape(title)}</title>'
        f"<updated>{updated}</updated><author><name>Vitality</name></author>"
        f'<link rel="self" href={quoteattr(here)}/>{body}</feed>'
    )
    return Response(text, content_type="application/atom+xml; charset=utf-8")


async def json_feed(request: Request, datasette: Any) -> Response:
    """Give the newest changes as a JSON Feed 1.1."""
    visitor, entries = await _feed(request, datasette)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": visitor.texts.gettext("What changed in professional networks"),
        "language": visitor.texts.lang,
        "home_page_url": visitor.absolute("changes"),
        "feed_url": visitor.absolute("changes.json"),
        "items": [
            {
                "id": each["id"],
                "url": each["url"],
                "title": each["title"],
                "content_text": each["title"],
                "date_published": each["at"],
            }
            for each in entries
        ],
    }
    text = json.dumps(feed, ensure_ascii=False)
    return Response(text, content_type="application/feed+json; charset=utf-8")


async def _between(
    visitor: Visitor, since: date, until: date | None, sector: str, kinds: Collection[str]
) -> list[dict[str, Any]]:
    """Return what differs between how things stood at the end of two days."""
    history = await queries.rows(visitor.db, _HISTORY, {"sector": sector})
    names = {row["network"]: row["name"] for row in history}
    judged = (
        Judged(row["network"], datetime.fromisoformat(row["as_of"]), row["state"])
        for row in history
    )
    last = until or datetime.now(UTC).date()
    first_end, last_end = (datetime.combine(day, time.max, UTC) for day in (since, last))
    return [
        {"name": names[change.network], **asdict(change)}
        for change in between(judged, first_end, last_end)
        if not kinds or change.kind in kinds
    ]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


async def _feed(request: Request, datasette: Any) -> tuple[Visitor, list[dict[str, str]]]:
    visitor = await Visitor.of(request, datasette)
    if visitor.db is None:
        return visitor, []
    sector, kinds = _asked(request)
    rows = await _changes(visitor, sector, kinds, IN_FEED)
    return visitor, [_entry(visitor, row) for row in rows]


def _entry(visitor: Visitor, row: queries.Row) -> dict[str, str]:
    texts = visitor.texts
    before = texts.label("state", row["from_state"]) if row["from_state"] else ""
    after = texts.label("state", row["to_state"])
    story = f"{before} → {after}" if before else after
    url = visitor.absolute(f"network/{row['network']}")
    title, at = texts.pair(row["name"], story), row["at"]
    return {"id": f"{url}#{at}", "url": url, "title": title, "at": at}


async def _changes(visitor: Visitor, sector: str, kinds: Iterable[str], most: int) -> queries.Rows:
    wanted = tuple(kinds)
    params = {
        "sector": sector,
        "kinds": f"|{'|'.join(wanted)}|" if wanted else "",
        "with_new": "new" in wanted,
        "most": most,
    }
    return await queries.rows(visitor.db, _CHANGES, params)


def _asked(request: Request) -> tuple[str, tuple[str, ...]]:
    kinds = dict.fromkeys(request.args.getlist("kind")[:MOST_VALUES])
    sector = (request.args.get("sector") or "")[:80]
    return sector, tuple(kind for kind in kinds if kind in KINDS)
