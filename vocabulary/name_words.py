"""The words of names: what they are made of, and which of them tell one site from another. Pure."""

from __future__ import annotations

import re
import unicodedata

TOKEN = re.compile(r"[^\W_]+")
#: Accents and other marks that stand on the letter before them.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
#: Letters of a word whose last one is no plural.
_SHORT = 3


def distinctive(text: str) -> frozenset[str]:
    """Return the words of ``text`` that tell one site from another, without case and accents."""
    return words_of(text) - GENERIC


def plain(text: str) -> str:
    """Return ``text`` without case and accents."""
    folded = text.casefold()
    return folded if folded.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", folded))


def compact(text: str) -> str:
    """Return the letters and digits of ``text``, without case and accents."""
    return "".join(TOKEN.findall(plain(text)))


def words_of(text: str) -> frozenset[str]:
    """Return the words of three letters or more, without case and accents."""
    return frozenset(word for word in TOKEN.findall(plain(text)) if len(word) > 2)


#: Words that many networks have in their names or titles, and that tell none of them from another.
GENERIC = words_of(
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
SMALL = words_of("les des and the der die das los las une ein eine mit aux") | {
    *("l", "le", "la", "un", "a", "an", "el", "il", "lo", "i", "et", "y", "e", "o", "en", "in", "n")
}
ONCE = words_of("devenu devenue ancien anciens anciennement formerly")
JOINING = words_of("des von vom del della dos van zur") | {
    *("d", "de", "du", "of", "di", "da", "do", "zu")
}


def stem(word: str) -> str:
    """Return a word without the mark of its plural."""
    return word[:-1] if len(word) > _SHORT and word[-1] in "sx" else word


def stems(words: frozenset[str]) -> frozenset[str]:
    """Return words without the marks of their plurals."""
    return frozenset(map(stem, words))


def is_small(word: str) -> bool:
    """Whether a word has no initial in an acronym: "de", "des", "et", a lone letter."""
    return word in SMALL | JOINING or len(word) == 1
