"""What a host asks of its visitors: robots.txt, Retry-After, reservations of rights.

Pure: it is given the answer, it fetches nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from math import isfinite
from urllib.parse import urlsplit

from protego import Protego
from w3lib.encoding import http_content_type_encoding, read_bom

from crawler.encodings import is_of_texts
from crawler.page import Page
from vocabulary.items import FetchOutcome
from vocabulary.promises import ROBOT_TOKEN
from vocabulary.reachability import fetch_outcome

#: Bytes of robots.txt read (RFC 9309 asks for at least 500 KiB).
MAX_BYTES = 512_000
#: Files whose rules are at hand, as many as networks under way; of others they are read anew.
RULES_AT_HAND = 1_000
#: A wait that is longer is none that anybody means: there is an end to the days that can be counted.
LONGEST_WAIT = timedelta(days=366)
#: Signs that nobody sees, which two files put together leave between them.
_UNSEEN = str.maketrans("", "", "\ufeff\u200b\u200c\u200d\u2060")
_ORIGIN = re.compile(r"https?://[^/\s#]*/?", re.IGNORECASE)
#: Stands before a file, so that rules which name nobody are for everybody.
_FOR_ALL = ("User-agent: *", "Disallow:")


def robots_url(url: str) -> str:
    """Return the address of the robots.txt that rules ``url``."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def reserves_rights(page: Page) -> bool:
    """Whether an answer opts out of text and data mining (W3C TDMRep header or meta element)."""
    if page.headers.get("tdm-reservation", "").strip() == "1":
        return True
    return "1" in page.stated("name", "tdm-reservation")


def retry_after(page: Page) -> timedelta | None:
    """Return the wait a host asks for before the next request, if it says so understandably."""
    value = page.headers.get("retry-after", "").strip()
    try:
        if value.isascii() and value.isdigit():
            return min(timedelta(seconds=int(value[:9])), LONGEST_WAIT)
        return min(parsedate_to_datetime(value) - page.fetched_at, LONGEST_WAIT)
    except (ValueError, TypeError):  # no date, or a date without a zone
        return None


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host for this crawler (RFC 9309)."""

    texts: tuple[str, ...] = ()  # each way to read them; all must allow
    closed: FetchOutcome | None = None  # robots.txt could not be had, so nothing may be asked
    sitemaps: tuple[str, ...] = ()
    pause: float = 0.0  # seconds, remembered from an earlier crawl

    @classmethod
    def from_page(cls, page: Page) -> Robots:
        """Read an answer: 2xx are rules, 4xx but 429 means no rules, anything else closes the host."""
        outcome = fetch_outcome(page.status)
        if outcome is FetchOutcome.OK:
            texts = tuple(way for text in _readings(page) for way in _ways(text))
            return cls(texts, sitemaps=tuple(_rules(texts[0]).sitemaps))
        if 400 <= page.status < 500 and outcome is not FetchOutcome.RATE_LIMITED:
            return cls()
        return cls(closed=outcome)

    def allows(self, url: str) -> bool:
        """Whether this crawler may ask for ``url``."""
        if self.closed:
            return False
        return all(_rules(text).can_fetch(url, ROBOT_TOKEN) for text in self.texts)

    @property
    def delay(self) -> float:
        """The ``Crawl-delay`` for this crawler, in seconds; 0 when none is asked."""
        delays = (float(_rules(text).crawl_delay(ROBOT_TOKEN) or 0) for text in self.texts)
        return max((delay for delay in delays if isfinite(delay)), default=self.pause)


@lru_cache(maxsize=RULES_AT_HAND)
def _rules(text: str) -> Protego:
    """Return the rules of a file. As text a host takes a tenth of their memory."""
    return Protego.parse(text)


def _readings(page: Page) -> list[str]:
    """Return the text of a robots.txt in each way it can be read, the likeliest first.

    By its byte-order mark, else as UTF-8; and where the header or the bytes say another encoding, in
    that one too. A page of HTML holds no line that is a rule, so it states none.
    """
    body = page.body[:MAX_BYTES]
    named, mark = read_bom(body)
    if named and mark:
        return [body[len(mark) :].decode(named, "replace")]
    texts = [body.decode("utf-8", "replace")]
    if b"\0" in body:  # UTF-16 or UTF-32 without a mark, or blanks that are none
        texts += [body.decode(wide, "replace") for wide in ("utf-16-le", "utf-16-be")]
        texts.append(texts[0].replace("\0", ""))
    declared = http_content_type_encoding(page.headers.get("content-type"))
    if declared and is_of_texts(declared):
        texts.append(body.decode(declared, "replace"))
    return list(dict.fromkeys(texts))


def _ways(text: str) -> tuple[str, ...]:
    """Return a robots.txt as it is meant, and, where it may name us, to the letter: both must allow."""
    return (_meant(text), text) if ROBOT_TOKEN.lower() in text.lower() else (_meant(text),)


def _meant(text: str) -> str:
    """Return a robots.txt as whoever wrote it means it, where a parser by the book heeds less."""
    lines = text.translate(_UNSEEN).splitlines()
    return "\n".join((*_FOR_ALL, *map(_meant_line, lines)))


def _meant_line(line: str) -> str:
    """Return a line that names us by all of our user agent, or forbids what is no path, in plain words."""
    name, _, said = line.partition(":")
    name, said = name.strip().lower(), said.partition("#")[0].strip()
    if name.endswith("agent") and ROBOT_TOKEN.lower() in said.lower():
        return f"User-agent: {ROBOT_TOKEN}"
    if name == "disallow" and said and said[0] not in "/*$":
        return f"Disallow: /{_ORIGIN.sub('', said, count=1)}"
    return line
