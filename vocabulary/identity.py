"""Whether a page bears a network's name. Pure.

A page may answer under a network's address and be another site: the successor of a move, the root of
a shared host, a lapsed domain's new owner. What it calls itself (title, headings, site name) counts
most, then what it says; the host it stands at says nothing where that is the network's own address.

A name is borne whole, run together or not; by most of its distinctive words, two at least, singular or
plural, that follow each other; by its one distinctive word where that word stands by itself ("Canal" is not
borne by "Canal du Midi", nor "EGEE" by "Mer Égée"); by the words its acronym stands for, or the acronym.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from vocabulary.acronyms import is_acronym, is_spelled_out
from vocabulary.name_words import (
    GENERIC,
    JOINING,
    ONCE,
    SMALL,
    TOKEN,
    compact,
    distinctive,
    plain,
    stem,
    stems,
    words_of,
)

__all__ = ["Bearing", "Known", "Shown", "bearing", "compact", "distinctive", "names", "plain"]

#: Where a title's parts and a name's other spellings begin: "ANDRH - Association des DRH".
_PARTS = re.compile(r"\s+[-–—|•·]\s+|\s*[|»«():,;\n]\s*|\s*[.!?…]+(?:\s+|$)|\s+/\s+")
#: Letters of a name that is not found inside other words by chance.
_COMPACT = 5
_INSIDE = 8
#: Letters of an acronym that is not found by chance.
_ACRONYM = 4
#: Share of a name's distinctive words that bear it.
_MOST = 0.6
#: Distinctive words that prove a name wherever they stand, and the least that must follow each other.
_SCATTERED = 3
_PAIR = 2
#: The name and what stands before its brackets; later spellings are asked for whole.
_FIRST = 1
#: Share of a name's distinctive words in a line of text that says it; lines looked at, characters of each.
_LINED = 0.75
_LINES = 2_000
_LINE = 300
_ARTICLE = re.compile(r"(?:le|la|les|l|the|el|los|las|il|der|die|das|het)\b")
#: Characters of text in which a name is looked for.
_TEXT = 200_000


class Bearing(StrEnum):
    """How a page bears a network's name, the strongest first."""

    NAME = "name"  # it calls itself so, or as the network did before
    MENTION = "mention"  # it says the name in its text
    KIN = "kin"  # it speaks the network's language of the network's trade, without its name
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a network before one of its pages is looked at."""

    name: str
    titles: tuple[str, ...] = ()  # what its pages were called before
    languages: tuple[str, ...] = ()  # ISO 639-1
    trade: tuple[str, ...] = ()  # words of its trade, in any of its languages


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page says of itself, and its visible text."""

    names: tuple[str, ...]  # title, headings, site name; its host where that is not the network's
    text: str = ""
    language: str | None = None  # ISO 639-1


def bearing(said: Shown, known: Known) -> Bearing:
    """Return how a page that says ``said`` bears the name of the network ``known``."""
    called = (known.name, *known.titles)
    if any(names("\n".join(said.names), each) for each in called):
        return Bearing.NAME
    text = said.text[:_TEXT]
    if any(_is_in_text(text, each) for each in called):
        return Bearing.MENTION
    speaks = said.language is None or said.language[:2].lower() in known.languages
    trade = words_of(" ".join(known.trade)) - GENERIC
    if speaks and trade & words_of(" ".join((*said.names, text))):
        return Bearing.KIN
    return Bearing.NONE


def names(text: str, network: str) -> bool:
    """Whether ``text`` (a title, a heading, a host) is called by the name ``network``."""
    parts = [tokens for part in _PARTS.split(text) if (tokens := TOKEN.findall(part))]
    every = [token for tokens in parts for token in tokens]
    return any(
        _is_run_together(every, name)
        or _has_most(parts, name, is_whole=at > _FIRST)
        or _stands(parts, name, is_whole=at > _FIRST)
        or _is_spelled_out(parts, name)
        for at, name in enumerate(_spellings(network))
    )


def _spellings(network: str) -> Iterator[str]:
    """Yield the name, and its parts where it is written as several: "ANDRH - Association des DRH"."""
    yield network
    parts = [part for part in _PARTS.split(network) if part]
    if len(parts) > 1:
        yield from (part for part in parts if words_of(part) - GENERIC)


def _is_run_together(tokens: Sequence[str], name: str) -> bool:
    """Whether words of ``tokens`` that follow each other are the name's letters and no others."""
    wanted, found = compact(name), [letters for token in tokens if (letters := compact(token))]
    words = [word for word in TOKEN.findall(plain(name)) if word not in SMALL | JOINING]
    if len(wanted) < _COMPACT:
        return False
    if len(words) < 2 and not _is_coined(name.rsplit(maxsplit=1)[-1]):
        # One word must stand by itself, unless its article is run together with it.
        return words != [wanted] and wanted in found
    if len(wanted) >= _INSIDE and any(wanted in token for token in found):
        return True
    return any(_begins(found, start, wanted) for start in range(len(found)))


def _begins(found: Sequence[str], start: int, wanted: str) -> bool:
    run = ""
    while start < len(found) and len(run) < len(wanted):
        run, start = run + found[start], start + 1
    return run == wanted


def _has_most(parts: Sequence[Sequence[str]], name: str, *, is_whole: bool) -> bool:
    """Whether one part holds most distinctive words of the name, or its initials as one word.

    ``is_whole``: all its words are asked for, since it is a second spelling of a name, in brackets.
    """
    distinctive, whole = stems(words_of(name) - GENERIC), words_of(name)
    initials = "".join(
        word[0] for word in TOKEN.findall(plain(name)) if word not in SMALL | JOINING
    )
    everywhere: set[str] = set()
    for tokens in parts:
        words = words_of(" ".join(tokens))
        found = stems(words)
        everywhere |= found
        if not distinctive and whole and whole <= words and _is_a_name(tokens, whole):
            return True
        shared = distinctive & found
        if len(shared) > 1 and _is_most(shared, distinctive, tokens, is_whole=is_whole):
            return True
        if len(initials) >= _ACRONYM and initials.upper() in tokens:
            return True
    return len(distinctive) >= _SCATTERED and distinctive <= everywhere


def _is_a_name(tokens: Sequence[str], words: frozenset[str]) -> bool:
    """Whether common words are written as a name: nothing but them and a word more, or in capitals."""
    return len(tokens) <= _PAIR or all(
        token[0].isupper() for token in tokens if plain(token) in words
    )


def _is_most(
    shared: frozenset[str], distinctive: frozenset[str], tokens: Sequence[str], *, is_whole: bool
) -> bool:
    """Whether the shared words are most of a name; two of them follow each other."""
    if len(shared) < (len(distinctive) if is_whole else _MOST * len(distinctive)):
        return False
    content = [
        stem(word) for token in tokens if (word := plain(token)) not in GENERIC | SMALL | JOINING
    ]
    at = [index for index, each in enumerate(content) if each in shared]
    if any(is_acronym(token) and stem(plain(token)) in shared for token in tokens):
        return True
    return len(shared) > _PAIR or any(
        after - before == 1 and content[before] != content[after] for before, after in pairwise(at)
    )


def _is_spelled_out(parts: Sequence[Sequence[str]], name: str) -> bool:
    """Whether one part spells out the name's acronym and has its other words: "UJA de Marseille"."""
    tokens = TOKEN.findall(name)
    short = [token for token in tokens if is_acronym(token)]
    if len(short) != 1:
        return False
    others = words_of(name) - GENERIC - {plain(short[0])}
    return any(
        is_spelled_out(short[0], part) and others <= words_of(" ".join(part)) for part in parts
    )


def _stands(parts: Sequence[Sequence[str]], name: str, *, is_whole: bool) -> bool:
    """Whether the name's one distinctive word stands by itself in one part."""
    distinctive = words_of(name) - GENERIC
    if len(distinctive) != 1:
        return False
    [word] = distinctive
    written = next(token for token in TOKEN.findall(name) if plain(token) == word)
    beside = (words_of(name) & GENERIC) - SMALL - JOINING - ONCE
    for tokens in parts:
        words = [plain(token) for token in tokens]
        if is_whole and not beside <= set(words):
            continue
        if any(
            found == word and _is_by_itself(tokens, at, written, beside & set(words), name)
            for at, found in enumerate(words)
        ):
            return True
    return False


def _is_by_itself(
    tokens: Sequence[str], at: int, written: str, beside: frozenset[str], name: str
) -> bool:
    """Whether the word at ``at``, ``written`` so in the name, makes no other name with its neighbours."""
    content = [token for token in tokens if plain(token) not in SMALL | JOINING | GENERIC]
    is_alone = len(content) == 1
    if is_acronym(written) and not tokens[at].isupper():
        return is_alone and len(written) >= _ACRONYM
    if _is_coined(written) or beside:
        return True
    if _ARTICLE.match(plain(name)):
        return is_alone
    before = next((t for t in reversed(tokens[:at]) if plain(t) not in SMALL | JOINING), "")
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return not _is_name_part(before) and not _is_name_part(after)


def _is_coined(token: str) -> bool:
    """Whether a word of a name is no word of a language: capitals or digits within it."""
    return len(token) > 3 and (token[1:] != token[1:].lower() or any(map(str.isdigit, token)))


def _is_name_part(token: str) -> bool:
    """Whether a word beside another makes one name with it: "Canal du", "Canal Street", "Canal 9"."""
    word = plain(token)
    if not token or word in GENERIC | SMALL:
        return False
    return word in JOINING or token[0].isupper() or token[0].isdigit()


def _is_in_text(text: str, name: str) -> bool:
    """Whether a text says the name whole, as words that follow each other, or most of it in one line."""
    return _is_said(text, name) or _is_most_of_a_line(text, name)


def _is_most_of_a_line(text: str, name: str) -> bool:
    """Whether a line holds most distinctive words of a name of three or more, in its order or another."""
    wanted = stems(words_of(name) - GENERIC)
    if len(wanted) < _SCATTERED:
        return False
    lines = (line[:_LINE] for line in text.splitlines()[:_LINES])
    return any(
        len(wanted & stems(words_of(line))) >= max(_SCATTERED, _LINED * len(wanted))
        for line in lines
    )


def _is_said(text: str, name: str) -> bool:
    """Whether a text says the name whole, as words that follow each other or run together."""
    words = TOKEN.findall(plain(name))
    if len(words) == 1 and not _is_coined(name.strip()) and len(words[0]) < _INSIDE:
        return False
    if not words_of(name) - GENERIC or sum(map(len, words)) < _COMPACT:
        return False
    between = r"[\W_]{0,3}"
    wanted = between.join(map(re.escape, words))
    return re.search(rf"\b{wanted}\b", plain(text)) is not None
