"""Answers that are made to cost: each kind in any size, under the content type that it is served with."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

HTML, XML, JSON, CALENDAR = (
    *("text/html; charset=utf-8", "text/xml", "application/json", "text/calendar"),
)
PAGE = '<!doctype html><html lang="fr"><head><title>Club</title></head><body>'
HEAD = '<!doctype html><html lang="fr"><head>'
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">'
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
_LETTER, _ENTITY = "a", "&a{};"
SCRIPT = '<script type="application/ld+json">'


class Kind(NamedTuple):
    """One kind of answer: ``of`` makes about so many bytes of it."""

    of: Callable[[int], bytes]
    content_type: str = HTML
    path: str = "/"


def again(piece: str, before: str = PAGE, after: str = "") -> Callable[[int], bytes]:
    """Return what makes one piece over and over."""

    def of(size: int) -> bytes:
        number = size // len(piece.encode())
        return f"{before}{piece * number}{after}".encode("utf-8", "surrogatepass")

    return of


def each(piece: str, before: str = PAGE, after: str = "") -> Callable[[int], bytes]:
    """Return what makes pieces that all differ: ``#`` is their number."""

    def of(size: int) -> bytes:
        pieces = (piece.replace("#", str(n)) for n in range(size // (len(piece) + 4)))
        return f"{before}{''.join(pieces)}{after}".encode()

    return of


def nested(opens: str, closes: str, depth: int, inside: str = "x") -> Callable[[int], bytes]:
    """Return what makes elements within elements, over and over."""
    return again(opens * depth + inside + closes * depth)


def first(piece: str, number: int, then: str) -> Callable[[int], bytes]:
    """Return what makes many open elements, then one piece over and over."""
    return again(then, PAGE + "".join(piece.replace("#", str(n)) for n in range(number)))


def listed(piece: str, before: str, after: str) -> Callable[[int], bytes]:
    """Return what makes a list of values."""

    def of(size: int) -> bytes:
        return f"{before}{','.join([piece] * (size // (len(piece) + 1)))}{after}".encode()

    return of


def entities(size: int) -> bytes:
    """Return a feed whose title is 10 to the power of 19 letters, were it written out."""
    named = "".join(f"<!ENTITY a{n} '{10 * _ENTITY.format(n - 1)}'>" for n in range(1, 20))
    return (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "{size * _LETTER}">{named}]>'
        '<rss version="2.0"><channel><title>&a19;</title></channel></rss>'
    ).encode()


_TEXTS = {
    "words": "membres du forum 12 345 inscrits le 12 mai 2026 ",
    "member sentences": "12 membres inscrits, ",
    "denials": "aucun membre, pas de membres ",
    "closure": "le forum ferme ses portes définitivement le 12 mai 2026. ",
    "sale": "this domain is for sale buy this domain ",
    "number words": "mille deux cent trente ",
    "dates": "12/05/2026 14:22 ",
    "e-mail": "a@b.fr ",
    "phones": "06 12 34 56 78 ",
    "addresses": "https://a.example/b ",
    **{f"sign {sign!r}": sign for sign in ".-\"'@:&<>=/\\ \n\r\t\0\x1f1aé\u00a0\u202e\ufeff"},
    "digits": "1 234 567 890 ",
    "clock": "12:30:",
    "combining": "a" + "\u0301" * 50,
    "entities": "&nbsp;",
    "half entities": "&amp",
    "numbered entities": "&#xD800;",
    "tag begins": "< ",
}
_ELEMENTS = {
    "paragraphs": "<p>12 membres</p>",
    "open paragraphs": "<p>x",
    "sentences": "<p>Nous comptons plus de 12 000 membres dans 34 pays et 12 groupes.</p>",
    "dated lines": "<p>lundi 12 mai 2026 à 14h22, il y a 3 jours, hier, 12/05/2026 12:30, 3 min</p>",
    "dated lines far": f"<p>lundi 12 mai 2026 à 14h22 {'il y a 3 jours, hier ' * 4}</p>",
    "relative days": '<span class="date">il y a 3 jours</span>',
    "divisions": "<div>x</div>",
    "ends": "</div>",
    "ends of paragraphs": "</p>",
    "breaks": "<br>",
    "pairs": "<b><i>x</i></b>",
    "crossed": "<b><p></b>",
    "crossed links": "<a><b><i><a>",
    "links around": "<a href=1><div>",
    "buttons": "<button><p>",
    "cells": "<table><tr><td>12 mai 2026</td></tr></table>",
    "choices": "<select><option>x</select>",
    "links": '<a href="/u/1">Jean</a> ',
    "headings": "<h2>Membres</h2><p>12</p>",
    "first headings": "<h1>mot</h1>",
    "pictures": '<img src=a alt="12 membres">',
    "forms": "<form><input name=q><input type=password></form>",
    "scripts": "<script>var a=1;</script>",
    "styles": "<style>a{}</style>",
    "comments": "<!-- x -->",
    "figures": "<b>12</b> membres ",
    "times": '<time datetime="2026-01-01T00:00:00Z">x</time>',
    "articles": '<article><h2><a href="/a">x</a></h2><time datetime="2026-01-01">1</time></article>',
    "posts": '<div class="post"><b class="author">x</b><i class="date">12 mai 2026</i></div>',
    "without scripts": "<noscript><p>x</p></noscript>",
    "templates": "<template><p>x</template>",
    "drawings": '<svg><path d="m"/></svg>',
    "formulas": "<math><mi>x</mi></math>",
    "frames": "<iframe src=x></iframe>",
    "data": f'{SCRIPT}{{"@type":"Event","startDate":"2026-01-01"}}</script>',
    "broken data": f"{SCRIPT}{{</script>",
    "marked data": '<div itemscope itemtype="https://schema.org/Person"><b itemprop="name">x</b></div>',
    "footers": "<footer>© 2019 Club</footer>",
    "menus": '<nav><ul><li><a href="/forum">Forum</a></li></ul></nav>',
    "ways in": '<a href="/register">Inscription</a>',
    "casino": '<p><a href="https://x.example/casino">casino bonus</a></p>',
    "rows": '<tr><td><a href="/viewforum.php?f=1">x</a><td>12<td>34<td>12 mai 2026',
}
_INSIDE = {
    "one script": ("<script>", "if(a<b){c('x')} ", "</script>"),
    "one comment": ("<!--", "x ", "-->"),
    "open comment": ("<!--", "x ", ""),
    "one attribute": ('<p title="', "a b ", '">x'),
    "one class": ('<p class="', "c d e ", '">x'),
    "one table": ("<table>", "<tr><td>sujet<td>12 mai 2026<td>34", ""),
    "text in a table": ("<table>", "a<tr>", ""),
    "links in a table": ("<table>", "<a href=1>x</a>", ""),
    "one choice": ("<select>", "<option>x", ""),
    "one list": ("<ul>", "<li>x", ""),
    "one glossary": ("<dl>", "<dt>x<dd>y", ""),
    "one link": ("<a href='/u/1'>", "mot ", "</a>"),
    "one heading": ("<h1>", "mot ", "</h1>"),
    "one drawing": ("<svg>", "<g><a/></g>", ""),
    "one board": (
        '<div id="phpbb"><ul class="topiclist forums">',
        '<li class="row"><a href="./viewforum.php?f=1" class="forumtitle">x</a>'
        '<dd class="lastpost"><span>le 12 mai 2026, 12:30</span></dd></li>',
        "</ul></div>",
    ),
    "deep data": (f"{SCRIPT}", "[", ""),
    "data of data": (f"{SCRIPT}[", '{"a":' * 400 + "1" + "}" * 400 + ",", "1]</script>"),
    "one name": (f'{SCRIPT}{{"@type":"Organization","name":"', "a ", '"}</script>'),
    "one number": (f'{SCRIPT}{{"@type":"Organization","n":', "1", "}</script>"),
    "posts in data": (
        f"{SCRIPT}[",
        '{"@type":"BlogPosting","datePublished":"2026-01-01T00:00:00Z"},',
        "1]</script>",
    ),
}
_PAGES = {
    **{name: again(piece) for name, piece in (_TEXTS | _ELEMENTS).items()},
    **{name: again(piece, PAGE + a, b) for name, (a, piece, b) in _INSIDE.items()},
    "divisions 900 deep": nested("<div>", "</div>", 900),
    "lists 900 deep": nested("<div><ul><li>", "</li></ul></div>", 300),
    "tables 240 deep": nested("<table><tr><td>", "</td></tr></table>", 240),
    "articles 450 deep": nested('<article><time datetime="2026-01-01">x</time>', "</article>", 450),
    "marked data 400 deep": nested(
        '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">x</b>', "</div>", 400
    ),
    "rows 900 deep": first("<div>", 900, "<p>12 mai 2026</p>"),
    "490 formats, then paragraphs": first("<b c#>", 490, "<p>x</p>"),
    "490 formats, then divisions": first("<b c#>", 490, "<div>x"),
    "99 attributes": again(f"<p {' '.join(f'a{n}=1' for n in range(99))}>x</p>"),
    "2,000 classes": again(f'<p class="{" ".join(f"c{n}" for n in range(2_000))}">x</p>'),
    "other links": each('<a href="/t/#">sujet #</a>'),
    "other sites": each('<a href="https://s#.example/t">rejoignez-nous sur notre forum #</a>'),
    "other casinos": each('<p><a href="https://x#.example/c">casino bonus online #</a></p>'),
    "feeds": each('<link rel="alternate" type="application/rss+xml" href="/f#">', HEAD),
    "titles": again("<title>mot</title>", HEAD),
    "one title": again("mot ", f"{HEAD}<title>", "</title>"),
    "description": again("12 membres ", f"{HEAD}<meta name=description content='", "'>"),
    "generators": again('<meta name="generator" content="phpBB">', HEAD),
    "Latin-1": lambda size: PAGE.encode() + b"\xe9 " * (size // 2),
    "UTF-16": lambda size: b"\xff\xfe" + (PAGE + "a " * (size // 4)).encode("utf-16-le"),
}
_FEEDS = {
    "entries": again(
        "<item><title>x</title><pubDate>Mon, 01 Jun 2026 00:00:00 GMT</pubDate></item>", RSS
    ),
    "empty entries": again("<item/>", RSS),
    "open entries": again("<item>", RSS),
    "elements in elements": again("<a>", RSS),
    "one text": again("a &lt;b&gt; ", f"{RSS}<item><description>"),
    "markup in a text": again("<b><i>", f"{RSS}<item><description><![CDATA["),
    "dates in one entry": again("<pubDate>Mon, 01 Jun 2026 00:00:00 GMT</pubDate>", f"{RSS}<item>"),
    "no dates": again(f"<item><pubDate>{'1 ' * 200}</pubDate></item>", RSS),
    "name spaces": each('<x#:a xmlns:x#="u#"/>', RSS),
    "attributes": each(' a#="1"', f"{RSS}<item", "/>"),
    "subjects": again("<category>x</category>", f"{RSS}<item>"),
    "files": again('<enclosure url="x" type="a/b" length="1"/>', f"{RSS}<item>"),
    "authors": again("<author>a@b.fr (Jean)</author>", f"{RSS}<item>"),
    "billion laughs": entities,
    "one entity": again("&a;", f'<!DOCTYPE r [<!ENTITY a "{9_999 * _LETTER}">]>{RSS}<item><title>'),
    "declarations": again('<!ENTITY a "b">', '<?xml version="1.0"?><!DOCTYPE r [', f"]>{RSS}"),
    "signs <": again("<", f"{RSS}<item><title>"),
    "signs &": again("&", f"{RSS}<item><title>"),
    "spaces": again(" ", f"{RSS}<item><title>"),
    "bases": again('<a xml:base="b/">', RSS),
    "Atom": again("<entry><title>x</title><updated>2026-01-01T00:00:00Z</updated></entry>", ATOM),
    "links": again('<link rel="alternate" href="/x"/>', f"{ATOM}<entry>"),
    "pages in entries": again("<p>a</p>", f'{ATOM}<entry><content type="xhtml"><div>'),
    "site map": again(
        "<url><loc>https://a.example/b</loc><lastmod>2026-01-01</lastmod></url>", SITEMAP
    ),
    "open site map": again("<url><loc>", SITEMAP),
}
_DATA = {
    "open lists": lambda size: b"[" * size,
    "lists in lists": lambda size: b"[" * (size // 2) + b"]" * (size // 2),
    "objects": listed('{"created_at":"2026-01-01T00:00:00Z","id":1}', "[", "]"),
    "one number": again("9", '{"users":', "}"),
    "one exponent": again("9", '{"users":1e', "}"),
    "names": each('"k#":#,', "{", '"z":1}'),
    "entries": listed(
        '{"id":"1","date_published":"2026-01-01T00:00:00Z"}',
        *('{"version":"https://jsonfeed.org/version/1","items":[', "]}"),
    ),
    "topics": listed(
        '{"id":1,"last_posted_at":"2026-01-01T00:00:00Z","posts_count":3,"posters":[{"user_id":1}]}',
        *('{"topic_list":{"topics":[', ']},"users":[]}'),
    ),
}
_CALENDARS = {
    "events": again(
        "BEGIN:VEVENT\r\nDTSTART:20260101T000000Z\r\nEND:VEVENT\r\n", "BEGIN:VCALENDAR\r\n"
    ),
    "folded lines": again("\r\n a", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:a"),
    "events each second": again(
        "BEGIN:VEVENT\r\nDTSTART:20000101T000000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\n",
    ),
}
KINDS = {
    **{f"page: {name}": Kind(of) for name, of in _PAGES.items()},
    **{f"feed: {name}": Kind(of, XML, "/feed") for name, of in _FEEDS.items()},
    **{f"data: {name}": Kind(of, JSON, "/latest.json") for name, of in _DATA.items()},
    **{f"calendar: {name}": Kind(of, CALENDAR, "/a.ics") for name, of in _CALENDARS.items()},
}
