"""Pages show one publication, whole, whatever is being written meanwhile."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser
from sqlite_utils import Database

from analysis.choosing.candidates import candidates
from analysis.choosing.items import Candidate
from analysis.publish import assess
from dashboard import hot, published
from dashboard.files.downloads import XLSX
from dashboard.published import Published, Rows
from dashboard.server import make_app
from pipelines.schema import prepare
from pipelines.store import Job, Store
from tests.dashboard.conftest import Browse, one, words
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import FetchOutcome as Fetch
from vocabulary.items import (
    Group,
    NetworkDone,
    Observation,
    Outcome,
    Post,
    PostKind,
    Rank,
    Visit,
    VisitRecord,
)

#: A crawl that was interrupted for years: what it saw last tells of a silence that it did not see first.
FIRST = datetime.fromisoformat("2020-03-02T10:00:00Z")
LAST = FIRST + timedelta(days=1500)
MOMENTS = (FIRST + timedelta(days=1), LAST + timedelta(days=1))
#: Members that only a crawl which nobody has judged yet has seen.
UNJUDGED = 987654
CHOICE = "/choose?goal=job&job=informaticien&lang=en"
NAMES = tuple(f"n{i}" for i in range(60))
NETWORKS = tuple(
    Network(name, f"Le {name}", f"https://{name}.example/", sectors=("it",), languages=("en",))
    for name in NAMES
)
CATALOGUE = Catalogue(NETWORKS)


def seen(name: str, at: datetime, members: int = 1000) -> tuple[NetworkDone, list[VisitRecord]]:
    """One visit: its figures, themes, and weekly posts up to a few days before the first visit of all."""
    url = f"https://{name}.example/"
    exact = {"members_total": members, "feature:forum": 1, "unanswered_share": members / UNJUDGED}
    read = tuple(
        Observation(signal, Outcome.OBSERVED, value, value, value, rank=Rank.API, probe="t")
        for signal, value in exact.items()
    )
    dates = [FIRST - timedelta(days=3 + 7 * i, hours=members % 99) for i in range(20)]
    posts = tuple(Post(day, PostKind.POST, f"{members}-{i}", url) for i, day in enumerate(dates))
    visit = Visit(name, url, "home", at, Fetch.OK, 200)
    themes = (Group(f"Thème {members}", url, newest_post_at=FIRST),)
    return NetworkDone(name, 1), [VisitRecord(visit, read, posts, themes)]


def unjudged(path: Path) -> Store:
    """Begin a crawl that is later than anything judged."""
    return Store(Job(path, CATALOGUE, {}, NETWORKS, LAST + timedelta(days=9)))


def publish(path: Path, as_of: datetime) -> None:
    with Database(path) as db:
        assess(db, as_of, force=True)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty networks that are all alive at the first moment, as published, and all dead at the second."""
    path = tmp_path_factory.mktemp("crawled") / "db.db"
    store = Store(Job(path, CATALOGUE, {}, NETWORKS, FIRST))
    store.keep(seen(name, FIRST) for name in NAMES)
    store.keep(seen(name, LAST) for name in NAMES)
    store.close(LAST, {})
    publish(path, MOMENTS[0])
    return path


@pytest.fixture
def judged(crawled: Path, tmp_path: Path) -> Path:
    """The same, to be written to."""
    return Path(shutil.copy(crawled, tmp_path))


def state_of(answer: httpx.Response) -> str:
    """Return the state that a page says all networks are in; fail when its parts do not agree."""
    address = answer.url.path
    if answer.headers["content-type"].startswith("text/csv"):
        return only(row["state"] for row in csv.DictReader(io.StringIO(answer.text)))
    if address.endswith(".json"):
        rows = answer.json()
        return only(row["state"] for row in rows) if isinstance(rows, list) else told(rows)
    page = LexborHTMLParser(answer.text)
    if address == "/":
        [[number, name]] = (words(node).split() for node in page.css(".counts a"))
        assert int(number) == len(NAMES)
        assert {words(node).lower() for node in page.css(".nets .state .word")} == {name}
        return name
    if address == "/obituaries":
        assert len(page.css(".obituaries h2")) in {0, 50}
        states = {words(node) for node in page.css(".obituaries .state .word")}
        assert words(one(page, "main")).count("No network in the list has closed") == (not states)
        return only(states).lower() if states else "alive"
    return only(words(node) for node in page.css(".changes .state .word")).lower()


def told(feed: dict[str, list[dict[str, str]]]) -> str:
    return only(item["title"].rpartition(": ")[2] for item in feed["items"]).lower()


def only(values: Iterator[str] | set[str]) -> str:
    [value] = set(values)
    return value


def sheet(answer: httpx.Response) -> str:
    """Return all that a sheet says, but for how long ago it was."""
    return words(one(LexborHTMLParser(answer.text), "main"))


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Publish in turn for either moment, and keep unjudged facts, as long as the block runs."""
    ended = Event()

    def publish_on() -> None:
        for as_of in cycle(reversed(MOMENTS)):
            publish(path, as_of)
            if ended.is_set():
                return

    def crawl_on() -> None:
        store = unjudged(path)
        for number in range(100_000):
            at = LAST + timedelta(days=10, seconds=number)
            store.keep([seen(NAMES[number % len(NAMES)], at, UNJUDGED)])
            if ended.wait(0.01):
                break
        store.close(LAST, {})

    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(publish_on), pool.submit(crawl_on)]
        try:
            yield
        finally:
            ended.set()
        for writer in writers:
            writer.result()


PAGES = (
    "/?lang=en",
    "/networks.csv?lang=en",
    "/changes?kind=new&lang=en",
    "/changes.json?kind=new&lang=en",
    "/obituaries?lang=en",
    "/db/network_status.json?_shape=array&_size=100",
)


@pytest.mark.real
def test_no_page_shows_a_half_state_while_publications_land(
    serve: Callable[..., Browse], judged: Path
) -> None:
    browse = serve(judged)
    whole = set()
    for moment in MOMENTS[::-1]:
        publish(judged, moment)
        whole |= {sheet(browse(f"/network/{name}?lang=en")) for name in ("n3", "n7")}
    assert len(whole) == 4
    shown: list[str] = []
    with written(judged):
        for number in range(30):
            for address in PAGES:
                answer = browse(address)
                assert answer.status_code == 200
                assert str(UNJUDGED) not in answer.text
                shown.append(state_of(answer))
            for name in ("n3", "n7"):
                answer = browse(f"/network/{name}?lang=en")
                assert answer.status_code == 200
                assert sheet(answer) in whole, number
    assert set(shown) == {"alive", "dead"}


#: Every page that shows what was judged, and what it is asked.
ALL = (
    *PAGES[:-1],
    "/network/n3?lang=en",
    "/obituaries?page=2",
    "/digest?month=2020-03",
    "/compare?id=n3&id=n7",
    "/choose?goal=network&sector=it&speaks=en",
    "/check-list?list=n3%0An7",
    "/networks.xlsx",
    "/changes.atom?kind=new",
    "/badge/n3.svg",
)


def told_by(browse: Browse, address: str) -> object:
    """Return what a page says: in words, in cells, or as it came."""
    answer = browse(address)
    assert answer.status_code == 200
    kind = answer.headers["content-type"]
    if kind == XLSX:
        found = load_workbook(io.BytesIO(answer.content)).active
        assert found is not None
        return list(found.iter_rows(values_only=True))
    if kind.startswith("text/html"):
        return sheet(answer)
    return re.sub(r'(id="|#)\w+', "", answer.text)  # a chart names its parts by chance


def chosen_from(path: Path) -> list[Candidate]:
    with Database(path) as db:
        return candidates(db)


def test_what_nobody_has_judged_yet_is_not_shown(
    serve: Callable[..., Browse], judged: Path
) -> None:
    browse, choice = serve(judged), chosen_from(judged)
    before = {address: told_by(browse, address) for address in ALL}
    store = unjudged(judged)
    store.keep(seen(name, LAST + timedelta(days=10), UNJUDGED) for name in NAMES)
    store.close(LAST + timedelta(days=11), {})
    afresh = serve(judged)
    assert {address: told_by(afresh, address) for address in ALL} == before
    assert chosen_from(judged) == choice
    publish(judged, LAST + timedelta(days=12))
    assert f"{UNJUDGED:,}" in afresh("/?lang=en").text


Overtake = Callable[[Path], list[datetime]]


@pytest.fixture
def overtake(monkeypatch: pytest.MonkeyPatch) -> Overtake:
    """Let a publication land right after the next page has found out what is published."""
    monkeypatch.setattr(hot.Hot, "_keep", lambda *_answer: None)  # each page is made anew

    def soon(path: Path) -> list[datetime]:
        newest, waiting = published.newest, [MOMENTS[1]]

        async def overtaken(datasette: object) -> object:
            found = await newest(datasette)
            if waiting:
                publish(path, waiting.pop())
            return found

        monkeypatch.setattr(published, "newest", overtaken)
        return waiting

    return soon


def test_while_a_publication_is_read_the_one_before_is_shown_at_once(
    serve: Callable[..., Browse], judged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands of networks take seconds to read: the list stays, and a sheet waits rather than lie."""
    browse, may_go_on = serve(judged), Event()
    reading = published._read
    assert state_of(browse("/?lang=en")) == "alive"
    assert browse("/search?q=informatique&lang=en").status_code == 200

    def slowly(connection: sqlite3.Connection) -> published.Published:
        may_go_on.wait(10)
        return reading(connection)

    monkeypatch.setattr(published, "PATIENCE", 0.01)
    monkeypatch.setattr(published, "_read", slowly)
    publish(judged, MOMENTS[1])
    assert state_of(browse("/?lang=en")) == "alive"
    assert "Alive" in browse("/search?q=informatique&lang=en").text
    may_go_on.set()
    assert "Dead" in sheet(browse("/network/n3?lang=en"))
    assert state_of(browse("/?lang=en")) == "dead"


async def newest(app: Any) -> tuple[Any, Published]:
    found = await published.newest(app)
    assert found
    return found


def asked_at_once(path: Path, *addresses: str) -> list[httpx.Response]:
    """Return what a dashboard that nobody has asked yet answers to several visitors at the same time."""

    async def ask() -> list[httpx.Response]:
        app = make_app(path)
        await app.invoke_startup()
        return list(await asyncio.gather(*map(app.client.get, addresses)))

    return asyncio.run(ask())


def test_first_choices_at_the_same_time_read_the_networks_once(
    judged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings: list[Database] = []

    def counted(db: Database, rows: Rows) -> list[Candidate]:
        readings.append(db)
        return candidates(db, rows)

    monkeypatch.setattr(published, "candidates", counted)
    answers = asked_at_once(judged, *([CHOICE] * 3))
    assert {answer.status_code for answer in answers} == {200}
    assert len(readings) == 1


def test_what_was_made_ready_serves_the_first_choice_before_and_after_a_publication(
    judged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def choose() -> None:
        app = make_app(judged)
        await app.invoke_startup()
        await published.warm(app)
        _db, old = await newest(app)
        publish(judged, MOMENTS[1])
        await newest(app)
        await published.settled(app)
        db, now = await newest(app)
        assert now is not old
        monkeypatch.setattr(published, "candidates", None)  # nothing is read any more
        monkeypatch.setattr(published, "load_lexicon", None)
        assert await published.pool_of(db, now)
        answer = await app.client.get(CHOICE)
        assert "no living network" in answer.text

    asyncio.run(choose())


@pytest.mark.parametrize("address", [*ALL, "/network/n3?lang=en", "/health"])
def test_a_publication_that_lands_while_a_page_is_made_shows_whole(
    serve: Callable[..., Browse], judged: Path, overtake: Overtake, address: str
) -> None:
    browse = serve(judged)
    before = told_by(browse, address)
    waiting = overtake(judged)
    shown = told_by(browse, address)
    assert not waiting
    assert shown in (before, told_by(browse, address))


def test_a_list_posted_while_something_is_published_is_read_once(
    serve: Callable[..., Browse], judged: Path, overtake: Overtake
) -> None:
    overtake(judged)
    answer = serve(judged)("/check-list?lang=en", {"list": "n3"}, {"file": ("x.csv", b"n7")})
    assert answer.status_code == 200
    found = [words(row) for row in LexborHTMLParser(answer.text).css("tbody tr")]
    assert ["Dead" in row for row in found] == [True, True]


def test_a_page_stays_the_same_until_the_next_publication(
    serve: Callable[..., Browse], judged: Path
) -> None:
    browse = serve(judged)
    tags = {lang: browse(f"/?lang={lang}").headers["etag"] for lang in ("fr", "en")}
    assert tags["fr"] != tags["en"]
    answer = browse("/?lang=fr", if_none_match=tags["fr"])
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == tags["fr"]
    assert browse("/?lang=en", if_none_match=tags["fr"]).status_code == 200
    publish(judged, MOMENTS[1])
    answer = browse("/?lang=fr", if_none_match=tags["fr"])
    assert answer.status_code == 200
    assert "Éteint" in answer.text
    assert answer.headers["etag"] not in tags.values()


@pytest.mark.parametrize(
    "address", ["/choose", "/choose?goal=network&sector=it", "/check-list?list=n3"]
)
def test_what_somebody_typed_in_is_kept_by_no_browser(
    serve: Callable[..., Browse], judged: Path, address: str
) -> None:
    headers = serve(judged)(address).headers
    assert headers["cache-control"] == "no-store"
    assert "etag" not in headers


def test_a_publication_of_no_network_is_made_ready_too(tmp_path: Path) -> None:
    with Database(tmp_path / "x.db") as db:
        prepare(db)
        db.table("publication").insert({"crawl": 1, "as_of": "2026-11-28T00:00:00Z"})
    asyncio.run(published.warm(make_app(tmp_path / "x.db")))
