"""Stack Exchange: a network of question-and-answer sites with one public API."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.conversation import add_answers
from crawler.readers.features import add_features
from crawler.readers.json_values import dicts, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Listing, Post, PostKind, Rank, fingerprint

API = "https://api.stackexchange.com/2.3"
API_HOST = "api.stackexchange.com"
#: Signal, and its key in the answer of ``/info``.
COUNTS = (
    ("members_total", "total_users"),
    ("topics_total", "total_questions"),
    ("comments_total", "total_comments"),
)
_SUFFIX = ".stackexchange.com"
_SCRIPT = b"StackExchange.init("
_LINKS = (("directory", 'a[href="/users"]'),)
_REGISTER = 'a[href*="/users/signup"]'


class StackExchangeProbe(Probe):
    """Stack Exchange sites.

    Reads: any of their pages (start-up script, links of the menu); of the API ``/info`` and the
    newest questions, for sites under stackexchange.com.
    Gives: users, questions and comments in total; dates of the newest questions; registration;
    member directory.
    Caveats: the date of a question's last activity is not read, since the system itself bumps old
    questions. Sites with a domain of their own are not asked about at the API, which is another
    site; their announced feed gives the dates. The API allows 300 requests a day.
    Checked: recorded answers of ``/info`` and of lists of questions in public clients, and in
    captured pages. Not checked: the link to sign up.
    """

    name = "stackexchange"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of their pages or an answer of the API."""
        if page.is_html:
            return page.has(_SCRIPT)
        return page.host == API_HOST and isinstance(page.json, dict) and "items" in page.json

    def read(self, page: Page) -> Reading:
        """Return what the page or the answer says."""
        reading = Reading()
        reading.platform = self.name
        if page.is_html:
            self._read_page(page, reading)
            return reading
        items = dicts(page.json["items"])
        if page.path.endswith("/info") and items:
            _read_info(items[0], reading)
        elif page.path.endswith("/questions"):
            _read_questions(items, page.fetched_at, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        place = "script StackExchange.init"
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        reading.feature("forum", place=place)
        add_features(page, reading, _LINKS)
        if page.tree.css_matches(_REGISTER):
            reading.text("registration", "open", rank=Rank.MARKUP, place=_REGISTER)
        site = page.host.removesuffix(_SUFFIX)
        if page.host.endswith(_SUFFIX) and site.replace("-", "").isalnum():
            reading.asks.append(Ask(f"{API}/info?site={site}", self.name, 11))
            query = f"order=desc&sort=creation&pagesize=30&site={site}"
            reading.asks.append(Ask(f"{API}/questions?{query}", self.name, 12))


def _read_info(info: dict[str, Any], reading: Reading) -> None:
    for signal, key in COUNTS:
        value = whole(info.get(key))
        reading.number(signal, value, place=f"/items/0/{key}", quote=f"{key}: {value}")


def _read_questions(items: list[dict[str, Any]], as_of: datetime, reading: Reading) -> None:
    answered = []
    for item in items:
        number, created = whole(item.get("question_id")), whole(item.get("creation_date"))
        asked_at = datetime.fromtimestamp(created, UTC) if created else None
        answered.append((asked_at, whole(item.get("answer_count"))))
        if number is not None and asked_at and asked_at <= as_of:
            mark = fingerprint(f"question {number}")
            reading.posts.append(Post(asked_at, PostKind.TOPIC, mark, listing=Listing.STREAM))
    add_answers(reading, answered, as_of, place="/items/*/answer_count")
