"""Figures written in words: "cinquante", "deux mille", "une centaine", "fünfhundert".

The library reads what is written out; the collective nouns ("about a hundred") are ours. Small
numbers are left out: "deux membres" counts nobody's network.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from text_to_num import text2num

#: Languages the library reads, tried in this order where a page does not tell its own.
LANGUAGES: Final = ("fr", "en", "de", "es", "it", "pt", "nl")
#: A smaller count in words is no network's total.
LEAST: Final = 10
#: Nouns for a rounded number: said of about so many.
COLLECTIVES: Final = {
    **dict.fromkeys(("dizaine", "decina", "dezena", "tiental"), 10),
    **dict.fromkeys(("douzaine", "dozen", "dutzend", "docena", "dozzina", "dúzia", "dozijn"), 12),
    **dict.fromkeys(("quinzaine",), 15),
    **dict.fromkeys(("vingtaine", "veintena", "ventina", "vintena", "twintigtal"), 20),
    **dict.fromkeys(("trentaine", "treintena", "trentina", "trintena", "dertigtal"), 30),
    **dict.fromkeys(("quarantaine", "cuarentena", "quarantina", "veertigtal"), 40),
    **dict.fromkeys(("cinquantaine", "cincuentena", "cinquantina", "vijftigtal"), 50),
    **dict.fromkeys(("soixantaine", "sessantina", "zestigtal"), 60),
    **dict.fromkeys(("centaine", "centenar", "centinaio", "centena", "honderdtal", "setka"), 100),
    **dict.fromkeys(("millier", "millar", "migliaio", "milhar", "duizendtal"), 1000),
    **dict.fromkeys(("hundred", "hundert", "honderd", "cien", "cem", "cento", "sto"), 100),
    **dict.fromkeys(("thousand", "tausend", "duizend", "mil", "mille", "tysiąc"), 1000),
}
_ONE: Final = r"(?:une?|l[ea]|an?|the|eine?[rnm]?|una|um|uma|uno|een|het|el|il|o)"
#: "Un bon millier", "une petite centaine".
_ROUGHLY: Final = r"(?:bon(?:ne)?|petite?|grosse?|gros)[\s-]"
_TOKENS: Final = (
    # French
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    "|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille"
    # English
    "|two|three|four|five|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    "|seventy|eighty|ninety|hundred|thousand"
    # Spanish, Portuguese
    "|dos|tres|cuatro|cinco|siete|ocho|nueve|diez|quince|veinte|treinta|cuarenta|cincuenta|sesenta"
    "|setenta|ochenta|noventa|cien(?:to)?|[a-zé]{2,7}cient[oa]s|quinient[oa]s|mil|dois|duas|três"
    "|quatro|sete|oito|nove|dez|vinte|trinta|quarenta|cinquenta|sessenta|oitenta|cem"
    "|[a-z]{2,6}centos|quinhentos"
    # one word in German, Italian and Dutch
    "|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|[a-zßü]{3,12}(?:zig|ßig|hundert|tausend)"
    "|due|tre|cinque|sei|otto|dieci|venti|[a-z]{2,9}anta|[a-z]{2,12}(?:cento|mila|honderd|duizend)"
    "|twee|vijf|zes|zeven|negen|tien|twintig|[a-zë]{3,8}tig|un|one|ein|eine|um|uma|een|una"
)
_TOKEN: Final = rf"(?:{_TOKENS})(?!\w)"
_COLLECTIVE: Final = "(?:" + "|".join(sorted(COLLECTIVES, key=len, reverse=True)) + ")"

#: Pattern of a figure in words in folded text; every repetition is bounded.
NUMBER_WORDS: Final = (
    rf"(?:(?:{_ONE}\s)?(?:{_ROUGHLY})?{_COLLECTIVE}(?!\w)"
    rf"|{_TOKEN}(?:(?:\s|-|\set\s|\sand\s|-et-){_TOKEN}){{0,5}})"
)
_COUNTED = re.compile(rf"(?:{_ONE}\s)?(?:{_ROUGHLY})?(?P<noun>{_COLLECTIVE})")


@lru_cache(maxsize=1000)
def number_in_words(words: str, language: str | None) -> int | None:
    """Return the value of a figure in folded ``words``; ``None`` where they are no number."""
    counted = _COUNTED.fullmatch(words)
    if counted:
        return COLLECTIVES[counted["noun"]]
    own = (language or "").partition("-")[0].lower()
    for code in dict.fromkeys((own, *LANGUAGES) if own in LANGUAGES else LANGUAGES):
        try:
            return int(text2num(words, code))
        except ValueError:
            continue
    return None


def is_rounded(words: str) -> bool:
    """Whether folded ``words`` are a noun for about so many: "une centaine"."""
    return _COUNTED.fullmatch(words) is not None
