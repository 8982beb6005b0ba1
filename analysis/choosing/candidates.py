"""Load what a choice rests on: today's verdicts, where each fact was seen, the groups. Reads only.

Figures and features are those published with the verdicts: what a crawl has seen that is not judged yet
does not count, as on the pages.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from analysis.choosing.items import Candidate, LivingTheme
from analysis.reason import Reason, State
from vocabulary.catalogue.cells import split_cell
from vocabulary.items import Evidence
from vocabulary.name_words import TOKEN, plain
from vocabulary.said import Said

Row = Mapping[str, Any]

#: Texts of a row that its facts repeat.
_ALIKE = ("url", "rhythm_source", "last_post_at")
_FIGURES = ("unanswered_share", "replies_per_topic")
#: Where each figure and feature that counts was seen.
_SEEN = """
  SELECT network, signal, low, url, fetched_at AS at, status FROM fact
  WHERE outcome = 'observed' AND (signal LIKE 'feature:%' OR signal IN
        ('unanswered_share', 'replies_per_topic', 'registration', 'access'))
  ORDER BY network
"""
#: The sentence that decided, and the one that tells of the newest post where that is another.
_REASONS = """
  WITH newest AS (SELECT network, max(crawl) AS crawl FROM reason GROUP BY network)
  SELECT network, position, rule, text_fr, text_en, evidence_url AS url, evidence_at AS at,
         evidence_status AS status
  FROM reason JOIN newest USING (network, crawl)
  WHERE position = 0 OR rule = 'last_post'
  ORDER BY network
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
    seen, reasons, themes = (_ByNetwork(db, sql) for sql in (_SEEN, _REASONS, _THEMES))
    once = _Once()
    return [
        _candidate(row, seen.of(row["id"]), reasons.of(row["id"]), themes.of(row["id"]), once)
        for row in sorted(rows, key=lambda row: str(row["id"]))
    ]


class _ByNetwork:
    """The rows of a query, network by network: never all of them at once in memory."""

    def __init__(self, db: Database, sql: str) -> None:
        cursor = db.conn.cursor()
        cursor.row_factory = sqlite3.Row  # a dictionary for each row takes longer than to ask
        self._groups = groupby(cursor.execute(sql), key=itemgetter("network"))
        self._next = next(self._groups, None)

    def of(self, network: str) -> list[Row]:
        """Return the rows of a network; asked for in order of the identifiers."""
        while self._next and self._next[0] < network:
            self._next = next(self._groups, None)
        return list(self._next[1]) if self._next and self._next[0] == network else []


class _Once:
    """What many networks have alike, held once."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._sets: dict[str, frozenset[str]] = {}
        self._seen: dict[Evidence, Evidence] = {}
        self._moments: dict[str, datetime] = {}
        self._figures: dict[tuple[tuple[str, float], ...], Mapping[str, float]] = {}

    def text(self, text: str) -> str:
        return self._texts.setdefault(text, text)

    def moment(self, text: str | None) -> datetime | None:
        if not text:
            return None
        if text not in self._moments:
            self._moments[text] = datetime.fromisoformat(text)
        return self._moments[text]

    def figures(self, rows: Iterable[Row]) -> Mapping[str, float]:
        found = {
            self.text(row["signal"]): row["low"]
            for row in rows
            if row["signal"] in _FIGURES and row["low"] is not None
        }
        return self._figures.setdefault(tuple(found.items()), found)

    def words(self, cell: str) -> frozenset[str]:
        if cell not in self._sets:
            self._sets[cell] = frozenset(split_cell(cell))
        return self._sets[cell]

    def evidence(self, row: Row) -> Evidence | None:
        """Return on which page a row was seen, and when: no choice tells more of it.

        Most of what is seen of a network is on one page, so that holds it once.
        """
        at = self.moment(row["at"])
        if not row["url"] or at is None:
            return None
        found = Evidence(self.text(row["url"]), at, row["status"])
        return self._seen.setdefault(found, found)


def _candidate(
    row: Row, seen: list[Row], reasons: list[Row], themes: list[Row], once: _Once
) -> Candidate:
    for each in _ALIKE:  # most of what is seen is on these pages, and says so
        once.text(row[each] or "")
    deciding = next((each for each in reasons if each["position"] == 0), None)
    last_post = next((each for each in reasons if each["rule"] == "last_post"), deciding)
    return Candidate(
        id=row["id"],
        name=row["name"],
        url=row["url"],
        sectors=once.words(row["sectors"]),
        audience=once.words(row["audience"]),
        languages=once.words(row["languages"]),
        region=row["region"],
        town=row["town"],
        kind=row["kind"],
        state=State(row["state"]),
        cause=row["cause"],
        successor_url=row["successor_url"],
        registration=row["registration"],
        access=row["access"],
        last_post_at=once.moment(row["last_post_at"]),
        as_of=once.moment(row["as_of"]),
        decided=_reason(deciding, once) if deciding else None,
        last_post=once.evidence(last_post) if last_post else None,
        seen={once.text(each["signal"]): found for each in seen if (found := once.evidence(each))},
        figures=once.figures(seen),
        themes=tuple(_themes(themes, once)),
        is_visited=bool(row["last_visited_at"]),
        words=_words(row["name"], row["description_fr"], row["description_en"]),
    )


def _words(*texts: str) -> str:
    return " ".join(["", *dict.fromkeys(TOKEN.findall(plain(" ".join(texts))))])


def _themes(rows: list[Row], once: _Once) -> Iterator[LivingTheme]:
    for row in rows:
        evidence = Evidence(once.text(row["url"]), datetime.fromisoformat(row["at"]), None)
        yield LivingTheme(once.text(row["name"]), once.moment(row["newest_post_at"]), evidence)


def _reason(row: Row, once: _Once) -> Reason:
    said = Said(row["text_fr"], row["text_en"])
    return Reason(once.text(row["rule"]), said, once.evidence(row))
