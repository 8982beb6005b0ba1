"""Question2Answer: questions and answers, with its totals in a side panel."""

from __future__ import annotations

from datetime import datetime

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import add_totals, attribute, read_date, stated_moment
from crawler.readers.page_language import page_language
from crawler.reading import Reading

#: The order in which every language states them; comments may be switched off.
COUNTS = ("topics_total", None, "comments_total", "members_total")
WITHOUT_COMMENTS = ("topics_total", None, "members_total")
#: Questions of a list; a question with its answers and comments.
_ROWS = ".qa-q-list-item, .qa-q-view, .qa-a-list-item, .qa-c-list-item"
_WHEN = ".qa-q-item-when, .qa-q-view-when, .qa-a-item-when, .qa-c-item-when"
_COUNTS = ".qa-activity-count-item .qa-activity-count-data"


class Question2AnswerProbe(MarkedPlatform):
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
    marks = (b"qa-template-",)
    signs = ('body[class*="qa-template-"]',)
    links = (("directory", ".qa-nav-main-user a[href]"),)
    register = ".qa-nav-user-register a[href]"

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the counts and the questions, or ask for their list."""
        widget = page.first(".qa-activity-count")
        figures = [node.text() for node in widget.css(_COUNTS)] if widget else []
        signals = COUNTS if len(figures) == len(COUNTS) else WITHOUT_COMMENTS
        if len(figures) == len(signals):  # else an extension's rates: positions tell nothing
            add_totals(reading, figures, page_language(page), signals=signals, place=_COUNTS)
        for row in page.select(_ROWS):
            dates = filter(None, (_date(node, page) for node in row.css(_WHEN)))
            if posted_at := max(dates, default=None):
                # Relative dates move within the day from one crawl to the next.
                reading.post(
                    posted_at, f"{attribute(row, 'id')} {posted_at.date()}", page.fetched_at
                )
        if not reading.posts:
            questions = page.first(".qa-nav-main-questions a[href]")
            reading.ask(page.join(attribute(questions, "href")), self.name, 12)


def _date(node: LexborNode, page: Page) -> datetime | None:
    """Return one printed moment, not in the future: a ``time`` element, else the text."""
    as_of, text = page.fetched_at, " ".join(node.text().split())
    date = (
        stated_moment(node.css_first("time[datetime]"))
        or read_date(text, as_of, page_language(page))
        or read_date(f"{text}, {as_of.year}", as_of, page_language(page))
    )
    return date if date and date <= as_of else None
