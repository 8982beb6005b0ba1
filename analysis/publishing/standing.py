"""What was judged last, and from what: so that only what has changed is judged anew.

A network is judged anew when its ground differs (what it is judged from, the program included), when the day
has come on which the same facts may mean something else, and when what it says of other networks has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Any

from sqlite_utils import Database

from analysis.publishing.judgements import Row
from analysis.publishing.outline import Outline
from analysis.reason import State
from analysis.reviews import Hold
from analysis.rows import NetworkRow
from vocabulary.items import Evidence, iso
from vocabulary.program import code_digest

_LISTED = """
  SELECT id, name, url, sectors, audience, languages, region FROM network WHERE listed = 1 ORDER BY id
"""
#: What judging looks at of all networks. What was pruned is not among it: nothing is made from that any more.
_VOID = "SELECT group_concat(id || ':' || void) FROM crawl WHERE void != 0"
#: What it looks at of one network, beside its row: a new visit stands for all that it saw.
_OF_NETWORK = (
    "SELECT network, max(crawl) FROM address_change GROUP BY network",
    "SELECT * FROM editorial WHERE dated <= :as_of ORDER BY network, fact, dated",
    """
      SELECT network, l.*, a.maybe_seen_at
      FROM archived_look l JOIN archive_answer a USING (network, archive)
      WHERE a.asked_at <= :as_of ORDER BY 1, 2, l.captured_at, l.url
    """,
    """
      SELECT n.id, (SELECT v.id FROM visit v WHERE v.network = n.id AND v.fetched_at <= :as_of
                    ORDER BY v.fetched_at DESC, v.id DESC LIMIT 1)
      FROM network n WHERE n.listed = 1
    """,
)
_STANDING = """
  SELECT s.network, s.ground, s.again_at, s.told, s.leads_to, s.feed, s.words,
         v.state, v.successor_url, f.p_alive, f.last_post_at, f.last_post_earliest,
         r.evidence_url, r.evidence_at, r.evidence_status, r.evidence_place, r.evidence_quote
  FROM standing s
  JOIN verdict v ON v.network = s.network
    AND v.crawl = (SELECT max(crawl) FROM verdict WHERE network = s.network)
  JOIN figures f ON f.network = s.network
    AND f.crawl = (SELECT max(crawl) FROM figures WHERE network = s.network)
  JOIN reason r ON r.network = s.network AND r.position = 0
    AND r.crawl = (SELECT max(crawl) FROM reason WHERE network = s.network)
"""


@dataclass(frozen=True, slots=True)
class JudgedLast:
    """One network as it was judged last, and what it was judged from."""

    outline: Outline
    ground: str
    told: str
    again_at: datetime | None

    def lasts(self, ground: str, as_of: datetime) -> bool:
        """Whether judging it at ``as_of`` on this ground would say the same."""
        return self.ground == ground and (self.again_at is None or self.again_at > as_of)


def listed(db: Database) -> list[NetworkRow]:
    """Return the networks of today's catalogue, in order of their identifiers."""
    return [NetworkRow(*row) for row in db.execute(_LISTED)]


def grounds(
    db: Database, as_of: datetime, networks: Sequence[NetworkRow], holds: Mapping[str, Hold]
) -> dict[str, str]:
    """Return network -> digest of all that judging it at ``as_of`` looks at."""
    shared = repr((_program(), db.execute(_VOID).fetchone()))
    found: dict[str, list[Any]] = defaultdict(list)
    for sql in _OF_NETWORK:
        for network, *values in db.execute(sql, {"as_of": iso(as_of)} if ":as_of" in sql else {}):
            found[network].append(values)
    return {
        row.id: _digest(repr((shared, row, holds.get(row.id), found[row.id]))) for row in networks
    }


def load(db: Database, networks: Sequence[NetworkRow]) -> dict[str, JudgedLast]:
    """Return network -> what was judged of it last, under the name and address that it has today."""
    known = {row.id: row for row in networks}
    rows = (row for row in db.query(_STANDING) if row["network"] in known)
    return {row["network"]: _standing(known[row["network"]], row) for row in rows}


def standing_row(last: JudgedLast) -> Row:
    """Return the row of ``standing`` of a network that was just judged."""
    seen, again = last.outline, last.again_at
    return {
        "network": seen.network,
        "ground": last.ground,
        "again_at": iso(again) if again else None,
        "told": last.told,
        "leads_to": seen.leads_to,
        "feed": seen.feed,
        "words": seen.words,
    }


def _standing(network: NetworkRow, row: Row) -> JudgedLast:
    seen_at = _moment(row["evidence_at"])
    place, quote = row["evidence_place"], row["evidence_quote"]
    seen = Outline(
        network=network.id,
        name=network.name,
        url=network.url,
        state=State(row["state"]),
        p_alive=row["p_alive"] or 0.0,
        last_post_at=_moment(row["last_post_at"]),
        last_post_earliest=_moment(row["last_post_earliest"]),
        successor_url=row["successor_url"],
        leads_to=row["leads_to"],
        feed=row["feed"],
        words=row["words"],
        evidence=Evidence(row["evidence_url"], seen_at, row["evidence_status"], place, quote)
        if seen_at
        else None,
    )
    return JudgedLast(seen, row["ground"], row["told"], _moment(row["again_at"]))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@cache
def _program() -> str:
    """Return a digest of the code that judges: other rules may say something else of the same facts."""
    return code_digest(("analysis", "vocabulary"))


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
