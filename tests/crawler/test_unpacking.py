"""Packed answers become the bytes that were packed, and nobody guesses their charset on the way."""

from __future__ import annotations

import gzip

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.utils.test import get_crawler

from crawler.transfer import MISLABELLED
from crawler.unpacking import Unpacking

_BODY = "<html><body>Les relieurs à façon</body></html>".encode()


def _unpacked(body: bytes) -> Response:
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
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
    found = _unpacked(gzip.compress(_BODY))
    assert (found.body, found.status, found.flags) == (_BODY, 404, ["kept"])
    assert "Content-Encoding" not in found.headers
    assert found.request is not None


def test_an_answer_that_is_not_packed_as_it_says_passes_as_it_came() -> None:
    found = _unpacked(_BODY)
    assert (found.body, found.status) == (_BODY, 404)
    assert MISLABELLED in found.flags
