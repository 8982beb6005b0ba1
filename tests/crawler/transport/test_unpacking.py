"""Packed answers become the bytes that were packed, and nobody guesses their charset on the way."""

from __future__ import annotations

import gzip
from functools import partial

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.utils.test import get_crawler

from crawler.settings import DOWNLOAD_MAXSIZE
from crawler.transport.transfer import MISLABELLED, unusable_outcome
from crawler.transport.unpacking import Unpacking
from vocabulary.items import FetchOutcome

#: The moment of packing would give the same test another name in each process.
_packed = partial(gzip.compress, mtime=0)
_BODY = "<html><body>Les relieurs à façon</body></html>".encode()


def _unpacked(body: bytes, encoding: str | None = "gzip") -> Response:
    headers = {"Content-Type": "text/html"} | ({"Content-Encoding": encoding} if encoding else {})
    request = Request("https://www.relieurs.example/")
    packed = HtmlResponse(request.url, 404, headers, body, ["kept"], request)
    found = Unpacking.from_crawler(get_crawler()).process_response(request, packed)
    assert isinstance(found, Response)
    return found


def test_a_packed_answer_is_unpacked_without_a_guess_at_its_charset(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def guess(_response: TextResponse) -> str:
        raise AssertionError("a charset was guessed")

    monkeypatch.setattr(TextResponse, "_body_inferred_encoding", guess)
    found = _unpacked(_packed(_BODY))
    assert (found.body, found.status, found.flags) == (_BODY, 404, ["kept"])
    assert "Content-Encoding" not in found.headers
    assert found.request is not None


def test_an_answer_that_is_not_packed_as_it_says_passes_as_it_came() -> None:
    found = _unpacked(_BODY)
    assert (found.body, found.status) == (_BODY, 404)
    assert MISLABELLED in found.flags


_ONCE, _TWICE = _packed(_BODY), _packed(_packed(_BODY))


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        *((_ONCE, None), (_ONCE, ""), (_ONCE, "identity"), (_ONCE, "br"), (_ONCE, "utf-8")),
        *((_TWICE, None), (_TWICE, "gzip"), (_ONCE, "x-gzip"), (_TWICE, "gzip, gzip")),
    ],
)
def test_an_answer_that_is_packed_without_saying_so_is_unpacked(
    body: bytes, encoding: str | None
) -> None:
    assert _unpacked(body, encoding).body == _BODY


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (_packed(_BODY)[:-8], _BODY),  # without its sums
        (_packed(_BODY)[:-8] + b"\0" * 8, _BODY),  # with wrong ones
        (_packed(_BODY) + b"<!-- of the server -->", _BODY),
        (_packed(_BODY[:9]) + _packed(_BODY[9:]), _BODY),
        (_packed(bytes(range(256)) * 99)[:-60], (bytes(range(256)) * 99)[:256]),
    ],
)
def test_what_is_packed_is_read_as_far_as_it_is_whole(body: bytes, left: bytes) -> None:
    assert _unpacked(body).body.startswith(left)
    assert _unpacked(body, None).body.startswith(left)


def test_what_begins_as_if_packed_and_is_not_cannot_be_read() -> None:
    found = _unpacked(b"\x1f\x8b\x08" + b"\xff" * 100, None)
    assert unusable_outcome(200, found.body, found.flags) is FetchOutcome.UNREADABLE


def test_a_small_archive_of_a_huge_document_is_unpacked_up_to_a_bound() -> None:
    bomb = _packed(b"\0" * (3 * DOWNLOAD_MAXSIZE))
    assert len(bomb) < 100_000
    assert len(_unpacked(bomb, None).body) == DOWNLOAD_MAXSIZE
    settings = {"DOWNLOAD_MAXSIZE": DOWNLOAD_MAXSIZE}
    request = Request("https://www.relieurs.example/")
    said = Response(request.url, 200, {"Content-Encoding": "gzip"}, bomb)
    with pytest.raises(IgnoreRequest):
        Unpacking.from_crawler(get_crawler(settings_dict=settings)).process_response(request, said)


def test_thousands_of_archives_in_one_body_are_not_all_opened() -> None:
    """Each has a price of its own, however small it is: five megabytes of them took seconds."""
    many = _packed(b"a") * 10_000
    assert set(_unpacked(many).body) == set(b"a")
    assert len(_unpacked(many).body) < 5_000
