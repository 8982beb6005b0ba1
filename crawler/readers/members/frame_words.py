"""The words with which a network claims a figure as its own. Data only, in lower case.

"Notre réseau rassemble (a claim) déjà (a filler) 500 membres dans (a place) 30 pays". To add a language, add
its words to each table; ``count_rules.py`` and ``count_verbs.py`` need no change. The subject's words:
``subject_words.py``.
"""

from __future__ import annotations

from typing import Final

#: Stems of French verbs for what a network does with its members alone: nobody gathers its agencies.
GATHER_STEMS: Final = (
    "rassembl",
    "regroup",
    "réuniss",
    "fédèr",
    "fédér",
    "uniss",
    "ralli",
    "agrèg",
)
_COUNT_STEMS: Final = (
    "compt", "représent", "accueill", "affich", "revendiqu", "recens", "totalis", "dénombr",
    "héberg",
    "possèd", "abrit", "pès", "coordonn", "associ", "reli", "connect", "agrég", "cumul",
)  # fmt: skip
#: "Nous fédérons".
WE_GATHER: Final = tuple(stem + "ons" for stem in GATHER_STEMS)
GATHERS: Final = (
    *(stem + end for stem in GATHER_STEMS for end in ("e", "ent", "ant")), "réunit", "unit",
)  # fmt: skip
#: The network does this with its members, said before the figure.
CLAIMS: Final = (
    *GATHERS, *(stem + end for stem in _COUNT_STEMS for end in ("e", "ent", "ant")),
    "comprend", "comprennent", "inclut", "incluent", "a", "ont", "dispose de", "disposent de",
    "est fort de", "est forte de", "est composé de", "est composée de", "se compose de",
    "est constitué de", "atteint", "est passé à", "est passée à",
    "c'est", "c’est", "ce sont", "est suivi par ses", "est utilisé par",
    "est utilisée par", "est fréquenté par", "est fréquentée par", "est porté par", "est portée par",
    "fonctionne grâce à", "vit grâce à", "tourne grâce à", "existe grâce à", "peut compter sur",
    "peuvent compter sur", "s'appuie sur", "s'appuient sur", "repose sur",
    "reposent sur",
    "relies on", "has", "have", "counts",
    "unites",
    "brings together", "represents", "connects", "comprises", "includes", "gathers", "consists of",
    "boasts", "totals", "numbers", "now has", "has grown to", "home to", "is home to",
    "is made up of", "counting", "representing", "uniting", "zählt", "hat", "vereint", "umfasst",
    "vertritt", "verbindet", "versammelt", "bündelt", "besteht aus", "gehören", "cuenta con",
    "cuenta ya con", "tiene", "reúne", "reúne a", "agrupa", "agrupa a", "suma", "integra",
    "integra a", "representa", "representa a", "está formada por", "está formado por", "conta",
    "conta con", "riunisce", "raggruppa", "ha", "comprende", "rappresenta", "associa", "conta com",
    "tem", "congrega", "soma", "telt", "heeft", "verenigt", "vertegenwoordigt", "omvat",
    "bestaat uit", "liczy", "zrzesza", "ma", "skupia", "łączy", "posiada", "насчитывает",
    "объединяет", "включает", "имеет",
)  # fmt: skip
#: The same of which a network is glad: "a le plaisir de rassembler", "vient d'accueillir".
TO_GATHER: Final = (
    "rassembler", "regrouper", "réunir", "fédérer", "compter", "accueillir", "représenter", "unir",
    "unite",
    "gather", "count",
)  # fmt: skip
#: Before the figure a network has come to from another one.
UP_FROM: Final = frozenset({"à", "to", "auf", "a"})
#: Or to which it has come: "n'a cessé de grandir pour rassembler".
GROWN_TO: Final = (
    "grandir pour", "croître pour", "grandi pour", "développé pour", "vient de", "vient d'",
    "venons de", "venons d'",
    "jusqu'à", "grown to", "creció hasta", "crecido hasta",
)  # fmt: skip
GLAD: Final = frozenset((
    "plaisir", "joie", "honneur", "fierté", "chance", "bonheur", "privilège", "fier", "fière",
    "fiers",
    "fières", "heureux", "heureuse", "heureuses", "ravi", "ravis", "ravies", "proud", "happy",
    "glad",
))  # fmt: skip
#: Ends of French verbs of today, third person.
VERB_ENDS: Final = ("e", "it", "nt", "nd", "et")
#: Before a noun or a participle, not a verb: "a formé", "de la".
NO_SUBJECT: Final = frozenset((
    "a", "ont", "de", "d'", "du", "des", "la", "le", "l'", "les", "un", "une", "pour", "par", "à",
    "sans", "sur", "en", "est", "sont", "son", "sa", "ses", "leur", "notre", "cette", "ce", "chaque",
    "et", "avec", "se", "s'", "dans",
))  # fmt: skip
#: What is done to some members, or asks for some.
DONE_TO_SOME: Final = frozenset((
    "manque", "manquent", "reste", "restent", "faut", "existe",
    "recherche", "recherchent", "cherche", "recrute", "recrutent", "forme", "forment", "récompense",
    "invite", "remercie", "convoque", "attend", "emmène", "envoie", "honore", "élit", "nomme",
    "exclut", "limite", "accepte", "requiert", "exige", "demande", "nécessite", "perd", "gagne",
    "exonère", "offre", "prête", "finance", "aide", "souhaite", "vise", "espère", "comprend", "voit",
    "compose", "élisent", "mobilise", "sélectionne", "désigne", "propose", "coûte", "permet",
    "envoyons", "voulons", "prévoyons", "pouvons", "devons",
    "représente", "prévoit", "suppose", "impose", "organise", "engage", "entre", "contre", "outre",
    "environ", "autre", "quatre", "minimum", "composée", "moyenne", "type", "salle", "groupe",
))  # fmt: skip
#: What a network does for its members: said of clients, too, and so only of sure members.
SERVES: Final = (
    "rend service à", "vient en aide à",
    "protège", "défend", "accompagne", "anime", "sert", "soutient", "serves", "supports",
    "protects",
    "nous accompagnons", "nous défendons", "nous protégeons", "nous animons", "we serve",
    "we support",
    "betreut", "unterstützt", "apoya a", "assiste", "apoia", "ondersteunt",
)  # fmt: skip
#: "Compte" is an account after these, and no verb.
BEFORE_ACCOUNT: Final = frozenset({"nouveau", "un", "mon", "votre", "ce", "le", "\n"})
#: Between a claim and its figure.
FILLERS: Final = ("des", "du", "de", "d'", "à", "al", "z", "+", "~", "près de")
#: "We have": also those we pay, and those who buy.
WE_HAVE: Final = (
    "nous avons", "nous accueillons", "we have", "we've got", "wir haben", "tenemos",
    "contamos con",
    "abbiamo", "temos", "contamos com", "wij hebben", "we hebben", "mamy", "у нас",
)  # fmt: skip
#: The same in the first person: no other subject is possible.
WE_CLAIM: Final = (
    *(f"nous {verb}" for verb in WE_GATHER),
    "nous sommes", "nous avons le plaisir de compter", "nous avons la chance de compter",
    "nous avons la joie de compter",
    "nous avons l'honneur de compter", "nous sommes heureux de compter", "we are happy to count",
    "nous voici", "nous ne sommes que", "nous ne sommes encore que", "nous sommes plus de",
    "nous sommes près de",
    "ils sont", "elles sont", "vous êtes", "nous sommes passés à", "nous sommes passées à",
    "we have grown to",
    "nous comptons", "nous rassemblons", "nous regroupons", "nous réunissons",
    "nous fédérons", "nous représentons", "nous avons", "nous avons atteint", "nous avons dépassé",
    "nous dépassons", "nous accueillons", "on est", "on compte", "nous sommes fiers d'accueillir",
    "nous sommes fiers d’accueillir", "nous sommes fiers de compter",
    "nous sommes une communauté de",
    "nous sommes un réseau de", "nous voilà", "we are", "we're", "we have reached", "we've reached",
    "we have passed", "we’re", "we have", "we've got", "we count", "we represent", "we unite",
    "we bring together", "we connect", "we number", "we are proud to count", "wir sind", "sind wir",
    "wir haben", "haben wir", "wir zählen", "wir vertreten", "wir vereinen", "somos",
    "contamos con",
    "tenemos", "reunimos a", "reunimos", "agrupamos a", "representamos a", "siamo", "contiamo",
    "riuniamo", "rappresentiamo", "abbiamo", "contamos com", "temos", "representamos", "wij zijn",
    "we zijn", "wij zijn met", "we zijn met", "wij tellen", "we tellen", "wij hebben", "we hebben",
    "wij vertegenwoordigen", "fanno parte della rete", "fanno parte dell'associazione",
    "forman parte de la red",
    "в нашем сообществе", "в нашей сети", "в нашем клубе", "jest nas", "jesteśmy", "liczymy",
    "zrzeszamy", "mamy", "нас",
    "мы объединяем", "у нас",
)  # fmt: skip
#: "There are 260 members in the association": ours only by what follows.
THERE_ARE: Final = (
    "il y a", "il y a actuellement", "ce sont", "c'est", "c’est", "on compte", "on dénombre",
    "there are",
    "there are currently",
    "es gibt", "hay", "ci sono", "há", "er zijn",
)  # fmt: skip
#: Said before the verb's figure without changing what it says.
ADVERBS: Final = (
    "cette année", "cette saison", "récemment", "depuis peu",
    "pour l'heure", "déjà", "aujourd'hui", "aujourd’hui", "actuellement", "avant tout", "toujours", "encore",
    "d'abord", "désormais", "à ce jour", "maintenant",
    "à présent", "dorénavant", "en tout", "au total", "ainsi", "fièrement", "environ", "proudly",
    "dans ses rangs", "parmi ses rangs", "en son sein", "dans nos rangs", "en notre sein",
    "à son actif", "in its ranks",
    "à travers le pays",
    "already", "bereits", "schon", "ya", "now", "today", "currently", "grown to", "a total of",
    "mittlerweile", "inzwischen", "derzeit", "heute", "aktuell", "insgesamt", "actualmente", "hoy",
    "oggi", "al giorno d'oggi", "già", "attualmente", "ormai", "já", "hoje", "atualmente",
    "inmiddels", "momenteel",
    "nu",
    "już", "obecnie", "dziś", "уже", "сегодня", "сейчас", "ya con",
    "jusqu'ici",
)  # fmt: skip
#: How a sentence may begin before what it says.
CONNECTIVES: Final = (
    "mais aussi et surtout", "mais aussi", "mais", "et surtout", "surtout", "et oui", "ainsi",
    "bref", "enfin", "voici", "voilà", "oui", "soit", "and", "but",
)  # fmt: skip
ALREADY: Final = (
    "déjà", "already", "bereits", "schon", "ya", "now", "aujourd'hui", "aujourd’hui", "today",
    "già", "já", "al", "już", "уже",
)  # fmt: skip
#: The reader is asked in.
JOIN: Final = (
    "rejoint par", "rejointe par", "rejoints par", "vous rejoindrez", "en rejoignant",
    "vous retrouverez", "vous rencontrerez", "vous côtoierez",
    "vous échangerez avec", "rejoignez-nous", "rejoignez", "rejoindre", "rejoins", "rejoignent",
    "rejoindrez",
    "you will join",
    "you'll join", "retrouvez", "intégrez", "intégrer",
    "connectez-vous avec", "connectez-vous à", "échangez avec", "rencontrez", "faites partie",
    "faire partie", "fais partie", "inscrivez-vous", "adhérez", "devenez membre", "entrez dans",
    "join", "joined", "connect with", "be one of", "be part of", "become part of", "become one of",
    "welcome to", "werden sie eines von", "werde eines von", "treffen sie",
    "werden sie teil", "werden auch sie teil", "werde teil", "schließen sie sich", "únete", "únase",
    "forma parte", "unisciti", "iscriviti", "entra in", "fai parte", "junte-se", "faça parte",
    "sluit je aan", "word lid", "maak deel uit", "dołącz", "dołączcie", "присоединяйтесь",
    "вступайте",
)  # fmt: skip
#: "With its", "strong in": before the figure, at the start of a clause.
HAVING: Final = (
    "avec", "composé de", "composée de", "composé d'", "composée d'", "composé d’", "composée d’",
    "constitué de", "constituée de", "regroupant", "rassemblant", "réunissant", "fédérant",
    "comptant",
    "porté par", "portée par", "animé par", "animée par", "made up of", "bestehend aus",
    "formada por",
    "fort de", "forte de", "forts de", "fortes de", "fort d'", "forte d'", "forts d'",
    "fort d’", "forte d’", "forts d’", "riche de", "with", "mit", "con", "com", "met", "z",
    "et ses",
    "and its", "grâce à", "au service de", "serving", "und ihre", "und seine",
)  # fmt: skip
#: "Passed the mark of": at least so many.
THRESHOLDS: Final = (
    "vient de dépasser", "vient de dépasser les", "vient de franchir les", "vient de passer les",
    "venons de dépasser les", "cap des", "cap de", "cap symbolique des", "barre des", "barre de",
    "barre symbolique des",
    "seuil des", "seuil de", "a dépassé", "a dépassé le", "ont dépassé", "dépasse", "dépasse les",
    "dépassé les", "dépassons", "franchi les",
    "passed", "surpassed", "exceeded", "exceeds", "mark of", "milestone of", "crossed", "topped",
    "marke von", "schwelle von", "übersteigt", "supera", "supera los", "superamos los",
    "superado los", "supera i", "superato i", "superato le", "ultrapassou os", "ultrapassa os",
    "ultrapassou", "przekroczyła", "przekroczyło", "превысило", "превысила",
)  # fmt: skip
ASKED_WHO: Final = (
    "nos membres", "nos adhérents", "nos adhérentes", "nos sociétaires", "our members",
    "unsere mitglieder",
    "qui sommes-nous", "qui sommes nous", "who we are", "about us", "über uns", "wer wir sind",
    "quiénes somos", "chi siamo", "quem somos", "wie zijn wij", "kim jesteśmy", "à propos",
)  # fmt: skip
#: Before a year that says of when a figure is, with at most a day and a month between.
DATING: Final = frozenset({"au", "en", "fin", "début", "dès", "à", "im", "at", "in", "as"})
SINCE: Final = frozenset({"depuis", "since", "seit", "desde", "dal", "sinds", "od", "с"})
#: Between a network and the figure of its members: "un réseau de", "a society with".
OF: Final = (
    "de", "d'", "du", "des", "of", "with", "von", "mit", "di", "con", "com", "van", "met", "avec",
    "regroupant", "rassemblant", "réunissant", "fédérant", "comptant", "utilisé par", "utilisée par",
    "fréquenté par", "fréquentée par", "used by", "composé de", "composée de",
    "constitué de", "constituée de", "forte de", "fort de", "comprising", "formada por",
    "formado por",
    "composta da", "bestehend aus", "aus", "from", "d'environ",
)  # fmt: skip
#: Before all of those counted.
THE_MANY: Final = frozenset({"les", "the", "die", "los", "las", "i", "gli", "os", "de", "ces"})
TOTAL_OF: Final = (
    "font partie des", "fait partie des", "faire partie des",
    "un total de", "au total", "total de", "total of", "nombre de membres", "nombre d'adhérents",
    "effectif", "effectifs", "total", "insgesamt", "en tout", "totale di", "totaal",
)  # fmt: skip
#: Before a part of the figure that stands before: "466 000 clients dont 138 000 sociétaires".
INCLUDING: Final = (
    "dont",
    "including",
    "davon",
    "darunter",
    "incluidos",
    "di cui",
    "waarvan",
    "w tym",
)
#: Said of our own place, before a comma: "Chez nous, 410 indépendants partagent".
WITH_US_HERE: Final = (
    "chez nous",
    "parmi nous",
    "à nos côtés",
    "ensemble",
    "with us",
    "bei uns",
    "ici",
)
#: Before the place where they are, at the start of a sentence.
WHERE: Final = frozenset(
    {"sur", "dans", "chez", "on", "in", "auf", "im", "en", "sul", "nel", "no", "op"}
)
#: Beginnings of what a union does for those who are no members of a company.
DEFENDING: Final = ("représent", "défend", "syndiqu", "réuni", "regroup", "rassembl", "fédèr")
#: People who are so only with a network.
ENGAGED: Final = frozenset(
    {"bénévoles", "militants", "militantes", "volontaires", "volunteers", "ehrenamtliche"}
)
#: Those of any house, whoever says "we".
EMPLOYED: Final = frozenset((
    "salariés", "salariées", "stagiaires", "employés", "collaborateurs", "apprentis",
))  # fmt: skip
#: People a network pays or employs: "our 12 experts" are none of its members.
STAFF: Final = (
    "experts", "expertes", "consultants", "consultantes", "formateurs", "formatrices", "managers",
    "enseignants", "enseignantes", "professeurs", "mentors", "commerciaux", "assistantes",
    "expertos",
    "fachkräfte", "fachleute", "profesionales", "professionisti", "profissionais", "professionnels",
    "professionals", "experten", "lehrkräfte", "collaborateurs", "personnes", "people", "personen",
    "personas", "persone", "pessoas", "salariés", "salariées", "agents", "stagiaires", "apprentis",
    "executives", "specialists",
)  # fmt: skip
