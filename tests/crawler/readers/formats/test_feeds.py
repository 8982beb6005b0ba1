"""Feeds as they come: hostile, broken, mislabelled. Whole recorded feeds: tests/fixtures/feed."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime
from time import gmtime, process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import Page
from crawler.readers.formats.feed_entries import MAX_ENTRIES, Feed
from crawler.readers.formats.feeds import is_feed, read_feed

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
DATE = "<pubDate>Fri, 20 Nov 2026 07:30:00 GMT</pubDate>"
POSTED = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)


def page(body: str | bytes, kind: str = "application/rss+xml") -> Page:
    body = body.encode() if isinstance(body, str) else body
    return Page("https://exemple.fr/feed", 200, body, AT, {"content-type": kind})


def rss(items: str, before: str = "") -> str:
    return f'{before}<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


def feed(body: str | bytes, kind: str = "application/rss+xml") -> Feed:
    found = read_feed(page(body, kind))
    assert found is not None
    return found


def dates(body: str | bytes) -> list[datetime | None]:
    return [entry.posted_at for entry in feed(body).entries]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<!DOCTYPE html><html><p>&lt;rss></p></html>", "application/rss+xml"),
        ("<html><body><feed></feed></body></html>", "text/html"),
        ('<?xml version="1.0"?><urlset></urlset>', "text/xml"),
        ('{"version": "2.0", "items": []}', "application/json"),
        ('{"about": "https://jsonfeed.org/version/1", "items": []}', "application/json"),
        ("[]", "application/json"),
        ("", "application/rss+xml"),
    ],
)
def test_what_is_no_feed_is_not_taken_for_one(body: str, kind: str) -> None:
    assert not is_feed(page(body, kind))
    assert read_feed(page(body, kind)) is None


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/octet-stream", ""])
def test_a_feed_is_recognised_whatever_its_media_type(kind: str) -> None:
    assert feed(rss(f"<item><guid>a</guid>{DATE}</item>"), kind).entries[0].posted_at == POSTED


def test_a_feed_in_utf_16_is_read() -> None:
    body = rss(f"<item><guid>a</guid>{DATE}</item>", '<?xml version="1.0" encoding="utf-16"?>')
    assert dates(body.encode("utf-16")) == [POSTED]


def test_the_build_date_of_the_feed_is_no_date_of_an_entry() -> None:
    body = rss(
        "<lastBuildDate>Mon, 23 Nov 2026 09:00:00 GMT</lastBuildDate><item><guid>a</guid></item>"
    )
    assert dates(body) == [None]
    assert feed(body).undated == 1


def test_published_counts_before_updated_and_an_unreadable_one_gives_way() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id>{}</entry></feed>'
    updated = "<updated>2026-11-22T00:00:00Z</updated>"
    assert dates(atom.format(f"<published>2026-11-20T07:30:00Z</published>{updated}")) == [POSTED]
    assert dates(atom.format(f"<published>soon</published>{updated}")) == [
        datetime(2026, 11, 22, tzinfo=UTC)
    ]


def test_a_repeated_identity_is_one_entry_with_its_newest_date() -> None:
    older = "<pubDate>Fri, 13 Nov 2026 07:30:00 GMT</pubDate>"
    items = "".join(f"<item><guid>a</guid>{date}</item>" for date in (older, "", DATE, older))
    assert dates(rss(items)) == [POSTED]


@pytest.mark.parametrize("year", ["0001", "1970", "1989", "2101", "9999"])
def test_an_absurd_year_is_no_date(year: str) -> None:
    body = rss(f"<item><guid>a</guid><pubDate>20 Nov {year} 07:30:00 GMT</pubDate></item>")
    assert dates(body) == [None]


@pytest.mark.parametrize(
    ("item", "is_reply"),
    [
        ("<title>Re: Bonjour</title>", True),
        ("<title>Le métier • Re: Salaire</title>", True),
        ("<title>Rép : Salaire</title>", True),
        ("<title>Rennes : rencontre</title>", False),
        ("<title>Le métier • Salaire</title>", False),
        ("<link>https://exemple.fr/a/#comment-12</link>", True),
        ("<link>https://exemple.fr/forums/reply/7/#reply-7</link>", True),
        ("<link>https://exemple.fr/a/#content</link>", False),
    ],
)
def test_a_reply_is_known_by_its_title_or_address(item: str, is_reply: bool) -> None:
    assert feed(rss(f"<item>{item}{DATE}</item>")).entries[0].is_reply is is_reply


def test_the_names_of_authors_are_not_shown() -> None:
    body = rss(f"<item><guid>a</guid><author>Camille Durand</author>{DATE}</item>")
    assert feed(body).entries[0].author == "Camille Durand"
    assert "Durand" not in repr(feed(body))


ENTITIES = "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">'
    for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "document_type",
    [
        f'<!DOCTYPE rss [<!ENTITY a "lol">{ENTITIES}]>',
        '<!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd"> %p;]>',
        '<!DOCTYPE rss SYSTEM "http://192.0.2.1/x.dtd">',
    ],
)
def test_entities_are_neither_expanded_nor_fetched(
    document_type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **named: Any) -> None:
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    found = read_feed(page(rss(f"<item><guid>x&i;</guid>{DATE}</item>", document_type)))
    assert found is None or all(len(entry.identity) < 50 for entry in found.entries)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_nested_entities_cost_nothing_in_any_encoding(encoding: str) -> None:
    before = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE rss [<!ENTITY a "lol">{ENTITIES}]>'
    )
    body = rss(f"<item><guid>x</guid><title>&i;&i;</title>{DATE}</item>", before)
    start = process_time()
    read_feed(page(body.encode(encoding)))
    assert process_time() - start < 0.5


@pytest.mark.parametrize("place", ["{0}{1}", "{1}{0}"])
@pytest.mark.parametrize("name", ["published_parsed", "updated_parsed", "authors", "links", "id"])
@pytest.mark.parametrize("attribute", ["", " a='1'"])
def test_an_element_named_as_feedparser_names_its_own_findings_does_no_harm(
    name: str, attribute: str, place: str
) -> None:
    odd = f"<{name}{attribute}>2026</{name}>"
    item = place.format(odd, "<guid>a</guid><pubDate>bientôt</pubDate>")
    found = read_feed(page(rss(f"<item>{item}</item>")))
    assert found is None or [entry.posted_at for entry in found.entries] == [None]


@pytest.mark.parametrize("kind", ["", "; charset=utf-8", "; charset=x-unknown", "; charset=latin1"])
def test_the_stated_encoding_never_hides_the_dates(kind: str) -> None:
    body = rss(f"<item><guid>a</guid><author>Hélène</author>{DATE}</item>")
    assert feed(body, f"text/xml{kind}").entries[0].posted_at == POSTED


def test_a_path_in_the_place_of_a_feed_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.open", lambda *_, **__: pytest.fail("opened"))
    assert read_feed(page("/etc/hostname <rss ")) is None
    assert read_feed(page("file:///etc/hostname#<rss ")) is None


def test_an_address_in_the_place_of_a_feed_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("fetched"))
    assert read_feed(page("http://192.0.2.1/<rss ")) is None


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel>" + b"<a>" * 700_000,
        b"<rss version='2.0'><channel><item>" + b"<" * 2_000_000,
        b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * 100_000,
        b"<rss version='2.0'>" + b"<!DOCTYPE " * 200_000,
        b"<rss version='2.0'><channel><item " + b"a='" * 700_000,
    ],
    ids=["deep", "brackets", "many", "doctypes", "attributes"],
)
def test_a_huge_or_broken_document_costs_seconds_at_most(body: bytes) -> None:
    start = process_time()
    found = read_feed(page(body))
    assert process_time() - start < 10  # a runaway takes minutes
    assert found is None or len(found.entries) <= MAX_ENTRIES


def test_the_newest_entries_of_a_feed_too_large_are_read_whole() -> None:
    item = "<item><guid>{}</guid><pubDate>Fri, 20 Nov 2026 07:30 GMT</pubDate><x>{}</x></item>"
    body = rss("".join(item.format(number, "y" * 20_000) for number in range(100)))
    assert len(body) > 2_000_000
    assert 10 < len(dates(body)) < 100
    assert set(dates(body)) == {POSTED}


def json_feed(**parts: Any) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1", **parts})


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"items": None},
        {"items": {"id": 1}},
        {"items": [1, None, "x", []]},
        {"items": [{}], "language": 7},
        {"items": [{"id": {"a": 1}, "date_published": 20261120, "authors": "x", "author": []}]},
        {"items": [{"id": True, "date_published": "9999-99-99", "authors": [{"name": {}}]}]},
    ],
)
def test_a_json_feed_of_wrong_types_gives_no_date_and_no_error(parts: dict[str, Any]) -> None:
    found = feed(json_feed(**parts), "application/json")
    assert all(entry.posted_at is None and entry.author is None for entry in found.entries)


def test_a_json_feed_of_version_1_names_one_author() -> None:
    item = {"id": 3, "date_published": "2026-11-20T07:30:00Z", "author": {"name": "Camille"}}
    [entry] = feed(json_feed(items=[item]), "application/json").entries
    assert (entry.identity, entry.posted_at, entry.author) == ("3", POSTED, "Camille")


@given(
    st.binary(max_size=200),
    st.sampled_from(
        [b"<rss version='2.0'><channel><item>", b"<feed><entry>", b"<rdf:RDF><item>", b"{"]
    ),
)
def test_any_bytes_are_read_without_error(body: bytes, start: bytes) -> None:
    found = read_feed(page(start + body))
    assert found is None or all(
        entry.posted_at is None or 1990 <= entry.posted_at.year <= 2100 for entry in found.entries
    )


OWN_DATES = [
    ("2026/1/9", "2026-01-09"),
    ("2026.10.29", "2026-10-29"),
    ("2026年06月29日", "2026-06-29"),
    ("2026/10/29 15:07:41", "2026-10-29"),
    ("29 oct. 2026", "2026-10-29"),
    ("lunes 12 octubre 2026", "2026-10-12"),
    ("Do, 29 Okt 2026 08:00:00 +0100", "2026-10-29"),
    ("2026", None),
    ("2026-10", None),
    ("octobre 2026", None),
    ("-0001-11-30T00:00:00+00:00", None),
    ("Wed, 30 Nov -0001 00:00:00 +0000", None),
    ("0000-00-00 00:00:00", None),
    ("10:30", None),
    ("hier", "2026-11-22"),
]


@pytest.mark.parametrize(("text", "day"), OWN_DATES)
@pytest.mark.parametrize("today", ["2001-02-03", "2031-12-30"])
def test_no_date_of_a_feed_depends_on_this_computer_s_clock(
    text: str, day: str | None, today: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = datetime.fromisoformat(f"{today}T10:00:00+00:00").timestamp()
    monkeypatch.setattr("time.time", lambda: clock)
    monkeypatch.setattr("time.localtime", lambda *_: gmtime(clock))
    monkeypatch.setattr("time.gmtime", lambda *_: gmtime(clock))
    [moment] = dates(rss(f"<item><guid>a</guid><pubDate>{text}</pubDate></item>"))
    assert (f"{moment:%Y-%m-%d}" if moment else None) == day


def test_the_order_of_day_and_month_is_that_of_the_whole_feed() -> None:
    days = "".join(
        f"<item><guid>{day}</guid><pubDate>{day}</pubDate></item>"
        for day in ("11/04/2026", "10/25/2026")
    )
    assert [f"{moment:%m-%d}" for moment in dates(rss(days)) if moment] == ["11-04", "10-25"]


@pytest.mark.parametrize(
    "before",
    [
        "<br />\n<b>Warning</b>: Undefined key in <b>/x.php</b> on line <b>6</b><br />\n",
        "Notice: Undefined index in functions.php on line 12\n",
        "\n\n  \n",
        "\ufeff\n",
    ],
)
@pytest.mark.parametrize("kind", ["text/html; charset=UTF-8", "application/rss+xml", "text/plain"])
def test_what_a_server_puts_before_a_feed_does_not_hide_it(before: str, kind: str) -> None:
    body = rss(f"<item><guid>a</guid>{DATE}</item>", f'{before}<?xml version="1.0"?>')
    assert feed(body, kind).entries[0].posted_at == POSTED


def test_a_page_about_feeds_is_none() -> None:
    page_ = (
        "<html><body><h1>RSS</h1><pre><rss version='2.0'><item></item></rss></pre></body></html>"
    )
    for kind in ("text/html", "text/plain"):
        assert not is_feed(page(page_, kind))


def items(pattern: str) -> str:
    return rss(
        "".join(
            f"<item><title>Sujet {day}</title>{pattern.replace('DAY', str(day))}"
            f"<pubDate>{day} Nov 2026 10:00:00 GMT</pubDate></item>"
            for day in range(10, 20)
        )
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "<guid isPermaLink='false'>one</guid><link>https://exemple.fr/DAY</link>",
        "<guid>https://exemple.fr/</guid><link>https://exemple.fr/</link>",
        "<link>https://exemple.fr/</link>",
        "<link>https://exemple.fr/DAY</link>",
    ],
)
def test_items_of_one_identity_are_told_apart(pattern: str) -> None:
    first, again = feed(items(pattern)).entries, feed(items(pattern)).entries
    assert len(first) == 10
    assert [entry.identity for entry in first] == [entry.identity for entry in again]


def test_an_item_listed_twice_is_one() -> None:
    item = f"<item><guid>a</guid><title>T</title><link>https://exemple.fr/1</link>{DATE}</item>"
    assert len(feed(rss(item * 2)).entries) == 1
