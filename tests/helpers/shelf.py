"""An archive made of a few captures, which answers as archives do: an index, and pages as captured."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from crawler.archives.captures import Archive
from crawler.archives.conversing import Silence, talk
from crawler.page import Page
from crawler.question import Answer
from vocabulary.archived import ArchiveAnswer
from vocabulary.catalogue import Network, Seed

NOW = datetime(2026, 11, 28, tzinfo=UTC)
ARCHIVE = Archive("https://archive.example/web")
HOME = "https://club.example/"


class Held(NamedTuple):
    """A capture: its moment (YYYYMMDDhhmmss), body, status and headers as the archive answers with them."""

    stamp: str
    body: str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = {}


class Conversation(NamedTuple):
    """What was asked, what was kept, and how it ended."""

    asked: list[str]
    kept: list[ArchiveAnswer]
    silence: Silence


def club(*seeds: str) -> Network:
    """Return a network with addresses besides its home page."""
    return Network(
        "club",
        "Club des luthiers",
        HOME,
        sectors=("craft",),
        languages=("fr",),
        seeds=tuple(Seed(url) for url in seeds),
    )


def asked_about(
    shelf: Mapping[str, Sequence[Held]],
    network: Network | None = None,
    instead: Mapping[str, Answer] | None = None,
) -> Conversation:
    """Ask the archive that holds ``shelf`` (address -> captures); ``instead`` answers in its place where
    the address asked has a piece in it."""
    asked: list[str] = []
    kept: list[ArchiveAnswer] = []
    silence = Silence()
    talking = talk([network or club()], ARCHIVE, (2010, 2026), kept.append, silence, lambda: NOW)
    question = next(talking, None)
    while question:
        asked.append(question.url)
        other = (said for piece, said in (instead or {}).items() if piece in question.url)
        try:
            question = talking.send(next(other, None) or _answer(shelf, question.url))
        except StopIteration:
            break
    return Conversation(asked, kept, silence)


def page(
    url: str, body: str | bytes, status: int = 200, headers: Mapping[str, str] | None = None
) -> Page:
    """Return an answer of the archive."""
    content = body if isinstance(body, bytes) else body.encode()
    return Page(url, status, content, NOW, headers or {})


def _answer(shelf: Mapping[str, Sequence[Held]], url: str) -> Page:
    if url.startswith(f"{ARCHIVE.address}/cdx?"):
        return _index(shelf, url)
    stamp, _, original = url.removeprefix(f"{ARCHIVE.address}/").partition("id_/")
    held = next(each for each in shelf[original] if each.stamp == stamp)
    at = f"{datetime.strptime(stamp + '+0000', '%Y%m%d%H%M%S%z'):%a, %d %b %Y %H:%M:%S GMT}"
    said = {"memento-datetime": at, "content-type": "text/html; charset=utf-8", **held.headers}
    return page(url, held.body, held.status, said)


def _index(shelf: Mapping[str, Sequence[Held]], url: str) -> Page:
    asked = parse_qs(urlsplit(url).query)
    [original], [since], [limit] = asked["url"], asked["from"], asked["limit"]
    rows = [
        [each.stamp, original, str(each.status)]
        for each in shelf.get(original, ())
        if each.stamp >= since
    ]
    head = ["timestamp", "original", "statuscode"]
    return page(url, json.dumps([head, *rows[: int(limit)]]))
