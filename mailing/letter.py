"""News as a person or a program reads them: a mail in two forms, a short text, data. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Any
from urllib.parse import quote, urlencode

from babel.dates import format_datetime
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from analysis.choosing.suitability import ALL_TRADES
from analysis.exporting.characters import without_forbidden
from analysis.words import labels
from analysis.words.terms import Terms
from analysis.words.wording import listed
from mailing.issue import PARIS
from mailing.news import News, NewsItem
from mailing.subscribers import Every, Subscriber
from mailing.words import HEADINGS, LETTER, SUBJECTS, counted
from vocabulary.said import Language

_TEMPLATES = Environment(
    loader=PackageLoader("mailing"),
    undefined=StrictUndefined,
    autoescape=select_autoescape(["html"]),
    trim_blocks=True,
    lstrip_blocks=True,
)
#: Letters of a line of the plain form.
_WIDTH = 76
#: A state's sign and its colour on light ground, as on the pages.
_STATES = {
    "alive": ("●", "#22692b"),
    "slowing": ("◐", "#8f5d00"),
    "dormant": ("○", "#4560b4"),
    "dead": ("✕", "#86100f"),
    "moved": ("➜", "#5f2a78"),
}
_UNTOLD = ("◌", "#5f584c")


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes: ``public_url`` is where the dashboard is, ``contact`` where answers go."""

    public_url: str
    sender: str
    contact: str
    name: str = "Vitality"


@dataclass(frozen=True, slots=True)
class Letter:
    """One subscriber's news in words."""

    subscriber: Subscriber
    news: News
    office: Office
    terms: Terms

    @property
    def language(self) -> Language:
        """The language it is written in."""
        return self.subscriber.language

    @property
    def scope(self) -> str:
        """The trades and regions it is about."""
        return f"{self._of('sectors', 'all_trades')} · {self._of('regions', 'everywhere')}"

    @property
    def counts(self) -> str:
        """What changed, counted: ``1 éteint, 2 nouveaux``."""
        parts = [counted(each.kind, each.number, self.language) for each in self.news.sections]
        return ", ".join(parts) or LETTER["nothing"][self.language]

    @property
    def subject(self) -> str:
        """The mail's subject, on one line."""
        trades = self._of("sectors", "all_trades")
        line = f"{trades}{self.colon}{self.counts} {self.news.issue.when[self.language]}"
        return without_forbidden(line)

    @property
    def colon(self) -> str:
        """A colon with the language's own spaces."""
        return "\u00a0: " if self.language is Language.FR else ": "

    def word(self, name: str, **values: object) -> str:
        """Return one of the letter's own words."""
        return LETTER[name][self.language].format(**values)

    def heading(self, kind: str) -> str:
        """Return a section's heading."""
        return HEADINGS[kind][self.language]

    def state(self, state: str) -> str:
        """Return a state's word."""
        return labels.STATES[state][self.language]

    def look(self, state: str) -> tuple[str, str]:
        """Return a state's sign and colour."""
        return _STATES.get(state, _UNTOLD)

    def told(self, item: NewsItem) -> str:
        """Return why an item is told."""
        return item.reason[self.language]

    @staticmethod
    def link(url: str | None) -> str:
        """Return an address that may be followed, else the empty text."""
        return url if url and url.startswith(("https://", "http://")) else ""

    def trade(self, slug: str) -> str:
        """Return a trade's name."""
        known = self.terms.get("sectors", {}).get(slug)
        return known[self.language] if known else slug

    @property
    def as_of(self) -> str:
        """The moment judged for, in words."""
        if not self.news.as_of:
            return ""
        pattern = "d MMMM y, H 'h' mm" if self.language is Language.FR else "d MMMM y, HH:mm"
        moment = datetime.fromisoformat(self.news.as_of)
        said = format_datetime(moment, pattern, PARIS, self.language.locale)
        return self.word("as_of", moment=said)

    def sheet(self, network: str) -> str:
        """Return the address of a network's sheet."""
        return self._page(f"network/{quote(network, safe='')}")

    @property
    def online(self) -> str:
        """The address of the page that tells the same."""
        issue, trades = self.news.issue, self.subscriber.trades
        sector = trades[0] if len(trades) == 1 else ""
        if issue.every is Every.MONTH:
            return self._page("digest", month=f"{issue.first:%Y-%m}", sector=sector)
        return self._page("changes", by="week", sector=sector)

    def choosing(self, trade: str) -> str:
        """Return the address of *Choisir* with a trade, and the region where it is one."""
        regions = self.subscriber.regions
        region = regions[0] if len(regions) == 1 else ""
        return self._page("choose", sector="" if trade == ALL_TRADES else trade, region=region)

    def mailto(self, name: str) -> str:
        """Return a link that opens a mail to us with its subject written."""
        subject = quote(SUBJECTS[name][self.language])
        return f"mailto:{quote(self.office.contact, safe='@+')}?subject={subject}"

    def _of(self, name: str, otherwise: str) -> str:
        slugs = self.subscriber.trades if name == "sectors" else self.subscriber.regions
        known = self.terms.get(name, {})
        named = [known[slug][self.language] if slug in known else slug for slug in slugs]
        return listed(named, self.language) if named else self.word(otherwise)

    def _page(self, path: str, **asked: str) -> str:
        pairs = {name: value for name, value in {**asked, "lang": self.language}.items() if value}
        return f"{self.office.public_url.rstrip('/')}/{path}?{urlencode(pairs)}"


def as_text(letter: Letter) -> str:
    """Return the plain form; lines of addresses stay whole."""
    rendered = _TEMPLATES.get_template("letter.txt").render(letter=letter)
    return without_forbidden("\n".join(_wrapped(rendered)).strip() + "\n")


def as_html(letter: Letter) -> str:
    """Return the form with headings and links: tables and styles in line, as mail programs need them."""
    return without_forbidden(_TEMPLATES.get_template("letter.html").render(letter=letter))


def as_mail(letter: Letter, key: str, sent_at: datetime) -> EmailMessage:
    """Return the mail in both forms. ``key`` tells this issue to this subscriber from all others."""
    office, mail = letter.office, EmailMessage()
    domain = office.sender.rpartition("@")[2]
    mail["From"] = Address(office.name, addr_spec=office.sender)
    mail["To"] = letter.subscriber.address
    mail["Reply-To"] = office.contact
    mail["Subject"] = letter.subject
    mail["Date"] = sent_at
    mail["Message-ID"] = f"<{key}@{domain}>"
    mail["List-Unsubscribe"] = f"<{letter.mailto('stop')}>"
    mail["List-Id"] = f"Vitality <vitality.{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = letter.language
    mail.set_content(as_text(letter))
    mail.add_alternative(as_html(letter), subtype="html")
    return mail


def as_data(letter: Letter) -> dict[str, Any]:
    """Return the news for a program."""
    news, language = letter.news, letter.language
    return {
        "issue": news.issue.first.isoformat(),
        "every": news.issue.every,
        "as_of": news.as_of,
        "language": language,
        "title": letter.subject,
        "online": letter.online,
        "advised": [
            {
                "trade": each.trade,
                "id": each.candidate.id,
                "name": each.candidate.name,
                "url": each.candidate.url,
                "reasons": [reason.said[language] for reason in each.reasons],
                "sheet": letter.sheet(each.candidate.id),
            }
            for each in news.advised
        ],
        "changes": [
            {"kind": section.kind, **_changed(item, letter)}
            for section in news.sections
            for item in section.items
        ],
        "numbers": {section.kind: section.number for section in news.sections},
    }


def _changed(item: NewsItem, letter: Letter) -> Mapping[str, Any]:
    row = item.row
    told = {name: row[name] for name in ("id", "name", "url", "state", "cause", "successor_url")}
    return {
        **told,
        "reason": letter.told(item),
        "advice": row[f"advice_{letter.language}"],
        "evidence_url": row["evidence_url"],
        "instead": item.instead["other"] if item.instead else None,
        "sheet": letter.sheet(row["id"]),
    }


def _wrapped(text: str) -> Iterator[str]:
    for line in text.splitlines():
        indent = "  " if line.startswith(("- ", "  ")) else ""
        yield from textwrap.wrap(
            line.rstrip(),
            _WIDTH,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
