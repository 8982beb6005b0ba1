"""Words as compared: typed text in pieces, without accents, plurals and feminine endings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from vocabulary.identity import plain


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words of a text that are looked at: more is no question but an attack.
MOST_WORDS = 24
#: Letters of a word that are looked at, for the same reason.
_MOST_LETTERS = 60

#: Words that say nothing by themselves; a phrase is the same with and without them.
SMALL = _listed("""a an and at au aux avec by chez d dans de des du en et for in l la le les lez ma mon my
    near of on ou par pour pres qu sa ses son sous sur the un une vers with""")
#: Words of a question that are no answer when nothing else takes them up.
NOISE = _listed("""actif active asso association associations bonjour cherche chercher communaute
    communautes community emploi emplois faire forum forums france francais francaise francophone groupe
    groupes help job jobs je metier metiers network networking networks nos notre offre offres poste postes
    pro professionnel professionnels professionnelle quel quelle quels recherche rechercher region reseau
    reseaux site sites social sociaux suis travail trouver ville work""")
#: "H/F", "(f/h)", "H/F/X".
_EITHER = re.compile(r"\(?\b[hf] ?/ ?[hf](?: ?/ ?[a-z])?\b\)?", re.IGNORECASE)
_ENDING = r"(?:e|s|es|ne|euse|rice|trice|[eè]re|i[eè]re|ienne|enne|se|le|ve|fe)"
#: Endings that name both sexes at once: "infirmier(ère)s", "développeur·euse", "conseiller/ère".
_BOTH = re.compile(rf"(?<=\w\w\w)(?:\(\w{{1,6}}\)|[·•.‧∙/-]\(?{_ENDING}\)?(?:[·•.]s)?)(?!\w)s?")
_GAP = re.compile(r"[\s,;|/&]+")
_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_PLURAL = re.compile(r"(?<=[^\W_]{3})(?<!s)[sx]$")
#: Feminine ending -> masculine one, the first that fits.
_FEMININE = (
    ("aux", "al"),
    ("trice", "teur"),
    ("drice", "deur"),
    ("euse", "eur"),
    ("iere", "ier"),
    ("ienne", "ien"),
    ("onne", "on"),
    ("anne", "an"),
    ("elle", "el"),
    ("ive", "if"),
    ("ere", "er"),
    ("ffe", "f"),
    ("ee", "e"),
    ("e", ""),
)
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)


class Word(NamedTuple):
    """One word that means something."""

    plain: str  # without case and accents
    stem: str  # and without the ending that tells a woman from a man, or many from one
    chunk: int  # which of the typed pieces it stands in
    article: str = ""  # the small word right before it: "le" in "Le Mans"


def chunks(text: str) -> tuple[str, ...]:
    """Return the typed text in pieces, as people part them; addresses stay whole."""
    found: list[str] = []
    for piece in _EITHER.sub(" ", text).split():
        if is_address(piece):
            found.append(piece)
        else:
            found += filter(_WORD.search, _GAP.split(_BOTH.sub("", piece)))
        if len(found) > MOST_WORDS:
            break
    return tuple(found[:MOST_WORDS])


def is_address(chunk: str) -> bool:
    """Whether a piece is written like a web address."""
    return bool(_ADDRESS.fullmatch(chunk))


def words(pieces: Iterable[str]) -> list[Word]:
    """Return the words that mean something."""
    found: list[Word] = []
    article = ""
    for at, piece in enumerate(pieces):
        for letters in _WORD.findall(unaccent(piece)):
            word = letters[:_MOST_LETTERS]
            if word in SMALL:
                article = word
            else:
                found.append(Word(word, stem(word), at, article))
                article = ""
    return found


def unaccent(text: str) -> str:
    """Return ``text`` without case, accents and joined letters."""
    return plain(text).replace("œ", "oe").replace("æ", "ae")


def stem(word: str) -> str:
    """Return a plain word in the masculine singular, as far as its ending tells."""
    if len(word) <= 3:
        return word
    single = _PLURAL.sub("", word)
    for feminine, masculine in _FEMININE:
        if single.endswith(feminine) and len(single) - len(feminine) >= 3:
            return single.removesuffix(feminine) + masculine
    return single
