"""The quick reading of a feed is feedparser's reading, or none at all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import Page
from crawler.readers.formats.feeds import read_any_feed
from crawler.readers.formats.plain_feeds import read_plain_feed

FIXTURES = Path(__file__).parents[3] / "fixtures" / "feed"
RECORDED = sorted(path for path in FIXTURES.glob("*/response.*") if path.suffix != ".json")
PLAIN = (
    "wordpress_posts",
    "wordpress_comments",
    "phpbb_atom",
    "discourse_latest_pinned_first",
    "jekyll_atom",
    "hugo_updated_only",
    "no_entry",
    "spip_dc_date",
    "rdf_dotclear",
    "mastodon_account",
    "served_as_html",
    "real_wordpress_posts",
    "real_wordpress_comments",
    "real_mediawiki_changes",
)

TEXTS = st.sampled_from(
    [
        *(
            "Bureau",
            "Hélène & Cie",
            "a < b",
            "x@exemple.fr (Nom)",
            "@lea Léa",
            "  deux  mots ",
            "&amp;",
        ),
        *(
            "Re: Bonjour",
            "Le métier • Re: Salaire",
            "RE : suite",
            "&#233;t&eacute;",
            "Ã©tÃ©",
            "<b>gras</b>",
        ),
    ]
)
KEYS = st.sampled_from(
    [
        *("https://exemple.fr/?p=1&q=2", "https://exemple.fr/a/", "forum.exemple.fr-topic-7", "12"),
        *(
            "tag:exemple.fr,2026:1",
            "urn:uuid:1225c695",
            "/relative",
            "https://exemple.fr/a/#comment-4",
        ),
        *("https://exemple.fr/é è", "A&amp;B", " "),
    ]
)
DATES = st.sampled_from(
    [
        *("Fri, 20 Nov 2026 07:30:00 +0000", "Fri, 20 Nov 2026 07:30:00 GMT", "2026-11-20"),
        *(
            "Fri, 20 Nov 2026 07:30:00 -0330",
            "20 Nov 2026 07:30:00 +0200",
            "Fri, 20 Nov 26 07:30 Z",
        ),
        *(
            "Mon, 20 Nov 2026 07:30:00 UT",
            "Fri, 31 Feb 2026 07:30:00 GMT",
            "Fri, 20 Now 2026 07:30:00 Z",
        ),
        *(
            "2026-11-20T07:30:00Z",
            "2026-11-20T07:30:00.25+05:30",
            "2026-11-20T25:30:00Z",
            "bientôt",
        ),
        *("2026-02-30T07:30:00Z", "0001-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", ""),
        *(
            "Fri, 20 Nov 2026 24:00:00 GMT",
            "Fri, 20 Nov 2026 07:30:60 GMT",
            "2026-11-20T07:30:00-14:00",
        ),
    ]
)
#: Right more often than not, or hardly any feed of several entries would take the quick way.
MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2110, 1, 1))  # noqa: DTZ001  bounds, not moments
RFC_822 = st.one_of(*[MOMENTS.map(lambda at: f"{at:%a, %d %b %Y %H:%M:%S} +0100")] * 9, DATES)
RFC_3339 = st.one_of(*[MOMENTS.map(lambda at: f"{at:%Y-%m-%dT%H:%M:%S}-03:30")] * 9, DATES)
RSS_PLAIN = [
    st.builds("<pubDate>{}</pubDate>".format, RFC_822),
    st.builds(lambda key: f"<guid>{escape(key)}</guid>", KEYS),
    st.builds(lambda key: f"<link>{escape(key)}</link>", KEYS),
    st.builds(lambda text: f"<title>{escape(text)}</title>", TEXTS),
    st.builds(lambda text: f"<dc:creator><![CDATA[{text}]]></dc:creator>", TEXTS),
]
RSS_ODD = [
    *RSS_PLAIN,
    st.builds("<dc:date>{}</dc:date>".format, RFC_3339),
    st.builds("<atom:updated>{}</atom:updated>".format, RFC_3339),
    st.builds("<dcterms:issued>{}</dcterms:issued>".format, RFC_3339),
    st.builds(lambda key: f"<guid isPermaLink='false'><![CDATA[{key}]]></guid>", KEYS),
    st.builds(lambda key: f'<atom:link rel="alternate" href="{escape(key)}"/>', KEYS),
    st.builds(lambda text: f"<author>{escape(text)}</author>", TEXTS),
    st.builds(lambda text: f"<itunes:author>{escape(text)}</itunes:author>", TEXTS),
    st.builds(lambda date: f"<source url='/s'><pubDate>{date}</pubDate></source>", RFC_822),
    st.just("<!-- note --><media:group><title>x</title></media:group>"),
    st.just("<media:credit>Photographe</media:credit><media:title>Re: x</media:title>"),
]
ATOM_PLAIN = [
    st.builds("<published>{}</published>".format, RFC_3339),
    st.builds("<updated>{}</updated>".format, RFC_3339),
    st.builds(lambda key: f"<id>{escape(key)}</id>", KEYS),
    st.builds(lambda key: f'<link href="{escape(key)}"/>', KEYS),
    st.builds(lambda text: f"<title type='html'>{escape(escape(text))}</title>", TEXTS),
    st.builds(lambda text: f"<author><name>{escape(text)}</name></author>", TEXTS),
]
ATOM_ODD = [
    *ATOM_PLAIN,
    st.builds(lambda key: f'<link rel="replies" href="{escape(key)}"/>', KEYS),
    st.builds(lambda text: f"<title type='xhtml'><div>{escape(text)}</div></title>", TEXTS),
    st.builds(
        lambda text: f"<author><name>{escape(text)}</name><email>a@b.fr</email></author>", TEXTS
    ),
    st.builds(lambda text: f"<dc:creator>{escape(text)}</dc:creator>", TEXTS),
    st.builds(lambda date: f"<source><id>s</id><updated>{date}</updated></source>", RFC_3339),
    st.just("<contributor><name>Autre</name></contributor>"),
]
Entries = st.SearchStrategy[list[str]]
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"'
)


def page(body: bytes, charset: str | None = None) -> Page:
    at = datetime(2026, 11, 23, 10, tzinfo=UTC)
    kind = "application/xml" + (f"; charset={charset}" if charset else "")
    return Page("https://exemple.fr/feed", 200, body, at, {"content-type": kind})


def assert_same(body: bytes, charset: str | None = None) -> None:
    quick = read_plain_feed(body, charset)
    slow = read_any_feed(page(body, charset))
    assert quick is None or quick == slow


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.parent.name)
def test_a_recorded_feed_reads_the_same_both_ways(path: Path) -> None:
    assert_same(path.read_bytes())


@pytest.mark.parametrize("case", PLAIN)
def test_what_the_common_platforms_write_takes_the_quick_way(case: str) -> None:
    [path] = (FIXTURES / case).glob("response.*")
    assert read_plain_feed(path.read_bytes()) is not None


def entries(plain: list[st.SearchStrategy[str]], odd: list[st.SearchStrategy[str]]) -> Entries:
    """Return entries that have most of the plain parts and now and then an odd one."""
    parts = [st.one_of(*[part] * 9, st.just("")) for part in plain]
    oddity = st.one_of(*[st.just("")] * 3 * len(odd), *odd)
    entry = st.tuples(*parts, oddity).map("".join)
    return st.lists(entry, min_size=1, max_size=3)


@given(entries(RSS_PLAIN, RSS_ODD), st.sampled_from(["", "xml:lang='fr-FR'"]))
def test_any_rss_reads_as_feedparser_reads_it(items: list[str], lang: str) -> None:
    head = "<title>T</title><language>fr</language><generator>g</generator>"
    inside = "".join(f"<item>{item}</item>" for item in items)
    assert_same(
        f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" {SPACES}>'
        f"<channel {lang}>{head}{inside}</channel></rss>".encode()
    )


@given(entries(ATOM_PLAIN, ATOM_ODD), st.sampled_from(["", "xml:lang='fr-FR'"]))
def test_any_atom_reads_as_feedparser_reads_it(items: list[str], lang: str) -> None:
    head = (
        "<title>T</title><updated>2026-11-23T00:00:00Z</updated><author><name>Tous</name></author>"
    )
    inside = "".join(f"<entry>{item}</entry>" for item in items)
    assert_same(
        f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES} {lang}>{head}{inside}</feed>'.encode()
    )
