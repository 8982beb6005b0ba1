"""Read a saved answer as the crawl would, and say as JSON what it says.

For contributors who debug a probe and for recorded pages; also what ``vitality read`` prints.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.faces import add_finding, look
from crawler.page import Page
from crawler.probes import read_page
from crawler.settings import DOWNLOAD_MAXSIZE
from crawler.transport.packed import plain
from vocabulary.items import Group, Observation, Visit, VisitRecord, iso

_GROUP = tuple(field.name for field in fields(Group))
Clean = Callable[[VisitRecord], VisitRecord]


def unchanged(record: VisitRecord) -> VisitRecord:
    """Return the record as it is."""
    return record


def read_saved(
    body: bytes,
    url: str,
    as_of: datetime,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    clean: Clean = unchanged,
) -> dict[str, Any]:
    """Return what one answer says, ready for JSON. ``as_of`` is the moment it was fetched.

    ``clean`` takes people out of it, as a crawl does before it keeps anything.
    """
    lower = {name.lower(): value for name, value in (headers or {}).items()}
    page = Page(url, status, plain(body, DOWNLOAD_MAXSIZE), as_of, lower)
    reading, finding = read_page(page), look(page)
    add_finding(reading, finding)
    visit = Visit("", url, "saved", as_of, page.outcome)
    record = clean(
        VisitRecord(visit, tuple(reading.observations), tuple(reading.posts), tuple(reading.groups))
    )
    dates = sorted({post.posted_at for post in record.posts}, reverse=True)
    found = [seen for seen in record.observations if seen.signal.startswith("feature:")]
    return {
        "url": url,
        "outcome": page.outcome,
        "face": finding.face,
        "platform": reading.platform,
        "language": reading.language,
        "observations": [_observation(seen) for seen in record.observations if seen not in found],
        "posts": {
            "count": len(record.posts),
            "newest": iso(dates[0]) if dates else None,
            "dates": [iso(date) for date in dates],
        },
        "features": sorted(seen.signal.removeprefix("feature:") for seen in found),
        "groups": [_group(group) for group in record.groups],
        "links": {
            "feeds": reading.feeds,
            "sitemaps": reading.sitemaps,
            "asks": [ask.url for ask in sorted(reading.asks, key=lambda ask: ask.order)],
        },
        "errors": reading.errors,
    }


def read_batch(
    lines: Iterable[str], folder: Path, clean: Clean = unchanged
) -> Iterator[dict[str, Any]]:
    """Read JSONL lines ``{"id","file","url","status","headers","as_of"}``, one answer a line.

    File names are relative to ``folder``. A line that cannot be used gives its ``id`` and an
    ``error`` that says why; the others go on.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name: Any = None
        try:
            request = json.loads(line)
            name = request.get("id")
            as_of = request.get("as_of")
            answer = read_saved(
                (folder / request["file"]).read_bytes(),
                str(request["url"]),
                _moment(as_of) if as_of else datetime.now(UTC),
                int(request.get("status") or 200),
                request.get("headers") or {},
                clean,
            )
        except KeyError as error:
            answer = {"error": f"line {number} lacks {error}"}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            answer = {"error": f"line {number}: {error}"}
        yield {"id": name, **answer}


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _group(group: Group) -> dict[str, Any]:
    newest = group.newest_post_at
    shown = {name: getattr(group, name) for name in _GROUP}
    return {**shown, "newest_post_at": iso(newest) if newest else None}


def _observation(seen: Observation) -> dict[str, Any]:
    return {
        "signal": seen.signal,
        "outcome": seen.outcome,
        "value": seen.value,
        "low": seen.low,
        "high": seen.high,
        "quote": seen.quote,
        "unit": seen.unit,
        "place": seen.place,
        "probe": seen.probe,
    }
