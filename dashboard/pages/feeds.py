"""The changes as feeds: Atom and JSON, of all networks or of one sector."""

from __future__ import annotations

import json
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from datasette.utils.asgi import Response

from analysis.exporting.characters import without_forbidden
from dashboard.index import Row
from dashboard.pages.changes import Span, newest
from dashboard.visitor import Visitor, anyhow

#: Changes in a feed.
MOST = 60
_NEVER = "1970-01-01T00:00:00Z"


@anyhow
async def atom(visitor: Visitor) -> Response:
    """Give the newest changes as an Atom feed (RFC 4287)."""
    entries = await _entries(visitor)
    lang, title = visitor.texts.lang, visitor.texts.gettext("What changed in professional networks")
    here = visitor.absolute(f"changes.atom?lang={lang}")
    judged_at = (visitor.published.assessed_at if visitor.found else None) or _NEVER
    updated = entries[0]["at"] if entries else judged_at
    body = "".join(
        f"<entry><id>{escape(each['id'])}</id><title>{escape(without_forbidden(each['title']))}</title>"
        f"<updated>{each['at']}</updated><link href={quoteattr(each['url'])}/>"
        f"<summary>{escape(without_forbidden(each['why']))}</summary></entry>"
        for each in entries
    )
    text = (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        f'xml:lang="{lang}"><id>{escape(here)}</id><title>{escape(title)}</title>'
        f"<updated>{updated}</updated><author><name>Vitality</name></author>"
        f'<link rel="self" href={quoteattr(here)}/>{body}</feed>'
    )
    return Response(text, content_type="application/atom+xml; charset=utf-8")


@anyhow
async def json_feed(visitor: Visitor) -> Response:
    """Give the newest changes as a JSON Feed 1.1."""
    entries = await _entries(visitor)
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
                "content_text": each["why"] or each["title"],
                "date_published": each["at"],
            }
            for each in entries
        ],
    }
    text = json.dumps(feed, ensure_ascii=False)
    return Response(text, content_type="application/feed+json; charset=utf-8")


async def _entries(visitor: Visitor) -> list[dict[str, str]]:
    if not visitor.found:
        return []
    rows = await newest(visitor, Span.of(visitor.address), MOST)
    return [_entry(visitor, row) for row in rows]


def _entry(visitor: Visitor, row: Row) -> dict[str, str]:
    texts = visitor.texts
    before = texts.label("state", row["from_state"]) if row["from_state"] else ""
    after = texts.label("state", row["to_state"])
    story = f"{before} → {after}" if before else after
    url = visitor.absolute(f"network/{quote(row['network'], safe='')}")
    title, at = texts.pair(row["name"], story), row["at"]
    said = (row[f"reason_{texts.lang}"], row[f"advice_{texts.lang}"])
    return {
        "id": f"{url}#{at}",
        "url": url,
        "title": title,
        "at": at,
        "why": " ".join(filter(None, said)),
    }
