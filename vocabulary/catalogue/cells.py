"""What is wrong with one cell of the catalogue. Pure.

A check takes a cell and yields a problem for each thing wrong with it, none when it is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from babel import Locale

from vocabulary.catalogue.wording import Problem, problem
from vocabulary.identity import plain

Check = Callable[[str], Iterator[Problem]]

#: Stands for a source where no public page was found that gives the address.
UNCONFIRMED = "unconfirmed"
#: Two-letter codes babel names that ISO 3166-1 gives to no country: reserved, private or pseudo.
_NO_COUNTRY = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)
#: A part of a host's name. Underscores are no part of a registered name, but stand before some.
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the words of a cell that holds several, joined by |."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def split_seeds(cell: str) -> tuple[str, ...]:
    """Return the addresses of a seeds cell, joined by | or spaces."""
    return tuple(cell.replace("|", " ").split())


def repeated(words: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each word that stands more than once."""
    return (problem("twice", cell=word) for word, times in Counter(words).items() if times > 1)


def required(cell: str) -> Iterator[Problem]:
    """Yield what is wrong with a cell that must not be empty."""
    if not cell:
        yield problem("empty")


def as_id(text: str) -> str:
    """Return an identifier made of ``text``: lower-case letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def near_word(cell: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return the word that ``cell`` may stand for, by its spelling or one of its labels, or nothing."""
    spellings = {plain(said): word for word, labels in words.items() for said in (word, *labels)}
    near = get_close_matches(plain(cell), spellings, 1, cutoff=0.75)
    return spellings[near[0]] if near else ""


def _id_faults(cell: str) -> Iterator[Problem]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell):
        yield problem("id", cell=cell, right=as_id(cell) or "club-de-lyon")


def url_faults(cell: str) -> Iterator[Problem]:
    """Yield what is wrong with an address; an empty one is none."""
    parts = _split(cell)
    if cell and parts is None:
        yield problem("url", cell=cell, right=_whole(cell))
    elif parts and parts.username is not None:
        yield problem("user_name")


@lru_cache(maxsize=50_000)  # the same addresses are compared again in every choice
def normal_url(cell: str) -> str:
    """Return what two spellings of one address share; empty when it is no address."""
    parts = _split(cell)
    if parts is None or parts.hostname is None:
        return ""
    host = parts.hostname.removeprefix("www.").rstrip(".")
    port = "" if parts.port in {None, _DEFAULT_PORTS[parts.scheme]} else f":{parts.port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def _split(cell: str) -> SplitResult | None:
    if cell and cell.split() != [cell]:
        return None
    try:
        parts = urlsplit(cell)
        _ = parts.port  # raises when it is no port
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORTS and _is_host(parts.hostname or "") else None


def _is_host(host: str) -> bool:
    if ":" in host or host[-1:].isdigit():  # an address in numbers, or none at all
        try:
            ip_address(host)
        except ValueError:
            pass
        else:
            return True
    try:
        labels = host.removesuffix(".").encode("idna").decode("ascii").split(".")
    except UnicodeError:
        return False
    is_name = len(labels) > 1 or labels == ["localhost"]
    return is_name and not labels[-1].isdigit() and all(map(_LABEL.fullmatch, labels))


def _ids_faults(cell: str) -> Iterator[Problem]:
    words = split_cell(cell)
    for word in words:
        yield from _id_faults(word)
    yield from repeated(words)


def _source_faults(cell: str) -> Iterator[Problem]:
    if cell != UNCONFIRMED:
        yield from url_faults(cell)


def _day_faults(cell: str) -> Iterator[Problem]:
    if cell:
        yield from date_faults(cell)


def _seeds_faults(cell: str) -> Iterator[Problem]:
    seeds = split_seeds(cell)
    for seed in seeds:
        yield from url_faults(seed)
    yield from repeated(seeds)


def _languages_faults(cell: str) -> Iterator[Problem]:
    yield from required(cell)
    codes = split_cell(cell)
    for code in codes:
        if code not in _languages():
            yield problem("language", cell=code, right=_code(code, "languages") or "fr")
    yield from repeated(codes)


def _country_faults(cell: str) -> Iterator[Problem]:
    if cell and cell not in _countries():
        yield problem("country", cell=cell, right=_code(cell, "territories") or "FR")


def date_faults(cell: str, first_year: int = 1980) -> Iterator[Problem]:
    """Yield what is wrong with a date; one before ``first_year`` it is a slip of the hand."""
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", cell):
        year, month, day = (*map(int, cell.split("-")), 1, 1)[:3]
        try:
            date(year, month, day)
        except ValueError:
            pass
        else:
            if first_year <= year <= 2100:
                return
    yield problem("date", cell=cell, first=first_year)


def _whole(cell: str) -> str:
    """Return ``cell`` as a whole address where one can be made of it, else an example."""
    bare = re.sub(r"^(?:\w+:)?/*", "", cell).strip()
    whole = f"https://{bare}" + ("" if "/" in bare else "/")
    parts = _split(whole)
    return whole if parts and parts.username is None else "https://example.org/"


def _code(cell: str, kind: str) -> str:
    """Return the code whose name in French, English or itself is ``cell``, or nothing."""
    return _codes(kind).get(plain(cell), "")


@cache
def _codes(kind: str) -> dict[str, str]:
    """Return the codes by their names; French comes first."""
    known = _languages() if kind == "languages" else _countries()
    codes: dict[str, str] = {}
    for language in ("fr", "en"):
        for code, name in getattr(Locale(language), kind).items():
            if str(code) in known:
                codes.setdefault(plain(str(name)), str(code))
                codes.setdefault(str(code).lower(), str(code))
    return codes


@cache
def _languages() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale("en").languages) if len(code) == 2)


@cache
def _countries() -> frozenset[str]:
    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2) - _NO_COUNTRY


#: What is asked of each cell of networks.csv beyond its vocabulary.
NETWORK_CHECKS: dict[str, Check] = {
    "id": _id_faults,
    "name": required,
    "url": url_faults,
    "sectors": required,
    "languages": _languages_faults,
    "country": _country_faults,
    "kind": required,
    "seeds": _seeds_faults,
    "source": _source_faults,
    "source_date": _day_faults,
    "reviewed_on": _day_faults,
    "former_ids": _ids_faults,
    "former_urls": _seeds_faults,
}
