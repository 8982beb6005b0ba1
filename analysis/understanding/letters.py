"""Words as compared: typed text in pieces, without accents, plurals and feminine endings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from vocabulary.identity import plain


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words of a text that are looked at: more is no question but an attack.
MOST_WORDS = 24
#: Letters of a text and of a word that are looked at, for the same reason.
_MOST_TEXT, _MOST_LETTERS = 1_000, 60

#: Words that say nothing by themselves; a phrase is the same with and without them.
SMALL = _listed("""a an and au aux avec by chez d dans de des du en et for l la le les lez of ou par pour
    pres qu sur the un une vers with""")
#: Words of a question that are no answer when there is anything else.
ASKING = _listed("""
    actif active alternance amicale an anciennete annuaire ans asso association associations at
    bonjour boulot bts cdd cdi cercle cherche chercher club clubs collectif communaute communautes community
    emploi emplois experience faire federation forum forums francais francaise france francophone
    groupe groupes help in je job jobs ma master mes metier metiers mon my near network networking networks
    nos notre offre offres poste postes pro professionnel professionnelle professionnels quel quelle
    quels recherche rechercher region rencontre rencontres reprise reseau reseaux sa sans ses site sites
    social sociaux son stage souhaite suis syndicat travail trouver veux ville voudrais work""")
#: Words for people of any trade; they say more than the question, and less than all else.
PEOPLE = _listed("""
    alumni ancien ancienne anciennes anciens apprenti apprentie debutant debutante diplome diplomes
    eleve eleves etudiant etudiante etudiants femme femmes homme hommes jeune jeunes junior juniors
    senior seniors""")
NOISE = ASKING | PEOPLE
#: "H/F", "(f/h)", "H/F/X".
_EITHER = re.compile(r"\(?\b[hf] ?/ ?[hf](?: ?/ ?[a-z])?\b\)?", re.IGNORECASE)
_ENDING = r"(?:e|s|es|ne|euse|rice|trice|[eè]re|i[eè]re|ienne|enne)"
#: Whom a counsellor asks for: "pour ma cliente infirmière".
_FOR_WHOM = re.compile(
    r"\b(?:mon|ma|mes|notre|nos|une?|my|our|an?)\s+"
    r"(?:clients?|clientes?|usag(?:er|[eè]re)s?|b[eé]n[eé]ficiaires?|candidate?s?|job ?seekers?)\b",
    re.IGNORECASE,
)
#: Endings that name both sexes at once: "infirmier(ère)s", "développeur·euse", "conseiller/ère".
_BOTH = re.compile(rf"(?<=\w\w\w)(?:\(\w{{1,6}}\)|[·•.‧∙/-]\(?{_ENDING}\)?(?:[·•.]s)?)(?![\w-])s?")
_GAP = re.compile(r"[\s,;|/&]+")
_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_PLURAL = re.compile(r"(?<=[^\W_]{3})(?<!s)[sx]$")
#: Feminine ending -> masculine one; the longest that fits counts.
_MASCULINE = {
    "trice": "teur",
    "drice": "deur",
    "ienne": "ien",
    "iere": "ier",
    "euse": "eur",
    "onne": "on",
    "anne": "an",
    "elle": "el",
    "ere": "er",
    "ive": "if",
    "ffe": "f",
    "aux": "al",
    "ee": "e",
    "e": "",
}
_ENDINGS = sorted({len(ending) for ending in _MASCULINE}, reverse=True)
#: "St-Étienne", "resp. RH", "ingé méca".
_SHORT = {
    "st": "saint",
    "ste": "sainte",
    "resp": "responsable",
    "asst": "assistant",
    "inge": "ingenieur",
    "meca": "mecanique",
    "psycho": "psychologie",
}
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)


class Word(NamedTuple):
    """One word that means something."""

    plain: str  # without case and accents
    chunk: int = 0  # which of the typed pieces it stands in

    @property
    def stem(self) -> str:
        """The word without the ending that tells a woman from a man, or many from one."""
        return stem(self.plain)


def chunks(text: str) -> tuple[str, ...]:
    """Return the typed text in pieces, as people part them; addresses stay whole."""
    found: list[str] = []
    asked = _FOR_WHOM.sub(" ", text[:_MOST_TEXT])
    for piece in _EITHER.sub(" ", asked).split():
        one_sex = piece if "://" in piece else _BOTH.sub("", piece)  # "infirmier.es" is no address
        if is_address(one_sex):
            found.append(one_sex)
        else:
            found += filter(_WORD.search, _GAP.split(one_sex))
        if len(found) > MOST_WORDS:
            break
    return tuple(found[:MOST_WORDS])


def is_address(chunk: str) -> bool:
    """Whether a piece is written like a web address."""
    return bool(_ADDRESS.fullmatch(chunk))


def words(pieces: Iterable[str]) -> list[Word]:
    """Return the words that mean something."""
    return [
        Word(_SHORT.get(letters, letters)[:_MOST_LETTERS], at)
        for at, piece in enumerate(pieces)
        for letters in _WORD.findall(unaccent(piece))
        if letters not in SMALL
    ]


def unaccent(text: str) -> str:
    """Return ``text`` without case, accents and joined letters."""
    lower = text.casefold()
    return lower if lower.isascii() else plain(lower).replace("œ", "oe").replace("æ", "ae")


@lru_cache(maxsize=30_000)  # the tables' words come again and again
def stem(word: str) -> str:
    """Return a plain word in the masculine singular, as far as its ending tells."""
    if len(word) <= 3:
        return word
    single = _PLURAL.sub("", word)
    for length in _ENDINGS:
        masculine = _MASCULINE.get(single[-length:])
        if masculine is not None and len(single) - length >= 3:
            return single[:-length] + masculine
    return single
