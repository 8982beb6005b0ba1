"""Stack Exchange: a network of question-and-answer sites with one public API."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import add_answers, add_counts, dicts, whole
from crawler.reading import Reading
from vocabulary.items import Listing, PostKind

API = "https://api.stackexchange.com/2.3"
API_HOST = "api.stackexchange.com"
#: Signal, and its key in the answer of ``/info``.
COUNTS = (
    ("members_total", "total_users"),
    ("topics_total", "total_questions"),
    ("comments_total", "total_comments"),
)
_SUFFIX = ".stackexchange.com"


class StackExchangeProbe(MarkedPlatform):
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
    marks = (b"StackExchange.init(",)
    links = (("directory", 'a[href="/users"]'),)
    register = 'a[href*="/users/signup"]'
    answers = ("/info", "/questions")

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of their pages or an answer of the API."""
        return super().matches(page) and (page.is_html or page.host == API_HOST)

    def sign(self, page: Page) -> str | None:  # noqa: ARG002  the mark is enough
        """Return the script that starts their pages."""
        return "script StackExchange.init"

    def read_more(self, page: Page, reading: Reading) -> None:
        """Ask the API for the totals and the newest questions."""
        site = page.host.removesuffix(_SUFFIX)
        if page.host.endswith(_SUFFIX) and site.replace("-", "").isalnum():
            query = f"order=desc&sort=creation&pagesize=30&site={site}"
            reading.ask(f"{API}/info?site={site}", self.name, 11)
            reading.ask(f"{API}/questions?{query}", self.name, 12)

    def read_answer(self, page: Page, reading: Reading) -> None:
        """Add the totals, or the questions with how they were answered."""
        reading.platform = self.name
        items = dicts(page.json.get("items"))
        if page.path.endswith("/info"):
            add_counts(reading, items[0] if items else None, COUNTS, "/items/0")
            return
        answered = []
        for item in items:
            number, created = whole(item.get("question_id")), whole(item.get("creation_date"))
            asked_at = datetime.fromtimestamp(created, UTC) if created else None
            answered.append((asked_at, whole(item.get("answer_count"))))
            if number is not None:
                mark, kind, listing = f"question {number}", PostKind.TOPIC, Listing.STREAM
                reading.post(asked_at, mark, page.fetched_at, kind=kind, listing=listing)
        add_answers(reading, answered, page.fetched_at, place="/items/*/answer_count")
