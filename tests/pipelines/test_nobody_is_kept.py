"""Of all recorded answers nothing is kept that names a person: every text of every record is looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.recorded import read_saved
from pipelines.privacy import clean

FIXTURES = Path(__file__).parents[1] / "fixtures"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
#: Where formats and themes name the person who wrote: asked of the source, not of our readers.
_SAID = (
    r"<dc:creator>(?:<!\[CDATA\[)?([^<\]]+)",
    r"<(?:author|managingEditor|itunes:author)>\s*(?:<name>)?([^<]+)<",
    r"(?:class|rel|itemprop)=[\"'][^\"']*\b(?:username|author|p-author|fn|nickname|user-link|lastposter)\b[^\"']*[\"'][^<>]*>"
    r"(?:<[^<>]*>)*([^<>]+)<",
    r"/(?:u|users?|members?|membres?|profile|profil|@)/([A-Za-z][\w.-]{3,40})[\"'/]",
    r"(?:memberlist\.php\?mode=viewprofile&amp;u=\d+|action=profile;u=\d+|/members/[\w.-]+/)[^<>]*>([^<>]+)<",
    r"\"(?:username|display_name|acct|author_name|actor_id|displayName|creator|screen_name)\":\s*\"([^\"]+)\"",
)
#: Words that stand in such places and are nobody.
_NOBODY = re.compile(
    r"^(?:admin\w*|system|guest|invité|membres?|members?|users?|register|sign_up|inscription|.{0,3}|\d+.*|https?:.*)$",
    re.IGNORECASE,
)


def people(source: str) -> set[str]:
    """Return the names of persons in an answer."""
    found = {name.strip() for said in _SAID for name in re.findall(said, source, re.IGNORECASE)}
    return {name for name in found if not _NOBODY.match(name)}


def texts(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        for value in found.values():
            yield from texts(value)
    elif isinstance(found, list):
        for value in found:
            yield from texts(value)
    elif isinstance(found, str):
        yield found


RECORDED = sorted(FIXTURES.glob("*/*/meta.json"))


def test_no_author_of_any_recorded_answer_is_kept() -> None:
    kept, named = [], 0
    for meta in RECORDED:
        [file] = meta.parent.glob("response.*")
        asked = json.loads(meta.read_text(encoding="utf-8"))
        headers = {k.lower(): v for k, v in (asked.get("headers") or {}).items()}
        body = file.read_bytes()
        authors = people(body.decode("utf-8", "replace"))
        named += len(authors)
        found = read_saved(body, asked["url"], NOW, 200, headers, clean)
        said = "\n".join(texts([found[kind] for kind in ("observations", "features", "groups")]))
        kept += [
            (meta.parent.name, name)
            for name in authors
            if re.search(rf"\b{re.escape(name)}\b", said)
        ]
    assert named > 100
    assert kept == []
