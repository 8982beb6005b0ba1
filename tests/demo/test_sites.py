"""Each network of the demo web answers as its truth says, over HTTP."""

from __future__ import annotations

import json
import re
from calendar import timegm
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import feedparser  # type: ignore[import-untyped]
import pytest

from demo.networks import NETWORKS, DemoNetwork
from demo.sites import failing, mastodon, plain
from demo.web import DemoWeb

Ask = Callable[..., tuple[int, dict[str, str], bytes]]
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
    "archive": (200, "lecture seule"),
    "envahi": (200, "casino"),
    "en-chemin": (301, ""),
    "identite": (302, ""),
    "travaux": (503, "maintenance"),
    "serveur-nu": (200, "Welcome to nginx!"),
    "introuvable": (200, "Annuaire des clubs"),
    "groupe-parti": (200, "Tous les groupes"),
    "prete": (302, ""),
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


def home(ask: Ask, web: DemoWeb, network: DemoNetwork) -> tuple[int, bytes]:
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


def entry_dates(body: bytes) -> list[datetime]:
    found = feedparser.parse(body)
    parsed = [entry.get("published_parsed") or entry["updated_parsed"] for entry in found.entries]
    return [datetime.fromtimestamp(timegm(moment), UTC) for moment in parsed]


def test_the_truths_cover_every_state(web: DemoWeb) -> None:
    assert {truth.state for truth in web.truth.values()} == STATES
    assert len(web.truth) == len(NETWORKS) >= 18


def test_every_network_without_visible_life_has_an_expected_answer() -> None:
    asked = {
        network.id for network in NETWORKS if network.every is None and network.id not in HOMES
    }
    assert asked == {"reseau-plus", "robots", "refuse", "sans-nom", "sans-tls", "lent", "coupe"}


@pytest.mark.parametrize("network", DATED, ids=lambda network: network.id)
def test_a_network_with_posts_shows_a_home_page(
    web: DemoWeb, network: DemoNetwork, ask: Ask
) -> None:
    status, body = home(ask, web, network)
    assert status == 200
    assert b"<title>" in body.lower()


@pytest.mark.parametrize("name", HOMES)
def test_a_network_without_visible_life_answers_as_its_truth_says(
    web: DemoWeb, name: str, ask: Ask
) -> None:
    status, _, body = ask(web, f"{name}.localhost")
    assert status == HOMES[name][0]
    assert HOMES[name][1] in body.decode()


@pytest.mark.parametrize("network", WITH_FEED, ids=lambda network: network.id)
def test_a_feed_gives_the_newest_post_of_its_truth(
    web: DemoWeb, network: DemoNetwork, ask: Ask
) -> None:
    _, body = home(ask, web, network)
    feeds = announced(body) or [
        urlsplit(network.seeds.format(host=network.host, port=web.port)).path
    ]
    harmless = [feed for feed in feeds if feed != "/bombe.xml"]
    _, _, found = ask(web, network.host, urljoin("/", urlsplit(harmless[0]).path))
    dates = entry_dates(found)
    assert len(dates) >= min(network.posts, 9)
    assert max(dates) == web.truth[network.id].newest


def test_the_json_feed_gives_the_newest_post_of_its_truth(web: DemoWeb, ask: Ask) -> None:
    items = json.loads(ask(web, "atelier-design.localhost", "/feed.json")[2])["items"]
    dates = [datetime.fromisoformat(item["date_published"]) for item in items]
    assert max(dates) == web.truth["atelier-design"].newest


def test_the_events_and_the_sitemap_give_the_newest_past_event(
    web: DemoWeb, ask: Ask, as_of: datetime
) -> None:
    body = ask(web, "rencontres-agri.localhost")[2].decode()
    [document] = re.findall(r'<script type="application/ld\+json">(.+?)</script>', body, re.DOTALL)
    starts = [datetime.fromisoformat(one["startDate"]) for one in json.loads(document)["@graph"]]
    assert max(start for start in starts if start <= as_of) == web.truth["rencontres-agri"].newest
    assert max(starts) > as_of
    sitemap = ask(web, "rencontres-agri.localhost", "/sitemap.xml")[2].decode()
    stamps = [datetime.fromisoformat(at) for at in re.findall("<lastmod>(.+?)</lastmod>", sitemap)]
    assert max(stamps) == web.truth["rencontres-agri"].newest


def test_the_timeline_gives_the_newest_post_of_its_truth(web: DemoWeb, ask: Ask) -> None:
    path = "/api/v1/timelines/public?local=true&limit=1"
    statuses = json.loads(ask(web, "soignants.localhost", path)[2])
    dates = [datetime.fromisoformat(status["created_at"]) for status in statuses]
    assert max(dates) == web.truth["soignants"].newest


def test_the_platforms_show_the_members_of_their_truth(web: DemoWeb, ask: Ask) -> None:
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


def test_robots_txt_states_what_the_web_calls_disallowed(web: DemoWeb, ask: Ask) -> None:
    for network in NETWORKS:
        if network.site in {failing.slow, failing.server_error}:
            continue
        status, _, body = ask(web, network.host, "/robots.txt")
        if status == 410:
            continue
        stated = re.findall("^Disallow: (.+)$", body.decode(), re.MULTILINE)
        assert tuple(stated) == web.disallowed[network.host]
