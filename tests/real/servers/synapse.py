"""Synapse, a Matrix server, from its Python package, with SQLite: rooms that visitors may list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import Any
from urllib.request import Request, urlopen

from tests.real.servers.community import PEOPLE, Community
from tests.real.servers.packages import python_with, run
from tests.real.servers.process import LOOPBACK, answers, free_port, running

VERSION = "1.163.2"
HOST, NAME = "synapse.localhost", "Salons des émailleurs"
PUBLIC_ROOMS, PRIVATE_ROOM = ("Fours et cuissons", "Oxydes", "Bijoux"), "Bureau"
API = "/_matrix/client/v3"


@contextmanager
def synapse(folder: Path, _as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve a server of chat rooms until the block ends."""
    python, port = python_with(f"matrix-synapse=={VERSION}"), free_port()
    configuration = folder / "homeserver.yaml"
    configuration.write_text(json.dumps(_settings(folder, port)))
    server = (python, "-m", "synapse.app.homeserver", "--config-path", configuration)
    run(*server, "--generate-keys")
    with running(server, folder / "log", lambda: answers(port, HOST)):
        tokens = [_register(port, person.login) for person in PEOPLE]
        for token, room in zip(tokens, PUBLIC_ROOMS, strict=False):
            shown = {"visibility": "public", "preset": "public_chat"}
            _post(port, f"{API}/createRoom", {"name": room} | shown, token)
        _post(port, f"{API}/createRoom", {"name": PRIVATE_ROOM}, tokens[-1])
        # When anyone wrote is not public, and no date can be given back to a message.
        yield Community("synapse", NAME, f"http://{HOST}:{port}/", VERSION, ())


def _settings(folder: Path, port: int) -> dict[str, Any]:
    resources = [{"names": ["client", "federation"], "compress": False}]
    listener = {"port": port, "type": "http", "tls": False, "resources": resources}
    much = {"per_second": 1000, "burst_count": 1000}
    return {
        "server_name": HOST,
        "listeners": [listener | {"bind_addresses": [LOOPBACK]}],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "db")}},
        "media_store_path": str(folder / "media"),
        "signing_key_path": str(folder / "signing.key"),
        "trusted_key_servers": [],  # it knows no other server
        "report_stats": False,
        "macaroon_secret_key": token_urlsafe(24),
        "form_secret": token_urlsafe(24),
        "enable_registration": True,
        "enable_registration_without_verification": True,
        "rc_registration": much,
        "rc_room_creation": much,
        "allow_public_rooms_without_auth": True,
        "room_list_publication_rules": [{"action": "allow"}],
    }


def _register(port: int, login: str) -> str:
    """Register a member; return the token they act with."""
    account = {"username": login, "password": token_urlsafe(24), "auth": {"type": "m.login.dummy"}}
    return str(_post(port, f"{API}/register", account)["access_token"])


def _post(port: int, path: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
    headers = {"Host": f"{HOST}:{port}", "Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = Request(f"http://{LOOPBACK}:{port}{path}", json.dumps(body).encode(), headers)
    with urlopen(request, timeout=30) as answer:
        found: dict[str, Any] = json.load(answer)
        return found
