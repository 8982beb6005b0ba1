"""Question2Answer: questions and answers, with its totals in a side panel."""

from __future__ import annotations

from datetime import datetime

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.readers.isodate import parse_iso
from crawler.readers.nodes import attribute
from crawler.readers.numbers import Figure, parse_number
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

#: The order in which every language states them; comments may be switched off.
COUNTS = ("topics_total", None, "comments_total", "members_total")
WITHOUT_COMMENTS = ("topics_total", None, "members_total")
_SIGN = 'body[class*="qa-template-"]'
#: Questions of a list; a question with its answers and comments.
_ROWS = ".qa-q-list-item, .qa-q-view, .qa-a-list-item, .qa-c-list-item"
_WHEN = ".qa-q-item-when, .qa-q-view-when, .qa-a-item-when, .qa-c-item-when"
_COUNTS = ".qa-activity-count"
_QUESTIONS = ".qa-nav-main-questions a[href]"
_REGISTER = ".qa-nav-user-register a[href]"
_USERS = ".qa-nav-main-user a[href]"


class Question2AnswerProbe(Probe):
    """Question2Answer 1.x, in any language and most themes.

    Reads: any of its pages: the widget of activity counts, the list of questions, its menu.
    Gives: questions, comments and users in total; dates of the latest activity of each question;
    registration; member directory.
    Caveats: the counts are told by position (questions, answers, comments unless switched off,
    users), which all languages keep; users are those with points, which is every account. Newer
    versions print short numbers (16.2k), kept as ranges. A date of this year is printed without the
    year; one of the last days is relative, so exact to the day only.
    Checked: q2a/question2answer: qa-widget-activity-count, qa-theme-base, the formats of dates,
    and in captured pages. Not checked: ``time`` elements in lists.
    """

    name = "question2answer"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may be a page of Question2Answer."""
        return page.is_html and page.has(b"qa-template-")

    def read(self, page: Page) -> Reading:
        """Return what a page says."""
        reading = Reading()
        if not page.tree.css_matches(_SIGN):
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
        reading.feature("forum", place=_SIGN)
        if page.tree.css_matches(_USERS):
            reading.feature("directory", place=_USERS)
        if page.tree.css_matches(_REGISTER):
            reading.text("registration", "open", rank=Rank.MARKUP, place=_REGISTER)
        _read_counts(page, reading)
        _read_questions(page, reading)
        questions = page.tree.css_first(_QUESTIONS)
        if questions is not None and not reading.posts:
            url = page.join(attribute(questions, "href"))
            reading.asks.append(Ask(url, self.name, 12))
        return reading


def _read_counts(page: Page, reading: Reading) -> None:
    widget = page.tree.css_first(_COUNTS)
    nodes = widget.css(".qa-activity-count-item .qa-activity-count-data") if widget else []
    figures = [parse_number(node.text(strip=True)) for node in nodes]
    signals = COUNTS if len(figures) == len(COUNTS) else WITHOUT_COMMENTS
    if len(figures) != len(signals) or None in figures:
        return  # an extension's rates among them: the positions tell nothing
    for signal, figure in zip(signals, figures, strict=True):
        if signal and figure:
            _add(reading, signal, figure)


def _add(reading: Reading, signal: str, figure: Figure) -> None:
    reading.number(
        signal,
        int(figure.value),
        low=figure.low,
        high=figure.high,
        at_least=figure.high is None,
        rank=Rank.MARKUP,
        place=".qa-activity-count-data",
        quote=figure.quote,
    )


def _read_questions(page: Page, reading: Reading) -> None:
    language = page.lang
    for row in page.tree.css(_ROWS):
        dates = [_date(node, page.fetched_at, language) for node in row.css(_WHEN)]
        posted_at = max((date for date in dates if date), default=None)
        if posted_at is not None:
            # Relative dates move within the day from one crawl to the next.
            mark = fingerprint(f"{row.attributes.get('id')} {posted_at.date()}")
            reading.posts.append(Post(posted_at, PostKind.POST, mark))


def _date(node: LexborNode, as_of: datetime, language: str | None) -> datetime | None:
    """Return one printed moment, not in the future: a ``time`` element, else the text."""
    time = node.css_first("time[datetime]")
    if time is not None:
        date = parse_iso(attribute(time, "datetime"))
    else:
        text = " ".join(node.text().split())
        date = read_date(text, as_of, language) or read_date(
            f"{text}, {as_of.year}", as_of, language
        )
    return date if date and date <= as_of else None
