"""Askbot: questions and answers, with public totals."""

from __future__ import annotations

from crawler.items import Ask, Post, PostKind, Rank, fingerprint
from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.isodate import parse_iso
from crawler.readers.json_values import whole
from crawler.reading import Reading

INFO = "/api/v1/info/"
#: Signal, and its key in the answer.
COUNTS = (
    ("members_total", "users"),
    ("topics_total", "questions"),
    ("comments_total", "comments"),
)
_FEED = "/feeds/rss/"
_ROWS = '.short-summary[id^="question-"]'
_SCRIPT = b"askbot['urls']"
_LINKS = (("directory", "a#navUsers[href]"), ("groups", "a#navGroups[href]"))


class AskbotProbe(Probe):
    """Askbot.

    Reads: any of its pages (its start-up script, the list of questions, its menu) and
    ``/api/v1/info/``.
    Gives: active accounts, questions, comments and groups in total; dates of the latest activity
    of each question listed; member directory and groups.
    Caveats: members are accounts that are not disabled. Answers have a total of their own, which
    is neither of comments nor of posts and is not kept. No groups means that groups are off. The
    latest activity of a question may be an edit or a vote of its moderators.
    Checked in ASKBOT/askbot-devel: views/api_v1.py, base.html, question_summary.html,
    meta_nav.html. Not checked: markup of the ``timeago`` macro, address of the feed.
    """

    name = "askbot"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of its pages or its totals."""
        if page.is_html:
            return _SCRIPT in page.body
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
        for feature, selector in _LINKS:
            if page.tree.css_matches(selector):
                reading.feature(feature, place=selector)
        for row in page.tree.css(_ROWS):
            node = row.css_first(".userinfo .timeago")
            stated = node.attributes if node else {}
            posted_at = parse_iso(stated.get("datetime") or stated.get("title") or "")
            if posted_at and posted_at <= page.fetched_at:
                mark = fingerprint(f"{row.attributes.get('id')} {posted_at.isoformat()}")
                reading.posts.append(Post(posted_at, PostKind.POST, mark))
        reading.asks.append(Ask(f"{_root(page)}{INFO}", self.name, 11))


def _root(page: Page) -> str:
    """Return where Askbot is, without a final slash: where its announced feed is, else the host."""
    node = page.tree.css_first(f'link[rel="alternate"][href$="{_FEED}"]')
    feed = page.join(node.attributes.get("href") or "") if node else ""
    return (feed.removesuffix(_FEED) or page.join("/")).rstrip("/")


def _read_info(page: Page, reading: Reading) -> None:
    for signal, key in COUNTS:
        value = whole(page.json.get(key))
        reading.number(signal, value, place=f"/{key}", quote=f"{key}: {value}")
    groups = whole(page.json.get("groups"))
    reading.number("groups_total", groups or None, place="/groups", quote=f"groups: {groups}")
