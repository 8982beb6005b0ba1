"""``vitality audit``: tell of each line of somebody's list whether its network is alive.

The list is read, answered and forgotten: it goes onto the screen or into the file asked for, nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from analysis.audit import TOLD, AuditLine, KnownNetwork, Row, as_rows, ended, summary, with_instead
from analysis.audit import audit as look
from analysis.choosing.lookup import Finder
from analysis.exporting.columns import AUDIT
from analysis.exporting.export import excel_csv, xlsx
from analysis.former import FORMER, former_ids, former_urls
from analysis.near_names import NearNames
from analysis.own_lists import MOST_ROWS, TooLong
from analysis.words import labels
from analysis.words.terms import Terms, load_terms
from commands.errors import Stop
from commands.listed import texts
from commands.printing import printable
from pipelines.database import opened
from vocabulary.said import Language, Said

_INSTEAD, _MEANT = Said("à la place :", "instead:"), Said("peut-être :", "perhaps:")
_MOVED, _UNKNOWN = Said("continue ici :", "continues at:"), Said("inconnu de nous", "unknown to us")


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    name: str
    url: str


def audit(file: Path, out: Path | None, db: Path, language: Language) -> str:
    """Return what is said on the screen: the summary, and the lines unless they go into ``out``.

    Raises ``Stop``: no list, too long a one, or no form for the ending of ``out``.
    """
    if out and out.suffix.lower() not in _FORMS:
        raise Stop(f"{out} ends on none of {', '.join(_FORMS)}.")
    listed = texts(file)
    with opened(db) as database:
        try:
            lines, terms = _lines(database, listed), load_terms(database)
        except TooLong:
            raise Stop(
                f"{file} has more than {MOST_ROWS} rows: give it in several parts."
            ) from None
    told = summary(lines)[language]
    if out is None:
        return "\n".join([told, *_text(lines, language)])
    out.write_bytes(_FORMS[out.suffix.lower()](lines, language, terms))
    return f"{told}\n{out}"


def _lines(db: Database, listed: Sequence[str]) -> list[AuditLine]:
    status = f"SELECT {', '.join(TOLD)} FROM network_status ORDER BY id"  # noqa: S608
    rows = {row["id"]: row for row in db.query(status)}
    named = [_Named(row["id"], row["name"], row["url"]) for row in rows.values()]
    former = list(db.query(FORMER))
    finder = Finder(named, {**former_ids(former), **former_urls(former)})
    lines = look(listed, KnownNetwork(rows, finder, NearNames(named)))
    near: dict[str, list[Row]] = {}
    for pair in db.query(
        "SELECT network, other FROM network_alternatives "
        "WHERE network IN (SELECT value FROM json_each(?)) ORDER BY network, position",
        [json.dumps(ended(lines))],
    ):
        near.setdefault(pair["network"], []).append(rows[pair["other"]])
    return with_instead(lines, near)


def _text(lines: Sequence[AuditLine], language: Language) -> Iterator[str]:
    for line in lines:
        row = line.network
        if row is None:
            yield printable(f"\n{line.asked}\n   {_UNKNOWN[language]}")
        else:
            state = labels.STATES[row["state"]][language]
            yield printable(f"\n{row['name']}  {row['url']}".rstrip())
            yield printable(f"   {state}. {row[f'advice_{language}'] or ''}".rstrip())
            if row["successor_url"]:
                yield printable(f"   {_MOVED[language]} {row['successor_url']}")
        for word, others in ((_INSTEAD, line.instead), (_MEANT, line.meant)):
            for other in others:
                yield printable(f"   {word[language]} {other['name']}  {other['url']}".rstrip())


def _csv(lines: Sequence[AuditLine], language: Language, terms: Terms) -> bytes:
    return "".join(excel_csv(as_rows(lines), language, terms, AUDIT)).encode()


def _xlsx(lines: Sequence[AuditLine], language: Language, terms: Terms) -> bytes:
    return xlsx(as_rows(lines), language, terms, AUDIT)


def _json(lines: Sequence[AuditLine], _language: Language, _terms: Terms) -> bytes:
    return json.dumps(as_rows(lines), ensure_ascii=False, indent=1).encode()


_FORMS: dict[str, Callable[[Sequence[AuditLine], Language, Terms], bytes]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
}
