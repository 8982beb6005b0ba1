"""Whether what was sent is what was said: lengths, chunks and packing, as a browser takes them. Pure.

Many servers announce a wrong length, forget the last chunk, or say that a plain page is packed. Their
pages are read all the same where they are whole; where they are not, the record says so.
"""

from __future__ import annotations

from vocabulary.items import FetchOutcome

#: Scrapy's flag of an answer that broke off before its announced end.
CUT = "dataloss"
#: Our flag of an answer that is not packed as its header says.
MISLABELLED = "mislabelled"

#: How a whole document ends, in lower case.
_ENDS = (b"</html>", b"</rss>", b"</feed>", b"</rdf:rdf>", b"</urlset>", b"</sitemapindex>")
#: Bytes looked at to tell text from packed data.
_START = 1_000
#: Signs of control that no text needs (zero is half of UTF-16, escape switches Japanese), and their share.
_CONTROLS = bytes({*range(0x01, 0x20)} - {*b"\t\n\x0b\f\r\x1b"})
_FIRST, _FEW = {bytes([sign]) for sign in _CONTROLS}, 0.03
#: Of texts in wide characters.
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def is_whole(body: bytes) -> bool:
    """Whether a document ends as documents of its kind do, though the transfer did not."""
    end = body[-200:].rstrip().lower()
    if end.endswith(_ENDS):
        return True
    if end.endswith(b"-->"):  # a comment of the server after the end
        return any(mark in end for mark in _ENDS)
    return end[-1:] in {b"}", b"]"} and body.lstrip()[:1] in {b"{", b"["}


def is_text(body: bytes) -> bool:
    """Whether bytes are text in some encoding: what is packed or encrypted has signs of control all over."""
    start = body[:_START]
    if start.startswith(_MARKS):
        return True
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return start.lstrip()[:1] not in _FIRST and controls <= _FEW * len(start)


def notes(flags: list[str]) -> tuple[str, ...]:
    """Return what was wrong with an answer that could be read, in words for the operator."""
    said = {CUT: "wrong length", MISLABELLED: "not packed as it says"}
    return tuple(said[flag] for flag in flags if flag in said)


def unusable_outcome(status: int, body: bytes, flags: list[str]) -> FetchOutcome | None:
    """Return why an answer cannot be taken as it came, or ``None``.

    Where no page is expected the status says enough. Half a page is not an answer; none at all of a page that
    was begun is one that cannot be decoded.
    """
    if not 200 <= status < 300:
        return None
    if not is_text(body) or (MISLABELLED in flags and not body.strip()):
        return FetchOutcome.UNREADABLE
    if CUT not in flags or is_whole(body):
        return None
    return FetchOutcome.CONNECTION_LOST if body else FetchOutcome.UNREADABLE
