"""What is said after those counted: that they belong, where they are, what they do. Data only.

"300 infirmières nous ont rejoints", "adhèrent à la fédération", "dans toute la France", in lower case. To add
a language, add its words to each table; ``count_signs.py`` needs no change.
"""

from __future__ import annotations

from typing import Final

#: Of such a mark, after it: "le cap des 10 000 inscrits vient d'être franchi sur notre forum".
JUST_PASSED: Final = frozenset((
    "franchi", "franchie", "dépassé", "dépassée", "passé", "passée", "atteint",
))  # fmt: skip
#: What members do each day or month: no flow of people.
MEETING: Final = frozenset(
    {
        "échangent",
        "s'entraident",
        "entraident",
        "partagent",
        "discutent",
        "retrouvent",
        "réunissent",
        "rencontrent",
        "meet",
        "share",
    }
    | {"exchange", "talk", "treffen", "tauschen", "se", "sich"}
)
#: The same of members alone, whatever comes after.
TOGETHER: Final = frozenset(
    {"partagent", "échangent", "entraident", "discutent", "share", "teilen"}
)
#: What all members of a network do with each other, or for who reads.
DO_TOGETHER: Final = frozenset(
    {"se", "s'", "s’", "vous", "sich", "you", "meet", "share", "partagent", "échangent", "élisent"}
    | {"participent", "bénéficient", "reçoivent", "elect", "treffen", "teilen", "comparten"}
)
#: Said of those counted: that they are with us.
WITH_US: Final = (
    "nous ont rejoint", "nous ont rejoints", "nous ont rejointes", "nous ont déjà rejoint",
    "nous ont déjà rejoints", "nous ont déjà rejointes", "nous font déjà confiance", "ont rejoint",
    "ont adhéré", "adhèrent", "sont affiliées", "sont affiliés", "qui adhèrent",
    "font vivre", "vous attendent",
    "ont créé leur compte",
    "ont créé un compte", "ont leur profil",
    "have joined our",
    "await you", "have signed up", "have registered", "have created an account", "erwarten sie",
    "erwarten dich", "haben sich angemeldet", "haben sich registriert", "te esperan", "forman la",
    "se han inscrito", "ti aspettano", "si sono iscritti", "esperam por si", "wachten op je",
    "sont référencés", "sont référencées", "sont répertoriés", "sont répertoriées",
    "sont enregistrés",
    "sont membres",
    "sont déjà membres", "sont adhérents", "sont inscrits", "nous font confiance", "trust us",
    "font partie", "font déjà partie", "participent à la vie", "composent", "composent l'",
    "constituent", "forment", "have joined us", "have already joined", "are members",
    "are already members", "are part of", "are already part of", "belong to", "make up",
    "share their", "haben sich uns angeschlossen", "haben sich angeschlossen", "gehören zu",
    "sind mitglied", "sind mitglieder", "bilden", "ont intégré", "forman parte", "se han unido",
    "fanno parte",
    "si sono uniti", "fazem parte", "juntaram-se", "maken deel uit", "zijn lid", "należy do",
)  # fmt: skip
#: Beginnings of verbs that only those do who belong: "cotisent".
PAYING: Final = ("cotis", "adhèr")
#: Before a verb of what they do with each other.
EACH_OTHER: Final = frozenset({"se", "s'"})
#: Signs that people belong, whatever verb they stand with: "ont pris leur carte".
MARKS_OF_MEMBERS: Final = (
    "leur carte", "leur licence", "leur adhésion", "leur cotisation", "leur confiance",
    "franchi le pas",
    "sauté le pas", "de nous rejoindre", "nous ont choisis", "nous ont choisi", "leur profil",
    "leur fiche",
    "their membership",
)  # fmt: skip
#: What customers give as well.
TRUST: Final = frozenset({"confiance", "trust"})
#: What bodies do that are members: "315 structures adhèrent à la fédération".
JOINED_US: Final = (
    "nous ont rejoint", "nous ont rejointes", "adhèrent", "ont adhéré", "ont déjà adhéré",
    "ont déjà rejoint", "nous ont rejoints",
    "ont rejoint", "sont membres", "sont adhérentes", "sont adhérents",
    "sont affiliées", "sont affiliés", "font partie", "are members", "have joined", "belong",
    "gehören", "sind mitglied", "sind mitglieder", "forman parte", "aderiscono", "fanno parte",
    "fazem parte", "zijn lid", "maken deel uit",
)  # fmt: skip
#: After those counted, that say where they are; with our own network after them, that they are ours.
PLACES: Final = (
    "dans", "à", "en", "au", "aux", "sur", "de", "d'", "an", "del", "alla", "à la",
    "du", "pour", "partout", "environ", "déjà",
    "aujourd'hui", "présents dans", "présents en", "présents à", "présentes dans", "répartis",
    "réparties", "issus", "venus", "autour", "et", "in", "on", "of", "from", "across", "around",
    "throughout", "worldwide", "globally", "and", "im", "auf", "aus", "weltweit", "und", "por",
    "desde", "y", "nel", "nella", "nei", "sul", "e", "em", "no", "na", "nos", "op", "wereldwijd",
    "w",
    "z", "i", "в", "по", "и", "to", "unies", "réunis", "réunies", "engagés", "engagées", "spread",
    "treffen", "partagent", "share", "au sein",
)  # fmt: skip
#: "Of" that says where they come from.
FROM: Final = frozenset({"aus", "from"})
#: Before the site's own name, that those counted are with it: "font confiance à Kervia".
AT: Final = frozenset((
    "sur", "chez", "avec", "à", "via", "dans", "utilisent", "de", "d'", "on", "with", "use", "trust",
    "at", "bei",
))  # fmt: skip
