"""What visitors may cost, and what they are not told."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import uvicorn
from datasette.utils import tilde_encode

import dashboard.server
from dashboard import limits
from dashboard.server import make_app


def base(db: Path) -> str:
    return f"/{tilde_encode(db.stem)}"


def ask(db: Path, path: str, host: str = "localhost", **offer: Any) -> Any:
    app = make_app(db, **offer)
    return asyncio.run(app.client.get(path, headers={"host": host}))


@pytest.mark.parametrize(
    "sql",
    [
        "select length(randomblob(1000000000))",
        "select length(printf('%.*c', 900000000, 'x'))",
        "select length(hex(zeroblob(400000000)))",
        "select replace(hex(zeroblob(400000)), '0', hex(zeroblob(400000)))",
    ],
)
def test_no_value_is_made_that_fills_the_memory(filled: Path, sql: str) -> None:
    start = time.monotonic()
    answer = ask(filled, f"{base(filled)}.json?{urlencode({'sql': sql, '_shape': 'arrays'})}")
    assert time.monotonic() - start < 5
    assert len(answer.content) < 2_000
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "path",
    ["/-/databases.json", "/-/databases", "/{db}.json?sql=select+file+from+pragma_database_list()"],
)
def test_nobody_is_told_where_the_file_is(filled: Path, path: str) -> None:
    assert str(filled.parent) not in ask(filled, path.format(db=tilde_encode(filled.stem))).text


@pytest.mark.parametrize("cookie", [b"x=\xff", b"\xe9=1", b"a b=;;[", b"x=" + b"A" * 5000])
def test_a_cookie_that_nobody_can_read_is_left_aside(filled: Path, cookie: bytes) -> None:
    app = make_app(filled)
    answer = asyncio.run(app.client.get("/", headers={"host": "localhost", "cookie": cookie}))
    assert answer.status_code == 200


def test_without_sql_nobody_asks_questions_of_their_own(filled: Path) -> None:
    path = f"{base(filled)}.json?sql=select+1"
    assert ask(filled, path).status_code == 200
    assert ask(filled, path, with_sql=False).status_code == 403
    assert ask(filled, "/", with_sql=False).status_code == 200


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8001", "127.0.0.1:8001", "[::1]:80", "LOCALHOST"]
)
def test_it_answers_under_its_own_names(filled: Path, host: str) -> None:
    assert ask(filled, "/", host).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "", "localhost.evil.example", "[evil", "a@localhost/"]
)
def test_it_answers_under_no_other_name(filled: Path, host: str) -> None:
    answer = ask(filled, "/sitemap.xml", host)
    assert (answer.status_code, "evil" in answer.text) == (400, False)


def test_it_answers_under_its_public_name(filled: Path) -> None:
    offer = {"public_url": "https://vitalite.example/"}
    assert ask(filled, "/", "vitalite.example", **offer).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["_sort=nonsense", "_next=nonsense", "_timelimit=x", "_size=x", "_through=x",
     "_nofacet=x&_col=nonsense", "_where=x(", "_fts_table=x&_search=x"],
)  # fmt: skip
def test_nonsense_in_an_address_is_the_visitors_fault(filled: Path, query: str) -> None:
    for ending in ("", ".json"):
        answer = ask(filled, f"{base(filled)}/network{ending}?{query}")
        assert answer.status_code < 500, (ending, answer.text[:300])


@pytest.mark.parametrize("path", ["{db}/post/half", "{db}/post/half.json", "/-/static/app.css/x"])
def test_an_address_that_leads_nowhere_is_not_found(filled: Path, path: str) -> None:
    assert ask(filled, path.format(db=base(filled))).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["{db}", "{db}/network", "/-/messages"])
def test_what_is_there_to_be_read_takes_nothing(filled: Path, path: str, method: str) -> None:
    client = make_app(filled).client
    asked = client.request(
        method, path.format(db=base(filled)), headers={"host": "localhost"}, content=b"a=\xff"
    )
    assert 400 <= asyncio.run(asked).status_code < 500


@pytest.fixture
def served(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(limits, "PATIENCE", 1.0)
    config = uvicorn.Config(make_app(filled).app(), log_level="error", http=limits.Impatient)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
        b"POST /check-list HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded"
        b"\r\nContent-Length: 100\r\n\r\nlist=",
    ],
)
def test_a_question_that_does_not_end_is_not_waited_for(served: int, half: bytes) -> None:
    with socket.create_connection(("127.0.0.1", served), timeout=8) as visitor:
        visitor.sendall(half)
        start = time.monotonic()
        with contextlib.suppress(ConnectionResetError):
            while visitor.recv(65536):
                pass
        assert time.monotonic() - start < 6


@pytest.mark.parametrize(
    ("begin", "more"),
    [
        (b"GET /", b"a" * 8192),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X-More: " + b"a" * 8192 + b"\r\n"),
        (
            b"POST /check-list HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
            b"X-More: " + b"a" * 8192 + b"\r\n",
        ),
    ],
    ids=["address", "headers", "trailers"],
)
def test_a_question_has_no_more_than_so_much_beside_its_body(
    served: int, begin: bytes, more: bytes
) -> None:
    sent = 0
    with socket.create_connection(("127.0.0.1", served), timeout=8) as visitor:
        visitor.sendall(begin)
        with contextlib.suppress(ConnectionError):
            while sent < 100 * limits.LONGEST_HEAD:
                visitor.sendall(more)
                sent += len(more)
    assert sent < 100 * limits.LONGEST_HEAD


def test_whoever_comes_when_too_many_are_there_is_told_to_come_back(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dashboard.server, "MOST_CONNECTIONS", 3)

    async def work(listening: socket.socket) -> bytes:
        serving = asyncio.create_task(dashboard.server._serve(make_app(filled), listening))
        _host, port = listening.getsockname()
        half = [await asyncio.open_connection("127.0.0.1", port) for _visitor in range(3)]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        said = await reader.read()
        for _reader, other in (*half, (reader, writer)):
            other.close()
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
        return said

    with socket.create_server(("127.0.0.1", 0)) as listening:
        assert asyncio.run(work(listening)).startswith(b"HTTP/1.1 503 ")


def test_whoever_takes_in_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PATIENCE", 0.2)

    async def much(_scope: object, _receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _part in range(64):
            part = {"type": "http.response.body", "body": b"x" * 2**20, "more_body": True}
            await send(part)

    async def work(listening: socket.socket) -> None:
        config = uvicorn.Config(much, log_level="critical", http=limits.Impatient, lifespan="off")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        _reader, writer = await asyncio.open_connection(*listening.getsockname(), limit=1_000)
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        for is_there in (True, False):
            while bool(server.server_state.connections) is not is_there:
                await asyncio.sleep(0.05)
        writer.close()
        server.should_exit = True
        await serving

    with socket.create_server(("127.0.0.1", 0)) as listening:
        asyncio.run(asyncio.wait_for(work(listening), 20))


def test_a_patient_visitor_is_answered(served: int) -> None:
    with socket.create_connection(("127.0.0.1", served), timeout=8) as visitor:
        for _question in range(2):
            visitor.sendall(b"GET /icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = b""
            while b"\r\n0\r\n\r\n" not in answer:
                answer += visitor.recv(65536)
            assert answer.startswith(b"HTTP/1.1 200")
