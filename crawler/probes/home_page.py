"""The general reading of any HTML page: title, language, software, feeds, features, counts, dates."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.counts import read_counts
from crawler.readers.dates import read_date
from crawler.readers.features import lists_topics, read_features
from crawler.readers.isodate import parse_iso
from crawler.readers.joining import Statement, read_access, read_registration
from crawler.reading import Reading
from vocabulary.domains import registrable_domain
from vocabulary.items import Post, PostKind, Rank, fingerprint

TITLE_LENGTH = 150
#: Announced feeds kept: a forum announces one for each board.
MAX_FEEDS = 20
#: Dates of articles looked at.
MAX_DATES = 100
#: Visible text looked at for counts and conditions, in characters.
MAX_TEXT = 100_000
#: Where "join" and "free" are said of the host, not of the one network that lives there.
HOSTS_OF_MANY = frozenset(
    {
        *("linkedin.com", "facebook.com", "reddit.com", "bsky.app", "slack.com", "discord.com"),
        *("t.me", "meetup.com", "helloasso.com"),
    }
)
_LANGUAGE = re.compile(r"[a-zA-Z]{2}(?:[-_,; ]|$)")
_ADDRESS = re.compile(r"\S*@\S+")
_GENERATOR = re.compile(r"([A-Za-z][\w!.+]*(?: [A-Za-z][\w!.+]*){0,2})(?:[\s/-]+v?(\d[\w.]*))?")
_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
_DATED_PATH = re.compile(r"/(?:19|20)\d\d/")
_ARTICLE = 'meta[property="og:type"][content="article"]'
_COMMENTS = re.compile(r"comment|kommentar", re.IGNORECASE)
#: A node that also has its moment in figures shows its reader's time in the title.
_DATED_TITLES = ", ".join(
    f"{node}[title]:not([datetime]):not([data-time])"
    for node in ('[class*="date" i]', '[class*="time" i]', "abbr")
)
_EVENT = re.compile(r"event|evenement|tribe", re.IGNORECASE)


class HomePageProbe(Probe):
    """Any HTML page, whatever made it.

    Reads: title, ``html lang``, ``meta generator``, announced feeds and sitemap,
    links and forms, visible text, dated articles, dates in
    the titles of a list of topics.
    Gives: title, language, software and its version, feeds, networking features, registration and
    access where plainly stated, member counts in words, dates of articles.
    Caveats: the language is never guessed. Words in running text are no feature, and
    figures in an article are no totals. A generator that is only a plug-in's signature is left out.
    Dates of events are not dates of posts.
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
        for feature in read_features(page):
            reading.feature(feature.name, place=feature.place, quote=feature.quote)
        if registrable_domain(page.url) not in HOSTS_OF_MANY:
            _state("registration", read_registration(page), reading)
            _state("access", read_access(page), reading)
        _read_figures(page, reading)
        _read_articles(page, reading)
        _read_topics(page, reading)
        return reading


def _read_head(page: Page, reading: Reading) -> None:
    title = page.tree.css_first("title")
    if title:
        text = _ADDRESS.sub("[…]", " ".join(title.text()[: 4 * TITLE_LENGTH].split()))[
            :TITLE_LENGTH
        ]
        reading.text("home_title", text, rank=Rank.STRUCTURED, place="title")
    reading.language, place = _language(page)
    reading.text("language", reading.language, rank=Rank.STRUCTURED, place=place)
    name, version = _generator(page)
    place = "meta[name=generator]"
    reading.text("software", name, rank=Rank.STRUCTURED, place=place, quote=page.generator[:60])
    reading.text("software_version", version, rank=Rank.STRUCTURED, place=place)


def _language(page: Page) -> tuple[str | None, str]:
    """Return the two-letter code the page declares and where, most direct declaration first."""
    root, graph = page.tree.css_first("html"), page.tree.css_first('meta[property="og:locale"]')
    declared = {
        "html[lang]": root.attributes.get("lang") if root else None,
        "content-language header": page.headers.get("content-language"),
        "meta[property='og:locale']": graph.attributes.get("content") if graph else None,
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
    for link in page.tree.css('link[rel~="alternate" i][type][href]'):
        kind = (link.attributes.get("type") or "").strip().lower()
        href = link.attributes.get("href") or ""
        url = page.join(href) if kind in _FEED_TYPES else ""
        if url:
            about = f"{href} {link.attributes.get('title') or ''}"
            (comments if _COMMENTS.search(about) else feeds).append(url)
    reading.feeds += list(dict.fromkeys(feeds + comments))[:MAX_FEEDS]
    sitemap = page.tree.css_first('link[rel="sitemap"][href]')
    if sitemap and (url := page.join(sitemap.attributes.get("href") or "")):
        reading.sitemaps.append(url)


def _state(signal: str, statement: Statement | None, reading: Reading) -> None:
    if statement:
        reading.text(
            signal, statement.value, rank=Rank.TEXT, place=statement.place, quote=statement.quote
        )


def _read_figures(page: Page, reading: Reading) -> None:
    """Take the totals in words, but not from an article: its figures are those of its day."""
    if _DATED_PATH.search(page.path) or page.tree.css_matches(_ARTICLE):
        return
    text, this_year = page.visible_text[:MAX_TEXT], page.fetched_at.year
    for count in read_counts(text, reading.language, page.speaker, this_year):
        figure = count.figure
        reading.number(
            count.signal,
            round(figure.value),
            low=figure.low,
            high=figure.high,
            at_least=figure.high is None,
            rank=Rank.TEXT,
            place="text",
            quote=figure.quote,
        )


def _read_articles(page: Page, reading: Reading) -> None:
    """Take the first date of each article; a date to come, or one of an event, is no post."""
    seen: set[int] = set()
    for time in page.tree.css("article time[datetime]")[:MAX_DATES]:
        article = _article_of(time)
        if article.mem_id in seen:
            continue
        seen.add(article.mem_id)
        marks = f"{article.attributes.get('class')} {article.attributes.get('itemtype')}"
        posted_at = parse_iso(time.attributes.get("datetime") or "")
        if posted_at is None or posted_at > page.fetched_at or _EVENT.search(marks):
            continue
        link = article.css_first("a[href]")
        identity = (link.attributes.get("href") if link else "") or f"{page.path} {posted_at}"
        reading.posts.append(Post(posted_at, PostKind.POST, fingerprint(identity)))


def _read_topics(page: Page, reading: Reading) -> None:
    """Take the exact dates that a list of topics keeps in titles beside "3 days ago"."""
    dated = page.tree.css(_DATED_TITLES)
    if not dated or not lists_topics(page):
        return
    for node in dated[:MAX_DATES]:
        title = node.attributes.get("title") or ""
        posted_at = read_date(title, page.fetched_at, reading.language)
        if posted_at is not None and posted_at <= page.fetched_at:
            identity = fingerprint(f"{page.path} {posted_at}")
            reading.posts.append(Post(posted_at, PostKind.TOPIC, identity))


def _article_of(node: LexborNode) -> LexborNode:
    """Return the nearest article around ``node``."""
    parent = node.parent
    while parent is not None and parent.tag != "article":
        parent = parent.parent
    return parent or node
