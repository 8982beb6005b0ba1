"""Load what a choice rests on: today's verdicts, where each fact was seen, the groups. Reads only.

Figures and features are those published with the verdicts: what a crawl has seen that is not judged yet
does not count, as on the pages.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from analysis.choosing.items import Candidate, LivingTheme
from analysis.reason import Reason, State
from vocabulary.catalogue.cells import split_cell
from vocabulary.items import Evidence
from vocabulary.name_words import TOKEN, plain
from vocabulary.said import Said

Row = Mapping[str, Any]

_FIGURES = ("unanswered_share", "replies_per_topic")
#: Where each figure and feature that counts was seen.
_SEEN = """
  SELECT network, signal, low, url, fetched_at AS at, status, place, quote FROM fact
  WHERE outcome = 'observed' AND (signal LIKE 'feature:%' OR signal IN
        ('unanswered_share', 'replies_per_topic', 'registration', 'access'))
"""
#: The sentence that decided, and the one that tells of the newest post where that is another.
_REASONS = """
  WITH newest AS (SELECT network, max(crawl) AS crawl FROM reason GROUP BY network)
  SELECT network, position, rule, text_fr, text_en, evidence_url AS url, evidence_at AS at,
         evidence_status AS status, evidence_place AS place, evidence_quote AS quote
  FROM reason JOIN newest USING (network, crawl)
  WHERE position = 0 OR rule = 'last_post'
"""
#: The newest crawl that counts; where none was ever counted as published, every one does.
_JUDGED = "coalesce((SELECT max(crawl) FROM publication), (SELECT max(id) FROM crawl))"
_THEMES = f"""
  WITH newest AS (
    SELECT v.network, max(v.crawl) AS crawl FROM group_activity g JOIN sound_visit v ON v.id = g.visit
    WHERE v.crawl <= {_JUDGED} GROUP BY v.network)
  SELECT g.network, g.name, g.newest_post_at, v.url, v.fetched_at AS at
  FROM newest w JOIN visit v ON v.network = w.network AND v.crawl = w.crawl
  JOIN group_activity g ON g.visit = v.id
  ORDER BY g.network, g.newest_post_at DESC
"""  # noqa: S608


def candidates(db: Database, rows: Iterable[Row] | None = None) -> list[Candidate]:
    """Return every network of today's catalogue, in order of the identifiers.

    ``rows`` are those of ``network_status``, where they have been read already.
    """
    if rows is None:
        rows = db.query("SELECT * FROM network_status")
    seen = _by_network(db, _SEEN)
    reasons = _by_network(db, _REASONS)
    themes = _by_network(db, _THEMES)
    return [
        _candidate(row, seen[row["id"]], reasons[row["id"]], themes[row["id"]])
        for row in sorted(rows, key=lambda row: str(row["id"]))
    ]


def _by_network(db: Database, sql: str) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    cursor = db.conn.cursor()
    cursor.row_factory = (
        sqlite3.Row
    )  # a dictionary for each of 100,000 rows takes longer than to ask
    for row in cursor.execute(sql):
        found[row["network"]].append(row)
    return found


def _candidate(row: Row, seen: list[Row], reasons: list[Row], themes: list[Row]) -> Candidate:
    deciding = next((each for each in reasons if each["position"] == 0), None)
    last_post = next((each for each in reasons if each["rule"] == "last_post"), deciding)
    return Candidate(
        id=row["id"],
        name=row["name"],
        url=row["url"],
        sectors=frozenset(split_cell(row["sectors"])),
        audience=frozenset(split_cell(row["audience"])),
        languages=frozenset(split_cell(row["languages"])),
        region=row["region"],
        town=row["town"],
        kind=row["kind"],
        state=State(row["state"]),
        cause=row["cause"],
        successor_url=row["successor_url"],
        registration=row["registration"],
        access=row["access"],
        last_post_at=_moment(row["last_post_at"]),
        as_of=_moment(row["as_of"]),
        decided=_reason(deciding) if deciding else None,
        last_post=_evidence(last_post) if last_post else None,
        seen={each["signal"]: found for each in seen if (found := _evidence(each))},
        figures={
            each["signal"]: each["low"]
            for each in seen
            if each["signal"] in _FIGURES and each["low"] is not None
        },
        themes=tuple(_themes(themes)),
        is_visited=bool(row["last_visited_at"]),
        words=_words(row["name"], row["description_fr"], row["description_en"]),
    )


def _words(*texts: str) -> frozenset[str]:
    return frozenset(TOKEN.findall(plain(" ".join(texts))))


def _themes(rows: list[Row]) -> Iterator[LivingTheme]:
    for row in rows:
        yield LivingTheme(
            row["name"],
            _moment(row["newest_post_at"]),
            Evidence(row["url"], datetime.fromisoformat(row["at"]), None),
        )


def _reason(row: Row) -> Reason:
    return Reason(row["rule"], Said(row["text_fr"], row["text_en"]), _evidence(row))


def _evidence(row: Row) -> Evidence | None:
    at = _moment(row["at"])
    if not row["url"] or at is None:
        return None
    return Evidence(row["url"], at, row["status"], row["place"], row["quote"])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
