"""The demo web does what its table of truths says, over HTTP and without the crawler."""

from __future__ import annotations

import csv
import http.client
import json
import re
import socket
import ssl
import threading
import time
from calendar import timegm
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser  # type: ignore[import-untyped]
import pytest

from demo import catalogue
from demo.networks import NETWORKS, DemoNetwork
from demo.server import LOOPBACK
from demo.sites import failing, mastodon, odd, plain
from demo.web import DemoWeb

AS_OF = datetime(2026, 11, 23, 10, 30, 15, tzinfo=UTC)
STATES = {
    "alive",
    "slowing",
    "dormant",
    "dead",
    "moved",
    "unreachable",
    "unobservable",
    "undetermined",
}
WITHOUT_FEED = (mastodon.server, plain.json_feed, plain.agenda)
DATED = [network for network in NETWORKS if network.every is not None]
WITH_FEED = [network for network in DATED if network.site not in WITHOUT_FEED]
#: What the home page of a network without visible life answers (status, words in its body).
HOMES = {
    "ferme": (200, "définitivement fermé"),
    "disparu": (410, "Gone"),
    "parking": (200, "offering it for sale"),
    "suspendu": (302, ""),
    "ancien-nom": (301, ""),
    "connexion": (302, ""),
    "interdit": (403, "permission"),
    "statut-999": (999, ""),
    "verification": (403, "Just a moment"),
    "coquille": (200, "enable JavaScript"),
    "erreur-500": (500, "Internal Server Error"),
    "boucle": (302, ""),
    "sans-date": (200, "Annuaire"),
}


@pytest.fixture(scope="module")
def web() -> Iterator[DemoWeb]:
    with DemoWeb(AS_OF, slow_seconds=30) as running:
        yield running


def ask(
    web: DemoWeb, host: str, path: str = "/", timeout: float = 10
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(LOOPBACK, web.port, timeout=timeout)
    try:
        connection.request("GET", path, headers={"Host": f"{host}:{web.port}"})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return response.status, headers, response.read()
    finally:
        connection.close()


def home(web: DemoWeb, network: DemoNetwork) -> tuple[int, bytes]:
    """Ask for the home page until it is neither busy nor elsewhere on the host."""
    path = "/"
    for _ in range(4):
        status, headers, body = ask(web, network.host, path)
        if status == 301:
            path = urlsplit(headers["location"]).path
        elif status != 429:
            break
    return status, body


def announced(body: bytes) -> list[str]:
    links = re.findall(rb'<link rel="alternate" type="application/(?:atom|rss)\+xml"[^>]*>', body)
    return [re.findall(rb'href="([^"]+)"', link)[0].decode() for link in links]


def newest(dates: list[datetime]) -> datetime:
    return max(dates)


def entry_dates(body: bytes) -> list[datetime]:
    found = feedparser.parse(body)
    parsed = [entry.get("published_parsed") or entry["updated_parsed"] for entry in found.entries]
    return [datetime.fromtimestamp(timegm(moment), UTC) for moment in parsed]


def catalogue_rows(web: DemoWeb, folder: Path, name: str) -> list[dict[str, str]]:
    web.write_catalogue(folder)
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- the table ------------------------------------------------------------------------------------


def test_the_truths_cover_every_state(web: DemoWeb) -> None:
    assert {truth.state for truth in web.truth.values()} == STATES
    assert len(web.truth) == len(NETWORKS) >= 18


def test_every_network_without_visible_life_has_an_expected_answer() -> None:
    asked = {
        network.id for network in NETWORKS if network.every is None and network.id not in HOMES
    }
    assert asked == {"reseau-plus", "robots", "refuse", "sans-nom", "sans-tls", "lent", "coupe"}


@pytest.mark.parametrize("network", DATED, ids=lambda network: network.id)
def test_a_network_with_posts_shows_a_home_page(web: DemoWeb, network: DemoNetwork) -> None:
    status, body = home(web, network)
    assert status == 200
    assert b"<title>" in body.lower()


@pytest.mark.parametrize("name", HOMES)
def test_a_network_without_visible_life_answers_as_its_truth_says(web: DemoWeb, name: str) -> None:
    status, _, body = ask(web, f"{name}.localhost")
    assert status == HOMES[name][0]
    assert HOMES[name][1] in body.decode()


@pytest.mark.parametrize("network", WITH_FEED, ids=lambda network: network.id)
def test_a_feed_gives_the_newest_post_of_its_truth(web: DemoWeb, network: DemoNetwork) -> None:
    _, body = home(web, network)
    feeds = announced(body) or [
        urlsplit(network.seeds.format(host=network.host, port=web.port)).path
    ]
    harmless = [feed for feed in feeds if feed != "/bombe.xml"]
    _, _, found = ask(web, network.host, urljoin("/", urlsplit(harmless[0]).path))
    dates = entry_dates(found)
    assert len(dates) >= min(network.posts, 9)
    assert newest(dates) == web.truth[network.id].newest


def test_the_json_feed_gives_the_newest_post_of_its_truth(web: DemoWeb) -> None:
    items = json.loads(ask(web, "atelier-design.localhost", "/feed.json")[2])["items"]
    dates = [datetime.fromisoformat(item["date_published"]) for item in items]
    assert newest(dates) == web.truth["atelier-design"].newest


def test_the_events_and_the_sitemap_give_the_newest_past_event(web: DemoWeb) -> None:
    body = ask(web, "rencontres-agri.localhost")[2].decode()
    [document] = re.findall(r'<script type="application/ld\+json">(.+?)</script>', body, re.DOTALL)
    starts = [datetime.fromisoformat(one["startDate"]) for one in json.loads(document)["@graph"]]
    assert (
        newest([start for start in starts if start <= AS_OF]) == web.truth["rencontres-agri"].newest
    )
    assert newest(starts) > AS_OF
    sitemap = ask(web, "rencontres-agri.localhost", "/sitemap.xml")[2].decode()
    stamps = [datetime.fromisoformat(at) for at in re.findall("<lastmod>(.+?)</lastmod>", sitemap)]
    assert newest(stamps) == web.truth["rencontres-agri"].newest


def test_the_timeline_gives_the_newest_post_of_its_truth(web: DemoWeb) -> None:
    path = "/api/v1/timelines/public?local=true&limit=1"
    statuses = json.loads(ask(web, "soignants.localhost", path)[2])
    dates = [datetime.fromisoformat(status["created_at"]) for status in statuses]
    assert newest(dates) == web.truth["soignants"].newest


def test_the_platforms_show_the_members_of_their_truth(web: DemoWeb) -> None:
    forum = ask(web, "forum-bois.localhost")[2].decode()
    assert f"<strong>{web.truth['forum-bois'].members}</strong> membres" in forum
    about = json.loads(ask(web, "donnees.localhost", "/about.json")[2])
    assert about["about"]["stats"]["users_count"] == web.truth["donnees"].members
    links = json.loads(ask(web, "soignants.localhost", "/.well-known/nodeinfo")[2])["links"]
    nodeinfo = json.loads(ask(web, "soignants.localhost", urlsplit(links[0]["href"]).path)[2])
    assert nodeinfo["usage"]["users"]["total"] == web.truth["soignants"].members
    boaster = ask(web, "neuf-cent-mille.localhost")[2].decode()
    assert "900\u202f000 membres" in boaster
    assert "lundi 23 novembre 2026" in boaster


def test_robots_txt_states_what_the_web_calls_disallowed(web: DemoWeb) -> None:
    for network in NETWORKS:
        if network.site in {failing.slow, failing.server_error, failing.cut_off}:
            continue
        status, _, body = ask(web, network.host, "/robots.txt")
        if status == 410:
            continue
        stated = re.findall("^Disallow: (.+)$", body.decode(), re.MULTILINE)
        assert tuple(stated) == web.disallowed[network.host]


# --- bad behaviour --------------------------------------------------------------------------------


def test_a_busy_host_answers_429_once_and_then_as_usual() -> None:
    with DemoWeb(AS_OF) as web:
        status, headers, _ = ask(web, "trop-demande.localhost")
        assert (status, headers["retry-after"]) == (429, "1")
        assert ask(web, "trop-demande.localhost")[0] == 200


def test_a_slow_host_does_not_answer_in_time(web: DemoWeb) -> None:
    with pytest.raises(TimeoutError):
        ask(web, "lent.localhost", timeout=0.3)


def test_a_cut_answer_ends_before_its_announced_length(web: DemoWeb) -> None:
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


def test_hostile_pages_are_as_large_as_they_should_be(web: DemoWeb) -> None:
    assert len(ask(web, "grosse-page.localhost")[2]) == pytest.approx(odd.BIG_PAGE_BYTES, rel=0.01)
    _, headers, bomb = ask(web, "bombe.localhost", "/bombe.xml")
    assert headers["content-encoding"] == "gzip"
    assert len(bomb) < odd.BOMB_BYTES / 500
    assert ask(web, "mille-liens.localhost")[2].count(b"<a href=") > odd.LINKS


def test_the_hand_made_site_is_windows_1252(web: DemoWeb) -> None:
    _, headers, body = ask(web, "amicale-poste.localhost")
    assert headers["content-type"] == "text/html"
    assert "Cotisation : 12 €" in body.decode("windows-1252")
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_the_broken_feed_is_not_well_formed(web: DemoWeb) -> None:
    assert feedparser.parse(ask(web, "flux-casse.localhost", "/index.xml")[2]).bozo


def test_the_circle_of_redirects_never_ends(web: DemoWeb) -> None:
    path, seen = "/", []
    for _ in range(6):
        status, headers, _ = ask(web, "boucle.localhost", path)
        assert status == 302
        path = headers["location"]
        seen.append(path)
    assert set(seen) == {"/a/", "/b/"}


# --- people ---------------------------------------------------------------------------------------


def test_every_string_of_a_person_stands_on_some_page(web: DemoWeb) -> None:
    paths = ["/", "/index.php", "/feed/", "/about.json", "/latest.json", "/api/v2/instance"]
    paths += ["/index.xml", "/app.php/feed", "/api/v1/timelines/public"]
    hosts = ("forum-bois", "donnees", "soignants", "asso-com", "carnet-archeo", "titre-hostile")
    shown = "\n".join(
        ask(web, f"{host}.localhost", path)[2].decode().replace("&#39;", "'")
        for host in hosts
        for path in paths
    )
    assert [text for text in web.person_strings if text not in shown] == []


def test_the_catalogue_names_no_person(web: DemoWeb, tmp_path: Path) -> None:
    web.write_catalogue(tmp_path)
    written = "".join(path.read_text() for path in tmp_path.iterdir())
    assert not [text for text in web.person_strings if text in written]


# --- catalogue ------------------------------------------------------------------------------------


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


# --- the server -----------------------------------------------------------------------------------


def test_fifty_visitors_at_once_are_all_answered(web: DemoWeb) -> None:
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


def test_an_unknown_host_or_path_is_not_found(web: DemoWeb) -> None:
    assert ask(web, "unknown.localhost")[0] == 404
    assert ask(web, "forum-bois.localhost", "/nowhere")[0] == 404


def test_every_request_is_recorded_with_its_host_and_path() -> None:
    with DemoWeb(AS_OF) as web:
        ask(web, "forum-bois.localhost", "/app.php/feed?mode=x")
        ask(web, "robots.localhost", "/robots.txt")
        assert [(asked.host, asked.path) for asked in web.requests] == [
            ("forum-bois.localhost", "/app.php/feed?mode=x"),
            ("robots.localhost", "/robots.txt"),
        ]
        assert web.requests[0].at <= web.requests[1].at


def test_the_same_moment_gives_the_same_pages() -> None:
    pages = []
    for _ in range(2):
        with DemoWeb(AS_OF) as web:
            body = ask(web, "forum-bois.localhost", "/app.php/feed")[2]
            pages.append(body.replace(str(web.port).encode(), b"port"))
    assert pages[0] == pages[1]


def test_the_web_stops_at_once_and_leaves_no_thread_behind() -> None:
    before = set(threading.enumerate())
    with DemoWeb(AS_OF) as web:
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


def test_bulk_adds_forums_with_addresses_of_their_own(tmp_path: Path) -> None:
    with DemoWeb(AS_OF, bulk=3) as web:
        rows = catalogue_rows(web, tmp_path, "networks")
        index = ask(web, "bulk-3.localhost")[2]
        feed = ask(web, "bulk-3.localhost", "/app.php/feed")[2]
        robots = ask(web, "bulk-3.localhost", "/robots.txt")[2]
        assert ask(web, "bulk-4.localhost")[0] == 404
        assert ask(web, "bulk-2.localhost", "/sitemap.xml")[2].startswith(b"<?xml")
    assert 40_000 < len(index) < 60_000
    assert f"http://bulk-3.localhost:{web.port}/" in index.decode()
    assert len(entry_dates(feed)) == 20
    assert f"Sitemap: http://bulk-3.localhost:{web.port}/sitemap.xml" in robots.decode()
    assert sum(row["id"].startswith("bulk-") for row in rows) == 3
