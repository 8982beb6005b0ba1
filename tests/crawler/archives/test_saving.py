"""An archive is asked to keep the pages that decided; the address it tells is one where anyone can look."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from crawler.archives.captures import ARCHIVE_ORG, Archive
from crawler.archives.conversing import Silence
from crawler.archives.saving import Deciding, keep_talk
from crawler.page import Page
from crawler.question import Answer
from tests.helpers.talking import asked_for
from vocabulary.archived import KeptCopy
from vocabulary.items import FetchOutcome

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
ARCHIVE = Archive("https://archive.example/web")
PAGE = "https://club.example/"
COPY = f"https://archive.example/web/20261128120003/{PAGE}"


def told(*answers: Answer, pages: int = 1) -> tuple[list[str], list[KeptCopy], Silence]:
    """Give the answers one after the other; return what was asked, kept, and why it ended."""
    kept: list[KeptCopy] = []
    silence = Silence()
    deciding = [Deciding(f"club-{number}", PAGE) for number in range(pages)]
    talking = keep_talk(deciding, ARCHIVE, kept.append, silence, lambda: NOW)
    return asked_for(talking, answers), kept, silence


def answer(
    url: str = f"https://archive.example/web/record/{PAGE}", status: int = 200, **headers: str
) -> Page:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(url, status, b"", NOW, named)


@pytest.mark.parametrize(
    "kept",
    [
        answer(COPY),  # it led there
        answer(content_location=f"/web/20261128120003/{PAGE}"),
        answer(link=f'<{PAGE}>; rel="original", <{COPY}>; rel="memento"'),
    ],
)
def test_the_address_that_the_archive_tells_is_kept(kept: Page) -> None:
    asked, [copy], silence = told(kept)
    assert asked == [f"https://archive.example/web/record/{PAGE}"]
    assert (copy.address, copy.archive, copy.url) == (COPY, "archive.example", PAGE)
    assert silence.why is None


def test_an_archive_that_tells_no_address_is_asked_for_its_newest_capture() -> None:
    row = {"timestamp": "20261128120003", "url": PAGE, "status": "200"}
    index = Page("https://archive.example/web/cdx", 200, json.dumps(row).encode(), NOW, {})
    asked, [copy], _ = told(answer(), index)
    assert len(asked) == 2
    assert copy.address == COPY


@pytest.mark.parametrize("stamp", ["20190101000000", ""])
def test_an_old_capture_is_no_copy_of_today(stamp: str) -> None:
    row = json.dumps({"timestamp": stamp, "url": PAGE}).encode()
    _, [copy], _ = told(answer(), Page("https://archive.example/web/cdx", 200, row, NOW, {}))
    assert copy.address == ""


@pytest.mark.parametrize("status", [403, 404, 451])
def test_a_page_that_is_not_kept_is_not_asked_for_again(status: int) -> None:
    asked, kept, silence = told(answer(status=status), answer(COPY), pages=2)
    assert [copy.address for copy in kept] == ["", COPY]
    assert (len(asked), silence.why) == (2, None)


@pytest.mark.parametrize(
    "enough", [answer(status=429), answer(status=503), FetchOutcome.READ_TIMEOUT]
)
def test_an_archive_that_has_had_enough_is_asked_no_further(enough: Answer) -> None:
    asked, kept, silence = told(enough, pages=3)
    assert (len(asked), kept) == (1, [])
    assert silence.why


@pytest.mark.parametrize(
    "told_address",
    [
        f"https://evil.example/web/20261128120003/{PAGE}",
        "javascript:/20261128120003/http://x",
        "x" * 9_999,
    ],
)
def test_an_address_elsewhere_is_no_copy(told_address: str) -> None:
    assert ARCHIVE.kept_at(answer(content_location=told_address, location=told_address)) == ""


def test_archive_org_is_asked_where_it_saves_pages() -> None:
    assert Archive.at("").keep(PAGE).url == f"https://web.archive.org/save/{PAGE}"
    kept = answer(content_location=f"/web/20261128120003/{PAGE}")
    assert Archive.at("").kept_at(kept) == f"{ARCHIVE_ORG}/20261128120003/{PAGE}"
