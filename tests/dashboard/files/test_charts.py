"""Charts of a network, each with its words and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from analysis.months import filled
from tests.dashboard.conftest import NOW, Browse, ago, fill, network, one, verdict, visit, words


@pytest.fixture
def charted(serve: Callable[..., Browse], tmp_path: Path) -> Browse:
    """A network with posts over months and members counted three times, once unknown."""
    source = "https://devs.example/feed"
    posts = [
        {"network": "devs", "source": source, "fingerprint": str(n), "posted_at": ago(9.0 * n),
         "kind": "post", "visit": 1}
        for n in range(30)
    ]  # fmt: skip
    months = filled(Counter(ago(9.0 * n)[:7] for n in range(30)), NOW)
    counts = ((1, 60.5, 1000), (2, 0.5, 1200))
    verdicts = [
        verdict("devs", "alive", crawl=crawl, as_of=ago(days), members_low=members,
                members_high=members, rhythm_source=source, rhythm_days=9.0,
                last_post_at=ago(0), silence_days=0.5)
        for crawl, days, members in counts
    ]  # fmt: skip
    fill(
        tmp_path / "x.db",
        {
            "network": [network("devs", "Devs"), network("club", "Club")],
            "visit": [visit(1, url=source)],
            "post": posts,
            "posts_by_month": [
                {"network": "devs", "month": month, "number": number}
                for month, number in months.items()
            ],
            "verdict": verdicts,
        },
    )
    return serve(tmp_path / "x.db")


@pytest.mark.parametrize("what", ["rhythm", "posts", "members"])
@pytest.mark.parametrize("dark", ["", "?dark=1"])
def test_a_chart_is_a_well_formed_picture_without_scripts(
    charted: Browse, what: str, dark: str
) -> None:
    answer = charted(f"/chart/devs/{what}.svg{dark}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "script-src" not in answer.headers["content-security-policy"]
    root = etree.fromstring(answer.content)
    assert root.tag.endswith("svg")
    assert not root.xpath("//*[local-name()='script']")


@pytest.mark.parametrize(
    "address",
    [
        "/chart/nobody/posts.svg",
        *(f"/chart/club/{name}.svg" for name in ("rhythm", "posts", "members", "else")),
    ],
)
def test_there_is_no_chart_of_nothing(charted: Browse, address: str) -> None:
    assert charted(address).status_code == 404


def test_the_sheet_shows_each_chart_with_words_and_the_table_behind_it(charted: Browse) -> None:
    page = LexborHTMLParser(charted("/network/devs?lang=en").text)
    images = page.css(".chart img")
    assert len(images) == 3
    assert all((image.attributes["alt"] or "").startswith(("Bar", "Line")) for image in images)
    rows = [words(row) for row in page.css(".chart")[1].css("tbody tr")]
    assert len(rows) >= 8
    oldest = ago(9.0 * 29)[:7]
    known = sum(ago(9.0 * n)[:7] > oldest for n in range(30))
    assert sum(int(row.split()[-1]) for row in rows) == known


def test_the_list_shows_the_months_that_are_known_as_small_bars(charted: Browse) -> None:
    page = LexborHTMLParser(charted("/?lang=en").text)
    [spark] = page.css(".spark")
    oldest = ago(9.0 * 29)[:7]
    known = sum(ago(9.0 * n)[:7] > oldest for n in range(30))
    assert (spark.attributes["aria-label"] or "").startswith(f"{known} posts seen in")
    assert 8 <= (one(spark, "path").attributes["d"] or "").count("z") <= 9


def test_members_stand_behind_their_chart(charted: Browse) -> None:
    page = LexborHTMLParser(charted("/network/devs?lang=en").text)
    members = [words(row) for row in page.css(".chart")[2].css("tbody tr")]
    assert [row.split()[-1] for row in members] == ["1,000", "1,200"]


def test_the_present_silence_stands_last_behind_the_gaps_before_it(charted: Browse) -> None:
    page = LexborHTMLParser(charted("/network/devs?lang=en").text)
    rows = [words(row) for row in page.css(".chart")[0].css("tbody tr")]
    assert len(rows) == 20
    assert {row.rpartition(" 2026 ")[2] for row in rows[:-1]} == {"9 days"}
    assert rows[-1].startswith("now, without a post")
    alt = one(page.css(".chart")[0], "img").attributes["alt"] or ""
    assert "at most 9 days between two days with posts" in alt


def test_a_network_without_figures_has_no_empty_charts(charted: Browse) -> None:
    assert not LexborHTMLParser(charted("/network/club").text).css(".chart")
