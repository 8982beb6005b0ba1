"""The words before a figure after which only people come, and the nouns that are none. Data only.

In lower case. To add a language, add its words to each table; ``open_people.py`` needs no change.
"""

from __future__ import annotations

from typing import Final

#: What is made of people, whatever they do: "une communauté (active) de".
COMMUNITIES: Final = (
    "communauté", "collectif", "amicale", "confrérie", "tribu", "cercle", "community", "collective",
    "gemeinschaft", "comunidad", "comunità", "comunidade", "gemeenschap",
)  # fmt: skip
OF: Final = ("de", "d'", "of", "von", "di", "with", "avec", "mit")
WE_ARE: Final = (
    "nous sommes",
    "on est",
    "vous êtes",
    "we are",
    "we're",
    "wir sind",
    "somos",
    "siamo",
)
#: Said of members named before, who were so many then: "De 45 adhérents, nous sommes passés à 400".
NOW_THEY_ARE: Final = (
    "nous sommes passés à", "nous sommes passées à", "nous en comptons", "en compte", "en rassemble",
    "en réunit", "en regroupe", "en fédère", "en dénombre",
)  # fmt: skip
#: Before how many they were then.
THEN: Final = ("de", "d'", "avec", "par")
#: Said of members named before.
THEY_ARE: Final = ("ils sont", "elles sont", "they are", "sie sind")
JOIN: Final = ("rejoignez", "rejoindre", "rejoins", "join", "join over", "únete a", "unisciti a")
#: Between these and the figure.
FILLERS: Final = (
    "les", "nos", "déjà", "aujourd'hui", "désormais", "actuellement", "maintenant", "the", "our",
    "already",
    "now", "i", "los",
)  # fmt: skip
#: Said after people or bodies of any kind: that they belong.
BELONG: Final = (
    "nous ont rejoints", "nous ont rejointes", "nous ont rejoint", "nous ont déjà rejoints",
    "nous ont déjà rejoint",
    "qui ont rejoint", "ont rejoint", "ont déjà rejoint", "ont adhéré", "adhèrent", "sont membres",
    "sont adhérents",
    "sont adhérentes", "sont affiliés", "sont affiliées", "sont sociétaires", "font partie",
    "font déjà partie",
    "se sont inscrits sur notre", "se sont inscrites sur notre", "have joined us", "are members",
)  # fmt: skip
PLURALS: Final = ("s", "x")
#: After a figure that counts nobody by name: when, or to do what, they are so many.
ALONE: Final = (
    "aujourd'hui", "désormais", "à ce jour", "à présent", "maintenant", "actuellement",
    "à nous avoir", "à avoir",
    "à se", "à s'être", "à partager", "à échanger", "à faire", "dans notre", "sur notre", "today",
    "now",
)  # fmt: skip
#: Things that are counted there, people who are paid, and those who only look.
NO_PEOPLE: Final = frozenset(
    (
        "ans", "années", "mois", "jours", "semaines", "heures", "minutes", "secondes", "fois",
        "euros", "pays",
        "villes", "communes", "régions", "départements", "pages", "points", "places", "équipes",
        "groupes",
        "ateliers", "sites", "salons", "serveurs", "canaux", "chaînes", "forums", "communautés",
        "réseaux",
        "projets", "rencontres", "événements", "évènements", "épisodes", "cours", "programmes",
        "agences",
        "magasins", "antennes", "bureaux", "marques", "offres", "produits", "services", "langues",
        "nationalités",
        "métiers", "disciplines", "quartiers", "villages", "îles", "plus", "dans", "sous", "mais",
        "nous", "vous",
        "dollars", "years", "days", "hours", "countries", "cities", "teams", "channels", "groups",
        "events",
        "projects", "minutes", "weeks", "months", "servers", "courses", "brands", "stores",
        "languages",
        "intercommunalités", "clubs", "ligues", "comités", "sections", "districts", "délégations",
        "cercles", "boutiques", "restaurants", "hôtels", "bars", "lieux", "blogs", "podcasts",
        "vidéos",
        "employés", "salariés", "salariées", "collaborateurs", "associés", "permanents",
        "fondateurs",
        "cofondateurs", "frères", "amis", "followers", "abonnés", "fans", "visiteurs", "visiteuses",
        "lecteurs",
        "spectateurs", "clients", "partenaires", "sponsors", "employees", "partners", "customers",
        "visitors",
        "readers", "subscribers", "viewers", "friends", "agents", "participants", "finalistes",
        "candidats",
        "habitants", "résidents", "acteurs",
    )
)  # fmt: skip
#: Ends of French and English nouns of things and deeds.
THING_ENDS: Final = (
    "tions", "sions", "ments", "ages", "ités", "ances", "ences", "ismes", "oires", "ures", "ties",
    "ings",
)  # fmt: skip
