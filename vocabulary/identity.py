"""Whether a text names a network. Pure.

A page may answer under a network's address and be another site: the successor of a move, the root of a
shared host, a lapsed domain's new owner. Names are compared by their distinctive words, without case,
accents and punctuation.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]{3,}")
#: Letters of a name that is not found inside other words by chance.
_COMPACT = 5


def plain(text: str) -> str:
    """Return ``text`` without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(plain(text)))


def compact(text: str) -> str:
    """Return the letters and digits of ``text``, without case and accents."""
    return "".join(letter for letter in plain(text) if letter.isalnum())


#: Words that many networks have in their names or titles, and that tell none of them from another.
_GENERIC = _words(
    """accueil actualités adresse ancien anciens and asso association blog bienvenue board club
    communauté community der des devenu die discussion discussions emploi events for forum forums
    france français française francophone francophonie group groupe home index info international job
    jobs les métiers national network networks nouveau nouvelle official officiel online page par plus
    portail pour pro professionnel professionnels réseau réseaux site social sur the und verein web
    welcome www com org net"""
)


def names(text: str, network: str) -> bool:
    """Whether ``text`` (titles, headings, a host) names the ``network`` (its name in the catalogue).

    One distinctive word of the name is enough. A name of generic words only must be there whole.
    """
    one_word, wanted = compact(network), _words(network) - _GENERIC
    found, run_together = _words(text), compact(text)
    if len(one_word) >= _COMPACT and one_word in run_together:
        return True
    if not wanted:
        whole = _words(network)
        return bool(whole) and whole <= found
    return any(word in found or (len(word) >= _COMPACT and word in run_together) for word in wanted)
