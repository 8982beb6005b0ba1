"""Politeness, judged at the server: when each request came, and when the answer before it had ended."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sqlite_utils import Database

from commands.visits import _PUT_OFF
from tests.helpers.crawling import impatient
from tests.helpers.odd_web import Hosts, OddWeb, Raw, answer, living, odd_web, page

PAUSE = 0.4


def slowly(name: str) -> Raw:
    def home() -> bytes:
        time.sleep(3 * PAUSE)
        return answer(page(name.title()))

    return home


def busy_at_first() -> Raw:
    answers = [answer(b"", "text/plain", 429, b"Retry-After: 2")]
    return lambda: answers.pop() if answers else answer(page("Busy"))


def rules(delay: str) -> bytes:
    return answer(f"User-agent: *\nCrawl-delay: {delay}\n".encode(), "text/plain")


HOSTS: Hosts = {
    "quick": living("quick"),
    "slow": living("slow", home=slowly("slow")),
    "hasty": living("hasty", robots=answer(b"", "text/plain", 301, b"Location: /regles.txt")),
    "busy": living("busy", home=busy_at_first(), **{"/deux/": answer(page("Busy2"))}),
    "host": living("host", **{"/deux/": answer(page("Host2", feed="/feed.xml"))}),
    "hours": living("hours", robots=rules("3600")),
    "ages": living("ages", robots=rules("1e308")),
}


def crawl(folder: Path, *rest: str) -> str:
    running = impatient(folder / "x.db", folder, f"HOST_PAUSE={PAUSE}", *rest)
    output, _ = running.communicate(timeout=60)
    assert running.returncode == 0, output
    return output


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OddWeb, Path]]:
    folder = tmp_path_factory.mktemp("polite")
    with odd_web(HOSTS) as web:
        second = {"busy2": web.url("busy", "/deux/"), "host2": web.url("host", "/deux/")}
        web.write_catalogue(folder, **second)
        crawl(folder)
        yield web, folder


def gaps(web: OddWeb, host: str) -> list[float]:
    asked = [each for each in web.asked if each.host == host]
    return [later.at - before.ended for before, later in pairwise(asked)]


@pytest.mark.parametrize("host", ["quick", "slow", "hasty", "busy", "host"])
def test_the_pause_counts_from_the_end_of_an_answer(
    crawled: tuple[OddWeb, Path], host: str
) -> None:
    assert len(gaps(crawled[0], host)) >= 3
    assert min(gaps(crawled[0], host)) > 0.95 * PAUSE


def test_a_host_that_had_too_many_requests_is_left_alone_by_all_its_networks(
    crawled: tuple[OddWeb, Path],
) -> None:
    asked = [each for each in crawled[0].asked if each.host == "busy"]
    refused = next(n for n, each in enumerate(asked) if each.path == "/")
    assert asked[refused + 1].at - asked[refused].ended > 1.9


def test_what_two_networks_ask_of_one_host_is_fetched_once(crawled: tuple[OddWeb, Path]) -> None:
    paths = crawled[0].paths("host")
    assert len(paths) == len(set(paths)), paths
    with Database(crawled[1] / "x.db") as db:
        sql = "SELECT network FROM visit WHERE url LIKE '%host.%/feed.xml' AND outcome = 'ok'"
        assert set(db.execute(sql).fetchall()) == {("host",), ("host2",)}


def test_every_network_but_the_slowest_is_alive(crawled: tuple[OddWeb, Path]) -> None:
    with Database(crawled[1] / "x.db") as db:
        states = dict(db.execute("SELECT id, state FROM network_status").fetchall())
    assert {state for name, state in states.items() if name not in {"hours", "ages"}} == {"alive"}


def test_an_endless_crawl_delay_is_kept_over_two_crawls_and_keeps_nobody_waiting(
    crawled: tuple[OddWeb, Path],
) -> None:
    web, folder = crawled
    assert [web.paths(host) for host in ("hours", "ages")] == [["/robots.txt"]] * 2
    crawl(folder, "--only", "hours", "ages")
    assert [web.paths(host) for host in ("hours", "ages")] == [["/robots.txt", "/"]] * 2


def test_which_were_put_off_is_told_without_reading_every_visit(
    crawled: tuple[OddWeb, Path],
) -> None:
    with Database(crawled[1] / "x.db") as db:
        steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {_PUT_OFF}").fetchall()]
    assert [step for step in steps if "visit" in step] == [
        "SEARCH visit USING INDEX visit_network_crawl (network=?)"
    ]


@pytest.mark.parametrize("seconds", ["2", "0.001"])
def test_a_crawl_has_as_much_time_as_it_is_given(tmp_path: Path, seconds: str) -> None:
    """Even where that is over before it has begun."""
    with odd_web({f"slow{n}": living(f"slow{n}", home=slowly("slow")) for n in range(3)}) as web:
        web.write_catalogue(tmp_path)
        running = impatient(tmp_path / "x.db", tmp_path, "HOST_PAUSE=5", f"TIME_LIMIT={seconds}")
        output, _ = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "--resume" in output
