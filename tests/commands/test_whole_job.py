"""The whole job over real HTTP on loopback: crawl, keep, judge, and be interrupted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.settings import REDIRECT_BUDGET
from demo.people import PERSON_STRINGS
from demo.web import DemoWeb
from tests.helpers.crawling import impatient, vitality
from vocabulary.promises import REQUEST_BUDGET


@dataclass(frozen=True)
class Crawled:
    web: DemoWeb
    db: Path
    output: str


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("demo")
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(folder / "catalogue")
        db = folder / "demo.db"
        running = impatient(db, folder / "catalogue")
        output, _ = running.communicate(timeout=240)
        assert running.returncode == 0, output
        yield Crawled(web, db, output)


def status(crawled: Crawled) -> dict[str, dict[str, object]]:
    with Database(crawled.db) as db:
        return {row["id"]: row for row in db.query("SELECT * FROM network_status")}


def test_every_network_is_judged_as_it_truly_is(crawled: Crawled) -> None:
    rows = status(crawled)
    judged = {name: (rows[name]["state"], rows[name]["cause"]) for name in crawled.web.truth}
    assert judged == {name: (true.state, true.cause) for name, true in crawled.web.truth.items()}


def test_member_counts_are_the_true_ones_or_unknown(crawled: Crawled) -> None:
    rows = status(crawled)
    found = {name: rows[name]["members"] for name in crawled.web.truth}
    assert found == {name: true.members for name, true in crawled.web.truth.items()}


def test_the_newest_posts_are_the_true_ones(crawled: Crawled) -> None:
    rows = status(crawled)
    for name, true in crawled.web.truth.items():
        found = rows[name]["last_post_at"]
        if true.newest is None:
            assert found is None, name
        else:
            assert isinstance(found, str), name
            difference = datetime.fromisoformat(found) - true.newest
            # Forum skins print minutes, not seconds.
            assert abs(difference) < timedelta(minutes=1), (name, found, true.newest)


def test_every_verdict_has_a_reason_in_both_languages(crawled: Crawled) -> None:
    with Database(crawled.db) as db:
        for name in crawled.web.truth:
            reasons = list(db.query("SELECT * FROM reason WHERE network = ?", [name]))
            assert reasons, name
            assert all(reason["text_fr"] and reason["text_en"] for reason in reasons)


def test_nothing_of_a_person_is_stored_or_logged(crawled: Crawled) -> None:
    stored = b"".join(path.read_bytes() for path in crawled.db.parent.glob("demo.db*"))
    assert len(PERSON_STRINGS) > 10
    for text in PERSON_STRINGS:
        assert text.encode() not in stored, text
        assert text not in crawled.output, text


def test_no_network_is_asked_more_than_its_budget(crawled: Crawled) -> None:
    with Database(crawled.db) as db:
        most = db.execute("SELECT max(requests) FROM crawl_network").fetchone()[0]
    # Extra over the budget: redirect hops, and one late second try.
    assert 0 < most <= REQUEST_BUDGET + REDIRECT_BUDGET + 1


def test_what_robots_txt_forbids_is_never_asked(crawled: Crawled) -> None:
    assert crawled.web.trespasses() == []


def test_one_host_is_asked_one_thing_at_a_time_a_second_apart(tmp_path: Path) -> None:
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(tmp_path)
        arguments: list[str | Path] = [
            "--catalogue",
            tmp_path,
            "--allow-private",
            "--only",
            "forum-bois",
            "donnees",
        ]
        done = vitality("crawl", "--db", tmp_path / "x.db", *arguments)
        assert done.returncode == 0, done.stderr
        times: dict[str, list[float]] = {}
        for asked in web.requests:
            times.setdefault(asked.host, []).append(asked.at)
    assert len(times) == 2
    for of_host in times.values():
        gaps = [later - earlier for earlier, later in pairwise(sorted(of_host))]
        assert min(gaps) > 0.95


def test_the_dashboard_tables_hold_one_row_per_network(crawled: Crawled) -> None:
    rows = status(crawled)
    assert set(rows) == set(crawled.web.truth)


def test_a_crawl_without_any_connection_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "networks.csv").write_text(
        "id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
        "a,A,http://a.invalid/,it,,fr,FR,,sector,,\n"
        "b,B,http://127.0.0.1:9/,it,,fr,FR,,sector,,\n"
    )
    done = vitality("crawl", "--db", tmp_path / "x.db", "--catalogue", tmp_path, "--allow-private")
    assert done.returncode == 2
    assert "connection" in done.stderr
    assert not (tmp_path / "x.db").exists()


def test_a_name_with_accents_that_does_not_exist_is_known_not_to_exist(tmp_path: Path) -> None:
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        (tmp_path / "networks.csv").write_text(
            "id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
            f"a,A,http://forum-bois.localhost:{web.port}/,it,,fr,FR,,sector,,\n"
            "b,B,http://réseau.invalid/,it,,fr,FR,,sector,,\n",
            encoding="utf-8",
        )
        output, _ = (running := impatient(tmp_path / "x.db", tmp_path)).communicate(timeout=120)
    assert running.returncode == 0, output
    with Database(tmp_path / "x.db") as db:
        outcomes = db.execute("SELECT DISTINCT outcome FROM visit WHERE network = 'b'").fetchall()
    assert outcomes == [("dns_failure",)]


def test_nothing_is_visited_when_no_address_that_is_known_to_answer_does(tmp_path: Path) -> None:
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(tmp_path)
        options = ("--db", tmp_path / "x.db", "--catalogue", tmp_path, "--allow-private")
        silent = ("--canary", "http://known.invalid/", "--canary", "http://127.0.0.1:9/")
        done = vitality("crawl", *options, *silent)
        assert done.returncode == 2
        assert "connection" in done.stderr
        assert not web.requests
        assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize(("host", "path"), [("forum-bois", ""), ("bombe", "bombe.xml")])
def test_one_address_that_answers_is_enough_to_go_out_even_with_more_than_we_read(
    tmp_path: Path, host: str, path: str
) -> None:
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(tmp_path)
        known = f"http://127.0.0.1:9/ http://{host}.localhost:{web.port}/{path}"
        options = ("--db", tmp_path / "x.db", "--catalogue", tmp_path, "--allow-private")
        done = vitality("crawl", *options, "--only", "forum-bois", VITALITY_CANARY=known)
    assert done.returncode == 0, done.stderr
    assert "alive" in done.stdout


def test_private_addresses_are_refused_unless_permitted(tmp_path: Path) -> None:
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(tmp_path)
        options = ("--db", tmp_path / "x.db", "--catalogue", tmp_path)
        done = vitality("crawl", *options, "--only", "forum-bois", "donnees")
        assert done.returncode == 2
        assert "--allow-private" in done.stderr
        assert not web.requests
