"""Reads labelled pages from a folder, in the three forms they are kept in (docs/evaluation.md).

- ``*/index.csv``: ``kind,file,url,status,headers,as_of,expect``, the page in a file beside it; and
  ``*/strings.csv``: sentences, each the only one of a small French page;
- ``*/*.toml``: many small pages in one file, each with its label;
- ``*/*/meta.json``: a recorded answer with its ``expected.json``, as the tests of the probes have it.
"""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

#: The moment at which a page is read that tells none.
READ_AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
HTML = {"content-type": "text/html; charset=utf-8"}
_SENTENCE = (
    "<!doctype html><html lang=fr><head><meta charset=utf-8><title>Accueil</title></head>"
    "<body><h1>Notre réseau</h1><p>{}</p></body></html>"
)
#: Keys of a page in TOML that are its label as they stand, with the label's name for them.
_PLAIN = {
    "face": "face",
    "accept": "accept",
    "closed_on": "closed_on",
    "successor_url": "successor",
}


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """One answer and what a person read in it."""

    sample: str
    kind: str
    name: str
    body: bytes
    url: str
    status: int
    headers: Mapping[str, str]
    as_of: datetime
    label: Mapping[str, Any]


def labelled_pages(folder: Path) -> Iterator[LabelledPage]:
    """Yield the labelled pages of a folder. Raises ``ValueError`` or ``KeyError`` for a broken one."""
    for index in sorted(folder.glob("*/index.csv")):
        for row in _rows(index):
            yield _indexed(f"{folder.name}/{index.parent.name}", index.parent, row)
    for table in sorted(folder.glob("*/strings.csv")):
        for row in _rows(table):
            if row["is_membership"] != "doubtful":
                yield _sentence(f"{folder.name}/{table.parent.name}", row)
    for file in sorted(folder.glob("*/*.toml")):
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        for given in found["pages"]:
            yield written(f"{folder.name}/{file.parent.name}", found.get("kind", ""), given)
    for meta in sorted(folder.glob("*/*/meta.json")):
        yield _recorded(folder.name, meta)


def written(sample: str, kind: str, given: Mapping[str, Any]) -> LabelledPage:
    """Return the page that an entry of a TOML file describes."""
    body = given.get("raw") or given.get("raw_html") or f"<!doctype html><html>{given['html']}"
    headers = {"content-type": "text/plain"} if "raw" in given else HTML
    label = {name: given[key] for key, name in _PLAIN.items() if key in given}
    return LabelledPage(
        sample,
        given.get("kind", kind),
        given.get("name", ""),
        body.encode(),
        given.get("url", "https://club.example/"),
        given.get("status", 200),
        headers | given.get("headers", {}),
        READ_AT,
        label | given.get("expect", {}),
    )


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _indexed(sample: str, folder: Path, row: Mapping[str, str]) -> LabelledPage:
    return LabelledPage(
        sample,
        row["kind"],
        row["file"],
        (folder / row["file"]).read_bytes(),
        row["url"],
        int(row["status"] or 200),
        json.loads(row["headers"] or "{}") or HTML,
        _moment(row["as_of"]) if row["as_of"] else READ_AT,
        json.loads(row["expect"] or "{}"),
    )


def _sentence(sample: str, row: Mapping[str, str]) -> LabelledPage:
    count = row["value"] or row["low"]
    is_told = row["is_membership"] == "yes"
    label = {"members_total": float(count)} if is_told and count else {}
    return LabelledPage(
        sample,
        "sentence",
        row["text"],
        _SENTENCE.format(row["text"]).encode(),
        "http://example.org/",
        200,
        HTML,
        datetime(2026, 1, 1, tzinfo=UTC),
        label if is_told else {"absent": ["members_total"]},
    )


def _recorded(sample: str, meta: Path) -> LabelledPage:
    """Return a recorded answer; of what is expected of the probes, what a label can say."""
    told = json.loads(meta.read_text(encoding="utf-8"))
    wanted = json.loads(meta.with_name("expected.json").read_text(encoding="utf-8"))
    [response] = meta.parent.glob("response.*")
    label = {
        key: wanted[key] for key in ("platform", "face", "features", "absent") if key in wanted
    }
    label |= {
        signal: value
        for signal, value in wanted.get("observations", {}).items()
        if _is_plain(value)
    }
    if newest := wanted.get("posts", {}).get("newest"):
        label["newest"] = newest[:10]
    return LabelledPage(
        sample,
        meta.parent.parent.name,
        meta.parent.name,
        response.read_bytes(),
        told["url"],
        told.get("status", 200),
        told.get("headers", {}),
        _moment(told["fetched_at"]),
        label,
    )


def _is_plain(value: Any) -> bool:
    """Whether an expected figure is said by its value alone."""
    return not isinstance(value, dict)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
