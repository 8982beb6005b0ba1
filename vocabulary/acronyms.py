"""Acronyms and the names they stand for: "FNAB" and "Fédération nationale d'agriculture biologique". Pure.

Letters that happen to be initials prove nothing: three at least, spelled by a run of words that begins with
a word for a body (federation, society, union), or written in capitals.
"""

from __future__ import annotations

from collections.abc import Sequence

from vocabulary.name_words import is_small, plain, words_of

#: Letters of an acronym that a body's name may spell out.
_SHORTEST = 3
#: Words that begin the names of bodies, without accents.
_BODIES = words_of(
    """agence alliance amicale assemblee association centre cercle chambre club collectif comite
    compagnie confederation conference conseil ecole entente entreprise espace federation fondation
    fonds forum groupe groupement institut jeune ligue maison mission observatoire office ordre
    organisation plateforme pole reseau section societe syndicat union agency board chapter charter
    college committee community company council federacion foundation guild institute league
    national network organization royal society bund bundesverband deutsche gesellschaft
    interessengemeinschaft verband verein vereinigung asociacion colegio consejo sociedad
    associazione ordine societa sociedade vereniging stichting nederlandse"""
)


def is_acronym(token: str) -> bool:
    """Whether a word of a name is written as initials: capitals, three letters at least."""
    return len(token) >= _SHORTEST and token.isupper() and token.isalpha()


def is_spelled_out(acronym: str, tokens: Sequence[str]) -> bool:
    """Whether a run of ``tokens`` that begins with a word for a body has the initials ``acronym``."""
    words = [word for token in tokens if not is_small(word := plain(token))]
    wanted, size = plain(acronym), len(acronym)
    initials = "".join(word[0] for word in words)
    starts = (at for at, word in enumerate(words) if word in _BODIES)
    return size >= _SHORTEST and any(initials[at : at + size] == wanted for at in starts)
