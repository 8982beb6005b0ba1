"""The general reading of any HTML page: title, language, software, feeds, features, counts."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import attribute
from crawler.readers.features import read_features
from crawler.readers.joining import Statement, read_access, read_registration
from crawler.readers.members.counts import ListedCount, read_counts
from crawler.readers.members.figure_boxes import boxed_figures
from crawler.readers.moderation import add_pages
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from crawler.speaker import HOSTS_OF_MANY
from vocabulary.domains import registrable_domain
from vocabulary.items import Rank
from vocabulary.signal_names import ORGANISATIONS

TITLE_LENGTH = 150
#: Announced feeds kept: a forum announces one for each board.
MAX_FEEDS = 20
#: Visible text looked at for counts and conditions, in characters.
MAX_TEXT = 100_000
_LANGUAGE = re.compile(r"[a-zA-Z]{2}(?:[-_,; ]|$)")
_ADDRESS = re.compile(r"\S*@\S+")
_GENERATOR = re.compile(r"([A-Za-z][\w!.+]*(?: [A-Za-z][\w!.+]*){0,2})(?:[\s/-]+v?(\d[\w.]*))?")
_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
_DATED_PATH = re.compile(r"/(?:19|20)\d\d/")
_COMMENTS = re.compile(r"comment|kommentar", re.IGNORECASE)


class HomePageProbe(Probe):
    """Any HTML page, whatever made it.

    Reads: title, ``html lang``, ``meta generator``, announced feeds and sitemap,
    links and forms, visible text.
    Gives: title, language, software and its version, feeds, networking features, registration and
    access where plainly stated, member counts in words, dates of articles.
    Caveats: the language is never guessed. Words in running text are no feature, and
    figures in an article are no totals. A generator that is only a plug-in's signature is left out.
    Checked: pages of real WordPress, MediaWiki, DokuWiki, Spirit, Pelican, Nikola and Synapse
    servers.
    """

    name = "home_page"

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is HTML."""
        return page.is_html

    def read(self, page: Page) -> Reading:
        """Return what the page says of itself."""
        reading = Reading()
        _read_head(page, reading)
        _read_announced(page, reading)
        if registrable_domain(page.url) not in HOSTS_OF_MANY:
            for feature in read_features(page):
                reading.feature(feature.name, place=feature.place, quote=feature.quote)
            add_pages(reading, page)
            _state("registration", page.once(read_registration), reading)
            _state("access", read_access(page), reading)
        _read_figures(page, reading)
        return reading


def _read_head(page: Page, reading: Reading) -> None:
    title = _ADDRESS.sub("[…]", " ".join(page.title[: 4 * TITLE_LENGTH].split()))
    reading.text("home_title", title[:TITLE_LENGTH], rank=Rank.STRUCTURED, place="title")
    reading.language, place = _language(page)
    reading.text("language", reading.language, rank=Rank.STRUCTURED, place=place)
    name, version = _generator(page)
    place = "meta[name=generator]"
    reading.text("software", name, rank=Rank.STRUCTURED, place=place, quote=page.generator[:60])
    reading.text("software_version", version, rank=Rank.STRUCTURED, place=place)


def _language(page: Page) -> tuple[str | None, str]:
    """Return the two-letter code the page declares and where, most direct declaration first."""
    graph = page.stated("property", "og:locale")
    declared = {
        "html[lang]": page.lang,
        "content-language header": page.headers.get("content-language"),
        "meta[property='og:locale']": graph[0] if graph else None,
    }
    for place, text in declared.items():
        if text and _LANGUAGE.match(text.strip()):
            return text.strip()[:2].lower(), place
    return None, ""


def _generator(page: Page) -> tuple[str | None, str | None]:
    found = _GENERATOR.match(page.generator[:120])
    if not found or found[1].lower().startswith("powered by"):
        return None, None
    return found[1].lower(), found[2]


def _read_announced(page: Page, reading: Reading) -> None:
    """Take the announced feeds, the site's main one first and those of comments last."""
    feeds: list[str] = []
    comments: list[str] = []
    for link in page.select('link[rel~="alternate" i][type][href]'):
        kind = attribute(link, "type").strip().lower()
        href = attribute(link, "href")
        url = page.join(href) if kind in _FEED_TYPES else ""
        if url:
            about = f"{href} {link.attributes.get('title') or ''}"
            (comments if _COMMENTS.search(about) else feeds).append(url)
    reading.feeds += list(dict.fromkeys(feeds + comments))[:MAX_FEEDS]
    sitemap = page.first('link[rel="sitemap"][href]')
    if sitemap and (url := page.join(attribute(sitemap, "href"))):
        reading.sitemaps.append(url)


def _state(signal: str, statement: Statement | None, reading: Reading) -> None:
    if statement:
        reading.text(
            signal, statement.value, rank=Rank.TEXT, place=statement.place, quote=statement.quote
        )


def _read_figures(page: Page, reading: Reading) -> None:
    """Take the totals in words, but not from an article: its figures are those of its day."""
    if _DATED_PATH.search(page.path) or "article" in page.stated("property", "og:type"):
        return
    for count in _counts(page, reading.language or page_language(page)):
        unit = ORGANISATIONS if count.of_bodies else ""
        reading.figure(count.signal, count.figure, rank=Rank.TEXT, place="text", unit=unit)


def _counts(page: Page, language: str | None) -> list[ListedCount]:
    """Return the totals the text states, else those of its boxes of one figure and one label."""
    this_year = page.fetched_at.year
    counts = read_counts(page.visible_text[:MAX_TEXT], language, page.speaker, this_year)
    if any(count.signal == "members_total" for count in counts):
        return counts
    boxed = read_counts(boxed_figures(page), language, page.speaker, this_year)
    return counts + [count for count in boxed if count.signal == "members_total"]
