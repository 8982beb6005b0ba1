"""The words for what a network is, and for whose it is: the subject of a claim. Data only, in lower case.

"Notre (our own) réseau (a network) rassemble déjà 500 membres". To add a language, add its words to each
table; ``count_subject.py`` needs no change.
"""

from __future__ import annotations

from typing import Final

#: Networks' nouns that need no preposition before those counted.
GENITIVE: Final = frozenset(
    {"sieć", "społeczność", "stowarzyszenie", "klub", "сеть", "сообщество", "клуб", "союз"}
)
#: What a community is called. "The community": this one, where it is the subject of a sentence.
NETWORKS: Final = (
    "réseau", "communauté", "comité départemental", "comité régional", "comité national",
    "association", "club", "forum", "site", "plateforme", "plate-forme", "fédération",
    "confédération", "union", "syndicat", "amicale", "cercle", "collectif", "instance", "mouvement",
    "ordre",
    "ligue", "coopérative", "mutuelle", "parti", "fondation", "think tank", "institut", "académie",
    "maison", "chorale", "troupe", "harmonie", "groupement", "société", "organisation", "annuaire",
    "liste", "liste de diffusion", "compagnie", "guilde", "alliance", "pôle de compétitivité",
    "pôle",
    "cluster", "famille", "chambre", "barreau", "chœur", "choeur", "orchestre", "fanfare",
    "consistoire", "corporation", "confrérie", "fraternité", "coordination", "intersyndicale",
    "coalition", "consortium", "scic", "scop", "amap", "ong", "cuma", "gie", "mjc", "asbl", "osbl",
    "cpie", "aappma", "ensemble vocal", "compagnonnage", "ordre régional",
    "fanclub", "promotion", "centrale", "interprofession", "filière", "groupe slack",
    "groupe discord", "groupe facebook", "groupe linkedin", "groupe whatsapp", "groupe telegram",
    "groupe meetup", "serveur discord", "espace slack", "slack workspace", "discord server",
    "facebook group", "linkedin group", "tiers-lieu", "conseil de l'ordre",
    "conseil régional de l'ordre",
    "conseil national de l'ordre", "conseil départemental de l'ordre",
    "network", "congregation", "fellowship", "pro loco", "community", "platform", "society", "federation",
    "guild", "league", "cooperative", "movement", "collective", "institute", "list", "mailing list",
    "trade union", "organization", "directory", "netzwerk", "gemeinschaft", "verein", "verband",
    "bund", "genossenschaft", "plattform", "kammer", "gewerkschaft", "bewegung", "bündnis", "red",
    "comunidad", "asociación", "colegio", "federación", "plataforma", "foro", "cooperativa",
    "sindicato", "unión", "sociedad", "organización", "rete", "comunità", "associazione",
    "federazione", "ordine", "sindacato", "piattaforma", "società", "unione", "circolo", "rede",
    "comunidade", "associação", "federação", "fórum", "sociedade", "clube", "ordem", "organização",
    "netwerk", "vereniging", "federatie", "gemeenschap", "bond", "coöperatie", "genootschap",
    "sieć",
    "społeczność", "stowarzyszenie", "federacja", "związek", "izba", "klub", "towarzystwo",
    "сообщество", "ассоциация", "союз", "федерация", "сеть", "клуб", "форум", "объединение",
    "общество",
)  # fmt: skip
#: A network's noun that is written as the end of a longer word.
NETWORK_ENDS: Final = (
    "verein", "verband", "netzwerk", "gemeinschaft", "bund", "genossenschaft", "plattform",
    "vereniging", "netwerk", "federatie", "club",
)  # fmt: skip
OWN: Final = (
    "nos", "notre", "our", "unsere", "unser", "unserem", "unseren", "unserer", "nuestros",
    "nuestra",
    "nuestro", "nuestras", "nostra", "nostro", "nostri", "nostre", "nossa", "nosso", "nossos",
    "nossas",
    "onze", "ons", "nasze", "nasz", "nasza", "nasi", "naszych", "наш", "наша", "наше", "наши",
    "наших",
)  # fmt: skip
#: "Its", said after the network was named.
ITS: Final = (
    "ses", "its", "ihre", "ihren", "seine", "seinen", "sus", "i suoi", "le sue", "seus", "suas",
    "haar", "zijn", "swoich", "своих",
)  # fmt: skip
DEFINITE: Final = (
    "le", "la", "l'", "l’", "ce", "cet", "cette", "the", "this", "das", "der", "die", "dem",
    "dieser",
    "dieses", "el", "il", "lo", "o", "a", "os", "as", "de", "het", "deze", "dit", "los", "las",
    "les",
    "gli", "i", "den",
)  # fmt: skip
INDEFINITE: Final = (
    "un", "une", "a", "an", "ein", "eine", "einer", "einem", "una", "uno", "um", "uma", "een",
    "un'", "un’", "d'un", "d'une", "d’un", "d’une", "di un", "di una", "de um", "de uma",
)  # fmt: skip
#: Houses whose members are told from those who work or study there: they count sure members alone.
INSTITUTES: Final = frozenset(
    {
        "institut",
        "académie",
        "maison",
        "tank",
        "fondation",
        "parti",
        "chorale",
        "troupe",
        "harmonie",
    }
    | {"institute", "academy", "foundation", "party", "choir", "akademie", "partei", "chor"}
)
#: Networks' nouns of their own alone: "notre groupe", but not "le groupe".
OURS: Final = frozenset(
    {
        "rangs",
        "section",
        "church",
        "parish",
        "iglesia",
        "igreja",
        "chiesa",
        "kirche",
        "église",
        "paroisse",
        "base",
        "vivier",
        "effectifs",
        "équipage",
        "groupe",
        "serveur",
        "espace",
        "group",
        "server",
        "chat",
        "salon",
        "slack",
        "discord",
        "telegram",
    }
    | {"whatsapp", "matrix", "zulip", "mattermost", "discourse", "meetup"}
)
#: Networks' nouns that may be a mere address: the bodies they count are their users.
PLATFORMS: Final = frozenset(
    {
        "site",
        "plateforme",
        "plate-forme",
        "forum",
        "annuaire",
        "société",
        "compagnie",
        "club",
        "liste",
    }
    | {"platform", "directory", "list", "plattform", "plataforma", "foro", "piattaforma", "fórum"}
)
#: Of the reader or of anybody: "votre association", "un club".
YOURS: Final = frozenset(
    {"votre", "vos", "ton", "your", "ihr", "ihre", "dein", "tu", "su", "vuestra", "vostra", "tua"}
    | {
        "uw",
        "jouw",
        "twoja",
        "twoje",
        "ваш",
        "ваша",
        "chaque",
        "each",
        "jede",
        "jeder",
        "cada",
        "ogni",
    }
)
US: Final = frozenset({"nous", "we", "wir"})
WE: Final = frozenset(
    {
        "nous",
        "on",
        "we",
        "wir",
        "wij",
        "nosotros",
        "noi",
        "nós",
        "my",
        "мы",
        "il",
        "elle",
        "it",
        "sie",
    }
)
#: Ends of adjectives that name no other network, even with a capital: "Française", "Nationale".
OF_A_COUNTRY: Final = (
    "nçaise", "nçais", "ationale", "ational", "opéenne", "opéen", "égionale", "égional", "mentale",
    "mental", "belge", "suisse", "bécoise", "bécois", "canadienne", "africaine", "bretonne",
)  # fmt: skip
#: Before a clause that is told: "annoncer que le club compte".
THAT: Final = frozenset({"que", "qu'", "that", "dass"})
#: Ends of verbs of today in the plural, and of participles: "travaillent", "travaillant", "working".
DOING: Final = ("ent", "ant", "ing")
#: What some of them did, or may do, and no state of all.
TAKING_PART: Final = frozenset((
    "participent", "assistent", "étaient", "peuvent", "doivent", "viennent", "répondent", "restent",
    "souhaitent", "participant", "attending", "assistant", "prennent", "courent", "voulaient",
    "furent", "attendent",
))  # fmt: skip
#: Subjects that are no network.
ANYBODY: Final = frozenset({"tu", "je", "j'", "un", "une", "i", "ich", "du"})
#: Before the place where one reads: "sur ce site".
THIS: Final = frozenset({"ce", "cet", "cette", "this", "diesem", "dieser"})
#: What only "nous sommes" makes a network.
HANDFULS: Final = frozenset({"groupe", "poignée", "bande", "noyau", "group", "handful"})
#: A network named before.
IT: Final = frozenset({"elle", "il", "celle-ci", "celui-ci", "it", "sie"})
#: Said of those just named: "Ils forment un réseau de 700 membres".
THEY: Final = frozenset((
    "ils", "elles", "ensemble", "il", "elle", "they", "together", "sie", "gemeinsam",
))  # fmt: skip
#: What the reader may do with a network, besides any imperative: "accès à un réseau de 500 membres".
ACCESS: Final = frozenset((
    "accès", "accéder", "rejoindre", "intégrer", "access", "zugang", "acceso", "appartenance",
    "appartenir", "adhésion", "intégration", "membership",
))  # fmt: skip
#: Before it, in an imperative: "intégrez un réseau", "bénéficiez d'un réseau".
TO: Final = frozenset({"à", "de", "d'", "dans", "au", "to", "a", "zu"})
#: Not asked to come in, but told of what is theirs: "vous gérez une communauté de 5 000 membres".
OF_THE_READER: Final = frozenset((
    "avez", "aviez", "gérez", "animez", "imaginez", "créez", "lancez", "dirigez", "développez",
    "construisez", "bâtissez", "administrez", "constituez", "fédérez", "comptez", "cherchez",
    "voulez",
    "souhaitez", "pouvez", "devez", "assez", "chez", "managez", "modérez", "possédez", "représentez",
))  # fmt: skip
COPULAS: Final = (
    "est", "sommes", "is", "are", "ist", "sind", "es", "somos", "è", "siamo", "é", "is", "zijn",
    "jest",
    "c'est", "ce sont", "constitue", "constituent", "forme", "forment", "est animé par",
    "est animée par", "représente", "est devenu", "est devenue",
    "is now",
)  # fmt: skip
#: Before "a network of so many", that make it the one that speaks.
LEAD_IN: Final = (
    "grown into", "convertirse en", "devenir", "entstand", "werden zu",
    "animation", "fort", "forte", "forts", "fortes", "riche", "s'appuie sur", "grâce à",
    "animation d'", "animons", "au sein", "au sein d'", "au cœur d'", "à la tête d'",
    "au service d'",
    "appuyez-vous sur", "bénéficiez d'", "profitez d'", "accédez à", "découvrez", "explorez",
    "bienvenue dans", "access to", "discover", "explore", "backed by", "teil",
)  # fmt: skip
#: Whose alumni there are: after "de", as our own network.
SCHOOLS: Final = frozenset(
    {
        "école",
        "lycée",
        "collège",
        "faculté",
        "université",
        "institut",
        "campus",
        "school",
        "college",
    }
    | {"university", "schule", "hochschule", "universität", "escuela", "universidad", "scuola"}
)
