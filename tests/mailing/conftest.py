"""A database with a change of each kind within October 2026, and servers that take what is sent."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlite_utils import Database

from pipelines.schema import prepare
from tests.helpers.judged import insert_verdicts

#: Network -> its states: before October, within it, now.
STORIES = {
    "atelier": ("alive", "dead", "dead"),
    "cercle": ("dead", "alive", "alive"),
    "club": ("alive", "slowing", "slowing"),
    "guilde": ("alive", "moved", "moved"),
    "forum": (None, "alive", "alive"),
    "ferme": (None, "dead", "dead"),
    "passager": ("alive", "dead", "alive"),  # came back since
    "constant": ("alive", "alive", "alive"),
    "breton": ("alive", "dead", "dead"),
}
_MOMENTS = ("2026-09-15T08:00:00Z", "2026-10-20T08:00:00Z", "2026-11-03T08:00:00Z")
_KINDS: dict[tuple[str | None, str], str] = {
    ("alive", "dead"): "died",
    ("dead", "alive"): "revived",
    ("alive", "slowing"): "slowed",
    ("alive", "moved"): "moved",
}


def network(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "name": f"Le {name} & Cie",
        "url": f"https://{name}.example/",
        "sectors": "craft",
        "audience": "all",
        "languages": "fr",
        "country": "FR",
        "region": "Bretagne" if name == "breton" else "",
        "kind": "sector",
        "note": "",
        "listed": 1,
    }


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "vitality.db"
    with Database(path) as found:
        prepare(found)
        found.table("network").insert_all(map(network, STORIES))
        for crawl, at in enumerate(_MOMENTS, 1):
            found.table("crawl").insert(
                {"id": crawl, "started_at": at, "finished_at": at, "networks": len(STORIES)}
            )
            for name, states in STORIES.items():
                before, now = (None, *states)[crawl - 1], states[crawl - 1]
                if now is None:
                    continue
                insert_verdicts(found, [_verdict(name, crawl, now, at)])
                found.table("reason").insert(_reason(name, crawl, at))
                if now != before:
                    kind = _KINDS.get((before, now), "new" if before is None else "changed")
                    event = {"network": name, "crawl": crawl, "at": at}
                    states_ = {"from_state": before, "to_state": now, "kind": kind}
                    found.table("event").insert(event | states_)
        found.table("publication").insert({"crawl": 3, "as_of": _MOMENTS[-1]})
        found.table("alternative").insert(
            {"network": "atelier", "position": 0, "other": "constant"}
        )
        for slug, fr, en in (("craft", "Artisanat", "Crafts"), ("it", "Informatique", "Computing")):
            term = {"list": "sectors", "slug": slug, "label_fr": fr, "label_en": en}
            found.table("term").insert(term)
        for region in ("Bretagne", "Corse"):
            term = {"list": "regions", "slug": region, "label_fr": region, "label_en": region}
            found.table("term").insert(term)
    return path


def _verdict(name: str, crawl: int, state: str, at: str) -> dict[str, Any]:
    return {
        "crawl": crawl,
        "network": name,
        "as_of": at,
        "state": state,
        "confidence": "high",
        "p_alive": 0.9,
        "trend": "unknown",
        "features": "",
        "last_post_at": at,
        "last_reached_at": at,
        "last_visited_at": at,
        "successor_url": "https://nouvelle.example/" if state == "moved" else None,
        "advice_fr": "Un conseil.",
        "advice_en": "An advice.",
    }


def _reason(name: str, crawl: int, at: str) -> dict[str, Any]:
    return {
        "crawl": crawl,
        "network": name,
        "position": 0,
        "rule": "by_rhythm",
        "text_fr": f"Voici pourquoi : {name}.",
        "text_en": f"This is why: {name}.",
        "evidence_url": f"https://{name}.example/forum",
        "evidence_at": at,
    }


@dataclass
class MailServer:
    """A mail server on loopback: what it took, and whom it refuses."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    answer: str = "250 OK"

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name for it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.taken.append(mail)
        return self.answer


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    handler = MailServer()
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(
        loop.create_server(lambda: SMTP(handler, hostname="localhost", loop=loop), "127.0.0.1", 0)
    )
    handler.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield handler
    loop.call_soon_threadsafe(server.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@dataclass
class Receiver:
    """A program that takes JSON: what came, with its headers."""

    url: str = ""
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    status: int = 204


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.came.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(found.status)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()
