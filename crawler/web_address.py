"""Which texts are addresses that can be asked for, and how a server's own spelling of one is read. Pure."""

from __future__ import annotations

import re
import string
from ipaddress import ip_address
from urllib.parse import quote, unquote, urljoin, urlsplit

from w3lib.url import safe_url_string

#: Characters; browsers and servers agree on no more.
LONGEST = 2_000
#: Underscores are no host names by the book, yet such hosts exist and answer.
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?", re.IGNORECASE | re.ASCII)
_NUMBER = r"(?:[1-9][0-9]{0,3}|[1-5][0-9]{4})"
_PORT = rf"(?::{_NUMBER})?"
#: Spelt so plainly that nothing in them can be wrong: nearly all.
_PLAIN = re.compile(
    r"https?://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}"
    rf"(?::(?P<port>{_NUMBER}))?(?:/[a-z0-9/._~%=?&;,+#-]*)?",
    re.IGNORECASE | re.ASCII,
)
#: Ports of mail, of shells, of files: what a page has others asked may be a command there, so that no browser
#: asks them ("bad ports" of the Fetch standard).
_NOT_OF_THE_WEB = frozenset(
    {0, 1, 7, 9, 11, 13, 15, 17, 19, *range(20, 24), 25, 37, 42, 43, 53, 69, 77, 79, 87, 95}
    | {*range(101, 105), *range(109, 112), *range(113, 121, 2), 123, 135, 137, 139, 143, 161, 179}
    | {389, 427, 465, *range(512, 516), 526, *range(530, 533), 540, 548, 554, 556, 563, 587, 601}
    | {636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566}
    | {*range(6665, 6670), 6679, 6697, 10080}
)
_AS_THEY_ARE = string.ascii_letters + string.digits + string.punctuation


_PATH = r"[a-zA-Z0-9._~%=&+,-]*(?:\?[a-zA-Z0-9/._~%=&+,-]+)?(?:#[a-zA-Z0-9._-]+)?"
#: An address, a path from the root, a path from the same folder: joined by mere concatenation.
_WHOLE = re.compile(
    rf"https?://[a-zA-Z0-9.-]+{_PORT}/(?:[a-zA-Z0-9_~%=&+,-][a-zA-Z0-9._~%=&+,-]*/)*{_PATH}"
)
_FROM_ROOT = re.compile(rf"/(?:[a-zA-Z0-9_~%=&+,-][a-zA-Z0-9._~%=&+,-]*/)*(?![./]){_PATH}")
_BESIDE = re.compile(rf"(?:\./)?([a-zA-Z0-9_~%-]{_PATH})")
#: Left out of an address by every browser, wherever they stand; and what else may stand around one.
_NO_SIGNS, _AROUND = str.maketrans("", "", "\t\r\n"), "".join(map(chr, range(0x21)))
#: What leads to another host, with as many strokes as it may be spelt with; letters of its name, packed.
_ELSEWHERE = re.compile(r"(https?:)?[/\\]{2,}([^/\\?#]*)", re.IGNORECASE)
_LETTERS = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_UP_TO_QUERY = re.compile(r"[^?#]*")


class Base:
    """The address that the relative links of a page start from."""

    def __init__(self, url: str) -> None:
        self.url = url
        is_plain = _WHOLE.fullmatch(url) is not None
        parts = urlsplit(url) if is_plain else None
        self._root = f"{parts.scheme}://{parts.netloc}" if parts else ""
        self._folder = f"{self._root}{parts.path.rpartition('/')[0]}/" if parts else ""

    def join(self, link: str) -> str:
        """Return ``link`` as an absolute address, as ``urljoin`` does. Raises ValueError like it.

        Nearly all links are spelt so plainly that joining them takes no parsing.
        """
        if self._root:
            if _FROM_ROOT.fullmatch(link):
                return self._root + link
            if found := _BESIDE.fullmatch(link):
                return self._folder + found[1]
            if _WHOLE.fullmatch(link):
                return link
        return urljoin(self.url, as_browsers_read(link))


def as_browsers_read(link: str) -> str:
    """Return ``link`` in the spelling that browsers see in it.

    To them a back stroke is a stroke, two of them or more stand before a host, and its letters may be packed:
    ``/\\\\club.example``, ``http:///club.example`` and ``//club%2Eexample`` lead to one site.
    """
    link = link.translate(_NO_SIGNS).strip(_AROUND)
    start, host = "", _ELSEWHERE.match(link)
    if host:
        start = f"{host[1] or ''}//{_LETTERS.sub(_unpacked, host[2])}"
        link = link[host.end() :]
    return start + _UP_TO_QUERY.sub(lambda path: path[0].replace("\\", "/"), link, count=1)


def _unpacked(letters: re.Match[str]) -> str:
    """Return letters of a host's name as they are meant; others stay packed, and are of no host."""
    meant = unquote(letters[0])
    return meant if re.sub(r"[-.]", "", meant).isalnum() or set(meant) <= {"-", "."} else letters[0]


def is_web_address(url: str) -> bool:
    """Whether ``url`` is an absolute address of the web that a request can be made for.

    A port that is none, a host that cannot be spelt, a lone surrogate, a name with a password: pages and
    headers hold them all.
    """
    if len(url) > LONGEST:
        return False
    if plain := _PLAIN.fullmatch(url):
        return plain["port"] is None or int(plain["port"]) not in _NOT_OF_THE_WEB
    try:
        parts = urlsplit(safe_url_string(url))
        is_host = _HOST.fullmatch(parts.hostname or "") or ip_address(parts.hostname or "")
        is_open = parts.port not in _NOT_OF_THE_WEB and parts.username is None
        return bool(is_host) and parts.scheme in {"http", "https"} and is_open
    except ValueError:
        return False


def from_header(value: bytes) -> str:
    """Return the address a header gives. Bytes beyond ASCII are sent back as they came (``%E9``)."""
    return quote(value.translate(None, b"\t\r\n").strip(), safe=_AS_THEY_ARE)


def host_of(url: str) -> str:
    """Return the host whose turn it is when ``url`` is asked for: ``www.`` is no host of its own."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    return host.removeprefix("www.")
