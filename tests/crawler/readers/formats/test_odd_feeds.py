"""Constructs that say more to feedparser than they seem to: the quick way equals it or declines."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.readers.formats.feeds import read_any_feed, read_feed
from crawler.readers.formats.plain_feeds import read_plain_feed

SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:t="http://purl.org/dc/terms/"'
)
WITH_ATOM = f'{SPACES} xmlns:atom="http://www.w3.org/2005/Atom"'
RSS_DATE = "<pubDate>Fri, 20 Nov 2026 07:30:00 +0000</pubDate>"
ISO_DATE = "<updated>2026-11-20T07:30:00Z</updated>"


def rss(items: str, root: str = "", channel: str = "", after: str = "") -> str:
    plain = f"<item><guid>first</guid><dc:creator>N</dc:creator>{RSS_DATE}</item>"
    return (
        f'<rss version="2.0" {WITH_ATOM} {root}><channel {channel}><title>T</title>{plain}{items}'
        f"</channel>{after}</rss>"
    )


def item(inner: str, attributes: str = "", date: str = RSS_DATE) -> str:
    return rss(f"<item {attributes}>{inner}{date}</item>")


def atom(inside: str, root: str = "") -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES} {root}><title>T</title>{inside}</feed>'
    )


def entry(inner: str, attributes: str = "", date: str = ISO_DATE) -> str:
    return atom(f"<entry {attributes}>{inner}{date}</entry>")


def rdf(inner: str, attributes: str = 'rdf:about="a"', channel: str = "", root: str = "") -> str:
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        f' xmlns="http://purl.org/rss/1.0/" {SPACES} {root}><channel rdf:about="/"><title>T</title>'
        f"{channel}</channel><item {attributes}><title>Re: x</title><link>/comments/1</link>{inner}"
        "</item></rdf:RDF>"
    )


SECOND = f"<item><guid>second</guid>{RSS_DATE}</item>"
DC_DATE = "<dc:date>2026-11-20T07:30:00+01:00</dc:date>"
BASE = 'xml:base="http://base.example.org/comments/"'
REPLY = "https://exemple.fr/comments/1"
RSS = [
    *[
        item("<guid>/x</guid><link>y</link>", attributes)
        for attributes in (BASE, 'base="http://b/"')
    ],
    *[rss(SECOND.replace("second", "/x"), *place) for place in ((BASE,), ("", BASE))],
    *[
        item(f"<guid {attributes}>/x</guid>")
        for attributes in (BASE, f'isPermaLink="false" {BASE}')
    ],
    *[
        rss("", root)
        for root in ('xml:lang="de"', 'lang="de"', 'xmlns:r="http://purl.org/rss/1.0/"')
    ],
    *[rss("", "", channel) for channel in ('xml:lang="de"', 'lang="de"', 'lastmod="2026-11-20"')],
    *[rss(f"<{tag}>fr</{tag}>", "", 'xml:lang="de"') for tag in ("language", "dc:language")],
    *[
        rss(f"<{tag}>fr</{tag}>")
        for tag in ("Language", "generator", "Generator", "atom:generator")
    ],
    *[rss(f"<{tag}><generator>g</generator></{tag}>") for tag in ("image", "textInput", "other")],
    *[rss(f"<image><language>fr</language><{tag}/></image>") for tag in ("url", "title", "link")],
    *[rss("", "", "", after) for after in (SECOND, "<generator>g</generator>", "<channel/>")],
    *[rss(SECOND.replace("item>", tag)) for tag in ("Item>", "ITEM>", "entry>", "atom:entry>")],
    rss(f"<other>{SECOND}</other>"),
    rss("<item/>"),
    item("<guid>g</guid><item><guid>h</guid></item>"),
    item("<guid>g</guid>", f'href="{REPLY}"'),
    item("<guid>g</guid>", 'lastmod="2026-11-21T00:00:00Z"'),
    *[item(f'<guid>g</guid><link href="{REPLY}"{end}') for end in ("/>", ">https://e.fr/</link>")],
    *[item(f"<guid>{key}</guid>") for key in ("http:////e.fr/x", "http://[", " a\n b ", "a&lt;b")],
    *[item(f"<guid>{key}</guid>") for key in ("a<!-- -->b", "<?php x?>g", "<![CDATA[a&amp;b]]>c")],
    *[
        item(f"<guid>{key}</guid>")
        for key in ("cafÃ©", "&#128;", "caf&#233;", "\u00a0g\u00a0", "œ")
    ],
    item("<GUID>g</GUID>"),
    item('<guid>g</guid><title mode="base64">UmU6IHg=</title>'),
    item('<guid>g</guid><title type="application/octet-stream">UmU6IHg=</title>'),
    item('<guid>g</guid><title type="html">R&amp;eacute;p : x</title>'),
    item("<guid>g</guid><title>Re: <i>x</i></title>"),
    *[item(f"<guid>g</guid><title>a</title><{tag}>Re: b</{tag}>") for tag in ("title", "dc:title")],
    item("<guid>g</guid><media:content url='/i'><media:title>Re: b</media:title></media:content>"),
    item(f"<image><title>Re: i</title><link>{REPLY}</link></image><guid>g</guid>"),
    *[item(f"<guid>g</guid><image/><{tag}>{REPLY}</{tag}>") for tag in ("link", "title", "url")],
    *[
        item(f"<guid>g</guid><author>{text}</author>")
        for text in ("a@b.fr (N)", "N &lt;a@b.fr&gt;")
    ],
    *[item(f"<guid>g</guid><{tag}>N</{tag}>") for tag in ("managingEditor", "webMaster", "name")],
    *[item(f"<guid>g</guid><{tag}>x</{tag}><author>N</author>") for tag in ("authors", "links")],
    item(
        "<guid>g</guid><author>N</author><itunes:owner><itunes:name>B</itunes:name></itunes:owner>"
    ),
    item("<guid>g</guid><author><name>N</name></author>"),
    item("<guid>g</guid><dc:creator>A</dc:creator><author>B</author>"),
    item("<guid>g</guid><dc:creator>A</dc:creator><dc:contributor>B</dc:contributor>"),
    item("<guid>g</guid><author xmlns='http://www.w3.org/2005/Atom'><name>N</name></author>"),
    item("<guid>g</guid><x:creator xmlns:x='urn:x'>N</x:creator>"),
    *[
        item(f"<guid>g</guid><t:{tag}>2026-11-21T00:00:00Z</t:{tag}>")
        for tag in ("issued", "valid")
    ],
    *[item(f"<guid>g</guid><{tag}>2026-11-21</{tag}>") for tag in ("created", "lastBuildDate")],
    item("<guid>g</guid>" + DC_DATE, date=""),
    item("<guid>g</guid>" + DC_DATE),
    item("<guid>g</guid><description><p>x</p><div>y</div></description><author>N</author>"),
    item("<guid>g</guid><source url='/s'><id>s</id><title>Re: s</title></source>"),
    *[
        item("<guid>g</guid>", date=f"<pubDate>{text}</pubDate>")
        for text in (
            *("Mon, 01 Jan 1990 00:30:00 +0100", "Fri, 31 Dec 2100 23:30:00 -0100"),
            *("Fri, 20 Nov 2026 07:30:00 EST", "Fri, 20 Nov 2026 07:30:00 +9999"),
            *("Mon, 20 Nov 2026 07:30:00 -0000", "Fri,20 Nov 2026 07:30:00 GMT"),
        )
    ],
]
ATOM = [
    entry("<id>/x</id><link href='y'/>", BASE),
    entry(f"<id>x</id><link href='y' {BASE}/>"),
    *[
        atom(f"<entry><id>i</id><link href='y'/>{ISO_DATE}</entry>", root)
        for root in (BASE, 'xml:lang="fr-CA"', 'lang="fr"', 'version="0.3"')
    ],
    *[atom(f"<{tag}>fr</{tag}>", 'xml:lang="de"') for tag in ("language", "dc:language")],
    *[
        atom(f"<generator {inner}")
        for inner in ("uri='/g' version='1'>G</generator>", "uri='/g'/>")
    ],
    *[entry(f"<id>{key}</id>") for key in ("http:///x", "http://[", "", "a<b/>")],
    *[
        entry(f"<id>a</id><link href='https://e.fr/'/><link {attributes}/>")
        for attributes in (
            *(f"rel='Alternate' href='{REPLY}'", f"rel='self' href='{REPLY}'", "rel='alternate'"),
            *(f"url='{REPLY}'", f"uri='{REPLY}' href='/'", f"HREF='{REPLY}'", f"href=' {REPLY} '"),
            *(f"type='application/json' href='{REPLY}'", f"type='xhtml' href='{REPLY}'"),
            *(f"type='' href='{REPLY}'", f"rel='' href='{REPLY}'"),
        )
    ],
    entry(f"<id>a</id><link>{REPLY}</link>"),
    *[
        entry(f"<id>a</id><title {kind}</title>")
        for kind in ("mode='base64'>UmU6IHg=", "type='image/png'>UmU6IHg=", "type='text'>Re: x")
    ],
    *[
        entry(f"<id>a</id><author>{inner}</author>")
        for inner in (
            *("N", "N<name>M</name>", "<name/>", "<uri>/u</uri>", "<name>a@b.fr (N)</name>"),
            *("<email>a@b.fr</email><name>N</name>", "<email>a@b.fr</email>"),
            *("<name>N</name><title>Re: t</title>", f"<name>N</name><link href='{REPLY}'/>"),
            "<name>N</name><x:name xmlns:x='urn:x'>M</x:name>",
        )
    ],
    entry("<id>a</id><author><name>N</name></author><name>M</name>"),
    entry(
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>x</div></content><id>a</id>"
    ),
    entry(
        "<content type='image/svg+xml'><svg xmlns='http://www.w3.org/2000/svg'/></content><id>a</id>"
    ),
    *[
        atom(f"<entry><id>a</id>{ISO_DATE}</entry>{other}")
        for other in (
            "<item><id>b</id></item>",
            "<Entry><id>b</id></Entry>",
            f"<feed><entry><id>b</id>{ISO_DATE}</entry></feed>",
            "<e:entry xmlns:e='http://purl.org/atom/ns#'><e:id>b</e:id></e:entry>",
        )
    ],
    *[
        entry("<id>a</id>", date=f"<updated>{text}</updated>")
        for text in (
            *("1990-01-01T00:30:00+01:00", "2100-12-31T23:30:00-01:00", "2026-11-20T24:00:00Z"),
            *("2026-11-20T07:30:60Z", "2026-11-20T07:30:00+24:00", "2026-11-20T07:30:00-00:00"),
        )
    ],
    f'<feed xmlns:r="http://purl.org/rss/1.0/" xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id>{ISO_DATE}</entry></feed>',
]
RDF = [
    rdf(DC_DATE),
    *[rdf(DC_DATE, attributes) for attributes in ("", 'about="x"', 'rdf:ID="x"')],
    *[rdf(DC_DATE, f'rdf:about="{key}"') for key in (" /x ", "cafÃ©", "http:////e.fr/")],
    *[rdf(DC_DATE + inner) for inner in (DC_DATE, "<guid>z</guid>", "<dc:title>z</dc:title>")],
    *[
        rdf(f"{DC_DATE}<dc:{tag}>N a@b.fr</dc:{tag}>")
        for tag in ("creator", "publisher", "contributor", "language", "source", "identifier")
    ],
    rdf(RSS_DATE),
    rdf("<dc:date>2026-11-20</dc:date>"),
    *[
        rdf(DC_DATE, channel=f"<{tag}>fr</{tag}>")
        for tag in ("language", "dc:language", "generator")
    ],
    rdf(DC_DATE, channel='<item rdf:about="b"/>'),
    *[
        rdf(DC_DATE, root=root)
        for root in ('xml:lang="fr"', BASE, 'xmlns:a="http://www.w3.org/2005/Atom"')
    ],
]


def page(body: bytes, charset: str = "") -> Page:
    kind = f"text/xml; charset={charset}" if charset else "text/xml"
    at = datetime(2026, 11, 23, 10, tzinfo=UTC)
    return Page("https://exemple.fr/feed", 200, body, at, {"content-type": kind})


@pytest.mark.parametrize("bodies", [RSS, ATOM, RDF], ids=["rss", "atom", "rdf"])
def test_an_odd_construct_reads_as_feedparser_reads_it(bodies: list[str]) -> None:
    for body in bodies:
        assert read_feed(page(body.encode())) == read_any_feed(page(body.encode())), body


@pytest.mark.parametrize("bodies", [RSS, ATOM, RDF], ids=["rss", "atom", "rdf"])
def test_some_odd_constructs_are_read_and_some_declined(bodies: list[str]) -> None:
    quick = [read_plain_feed(body.encode()) is not None for body in bodies]
    assert len(quick) / 10 < sum(quick) < len(quick)


@pytest.mark.parametrize("written", ["utf-8", "windows-1252", "utf-8-sig"])
def test_an_encoding_is_told_as_feedparser_tells_it(written: str) -> None:
    inner = item("<guid>g</guid><author>L’été d’Hélène</author>")
    for declared in ("utf-8", "iso-8859-1", "windows-1252", "us-ascii"):
        body = f'<?xml version="1.0" encoding="{declared}"?>{inner}'.encode(written)
        for stated in ("", "utf-8", "iso-8859-1", "windows-1252", "x-unknown"):
            given = page(body, stated)
            assert read_feed(given) == read_any_feed(given), (declared, stated)


def test_what_feedparser_stumbles_over_is_read_where_it_does_not_matter() -> None:
    chapter = '<p:chapters xmlns:p="http://podlove.org/simple-chapters"><p:chapter/></p:chapters>'
    body = item(f"{chapter}<guid>g</guid>").encode()
    assert read_any_feed(page(body)) is None
    found = read_feed(page(body))
    assert found is not None
    assert [entry.identity for entry in found.entries] == ["first", "g"]
