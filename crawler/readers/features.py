"""Networking features that a page's own links and forms show. Pure; precision before recall.

A feature is shown by a link whose whole label or path names it, or by a form that does it. Words in
running text, links to other sites, tags and categories of articles show nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from selectolax.lexbor import LexborNode

from crawler.page import Link, Page
from crawler.readers import feature_words as words
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from crawler.speaker import Speaker
from vocabulary.domains import registrable_domain
from vocabulary.frozen import record

#: Characters of a link text; a longer one is a headline.
MAX_LABEL = 60
_FEEDS = ", ".join(
    f'link[rel~="alternate"][type="application/{kind}+xml"]' for kind in ("rss", "atom")
)
_STORE = re.compile(
    r"https?://(apps\.apple\.com|itunes\.apple\.com(?=/(?:[a-z]{2}/)?app/)|play\.google\.com/store/apps)/",
    re.IGNORECASE,
)
_SEARCH = (
    'form[role="search"]',
    'input[type="search"]',
    'form input[name="s"]',
    'form input[name="q"]',
    'form input[name="keywords"]',
    'form input[name="recherche"]',
    '[role="search"] input',
)
_NEWSLETTER = re.compile(
    r"newsletter|infolettre|lettre d.information|mailpoet|mc4wp|bolet[ií]n", re.IGNORECASE
)
_ARTICLE_PATH = re.compile(
    r"/(?:tags?|categor(?:y|ies|ie)|author|auteur|(?:19|20)\d\d)/", re.IGNORECASE
)
_ABSOLUTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]\s*[/\\])", re.IGNORECASE)
#: Addresses of single topics in the forum engines' own ways of writing them.
_TOPIC = re.compile(
    r"/(?:topics?|threads?|discussions?|sujets?|t)/[^/?#]*\d|viewtopic\.php|showthread\.php|/topic\?id=",
    re.IGNORECASE,
)
#: One of these is in each of those addresses, in small letters.
_TOPIC_MARKS = (b"topic", b"thread", b"discussion", b"sujet", b"/t/")
#: So many topics on one page are a forum; a link or two may be references.
SEVERAL_TOPICS = 3
_COUNT = re.compile(r"\s?\(?\d[\d .,]{0,12}\)?$")
_PATH = re.compile(r"(?:https?:)?(?://[^/?#]*)?([^?#]*)", re.IGNORECASE)
_BY_LABEL = {label: name for name, labels in words.LABELS.items() for label in labels}
_BY_PATH = {path: name for name, paths in words.PATHS.items() for path in paths}
_SHARED_JOBS = re.compile(words.SHARED_JOBS)
#: The page of one member or of those who run it, by whatever script the list has, too.
_ONE_MEMBER = re.compile(
    r"[?&]mode=(?:viewprofile|leaders|team|group|contactadmin|email)|[?&](?:u|uid|user|id)=[0-9]"
    r"|viewprofile",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    rf"(?:{'|'.join(sorted(words.ARTICLES, key=len, reverse=True))})(?:\s+|(?<='))"
)


@record(frozen=True, slots=True)
class Feature:
    """One networking feature with the markup and the words that show it."""

    name: str
    place: str
    quote: str = ""


def read_features(page: Page) -> list[Feature]:
    """Return the networking features an HTML page shows, each once, in order of appearance."""
    found: dict[str, Feature] = {}
    readers = (_from_links, _from_forms, _from_stores, _from_head, _from_topics)
    for feature in (feature for reader in readers for feature in reader(page)):
        found.setdefault(feature.name, feature)
    return list(found.values())


def add_features(page: Page, reading: Reading, links: Sequence[tuple[str, str]]) -> None:
    """Add each feature whose selector finds something: pairs of feature and selector."""
    for feature, selector in links:
        if page.shows(selector):
            reading.feature(feature, place=selector)


def lists_topics(page: Page) -> bool:
    """Whether a page links to several single topics of a forum of its own."""
    if not any(mark in page.source for mark in _TOPIC_MARKS):
        return False
    own = registrable_domain(page.url)
    topics: set[str] = set()
    for link in page.links:
        href = link.href
        if href not in topics and _TOPIC.search(href) and not _is_elsewhere(page, href, own):
            topics.add(href)
            if len(topics) == SEVERAL_TOPICS:
                return True
    return False


def fold_words(text: str) -> str:
    """Return a text on one line in lower case without accents."""
    plain = " ".join(text.split()).lower()
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFKD", plain.replace("’", "'"))
    return plain.encode("ascii", "ignore").decode()


@lru_cache(maxsize=4_096)  # several readers ask for the same links, and so does the next page
def fold_label(text: str) -> str:
    """Return a link text for comparison: lower case, no accents, no leading article, no count."""
    plain = fold_words(text)
    plain = _COUNT.sub("", plain) if plain[-1:] in "0123456789)" else plain
    plain = plain.strip(" :>-")
    article = _ARTICLE.match(plain)
    return plain[article.end() :] if article else plain


def labelled_links(page: Page) -> list[tuple[str, Link]]:
    """Return the links of a page that have a short label, each with its label as ``fold_label`` gives it."""
    return [
        (fold_label(link.label), link) for link in page.links if len(link.label) <= 2 * MAX_LABEL
    ]


def _from_links(page: Page) -> Iterator[Feature]:
    own = registrable_domain(page.url)
    for label, link in page.once(labelled_links):
        if len(link.href) > 500:
            continue
        name = _named(label, link.href) or _beside_own_name(label, page.speaker)
        if name is None or _is_elsewhere(page, link.href, own) or _ARTICLE_PATH.search(link.href):
            continue
        if name == "jobs" and not _are_members_jobs(link):
            continue
        if name == "directory" and _ONE_MEMBER.search(link.href):
            continue
        quote = " ".join(link.label.split())[:MAX_LABEL]
        yield Feature(name, f"a[href='{link.href[:80]}']", quote)


def _named(label: str, href: str) -> str | None:
    """Return the feature that a whole label names, or else the end of a short path."""
    if not label or len(label) > MAX_LABEL:
        return None
    if name := _BY_LABEL.get(label):
        return name
    if not _may_be_named(href):
        return None
    path = _PATH.match(href)
    segments = [part for part in path[1].lower().split("/") if part] if path else []
    if segments and segments[-1].startswith("index."):
        segments.pop()
    return _BY_PATH.get(segments[-1]) if 1 <= len(segments) <= 2 else None


def _may_be_named(href: str) -> bool:
    """Whether an address may end in a path that names a feature: few do, and they are looked at."""
    path = href.partition("?")[0].partition("#")[0].rstrip("/")
    last = path[path.rfind("/") + 1 :].lower()
    return last in _BY_PATH or last.startswith("index.") or ":" in last


def _beside_own_name(label: str, speaker: Speaker) -> str | None:
    """Return the feature named with the site's own name: "Forum Kervia", and not "Forum Treskel"."""
    if " " not in label or len(label) > MAX_LABEL:
        return None
    first, _, after = label.partition(" ")
    if first in _BY_LABEL and speaker.is_named(after):
        return _BY_LABEL[first]
    before, _, last = label.rpartition(" ")
    return _BY_LABEL[last] if last in _BY_LABEL and speaker.is_named(before) else None


def _is_elsewhere(page: Page, href: str, own: str) -> bool:
    # Most links are relative, and resolving one costs more than all the rest of its reading.
    url = page.join(href) if _ABSOLUTE.match(href) else page.base_url
    return not url or registrable_domain(url) != own


def _are_members_jobs(link: Link) -> bool:
    """Whether a link leads to jobs offered to members: not to posts at the host itself.

    A bare "Jobs" in a footer is the host's. A bare "Emploi" may be a topic of its news: the address
    must say more.
    """
    label, href = fold_label(link.label), link.href.lower()
    if any(word in f"{label} {href}" for word in words.OWN_VACANCIES):
        return False
    if label in words.BARE_JOBS and _SHARED_JOBS.search(href):
        return True
    if label in words.TOPIC_OF_JOBS:
        return False
    return label not in words.BARE_JOBS or not _is_in_footer(link.node)


def _is_in_footer(node: LexborNode | None) -> bool:
    while node is not None and node.tag != "html":
        if node.tag == "footer" or "footer" in attribute(node, "id").lower():
            return True
        node = node.parent
    return False


def _from_forms(page: Page) -> Iterator[Feature]:
    for selector in _SEARCH:
        if page.shows(selector):
            yield Feature("search", selector)
            break
    for field in page.select('form input[type="email"], form input[name*="email" i]'):
        form = _form_of(field)
        if form is None or form.css_matches('input[type="password"], textarea'):
            continue
        if _NEWSLETTER.search(" ".join((form.text(), *map(str, form.attributes.values())))[:2000]):
            yield Feature("newsletter", "form input[type=email]")
            break


def _form_of(field: LexborNode) -> LexborNode | None:
    node = field.parent
    while node is not None and node.tag != "form":
        node = node.parent
    return node


def _from_head(page: Page) -> Iterator[Feature]:
    if page.shows(_FEEDS):
        yield Feature("feed", "link[rel=alternate]")


def _from_topics(page: Page) -> Iterator[Feature]:
    if lists_topics(page):
        yield Feature("forum", "a[href*=topic]")


def _from_stores(page: Page) -> Iterator[Feature]:
    if b"apple.com/" not in page.source and b"play.google.com/" not in page.source:
        return
    for link in page.links:
        store = _STORE.match(link.href)
        if store and not any(name in link.href.lower() for name in words.OTHERS_APPS):
            quote = " ".join(link.label.split())[:MAX_LABEL]
            yield Feature("mobile_app", f"a[href*='{store[1]}']", quote)
