"""Servers as careless as the web's, over real HTTP: none of them loses its network, or its life."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from tests.helpers.crawling import impatient
from tests.helpers.odd_web import Hosts, OddWeb, answer, living, odd_web, page, rss

GARBLED = b"\x1f\x8b\x08\x00" + b"\xff\x00" * 900
NOT_PACKED = b"Content-Encoding: gzip"
ALLOWS = b"User-agent: *\nDisallow: /geheim\n"
FORBIDS = "User-agent: *\r\nDisallow: /\r\n"
MODERN = "text/html; charset=utf-8"


def longer(body: bytes, kind: str = MODERN, status: int = 200, *headers: bytes) -> bytes:
    """Return an answer that announces three times its length."""
    whole = answer(body, kind, status, *headers)
    return whole.replace(f"Length: {len(body)}".encode(), f"Length: {3 * len(body) + 50}".encode())


def unfinished(body: bytes) -> bytes:
    """Return a chunked answer without its last chunk."""
    head = f"HTTP/1.1 200 X\r\nContent-Type: {MODERN}\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head.encode() + f"{len(body):x}\r\n".encode() + body + b"\r\n"


def moved(location: bytes) -> bytes:
    return answer(b"", MODERN, 302, b"Location: " + location)


def odd_charset(name: str) -> bytes:
    return answer(page(name.title()), f"text/html; charset={name}")


def with_archive(name: str) -> bytes:
    """Return a feed of 7 MB: its twenty newest posts, then an archive of very old texts."""
    old = f"<item><guid>old</guid><description>{'texte ' * 1_150_000}</description></item>"
    return rss(name).replace(b"</channel>", f"{old}</channel>".encode())


CODECS = ("undefined", "base64", "hex", "zlib", "idna", "punycode", "rot13", "quopri")
#: Networks that live, however carelessly they are served.
LIVING: Hosts = {
    "length": living("length", home=longer(page("Length"))),
    "chunk": living("chunk", home=unfinished(page("Chunk"))),
    "ziphome": living("ziphome", home=answer(page("Ziphome"), MODERN, 200, NOT_PACKED)),
    "zipfeed": living(
        "zipfeed", feed=answer(rss("zipfeed"), "application/rss+xml", 200, NOT_PACKED)
    ),
    "ziprobots": living("ziprobots", robots=answer(b"", "text/plain", 200, NOT_PACKED)),
    "longmove": living(
        "longmove",
        home=longer(b"<p>moved", MODERN, 301, b"Location: /ici"),
        **{"/ici": answer(page("Longmove"))},
    ),
    "utf8": living(
        "utf8",
        home=moved("/communauté/".encode()),
        **{"/communaut%C3%A9/": answer(page("Utf8"))},
    ),
    "latin1": living(
        "latin1",
        home=moved("/communauté/".encode("latin-1")),
        **{"/communaut%E9/": answer(page("Latin1"))},
    ),
    "badmap": living(
        "badmap", robots=answer(b"Sitemap: http://badmap.localhost:-1/x", "text/plain")
    ),
    "badfeeds": living(
        "badfeeds",
        home=answer(
            page(
                "Badfeeds",
                "".join(
                    f'<link rel="alternate" type="application/rss+xml" href="http://x{port}/f">'
                    for port in (":-1", ":abc", ":99999", ":0", "[", " y")
                ),
            )
        ),
    ),
    **{name: living(name, home=odd_charset(name)) for name in CODECS},
    "meta": living(
        "meta", home=answer(page("Meta").replace(b'"utf-8"', b'"undefined"'), "text/html")
    ),
    "bigfeed": living("bigfeed", feed=answer(with_archive("bigfeed"), "application/rss+xml")),
    "bigzip": living(
        "bigzip",
        feed=answer(gzip.compress(with_archive("bigzip")), "application/rss+xml", 200, NOT_PACKED),
    ),
    "longrules": living(
        "longrules",
        home=answer(page("Longrules"), MODERN, 200, b"X-Rules: " + b"a.example " * 4_000),
    ),
    "bigrobots": living("bigrobots", robots=answer(ALLOWS + b"#" * 6_000_000, "text/plain")),
    "zipped": living(
        "zipped",
        home=answer(gzip.compress(page("Zipped")), MODERN),
        feed=answer(gzip.compress(rss("zipped")), "application/rss+xml"),
    ),
    "coding": living("coding", home=answer(page("Coding"), MODERN, 200, b"Transfer-Encoding: x")),
    "blank": living("blank", home=answer(page("Blank")).replace(b": ", b" : ")),
    "back": living("back", home=moved(b"\\ici\\\t"), **{"/ici/": answer(page("Back"))}),
    "refresh": living(
        "refresh",
        home=answer(b"", MODERN, 200, b"Refresh: 0; url=/ici/"),
        **{"/ici/": answer(page("Refresh"))},
    ),
    "xml": living(
        "xml",
        feed=answer(rss("xml").replace(b"utf-8", b"base64", 1), "application/rss+xml; charset=hex"),
    ),
}
#: Their robots.txt is marked, wide or misnamed, and forbids everything.
CLOSED: Hosts = {
    "mark": living("mark", robots=answer(b"\xef\xbb\xbf" + FORBIDS.encode(), "text/plain")),
    "wide": living("wide", robots=answer(b"\xff\xfe" + FORBIDS.encode("utf-16-le"), "text/plain")),
    "unmarked": living("unmarked", robots=answer(FORBIDS.encode("utf-16-be"), "text/plain")),
    "markmap": living(
        "markmap",
        robots=answer(b"\xef\xbb\xbfSitemap: /s.xml\r\n" + FORBIDS.encode(), "text/plain"),
    ),
    "ziprules": living("ziprules", robots=answer(gzip.compress(FORBIDS.encode()), "text/plain")),
    "zeros": living("zeros", robots=answer(FORBIDS.replace("D", "\0D").encode(), "text/plain")),
    "misnamed": living("misnamed", robots=answer(FORBIDS.encode(), "text/html")),
}
#: They answer, but nothing that can be read: that is no silence.
UNREADABLE: Hosts = {
    "garbled": living("garbled", home=answer(GARBLED, MODERN, 200, NOT_PACKED)),
    "wordless": living("wordless", home=answer(zlib.compress(page("Wordless") * 2), MODERN)),
    "mail": living("mail", home=moved(b"http://mail.localhost:25/")),
    "empty": living("empty", home=moved(b"")),
    "nowhere": living("nowhere", home=moved(b"http://nowhere.localhost:99999/")),
    "nohttp": living("nohttp", home=b"SSH-2.0-OpenSSH_9.2\r\n\r\n"),
    "nohead": living("nohead", home=page("Nohead")),  # as HTTP/0.9 did
    "longline": living("longline", home=answer(page("x"), MODERN, 200, b"X: " + b"x" * 99_000)),
    "lengths": living("lengths", home=longer(page("x"), MODERN, 200, b"Content-Length: 5")),
    "nochunks": living("nochunks", home=unfinished(page("x")).replace(b"\r\n\r\n", b"\r\n\r\nzz")),
    "password": living("password", home=moved(b"http://u:p@password.localhost/")),
}  # fmt: skip
#: Half a page, really cut off.
CUT: Hosts = {"half": living("half", home=longer(page("Half")[:900]))}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OddWeb, Path]]:
    folder = tmp_path_factory.mktemp("odd")
    with odd_web({**LIVING, **CLOSED, **UNREADABLE, **CUT}) as web:
        web.write_catalogue(folder)
        running = impatient(folder / "x.db", folder)
        output, _ = running.communicate(timeout=120)
        assert running.returncode == 0, output
        yield web, folder / "x.db"


def rows(db: Path, sql: str, *values: object) -> list[dict[str, Any]]:
    with Database(db) as opened:
        return list(opened.query(sql, list(values)))


def homes(db: Path, name: str) -> list[dict[str, Any]]:
    sql = "SELECT * FROM visit WHERE network = ? AND purpose = 'home' ORDER BY id"
    return rows(db, sql, name)


@pytest.mark.parametrize("name", LIVING)
def test_a_living_network_is_alive_however_it_is_served(
    crawled: tuple[OddWeb, Path], name: str
) -> None:
    [row] = rows(crawled[1], "SELECT state FROM network_status WHERE id = ?", name)
    assert row["state"] == "alive", homes(crawled[1], name)


def test_every_network_ends_with_its_records_and_no_error_is_ours(
    crawled: tuple[OddWeb, Path],
) -> None:
    [crawl] = rows(crawled[1], "SELECT * FROM crawl")
    assert crawl["finished_at"]
    without = "SELECT id FROM network WHERE id NOT IN (SELECT network FROM visit)"
    assert rows(crawled[1], without) == []
    assert rows(crawled[1], "SELECT * FROM visit WHERE outcome = 'own_error'") == []


@pytest.mark.parametrize("name", CLOSED)
def test_a_robots_txt_is_obeyed_however_it_is_written(
    crawled: tuple[OddWeb, Path], name: str
) -> None:
    assert crawled[0].paths(name) == ["/robots.txt"]
    [home] = homes(crawled[1], name)
    assert home["outcome"] == "robots_refused"


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_answer_that_cannot_be_read_is_no_silence_of_the_server(
    crawled: tuple[OddWeb, Path], name: str
) -> None:
    assert homes(crawled[1], name)[-1]["outcome"] == "unreadable"


def test_half_a_page_is_no_answer(crawled: tuple[OddWeb, Path]) -> None:
    assert {home["outcome"] for home in homes(crawled[1], "half")} == {"connection_lost"}


def test_what_was_wrong_with_a_transfer_is_noted(crawled: tuple[OddWeb, Path]) -> None:
    [home] = homes(crawled[1], "length")
    assert "wrong length" in home["detail"]
    [home] = homes(crawled[1], "ziphome")
    assert "not packed as it says" in home["detail"]


@pytest.mark.parametrize(
    ("name", "path"), [("utf8", "/communaut%C3%A9/"), ("latin1", "/communaut%E9/")]
)
def test_a_redirect_is_followed_byte_for_byte(
    crawled: tuple[OddWeb, Path], name: str, path: str
) -> None:
    assert path in crawled[0].paths(name)


@pytest.mark.parametrize("name", ["bigfeed", "bigzip"])
def test_the_first_part_of_a_feed_that_is_too_large_is_read(
    crawled: tuple[OddWeb, Path], name: str
) -> None:
    [posts] = rows(crawled[1], "SELECT count(*) AS number FROM post WHERE network = ?", name)
    assert posts["number"] == 20
