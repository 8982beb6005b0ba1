"""The demo web misbehaves on purpose, writes its catalogue, records its visitors and stops cleanly."""

from __future__ import annotations

import csv
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser  # type: ignore[import-untyped]
import pytest

from demo import catalogue
from demo.people import PERSON_STRINGS
from demo.server import LOOPBACK
from demo.sites import odd
from demo.web import DemoWeb

Ask = Callable[..., tuple[int, dict[str, str], bytes]]


def catalogue_rows(web: DemoWeb, folder: Path, name: str) -> list[dict[str, str]]:
    web.write_catalogue(folder)
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_busy_host_answers_429_once_and_then_as_usual(ask: Ask, as_of: datetime) -> None:
    with DemoWeb(as_of) as web:
        status, headers, _ = ask(web, "trop-demande.localhost")
        assert (status, headers["retry-after"]) == (429, "1")
        assert ask(web, "trop-demande.localhost")[0] == 200


def test_a_slow_host_does_not_answer_in_time(web: DemoWeb, ask: Ask) -> None:
    with pytest.raises(TimeoutError):
        ask(web, "lent.localhost", timeout=0.3)


def test_a_cut_answer_ends_before_its_announced_length(web: DemoWeb, ask: Ask) -> None:
    with pytest.raises(http.client.IncompleteRead):
        ask(web, "coupe.localhost")


def test_the_refusing_host_refuses_the_connection(web: DemoWeb, tmp_path: Path) -> None:
    [row] = [row for row in catalogue_rows(web, tmp_path, "networks") if row["id"] == "refuse"]
    port = urlsplit(row["url"]).port
    assert port not in {None, web.port}
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((LOOPBACK, port or 0))


def test_a_plain_port_speaks_no_tls(web: DemoWeb) -> None:
    context = ssl.create_default_context()
    with (
        socket.create_connection((LOOPBACK, web.port)) as plain_socket,
        pytest.raises(ssl.SSLError),
    ):
        context.wrap_socket(plain_socket, server_hostname="sans-tls.localhost")


def test_hostile_pages_are_as_large_as_they_should_be(web: DemoWeb, ask: Ask) -> None:
    assert len(ask(web, "grosse-page.localhost")[2]) == pytest.approx(odd.BIG_PAGE_BYTES, rel=0.01)
    _, headers, bomb = ask(web, "bombe.localhost", "/bombe.xml")
    assert headers["content-encoding"] == "gzip"
    assert len(bomb) < odd.BOMB_BYTES / 500
    assert ask(web, "mille-liens.localhost")[2].count(b"<a href=") > odd.LINKS


def test_the_hand_made_site_is_windows_1252(web: DemoWeb, ask: Ask) -> None:
    _, headers, body = ask(web, "amicale-poste.localhost")
    assert headers["content-type"] == "text/html"
    assert "Cotisation : 12 €" in body.decode("windows-1252")
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_the_broken_feed_is_not_well_formed(web: DemoWeb, ask: Ask) -> None:
    assert feedparser.parse(ask(web, "flux-casse.localhost", "/index.xml")[2]).bozo


def test_the_circle_of_redirects_never_ends(web: DemoWeb, ask: Ask) -> None:
    path, seen = "/", []
    for _ in range(6):
        status, headers, _ = ask(web, "boucle.localhost", path)
        assert status == 302
        path = headers["location"]
        seen.append(path)
    assert set(seen) == {"/a/", "/b/"}


def test_every_string_of_a_person_stands_on_some_page(web: DemoWeb, ask: Ask) -> None:
    paths = ["/", "/index.php", "/feed/", "/about.json", "/latest.json", "/api/v2/instance"]
    paths += ["/index.xml", "/app.php/feed", "/api/v1/timelines/public"]
    hosts = ("forum-bois", "donnees", "soignants", "asso-com", "carnet-archeo", "titre-hostile")
    shown = "\n".join(
        ask(web, f"{host}.localhost", path)[2].decode().replace("&#39;", "'")
        for host in hosts
        for path in paths
    )
    assert [text for text in PERSON_STRINGS if text not in shown] == []


def test_the_catalogue_names_no_person(web: DemoWeb, tmp_path: Path) -> None:
    web.write_catalogue(tmp_path)
    written = "".join(path.read_text() for path in tmp_path.iterdir())
    assert not [text for text in PERSON_STRINGS if text in written]


def test_the_catalogue_lists_each_network_once_with_all_columns(
    web: DemoWeb, tmp_path: Path
) -> None:
    rows = catalogue_rows(web, tmp_path / "new", "networks")
    assert [row["id"] for row in rows] == list(web.truth)
    assert tuple(rows[0]) == catalogue.NETWORK_COLUMNS
    assert all(row["url"].startswith(("http://", "https://")) for row in rows)
    assert not [row for row in rows if "{" in row["url"] + row["seeds"]]


def test_editorial_records_are_of_networks_in_the_catalogue(web: DemoWeb, tmp_path: Path) -> None:
    rows = catalogue_rows(web, tmp_path, "editorial")
    assert tuple(rows[0]) == catalogue.EDITORIAL_COLUMNS
    assert {row["network"]: row["fact"] for row in rows} == {
        "reseau-plus": "closed",
        "ancien-nom": "renamed",
    }
    assert [row["successor_url"] for row in rows if row["successor_url"]] == [
        f"http://nouveau-nom.localhost:{web.port}/"
    ]


def test_fifty_visitors_at_once_are_all_answered(web: DemoWeb, ask: Ask) -> None:
    with ThreadPoolExecutor(50) as pool:
        answers = pool.map(lambda _: ask(web, "forum-bois.localhost")[0], range(50))
    assert list(answers) == [200] * 50


def test_one_connection_serves_many_requests(web: DemoWeb) -> None:
    connection = http.client.HTTPConnection(LOOPBACK, web.port, timeout=5)
    sockets = set()
    for path in ("/", "/robots.txt", "/nowhere"):
        connection.request("GET", path, headers={"Host": "forum-bois.localhost"})
        connection.getresponse().read()
        sockets.add(connection.sock)
    connection.close()
    assert len(sockets) == 1


def test_an_unknown_host_or_path_is_not_found(web: DemoWeb, ask: Ask) -> None:
    assert ask(web, "unknown.localhost")[0] == 404
    assert ask(web, "forum-bois.localhost", "/nowhere")[0] == 404


def test_every_request_is_recorded_with_its_host_and_path(ask: Ask, as_of: datetime) -> None:
    with DemoWeb(as_of) as web:
        ask(web, "forum-bois.localhost", "/app.php/feed?mode=x")
        ask(web, "robots.localhost", "/robots.txt")
        assert [(asked.host, asked.path) for asked in web.requests] == [
            ("forum-bois.localhost", "/app.php/feed?mode=x"),
            ("robots.localhost", "/robots.txt"),
        ]
        assert web.requests[0].at <= web.requests[1].at


def test_the_same_moment_gives_the_same_pages(ask: Ask, as_of: datetime) -> None:
    pages = []
    for _ in range(2):
        with DemoWeb(as_of) as web:
            body = ask(web, "forum-bois.localhost", "/app.php/feed")[2]
            pages.append(body.replace(str(web.port).encode(), b"port"))
    assert pages[0] == pages[1]


def test_the_web_stops_at_once_and_leaves_no_thread_behind(as_of: datetime) -> None:
    before = set(threading.enumerate())
    with DemoWeb(as_of) as web:
        idle = http.client.HTTPConnection(LOOPBACK, web.port, timeout=5)
        idle.request("GET", "/", headers={"Host": "forum-bois.localhost"})
        idle.getresponse().read()
        waiting = socket.create_connection((LOOPBACK, web.port))
        waiting.sendall(b"GET / HTTP/1.1\r\nHost: lent.localhost\r\n\r\n")
        time.sleep(0.1)
        started = time.monotonic()
    assert time.monotonic() - started < 3
    assert set(threading.enumerate()) == before
    waiting.close()
    idle.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((LOOPBACK, web.port))


def test_bulk_adds_forums_with_addresses_of_their_own(
    tmp_path: Path, ask: Ask, as_of: datetime
) -> None:
    with DemoWeb(as_of, bulk=3) as web:
        rows = catalogue_rows(web, tmp_path, "networks")
        index = ask(web, "bulk-3.localhost")[2]
        feed = ask(web, "bulk-3.localhost", "/app.php/feed")[2]
        robots = ask(web, "bulk-3.localhost", "/robots.txt")[2]
        assert ask(web, "bulk-4.localhost")[0] == 404
        assert ask(web, "bulk-2.localhost", "/sitemap.xml")[2].startswith(b"<?xml")
    assert 40_000 < len(index) < 60_000
    assert f"http://bulk-3.localhost:{web.port}/" in index.decode()
    assert len(feedparser.parse(feed).entries) == 20
    assert f"Sitemap: http://bulk-3.localhost:{web.port}/sitemap.xml" in robots.decode()
    assert sum(row["id"].startswith("bulk-") for row in rows) == 3


def test_asking_for_what_robots_txt_forbids_is_a_trespass(as_of: datetime, ask: Ask) -> None:
    with DemoWeb(as_of) as web:
        ask(web, "robots.localhost", "/robots.txt")
        ask(web, "asso-com.localhost", "/feed/")
        assert web.trespasses() == []
        ask(web, "robots.localhost", "/")
        ask(web, "asso-com.localhost", "/wp-admin/index.php")
        assert [asked.host for asked in web.trespasses()] == [
            "robots.localhost",
            "asso-com.localhost",
        ]
