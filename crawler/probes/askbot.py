"""Askbot: questions and answers, with public totals."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.features import add_features
from crawler.readers.isodate import parse_iso
from crawler.readers.json_values import whole
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

INFO = "/api/v1/info/"
#: Signal, and its key in the answer.
COUNTS = (
    ("members_total", "users"),
    ("topics_total", "questions"),
    ("comments_total", "comments"),
)
_FEED = "/feeds/rss/"
#: Since version 0.13, and before it.
_ROWS = '.question-summary, .short-summary[id^="question-"]'
_ACTIVE = ".question-summary-user-info .js-timeago, .userinfo .timeago"
_TWICE = re.compile(r"([+-][0-9]{2}:[0-9]{2}) [+-][0-9]{4}$")  # the offset, as 0.13 writes it
_SCRIPT = b"askbot['urls']"
_FEATURES = (
    ("directory", "a.with-users-icon[href], a#navUsers[href]"),
    ("groups", "a#navGroups[href]"),
    ("search", 'form.js-search-form input[name="query"]'),
)


class AskbotProbe(Probe):
    """Askbot.

    Reads: any of its pages (its start-up script, the list of questions, its menu) and
    ``/api/v1/info/``.
    Gives: active accounts, questions, comments and groups in total; dates of the latest activity
    of each question listed; member directory and groups.
    Caveats: members are accounts that are not disabled. Answers have a total of their own, which is
    neither of comments nor of posts and is not kept. No groups means that groups are off. The
    latest activity of a question may be an edit or a vote of its moderators. Its feed has questions
    only.
    Checked: against askbot 0.13.0 at work: list of questions, menu, totals, feed. In the source of
    earlier versions: base.html, question_summary.html, meta_nav.html; groups only there.
    """

    name = "askbot"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of its pages or its totals."""
        if page.is_html:
            return page.has(_SCRIPT)
        if not (page.path.endswith(INFO.rstrip("/")) or page.path.endswith(INFO)):
            return False
        return isinstance(page.json, dict) and {"users", "questions", "answers"} <= page.json.keys()

    def read(self, page: Page) -> Reading:
        """Return what the page or the answer says."""
        reading = Reading()
        reading.platform = self.name
        if page.is_html:
            self._read_page(page, reading)
        else:
            _read_info(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        place = "script askbot['urls']"
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        reading.feature("forum", place=place)
        add_features(page, reading, _FEATURES)
        for row in page.tree.css(_ROWS):
            node, link = row.css_first(_ACTIVE), row.css_first("h2 a[href]")
            stated = node.attributes if node else {}
            stamp = stated.get("datetime") or stated.get("title") or ""
            posted_at = parse_iso(_TWICE.sub(r"\1", stamp))
            if link and posted_at and posted_at <= page.fetched_at:
                mark = fingerprint(f"{link.attributes.get('href')} {posted_at.isoformat()}")
                reading.posts.append(Post(posted_at, PostKind.POST, mark))
        reading.asks.append(Ask(f"{_root(page)}{INFO}", self.name, 11))


def _root(page: Page) -> str:
    """Return where Askbot is, without a final slash: where its announced feed is, else the host."""
    announced = f'link[rel="alternate"][href$="{_FEED}"], a.js-rss-link[href$="{_FEED}"]'
    node = page.tree.css_first(announced)
    feed = page.join(attribute(node, "href"))
    return (feed.removesuffix(_FEED) or page.join("/")).rstrip("/")


def _read_info(page: Page, reading: Reading) -> None:
    for signal, key in COUNTS:
        value = whole(page.json.get(key))
        reading.number(signal, value, place=f"/{key}", quote=f"{key}: {value}")
    groups = whole(page.json.get("groups"))
    reading.number("groups_total", groups or None, place="/groups", quote=f"groups: {groups}")
