"""Whether a page bears a network's name. Pure.

A page may answer under a network's address and be another site: the successor of a move, the root of
a shared host, a lapsed domain's new owner. What it calls itself (title, headings, site name) counts
most, then what it says; the host it stands at says nothing where that is the network's own address.

A name is borne whole, run together or not; by most of its distinctive words, two at least; or by its
one distinctive word where that word stands by itself: "Canal" is not borne by "Canal du Midi".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(r"[^\W_]+")
#: Accents and other marks that stand on the letter before them.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
#: Where a title's parts and a name's other spellings begin: "ANDRH - Association des DRH".
_PARTS = re.compile(r"\s+[-–—|•·]\s+|\s*[|»«():,;\n]\s*|\s*[.!?…]+(?:\s+|$)|\s+/\s+")
#: Letters of a name that is not found inside other words by chance.
_COMPACT = 5
_INSIDE = 8
#: Letters of an acronym that is not found by chance.
_ACRONYM = 4
#: Share of a name's distinctive words that bear it.
_MOST = 0.6
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
    if any(names(name, each) for name in said.names for each in called):
        return Bearing.NAME
    text = said.text[:_TEXT]
    if any(_is_in_text(text, each) for each in called):
        return Bearing.MENTION
    speaks = said.language is None or said.language[:2].lower() in known.languages
    trade = _words(" ".join(known.trade)) - _GENERIC
    if speaks and trade & _words(" ".join((*said.names, text))):
        return Bearing.KIN
    return Bearing.NONE


def names(text: str, network: str) -> bool:
    """Whether ``text`` (a title, a heading, a host) is called by the name ``network``."""
    parts = [tokens for part in _PARTS.split(text) if (tokens := _TOKEN.findall(part))]
    every = [token for tokens in parts for token in tokens]
    return any(
        _is_run_together(every, name) or _has_most(parts, name) or _stands(parts, name)
        for name in _spellings(network)
    )


def distinctive(text: str) -> frozenset[str]:
    """Return the words of ``text`` that tell one site from another, without case and accents."""
    return _words(text) - _GENERIC


def plain(text: str) -> str:
    """Return ``text`` without case and accents."""
    folded = text.casefold()
    return folded if folded.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", folded))


def compact(text: str) -> str:
    """Return the letters and digits of ``text``, without case and accents."""
    return "".join(letter for letter in plain(text) if letter.isalnum())


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _TOKEN.findall(plain(text)) if len(word) > 2)


#: Words that many networks have in their names or titles, and that tell none of them from another.
_GENERIC = _words(
    """accueil actualités adresse ancien anciens and asso association associations bienvenue blog
    board club communauté communautés community comunidad der des devenu die discussion discussions
    emploi entraide espace events fédération federation for foro forum forums france français française
    francophone francophonie groep group groupe gruppe home index info infos international job jobs
    les métier métiers national nationale network networks netzwerk nos notre nouveau nouvelle
    officiel official online page par plateforme plus portail portal pour pro professionnel
    professionnels professionnelles red regroupement réseau réseaux rete seite site social société
    startseite sur the und union verband verein vereniging web website welcome willkommen www com org
    net"""
)
#: Small words: those in the second line join what follows to what stands before them.
_SMALL = _words("les des and the der die das los las une ein eine mit aux") | {
    *("l", "le", "la", "un", "a", "an", "el", "il", "lo", "i", "et", "y", "e", "o", "en", "in", "n")
}
_JOINING = _words("des von vom del della dos van zur") | {
    *("d", "de", "du", "of", "di", "da", "do", "zu")
}


def _spellings(network: str) -> Iterator[str]:
    """Yield the name, and its parts where it is written as several: "ANDRH - Association des DRH"."""
    yield network
    parts = [part for part in _PARTS.split(network) if part]
    if len(parts) > 1:
        yield from (part for part in parts if _words(part) - _GENERIC)


def _is_run_together(tokens: Sequence[str], name: str) -> bool:
    """Whether words of ``tokens`` that follow each other are the name's letters and no others."""
    wanted, found = compact(name), [letters for token in tokens if (letters := compact(token))]
    words = [word for word in _TOKEN.findall(plain(name)) if word not in _SMALL | _JOINING]
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


def _has_most(parts: Sequence[Sequence[str]], name: str) -> bool:
    """Whether one part holds most distinctive words of the name, or its initials as one word."""
    distinctive, whole = _words(name) - _GENERIC, _words(name)
    initials = "".join(
        word[0] for word in _TOKEN.findall(plain(name)) if word not in _SMALL | _JOINING
    )
    for tokens in parts:
        found = _words(" ".join(tokens))
        if not distinctive and whole and whole <= found:
            return True
        shared = len(distinctive & found)
        if shared > 1 and shared >= _MOST * len(distinctive):
            return True
        if len(initials) >= _ACRONYM and initials.upper() in tokens:
            return True
    return False


def _stands(parts: Sequence[Sequence[str]], name: str) -> bool:
    """Whether the name's one distinctive word stands by itself in one part."""
    distinctive = _words(name) - _GENERIC
    if len(distinctive) != 1:
        return False
    [word] = distinctive
    is_coined = any(_is_coined(token) for token in _TOKEN.findall(name) if plain(token) == word)
    beside = (_words(name) & _GENERIC) - _SMALL - _JOINING
    for tokens in parts:
        words = [plain(token) for token in tokens]
        for at, found in enumerate(words):
            if found != word:
                continue
            if is_coined or beside & set(words):
                return True
            before = next(
                (t for t in reversed(tokens[:at]) if plain(t) not in _SMALL | _JOINING), ""
            )
            after = tokens[at + 1] if at + 1 < len(tokens) else ""
            if not _is_name_part(before) and not _is_name_part(after):
                return True
    return False


def _is_coined(token: str) -> bool:
    """Whether a word of a name is no word of a language: capitals or digits within it."""
    return len(token) > 3 and (token[1:] != token[1:].lower() or any(map(str.isdigit, token)))


def _is_name_part(token: str) -> bool:
    """Whether a word beside another makes one name with it: "Canal du", "Canal Street", "Canal 9"."""
    word = plain(token)
    if not token or word in _GENERIC | _SMALL:
        return False
    return word in _JOINING or token[0].isupper() or token[0].isdigit()


def _is_in_text(text: str, name: str) -> bool:
    """Whether a text says the name whole, as words that follow each other or run together."""
    words = _TOKEN.findall(plain(name))
    if len(words) == 1 and not _is_coined(name.strip()) and len(words[0]) < _INSIDE:
        return False
    if not _words(name) - _GENERIC or sum(map(len, words)) < _COMPACT:
        return False
    between = r"[\W_]{0,3}"
    wanted = between.join(map(re.escape, words))
    return re.search(rf"\b{wanted}\b", plain(text)) is not None
