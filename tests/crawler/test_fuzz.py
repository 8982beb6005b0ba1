"""Whatever a server sends, a plan takes it: no exception, records for every visit, an end."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.encodings import decode
from crawler.page import Page
from crawler.robots import Robots
from crawler.web_address import Base, from_header, host_of, is_web_address
from tests.helpers.planning import NOW, make_plan
from vocabulary.catalogue import CatalogueError, load
from vocabulary.items import FetchOutcome

PIECES = st.sampled_from(
    [
        *(
            "<html",
            "<title>",
            "<a href=",
            "http://[",
            "http://x:99999/",
            "javascript:",
            "&#0;",
            "\x00",
        ),
        *(
            "<link rel=alternate type=application/rss+xml href=",
            "<meta charset=",
            "<base href=",
            "{",
            "[",
        ),
        *(
            "Sitemap: ",
            "User-agent: *\n",
            "Disallow: /",
            "Crawl-delay: ",
            "1e999",
            "-1",
            "\ufeff",
            "é",
        ),
        *(
            "<?xml version='1.0'?>",
            "<rss><item><pubDate>",
            "<urlset><lastmod>",
            "2026-13-45",
            "</",
            "-->",
        ),
    ]
)
BODIES = st.binary(max_size=400) | st.lists(PIECES, max_size=30).map(lambda p: "".join(p).encode())
NAMES = st.sampled_from(
    ["content-type", "location", "retry-after", "tdm-reservation", "link", "date"]
)
VALUES = st.text(max_size=60) | st.sampled_from(
    [
        *(
            "text/html; charset=undefined",
            "text/html; charset=zlib",
            "application/json",
            "text/xml",
        ),
        *("http://x:-1/", "//", "http://[::1", "/\ud800", "-5", "9" * 400, "Mon, 99 Foo 2026"),
    ]
)
STATUSES = st.sampled_from(
    [200, 200, 200, 204, 301, 302, 304, 401, 404, 410, 429, 500, 503, 599, 999]
)
ANSWERS = st.tuples(STATUSES, BODIES, st.dictionaries(NAMES, VALUES, max_size=3))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ANSWERS, min_size=1, max_size=8))
def test_a_plan_takes_any_answers_and_comes_to_an_end(
    answers: list[tuple[int, bytes, dict[str, str]]],
) -> None:
    plan = make_plan()
    for number in range(40):
        step = plan.next_step(NOW)
        if step is None and plan.retry_at:
            plan.resume()
            continue
        if step is None:
            break
        status, body, headers = answers[number % len(answers)]
        plan.answered(step, Page(step.url, status, body, NOW, headers))
    assert plan.next_step(NOW) is None
    assert plan.records
    assert all(record.visit.outcome is not FetchOutcome.OWN_ERROR for record in plan.records)
    assert all(is_web_address(record.visit.url) for record in plan.records)


@given(st.binary(max_size=300), st.text(max_size=60) | st.none())
def test_any_bytes_are_some_text(body: bytes, content_type: str | None) -> None:
    assert isinstance(decode(body, content_type), str)


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_robots_txt_gives_rules_or_none(body: bytes, kind: str) -> None:
    page = Page("https://club.example/robots.txt", 200, body, NOW, {"content-type": kind})
    robots = Robots.from_page(page)
    assert robots.allows("https://club.example/") in {True, False}
    assert 0 <= robots.delay < float("inf")


@given(st.text(max_size=80) | st.binary(max_size=80).map(from_header))
def test_any_text_is_an_address_or_none_and_an_address_has_a_host(text: str) -> None:
    for url in (text, f"http://{text}", f"https://x.example/{text}", *joined(text)):
        if is_web_address(url):
            assert host_of(url)


def joined(link: str) -> list[str]:
    """Return where a link leads from a page; nowhere, if it is none."""
    with suppress(ValueError):
        return [Base("https://x.example/a/b").join(link)]
    return []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=400))
def test_any_catalogue_is_read_or_its_faults_are_named(tmp_path: Path, body: bytes) -> None:
    header = b"id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
    for whole in (body, header + body):
        (tmp_path / "networks.csv").write_bytes(whole)
        with suppress(CatalogueError):
            load(tmp_path)
