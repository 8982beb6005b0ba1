"""A small database with every state, hostile names, unknown figures and ranges, and a way to browse it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import datasette.app
import httpx
import pytest
from datasette.app import Datasette
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sqlite_utils import Database

from analysis.facts import load
from analysis.publishing.course_rows import record_courses
from analysis.publishing.judgements import fact_rows
from analysis.strongest import chosen
from dashboard.server import make_app
from tests.helpers.empty import put_empty
from tests.helpers.judged import insert_verdicts

NOW = datetime.now(UTC)
HOSTILE = '<script>alert("1")</script> & Fils'

Rows = list[dict[str, Any]]
Browse = Callable[..., httpx.Response]


def one(node: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """Return the one element that ``selector`` finds."""
    [found] = node.css(selector)
    return found


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute that has to be there."""
    value = node.attributes[name]
    assert value is not None
    return value


def words(node: LexborNode) -> str:
    """Return an element's text on one line, with every space a plain one."""
    return " ".join(node.text(separator=" ").split())


def ago(days: float) -> str:
    return (NOW - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def network(network_id: str, name: str, sectors: str = "it", **more: Any) -> dict[str, Any]:
    row = {
        "id": network_id,
        "name": name,
        "url": f"https://{network_id}.example/",
        "sectors": sectors,
        "audience": "all",
        "languages": "fr",
        "country": "FR",
        "region": "",
        "kind": "sector",
        "note": "",
        "listed": 1,
        "description_fr": "",
        "description_en": "",
    }
    return row | more


NETWORKS: Rows = [
    network(
        "devs",
        "Développeurs d'Ille-et-Vilaine",
        region="Bretagne",
        description_fr="Développeurs bretons.",
        description_en="Breton developers, in French.",
    ),
    network("club", "Club des métiers du bois", "craft|it", languages="fr|en"),
    network("hostile", HOSTILE, "no-such-label"),
    network("formula", "=1+2 Forum", "craft", languages="en"),
    network("slow", "Le Cercle lent"),
    network("dormant", "Les Dormeurs"),
    network("dead", "Réseau Éteint", "craft"),
    network("moved", "Ancien Nom"),
    network("away", "Panne"),
    network("walled", "Réseau à compte", languages="fr|en"),
    network("young", "Tout neuf"),
    network("script-url", "Sans adresse", url="javascript:alert(1)"),
    network("unlisted", "Retiré de la liste", listed=0),
]


def verdict(network_id: str, state: str, **more: Any) -> dict[str, Any]:
    row = {
        "crawl": 2,
        "network": network_id,
        "as_of": ago(0.5),
        "state": state,
        "confidence": "medium",
        "trend": "unknown",
        "features": "",
        "advice_fr": f"Conseil pour {network_id}.",
        "advice_en": f"Advice for {network_id}.",
        "last_visited_at": ago(0.5),
        "last_reached_at": ago(0.5),
    }
    return row | more


VERDICTS: Rows = [
    verdict(
        "devs", "alive", p_alive=0.98, horizon_days=180, members_low=12345, members_high=12345,
        active_low=0, active_high=0, last_post_at=ago(3), rhythm_days=1.0, posts_90d=80,
        trend="growing", confidence="high",
    ),
    verdict(
        "club", "alive", p_alive=0.8, horizon_days=365, members_low=500, last_post_at=ago(1),
        rhythm_days=100.0,
    ),
    verdict(
        "hostile", "alive", p_alive=0.9, horizon_days=180, members_low=199250, members_high=199350,
        advice_fr=HOSTILE, advice_en=HOSTILE,
    ),
    verdict("formula", "slowing", p_alive=0.5, horizon_days=180, last_post_at=ago(100)),
    verdict(
        "slow", "slowing", p_alive=0.7, horizon_days=365, last_post_at=ago(90),
        last_post_earliest=ago(120),
    ),
    verdict("dormant", "dormant", p_alive=0.2, horizon_days=180, last_post_at=ago(400)),
    verdict("dead", "dead", cause="closure_notice"),
    verdict("moved", "moved", successor_url="https://nouveau.example/"),
    verdict("away", "unreachable", previous_state="alive", previous_as_of=ago(40)),
    verdict("walled", "unobservable", cause="login"),
    verdict("young", "undetermined", confidence="low"),
    verdict("script-url", "moved", successor_url="javascript:alert(2)"),
]  # fmt: skip

REASONS: Rows = [
    {
        "crawl": 2,
        "network": row["network"],
        "position": position,
        "rule": "by_rhythm",
        "text_fr": f"Raison {position} de {row['network']}.",
        "text_en": f"Reason {position} of {row['network']}.",
        "evidence_url": f"https://{row['network']}.example/forum",
        "evidence_at": "2026-11-20T08:09:10Z",
        "evidence_status": 200,
        "evidence_place": "entry",
        "evidence_quote": HOSTILE,
    }
    for row in VERDICTS
    for position in (0, 1)
]

EDITORIAL: Rows = [
    {
        "network": "dead",
        "fact": "closed",
        "dated": dated,
        "value": "",
        "successor_url": "",
        "source_url": source,
        "note_fr": "Le réseau a fermé.",
        "note_en": "The network has closed.",
    }
    for dated, source in (("2019-04", "https://www.presse.example/x"), ("2018", "javascript:1"))
]


def visit(number: int, **more: Any) -> dict[str, Any]:
    row = {
        "id": number,
        "crawl": 2,
        "network": "devs",
        "url": f"https://devs.example/{number}",
        "purpose": "home",
        "fetched_at": "2026-11-20T08:09:10Z",
        "outcome": "ok",
        "status": 200,
        "size_bytes": 10,
        "detail": "",
    }
    return row | more


VISITS: Rows = [
    visit(1, face="ok"),
    visit(2, outcome="dns_failure", status=None, purpose="mastodon"),
    visit(3, crawl=1, url="https://devs.example/older"),
]


def observation(signal: str, value: Any, low: float | None = None, **more: Any) -> dict[str, Any]:
    row = {
        "visit": 1,
        "network": "devs",
        "signal": signal,
        "outcome": "observed",
        "value": value,
        "low": low,
        "high": low,
        "rank": "api",
        "probe": "test",
        "place": "p",
        "quote": "",
    }
    return row | more


OBSERVATIONS: Rows = [
    observation("members_total", 12345, 12345, quote="12 345 membres"),
    observation("members_total", 9, 9, rank="text"),
    observation("members_active_month", None, outcome="not_available"),
    observation("unanswered_share", 0.125, 0.125),
    observation("hours_to_first_reply", 5, 5),
    observation("replies_per_topic", 2.5, 2.5),
    observation("founded_at", "2004-05-06T00:00:00Z"),
    observation("registration", "approval"),
    observation("home_title", HOSTILE),
    observation("feature:forum", 1, 1),
    observation("feature:jobs", 1, 1),
]

TERMS: Rows = [
    {"list": "sectors", "slug": "it", "label_fr": "Informatique", "label_en": "Computing"},
    {"list": "sectors", "slug": "craft", "label_fr": "Métiers d'art", "label_en": "Crafts"},
    {"list": "regions", "slug": "Bretagne", "label_fr": "Bretagne", "label_en": "Brittany"},
]


def group(name: str, **more: Any) -> dict[str, Any]:
    row = {
        "visit": 1,
        "network": "devs",
        "name": name,
        "url": "https://devs.example/c/1",
        "members": None,
        "members_active_month": None,
        "topics_30d": None,
        "posts_30d": None,
        "newest_post_at": None,
    }
    return row | more


GROUPS = [
    group("Quiet", members=3, url=""),
    group(HOSTILE, url="javascript:alert(1)", members=41, members_active_month=9),
    group("Lively", topics_30d=31, newest_post_at="2026-11-19T10:00:00Z"),
]


def fill(path: Path, tables: dict[str, Rows]) -> None:
    put_empty(path)
    with Database(path) as db:
        for crawl in (1, 2):
            db.table("crawl").insert({"id": crawl, "started_at": ago(1), "networks": 12})
        for table, rows in tables.items():
            if table == "verdict":
                insert_verdicts(db, rows)
            else:
                db.table(table).insert_all(rows)
        if "verdict" in tables:
            db.table("publication").insert({"crawl": 2, "as_of": ago(0.5)})
            record_courses(db)
        as_of = datetime.fromisoformat(ago(0))
        names = [row["id"] for row in db.query("SELECT id FROM network")]
        for network, told in chosen(load(db, as_of, names).observations, as_of).items():
            db.table("fact").insert_all(fact_rows(network, told.facts))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of twelve listed networks, called neither vitality.db nor a plain word."""
    path = tmp_path_factory.mktemp("dashboard") / "some facts.db"
    older = [
        verdict("devs", "slowing", crawl=1, as_of=ago(30)),
        verdict("dead", "dormant", crawl=1, as_of=ago(30)),
    ]
    tables = {
        "network": NETWORKS,
        "verdict": [*older, *VERDICTS],
        "reason": REASONS,
        "editorial": EDITORIAL,
        "visit": VISITS,
        "observation": OBSERVATIONS,
        "group_activity": GROUPS,
        "term": TERMS,
    }
    fill(path, tables)
    return path


class Compiled(BytecodeCache):
    """Compiled templates, kept in memory: to compile those of a page anew takes a tenth of a second."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Datasette waits for its templates' parts, our pages do not: they are compiled apart."""
        kind = f"{name} {environment.is_async}"
        return super().get_bucket(environment, kind, filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self._kept.get(bucket.key):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Let all dashboards of a run share what their templates are compiled to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(datasette.app, "Environment", partial(Environment, bytecode_cache=Compiled()))
        yield


@pytest.fixture
def unjudged(tmp_path: Path) -> Path:
    """A database with networks that no visit has been judged of."""
    fill(tmp_path / "new.db", {"network": NETWORKS})
    return tmp_path / "new.db"


@contextmanager
def serving() -> Iterator[Callable[..., Browse]]:
    """Give a function that opens a database and gives back one to ask for pages of it."""
    opened: list[Datasette] = []

    def start(path: Path, contact: str | None = None, **offer: Any) -> Browse:
        app = make_app(path, contact, **offer)
        opened.append(app)

        def browse(
            address: str,
            form: dict[str, str] | None = None,
            files: dict[str, tuple[str, bytes]] | None = None,
            method: str = "",
            **headers: str,
        ) -> httpx.Response:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            is_form = form is not None or files is not None
            sent = {"data": form, "files": files} if is_form else {}
            method = method or ("POST" if is_form else "GET")
            asked = app.client.request(method, address, headers=named, **sent)
            response: httpx.Response = asyncio.run(asked)
            return response

        return browse

    yield start
    for app in opened:
        for db in app.databases.values():
            db.close()
        app.executor.shutdown()


@pytest.fixture
def serve() -> Iterator[Callable[..., Browse]]:
    """Serve a database for one test: the first page of each dashboard costs ten times the next ones."""
    with serving() as start:
        yield start


@pytest.fixture(scope="session")
def browse(filled: Path) -> Iterator[Browse]:
    """Ask for pages of the database that no test writes to, from one dashboard for all of them."""
    with serving() as start:
        yield start(filled)
