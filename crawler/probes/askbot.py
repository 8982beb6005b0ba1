"""Askbot: questions and answers, with public totals."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import attribute, parse_iso, whole
from crawler.reading import Reading

INFO = "/api/v1/info/"
#: Signal, and its key in the answer.
COUNTS = (
    ("members_total", "users"),
    ("topics_total", "questions"),
    ("comments_total", "comments"),
    ("groups_total", "groups"),
)
_FEED = "/feeds/rss/"
#: Since version 0.13, and before it.
_ROWS = '.question-summary, .short-summary[id^="question-"]'
_ACTIVE = ".question-summary-user-info .js-timeago, .userinfo .timeago"
_TWICE = re.compile(r"([+-][0-9]{2}:[0-9]{2}) [+-][0-9]{4}$")  # the offset, as 0.13 writes it


class AskbotProbe(MarkedPlatform):
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
    marks = (b"askbot['urls']",)
    links = (
        ("directory", "a.with-users-icon[href], a#navUsers[href]"),
        ("groups", "a#navGroups[href]"),
        ("search", 'form.js-search-form input[name="query"]'),
    )
    answers = (INFO, INFO.rstrip("/"))

    def sign(self, page: Page) -> str | None:  # noqa: ARG002  the mark is enough
        """Return the script that starts its pages."""
        return "script askbot['urls']"

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the latest activity of the questions; ask for the totals."""
        for row in page.select(_ROWS):
            node, link = row.css_first(_ACTIVE), row.css_first("h2 a[href]")
            stamp = attribute(node, "datetime") or attribute(node, "title")
            posted_at = parse_iso(_TWICE.sub(r"\1", stamp))
            if link and posted_at:
                identity = f"{attribute(link, 'href')} {posted_at.isoformat()}"
                reading.post(posted_at, identity, page.fetched_at)
        # Where Askbot is, its announced feed tells; else it is at the root of the host.
        announced = f'link[rel="alternate"][href$="{_FEED}"], a.js-rss-link[href$="{_FEED}"]'
        feed = page.join(attribute(page.first(announced), "href"))
        root = (feed.removesuffix(_FEED) or page.join("/")).rstrip("/")
        reading.ask(f"{root}{INFO}", self.name, 11)

    def read_answer(self, page: Page, reading: Reading) -> None:
        """Add the totals. No groups means that groups are off."""
        if not {"users", "questions", "answers"} <= page.json.keys():
            return
        reading.platform = self.name
        for signal, key in COUNTS:
            value = whole(page.json.get(key))
            is_off = key == "groups" and not value
            reading.number(
                signal, None if is_off else value, place=f"/{key}", quote=f"{key}: {value}"
            )
