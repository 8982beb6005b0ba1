"""One figure of members stands everywhere: sheet, list, search, choice, comparison, files and feeds."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.dashboard.conftest import Browse, serving
from tests.helpers.judging import AS_OF, Case, every, number, visit
from vocabulary.items import FetchOutcome, Observation, Outcome, Rank
from vocabulary.signal_names import ORGANISATIONS

#: The platform's own figure, and what another page of the network claims.
OWN, CLAIMED = 4100, 7423
#: Pages that show the figure, and pages that name the network without it.
SHOWING = ("/", "/?sector=it", "/?state=alive", "/search?q=Club", "/compare?id=club")
NAMING = (
    *("/changes.json", "/changes.atom", "/changes?lang=fr"),
    *("/choose?goal=network&job=informaticien&lang=fr", "/check-list?list=club&lang=fr"),
)


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browse]:
    """The pages of a French network of whose members two pages tell two figures."""
    found = Case(tmp_path_factory.mktemp("one fact") / "facts.db", language="fr")
    platform = Observation("software", Outcome.OBSERVED, "lemmy", rank=Rank.API, probe="lemmy")
    own = Observation(
        "members_total", Outcome.OBSERVED, OWN, OWN, OWN, rank=Rank.API, probe="lemmy"
    )
    claimed = number("members_total", CLAIMED, Rank.TEXT)
    for ago in (60, 40):  # what holds for days is news, and so is what follows it
        at = AS_OF - timedelta(days=ago)
        found.crawl(visit(outcome=FetchOutcome.DNS_FAILURE, at=at), at=at)
        found.judge(at)
    at = AS_OF - timedelta(days=20)
    found.crawl(visit(at=at), visit("feed", at=at, posts=every(3, 20)), at=at)
    found.judge(at)
    home = visit(seen=(claimed,))
    found.crawl(home, visit("api", seen=(platform, own)), visit("feed", posts=every(3)))
    found.judge()
    with serving() as serve:
        yield serve(found.path)


def shown(browse: Browse, address: str) -> str:
    """Return what a page or file says, blanks in numbers left out."""
    answer = browse(address)
    assert answer.status_code == 200
    text = answer.text
    if "html" in answer.headers["content-type"]:
        body = LexborHTMLParser(text).body
        text = body.text(separator="\n") if body else ""
    return re.sub(r"(?<=\d)[\s\u202f\u00a0,](?=\d{3}\b)", "", text)


@pytest.mark.parametrize("address", SHOWING)
def test_every_page_shows_the_platform_s_own_figure(club: Browse, address: str) -> None:
    said = shown(club, f"{address}{'&' if '?' in address else '?'}lang=fr")
    assert str(OWN) in said
    assert str(CLAIMED) not in said


@pytest.mark.parametrize("address", NAMING)
def test_no_page_or_feed_tells_the_other_figure(club: Browse, address: str) -> None:
    said = shown(club, address)
    assert "club" in said.lower()
    assert str(CLAIMED) not in said


def test_a_sheet_tells_the_other_figure_with_its_page_and_never_as_the_figure(club: Browse) -> None:
    lines = shown(club, "/network/club?lang=fr").splitlines()
    [told] = [line for line in lines if str(CLAIMED) in line]
    assert f"{OWN} (https://club.example/api)" in told
    assert f"{CLAIMED} (https://club.example/)" in told
    assert any(f"{OWN} membres annoncés" in line for line in lines)


@pytest.mark.parametrize("address", ["/networks.csv?lang=fr", "/networks.csv?lang=en"])
def test_the_files_hold_the_same_figure(club: Browse, address: str) -> None:
    text = club(address).text.lstrip("\ufeff")
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    [row] = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    assert str(OWN) in {value.replace("\u202f", "") for value in row.values() if value}
    assert str(CLAIMED) not in " ".join(value for value in row.values() if value)


def test_bodies_are_called_bodies_on_every_sheet(
    serve: Callable[..., Browse], tmp_path: Path
) -> None:
    union = Case(tmp_path / "union.db", language="fr")
    bodies = Observation(
        "members_total",
        Outcome.OBSERVED,
        120,
        120,
        120,
        rank=Rank.TEXT,
        probe="page",
        unit=ORGANISATIONS,
    )
    union.crawl(visit(seen=(bodies,)), visit("feed", posts=every(3)))
    union.judge()
    said = shown(serve(union.path), "/network/club?lang=fr")
    assert re.search(r"120\s+(?:organismes?|organisations?|entreprises?|structures?)", said)
    assert not re.search(r"120\s+(?:membres|personnes)\b(?! \()", said)
