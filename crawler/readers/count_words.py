"""The words around a figure that say what it is said of. Data only, in lower case.

To add a language, add its words to each table; ``count_frames.py`` and ``count_claims.py`` need no
change. Who is counted: ``people_words.py``.
"""

from __future__ import annotations

from typing import Final

#: Words for what else a forum's own statistics count.
OTHER_STATISTICS: Final = {
    "topics_total": (
        "sujets", "topics", "threads", "discussions", "themen", "temas", "fils de discussion",
        "discussioni", "tópicos", "onderwerpen", "wątków", "wątki", "темы", "тем",
    ),
    "posts_total": (
        "messages", "posts", "beiträge", "mensajes", "publications", "publicaciones", "messaggi",
        "mensagens", "berichten", "postów", "posty", "сообщений", "сообщения",
    ),
    "groups_total": ("groupes", "groups", "gruppen", "grupos", "gruppi", "groepen", "grup"),
}  # fmt: skip

#: Words beside a label that change nothing.
NEUTRAL: Final = (
    "sont", "are", "is", "sind", "están", "currently", "actuellement",
    "derzeit", "actualmente", "total", "au total", "in total", "insgesamt", "en total",
    "à jour de cotisation", "vérifiés", "verified", "mondialement", "worldwide", "weltweit",
)  # fmt: skip
#: Between a figure and those it counts.
COUNTED: Final = ("de", "d'", "d’", "of", "di", "van", "von")
REGISTERED: Final = (
    "registered", "inscrits", "inscrites", "inscrit·e·s", "enregistrés", "registrierte",
    "registrierten", "registriert", "registrados", "inscritos", "registrati", "registados",
    "cadastrados", "geregistreerde", "zarejestrowanych", "zarejestrowani", "зарегистрированных",
    "зарегистрировано", "rekisteröityneitä", "registrerade", "registrerede", "créés", "created",
    "signed up",
)  # fmt: skip
ONLINE: Final = (
    "online", "en ligne", "connectés", "connecté·e·s", "logged in", "en línea", "conectados",
    "eingeloggt", "en ce moment", "right now", "connessi", "ligados", "ingelogd", "онлайн",
)  # fmt: skip
ACTIVE: Final = (
    "active", "actifs", "actives", "aktive", "aktiven", "aktiv", "activos", "activas", "attivi",
    "attive", "ativos", "actieve", "aktywnych", "активных",
)  # fmt: skip
MONTHLY: Final = (
    "monthly", "mensuels", "par mois", "chaque mois", "ce mois-ci", "ce mois", "per month",
    "a month", "this month", "each month", "monatlich", "pro monat", "mensuales", "al mes",
    "cada mes", "este mes", "al mese", "por mês", "per maand", "miesięcznie", "в месяц",
)  # fmt: skip
#: Pattern (not words): a window of minutes says "online".
MINUTES: Final = (
    r"(?:(?:in|over|during|au cours de|in den|en los)\s+)?"
    r"(?:the (?:past|last)|s|ces|les|letzten|últimos)\s+[0-9]{1,3}\s+"
    r"(?:dernières\s+)?min\w*"
)
GUESTS: Final = (
    "guests", "guest", "invités", "invité", "visiteurs", "visitors", "gäste", "gast", "besucher",
    "invitados", "visitantes", "ospiti", "visitatori", "convidados", "gasten", "gości", "гостей",
)  # fmt: skip

#: Just before a label or a figure: it is said to be the total.
TOTAL: Final = (
    "total", "total des", "total de", "total number of", "number of", "nombre de", "nombre d'",
    "nombre d’", "nombre total de", "nombre total d'", "nombre total d’", "nos", "our",
    "total registered", "anzahl", "anzahl der", "mitglieder gesamt", "gesamtzahl der", "número de",
    "total of", "all", "tous les", "numero di", "aantal", "liczba", "количество", "всего", "totale",
    "effectif", "effectifs",
)  # fmt: skip
#: Just before a label at the start of a list of statistics.
HEADINGS: Final = (
    "statistiques", "statistics", "forum statistics", "stats", "statistik", "estadísticas",
    "statistiques du forum", "chiffres clés",
)  # fmt: skip

AND: Final = (
    "et", "and", "und", "y", "e", "ed", "en", "i", "oraz", "и", "in", "by", "dans", "par", "von",
    "por", "per", "ainsi que", "sowie", "as well as",
)  # fmt: skip

#: Networks' nouns that need no preposition before those counted.
GENITIVE: Final = frozenset(
    {"sieć", "społeczność", "stowarzyszenie", "klub", "сеть", "сообщество", "клуб", "союз"}
)
#: What a community is called. "The community": this one, where it is the subject of a sentence.
NETWORKS: Final = (
    "réseau", "communauté", "association", "club", "forum", "site", "plateforme", "plate-forme",
    "fédération", "confédération", "union", "syndicat", "amicale", "cercle", "collectif", "mouvement",
    "ordre", "ligue", "coopérative", "mutuelle", "groupement", "société", "organisation", "annuaire",
    "compagnie", "guilde", "alliance", "pôle de compétitivité", "pôle", "cluster", "famille", "chambre",
    "network", "community", "platform", "society", "federation", "guild", "league", "cooperative",
    "movement", "collective", "institute", "alumni network", "trade union", "organization",
    "directory",
    "netzwerk", "gemeinschaft", "verein", "verband", "bund", "genossenschaft", "plattform", "kammer",
    "gewerkschaft", "bewegung", "bündnis",
    "red", "comunidad", "asociación", "colegio", "federación", "plataforma", "foro", "cooperativa",
    "sindicato", "unión", "sociedad", "organización",
    "rete", "comunità", "associazione", "federazione", "ordine", "sindacato", "piattaforma",
    "società", "unione", "circolo",
    "rede", "comunidade", "associação", "federação", "fórum", "sociedade", "ordem", "organização",
    "netwerk", "vereniging", "federatie", "gemeenschap", "bond", "coöperatie", "genootschap",
    "sieć", "społeczność", "stowarzyszenie", "federacja", "związek", "izba", "klub", "towarzystwo",
    "сообщество", "ассоциация", "союз", "федерация", "сеть", "клуб", "форум", "объединение", "общество",
)  # fmt: skip
#: A network's noun that is written as the end of a longer word.
NETWORK_ENDS: Final = (
    "verein", "verband", "netzwerk", "gemeinschaft", "bund", "genossenschaft", "plattform",
    "vereniging", "netwerk", "federatie", "club",
)  # fmt: skip
OWN: Final = (
    "nos", "notre", "our", "unsere", "unser", "unserem", "unseren", "unserer", "nuestros", "nuestra",
    "nuestro", "nuestras", "nostra", "nostro", "nostri", "nostre", "nossa", "nosso", "nossos", "nossas",
    "onze", "ons", "nasze", "nasz", "nasza", "nasi", "naszych", "наш", "наша", "наше", "наши", "наших",
)  # fmt: skip
#: "Its", said after the network was named.
ITS: Final = (
    "ses", "its", "ihre", "ihren", "seine", "seinen", "sus", "i suoi", "le sue", "seus", "suas",
    "haar", "zijn", "swoich", "своих",
)  # fmt: skip
DEFINITE: Final = (
    "le", "la", "l'", "l’", "ce", "cet", "cette", "the", "this", "das", "der", "die", "dem", "dieser",
    "dieses", "el", "il", "lo", "o", "a", "os", "as", "de", "het", "deze", "dit", "los", "las", "les",
    "gli", "i", "den",
)  # fmt: skip
INDEFINITE: Final = (
    "un", "une", "a", "an", "ein", "eine", "einer", "einem", "una", "uno", "um", "uma", "een",
    "un'", "un’", "d'un", "d'une", "d’un", "d’une", "di un", "di una", "de um", "de uma",
)  # fmt: skip
#: The network does this with its members, said before the figure.
CLAIMS: Final = (
    "compte", "comptent", "comptant", "rassemble", "rassemblant", "rassemblent", "regroupe",
    "regroupant", "regroupent", "réunit", "réunissant", "réunissent", "fédère", "fédérant", "fédèrent",
    "comprend", "représente", "représentant", "accueille", "affiche", "revendique", "recense", "totalise",
    "dénombre", "sert", "héberge", "inclut", "unit", "possède", "a", "dispose de", "est fort de",
    "est forte de", "est composé de", "est composée de", "se compose de", "est constitué de", "atteint",
    "c'est", "c’est", "ce sont", "est suivi par ses", "peut compter sur",
    "has", "have", "counts", "unites", "brings together", "represents", "connects", "comprises",
    "includes", "serves", "gathers", "consists of", "boasts", "totals", "numbers", "now has",
    "has grown to", "home to", "is home to", "is made up of", "counting", "representing", "uniting", "includes",
    "zählt", "hat", "vereint", "umfasst", "vertritt", "verbindet", "versammelt", "bündelt",
    "besteht aus", "gehören",
    "cuenta con", "cuenta ya con", "tiene", "reúne", "reúne a", "agrupa", "agrupa a", "suma",
    "integra", "integra a", "representa", "representa a", "está formada por", "está formado por",
    "conta", "conta con", "riunisce", "raggruppa", "ha", "comprende", "rappresenta", "associa",
    "conta com", "reúne", "agrupa", "tem", "representa", "congrega", "soma",
    "telt", "heeft", "verenigt", "vertegenwoordigt", "omvat", "bestaat uit",
    "liczy", "zrzesza", "ma", "skupia", "łączy", "posiada",
    "насчитывает", "объединяет", "включает", "имеет",
)  # fmt: skip
#: The same in the first person: no other subject is possible.
WE_CLAIM: Final = (
    "nous sommes", "nous comptons", "nous rassemblons", "nous regroupons", "nous réunissons",
    "nous fédérons", "nous représentons", "nous avons", "nous accueillons", "on est", "on compte",
    "nous sommes fiers d'accueillir", "nous sommes fiers d’accueillir", "nous sommes fiers de compter",
    "nous sommes une communauté de", "nous sommes un réseau de", "nous voilà",
    "we are", "we're", "we’re", "we have", "we've got", "we count", "we represent", "we unite",
    "we bring together", "we connect", "we number", "we serve", "we are proud to count",
    "wir sind", "wir haben", "wir zählen", "wir vertreten", "wir vereinen",
    "somos", "contamos con", "tenemos", "reunimos a", "reunimos", "agrupamos a", "representamos a",
    "siamo", "contiamo", "riuniamo", "rappresentiamo", "abbiamo",
    "contamos com", "temos", "representamos", "wij zijn", "we zijn", "wij tellen", "we tellen",
    "wij hebben", "we hebben", "wij vertegenwoordigen", "jest nas", "jesteśmy", "liczymy",
    "zrzeszamy", "mamy", "нас", "мы объединяем", "у нас",
)  # fmt: skip
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
#: Said before the verb's figure without changing what it says.
ADVERBS: Final = (
    "déjà", "aujourd'hui", "aujourd’hui", "actuellement", "désormais", "à ce jour", "maintenant",
    "à présent", "dorénavant", "en tout", "au total", "ainsi", "fièrement", "environ", "proudly",
    "already", "bereits", "schon", "ya", "now", "today", "currently", "grown to", "a total of",
    "mittlerweile", "inzwischen", "derzeit", "heute", "aktuell", "insgesamt", "actualmente", "hoy",
    "oggi", "già", "attualmente", "ormai", "já", "hoje", "atualmente", "inmiddels", "momenteel", "nu",
    "już", "obecnie", "dziś", "уже", "сегодня", "сейчас", "ya con", 
    "jusqu'ici",
)  # fmt: skip
ALREADY: Final = (
    "déjà", "already", "bereits", "schon", "ya", "now", "aujourd'hui", "aujourd’hui", "today",
    "già", "já", "al", "już", "уже",
)  # fmt: skip
#: The reader is asked in.
JOIN: Final = (
    "rejoignez", "rejoindre", "rejoins", "rejoignent", "retrouvez", "intégrez", "intégrer",
    "connectez-vous avec", "connectez-vous à", "échangez avec", "rencontrez", "faites partie",
    "faire partie", "fais partie", "inscrivez-vous", "adhérez", "devenez membre", "entrez dans",
    "join", "joined", "connect with", "be one of", "be part of", "become part of", "become one of",
    "meet", "welcome to", "werden sie eines von", "werde eines von", "treffen sie",
    "werden sie teil", "werden auch sie teil", "werde teil", "schließen sie sich", "únete", "únase",
    "forma parte", "unisciti", "iscriviti", "entra in", "fai parte", "junte-se", "faça parte",
    "sluit je aan", "word lid", "maak deel uit", "dołącz", "dołączcie", "присоединяйтесь", "вступайте",
)  # fmt: skip
#: "With its", "strong in": before the figure, at the start of a clause.
HAVING: Final = (
    "avec", "fort de", "forte de", "forts de", "fortes de", "fort d'", "forte d'", "forts d'",
    "fort d’", "forte d’", "forts d’", "riche de", "with", "mit", "con", "com", "met", "z", "et ses", "and its",
    "grâce à", "und ihre", "und seine",
)  # fmt: skip
#: "Passed the mark of": at least so many.
THRESHOLDS: Final = (
    "cap des", "cap de", "cap symbolique des", "barre des", "barre de", "barre symbolique des",
    "seuil des", "seuil de", "a dépassé", "a dépassé le", "ont dépassé", "dépasse", "dépasse les",
    "dépassé les", "dépassons", "franchi les",
    "passed", "surpassed", "exceeded", "exceeds", "mark of", "milestone of", "crossed", "topped",
    "marke von", "schwelle von", "übersteigt", "supera", "supera los", "superamos los",
    "superado los", "supera i", "superato i", "superato le", "ultrapassou os", "ultrapassa os",
    "ultrapassou", "przekroczyła", "przekroczyło", "превысило", "превысила",
)  # fmt: skip
ASKED_WHO: Final = (
    "qui sommes-nous", "qui sommes nous", "who we are", "about us", "über uns", "wer wir sind",
    "quiénes somos", "chi siamo", "quem somos", "wie zijn wij", "kim jesteśmy", "à propos",
)  # fmt: skip

#: Before or after a figure, by kind: it is no total of this network's today.
NOT_OURS: Final = {
    "record": (
        "most", "record", "rekord", "le plus", "am meisten", "meisten", "höchststand", "récord",
        "ever", "máximo", "maximum", "max", "max.", "besucherrekord",
    ),
    "limit or tier": (
        "up to", "jusqu'à", "jusqu’à", "bis zu", "hasta", "fino a", "fino ad", "até", "capacité", "capacity", "limite", "limité", "limit", "places", "minimum", "requis",
        "required",
        "prix", "tarif", "tarifs", "price", "preis", "precio", "cotisation de", "euros", "il faut",
        "gratuit", "gratuite", "free for", "kostenlos", "gratis", "gratuito", "grátis", "bezpłatnie",
        "бесплатно", "si plus de", "if more than", "quorum", "nötig", "suffisent", "se necesitan",
        "servono", "doit", "doivent", "must",
    ),
    "goal or wish": (
        "objectif", "objectifs", "objective", "goal", "target", "ziel", "objetivo", "obiettivo",
        "meta", "viser", "visons", "vise", "atteindre", "atteindrons", "reach", "aim", "bientôt",
        "soon", "will", "would", "d'ici", "d’ici", "by 2030", "ambition", "imaginez", "imagine",
        "doel", "cel", "цель", "espère", "souhaite", "want to", "möchten", "werden wir",
    ),
    "past": (
        "comptait", "comptions", "comptaient", "rassemblait", "regroupait", "réunissait", "avait",
        "avions", "avaient", "était", "étions", "étaient", "had", "was", "were", "hatte", "hatten",
        "zählte", "tenía", "contaba", "contava", "aveva", "tinha", "contava", "miało", "liczyło",
        "liczył", "было", "former", "a réuni", "a rassemblé", "a accueilli", "ont réuni",
        "copyright", "©",
    ),
    "flow": (
        "perdu", "gagné", "perdons", "lost", "gained", "verloren", "perdido", "perso", "ausgetreten",
        "supplémentaires", "en moins",
    ),
    "audience elsewhere": (
        "followers", "subscribers", "abonnenten", "seguidores", "suscriptores", "fans", "follower",
        "subscritores", "newsletter", "infolettre", "lettre d'information", "lettre d’information",
        "notre lettre", "rundbrief", "boletín", "nieuwsbrief", "biuletyn", "рассылка", "réseaux sociaux",
        "abonnés sur", "chaîne",
    ),
    "another network": (
        "concurrent", "competitor", "partenaire", "partner", "partners", "partenaires", "voisin",
        "voisine", "neighbouring", "nachbarverein", "vecina", "rival", "un autre", "une autre",
    ),
    "group or board": (
        "groupe public", "groupe privé", "public group", "private group", "groupe de travail",
        "groupe de discussion", "working group", "gruppe", "grupo", "subforum", "sous-forum", "board",
        "thread", "topic", "sujet", "chapter", "antenne", "section", "browsing", "viewing",
        "parcourant", "parcourent", "consultent", "lesen", "viendo", "cette rubrique", "des groupes",
        "groups of",
    ),
    "survey or vote": (
        "auprès de", "surveyed", "survey", "enquête", "étude", "umfrage", "encuesta", "sondage",
        "ont voté", "ont répondu", "voted", "élections", "fictifs", "fictives", "démonstration",
        "exemple", "example", "beispiel", "ejemplo", "script", "téléchargements",
    ),
}  # fmt: skip
#: Other places: on a page of a network that bears none of these names, they are not it.
BRANDS: Final = (
    "facebook", "twitter", "linkedin", "instagram", "youtube", "tiktok", "xing", "viadeo", "whatsapp",
    "telegram", "discord", "slack", "reddit", "meetup", "mastodon", "google", "microsoft", "twitch",
    "bluesky", "pinterest", "snapchat", "github", "wikipedia", "wikipédia",
)  # fmt: skip
#: Parts of a network with members of their own.
ORGANS: Final = (
    "bureau", "conseil", "comité", "commission", "équipe", "jury", "gouvernement", "parlement", "board",
    "staff", "team", "committee", "council", "parliament", "jury", "vorstand", "vorstands", "beirat",
    "ausschuss", "junta", "directiva", "equipo", "consejo", "consiglio", "squadra", "comitato", "direção",
    "direcção", "conselho", "equipa", "equipe", "bestuur", "raad", "commissie", "zarząd", "zespół",
    "rada", "правление", "команда", "совет", "direction",
)  # fmt: skip
#: Just after a label: only some of the members, or of another kind.
SOME_ONLY: Final = (
    *ORGANS, "du groupe de", "d'un groupe", "fondateurs", "d'honneur", "d’honneur", "premium", "vip",
    "payants", "nouveaux", "ce mois", "group", "founding", "new", "newest", "free", "online", "like",
    "liked", "voted", "joined this", "joined in", "joined last", "joined today", "participating",
    "gruppe", "neue", "grupo", "nuevos", "formulaire", "événement", "event", "webinaire", "webinar",
    "newsletter", "since", "seit", "desde", "liste",
    "list", "listes", "subforum", "sous-forum", "forum section", "thread", "sujet", "projet", "project",
    "atelier", "supplémentaires", "more", "autres", "others", "other", "maximum", "max", "mobilisés",
    "mobilisées", "attendus", "attendues", "formés", "formées", "accompagnés", "présents", "présentes",
    "présent·e·s", "requis", "élus", "elected", "trained", "expected", "festival", "salon", "congrès",
    "tournoi", "course", "conférence", "conference", "concours", "championnat", "convegno", "kongress",
    "pour fonder", "pour créer", "to start", "to found", "ont été", "ont voté", "ont participé",
    "ont répondu", "se sont", "have left", "par classe", "kostenlos", "verwalten", "nötig", "votants",
    "de moins", "en moins", "suffisent", "sont nécessaires", "are required", "are needed", "abonnés à",
    "abonnées à", "partenaires", "partner", "partners",
)  # fmt: skip
#: After a label: so many come in a time.
RATES: Final = (
    "par an", "par année", "par semaine", "par jour", "par mois", "per year", "per week", "per day",
    "per month", "a week", "a day", "a year", "pro jahr", "pro woche", "pro tag", "each", "every week",
    "every day", "every year", "this week", "this month", "this year", "today", "cette semaine",
    "cette année", "ce trimestre", "daily", "weekly", "diese woche", "diesen monat", "esta semana",
    "este mes", "este año", "al día", "al año", "questa settimana", "questo mese", "all'anno",
    "esta semana", "este mês", "por ano", "deze week", "deze maand", "per jaar", "w tym miesiącu",
    "rocznie", "chaque année", "chaque mois", "chaque semaine", "chaque jour", "jours", "quotidiens",
)  # fmt: skip
#: After these, words describe the people, not the figure.
RELATIVES: Final = frozenset(
    {"qui", "who", "que", "that", "che", "które", "którzy", "dont", "quienes"}
)
#: Before a figure only: somebody else says it, or it is a bound.
BEFORE_ONLY: Final = ("selon", "according to", "laut", "según", "secondo", "segundo", "volgens")
#: Just before a figure: an upper bound. Short words, that mean other things elsewhere.
UP_TO: Final = ("tot", "do", "до", "max", "max.", "≤", "<")
#: Beside a label: those who came of late.
NEWCOMERS: Final = (
    "nouveaux", "nouvelles", "nouveau", "new", "newest", "neue", "neuen", "neues", "nuevos", "nuevo",
    "nuovi", "novos", "nieuwe", "nowych", "nowi", "новых", "новые", "recent", "récents",
)  # fmt: skip
#: Just before a figure: it is a year, a rank or a share.
NO_COUNT_AFTER: Final = (
    "page", "p.", "seite", "página", "top", "n°", "#", "in", "im", "année", "no.", "nr.", "depuis",
    "since", "seit", "desde", "sur", "out of", "von den", "en",
)  # fmt: skip
SINCE: Final = frozenset({"depuis", "since", "seit", "desde", "dal", "sinds", "od", "с"})
#: Just before a year that does not date the figure: the network began in it, or the count is of it.
YEAR_OF_ELSE: Final = (
    "fondé en", "fondée en", "fondés en", "créé en", "créée en", "née en", "né en", "lancé en",
    "lancée en", "founded in", "established in", "created in", "launched in", "since", "depuis", "seit",
    "gegründet", "desde", "fundada en", "fundado en", "fondata nel", "fondato nel", "fundada em",
    "opgericht in", "sinds", "założone w", "od", "основан в", "основана в", "с",
)  # fmt: skip
#: Between a network and the figure of its members: "un réseau de", "a society with".
OF: Final = (
    "de", "d'", "du", "des", "of", "with", "von", "mit", "di", "con", "com", "van", "met", "avec",
    "regroupant", "rassemblant", "réunissant", "fédérant", "comptant", "composé de", "composée de",
    "constitué de", "constituée de", "forte de", "fort de", "comprising", "formada por", "formado por",
    "composta da", "bestehend aus", "from", "d'environ",
)  # fmt: skip
COPULAS: Final = (
    "est", "sommes", "is", "are", "ist", "sind", "es", "somos", "è", "siamo", "é", "is", "zijn", "jest",
    "c'est", "ce sont", "constitue", "forme", "représente", "est devenu", "est devenue", "is now",
)  # fmt: skip
#: Before "a network of so many", that make it the one that speaks.
LEAD_IN: Final = (
    "animation", "animation d'", "animons", "au sein", "au sein d'", "au cœur d'", "à la tête d'",
    "grâce à", "au service d'", "appuyez-vous sur", "bénéficiez d'", "profitez d'", "accédez à",
    "découvrez", "explorez", "bienvenue dans", "access to", "discover", "explore", "backed by", "teil",
)  # fmt: skip
TOTAL_OF: Final = (
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
#: Said of those counted: that they are with us.
WITH_US: Final = (
    "nous ont rejoint", "nous ont rejoints", "nous ont rejointes", "nous ont déjà rejoint",
    "nous ont déjà rejoints", "nous ont déjà rejointes", "ont rejoint", "sont membres",
    "sont déjà membres", "sont adhérents", "sont inscrits", "font partie", "font déjà partie",
    "participent à la vie", "composent", "composent l'", "constituent", "forment",
    "have joined us", "have already joined", "are members", "are already members", "are part of",
    "are already part of", "belong to", "make up", "share their",
    "haben sich uns angeschlossen", "haben sich angeschlossen", "gehören zu", "sind mitglied",
    "sind mitglieder", "bilden", "forman parte", "se han unido", "fanno parte", "si sono uniti",
    "fazem parte", "juntaram-se", "maken deel uit", "zijn lid", "należy do",
)  # fmt: skip
#: After those counted, that say where they are; with our own network after them, that they are ours.
PLACES: Final = (
    "dans", "à", "en", "au", "aux", "sur", "de", "d'", "du", "pour", "partout", "répartis", "réparties",
    "issus", "présents", "venus", "autour", "et", "in", "on", "of", "from", "across", "around", "throughout",
    "worldwide", "globally", "and", "im", "auf", "aus", "weltweit", "und", "por", "desde", "y", "nel",
    "nella", "nei", "sul", "e", "em", "no", "na", "nos", "op", "wereldwijd", "w", "z", "i", "в", "по",
    "и", "to", "unies", "réunis", "réunies", "engagés", "engagées", "spread", "treffen",
    "partagent", "share", "au sein",
)  # fmt: skip
#: People a network pays or employs: "our 12 experts" are none of its members.
STAFF: Final = (
    "experts", "expertes", "consultants", "consultantes", "formateurs", "formatrices",
    "managers", "enseignants", "enseignantes", "professeurs", "mentors", "commerciaux", "assistantes",
    "expertos", "expertos", "experten", "lehrkräfte", "collaborateurs", "personnes", "people", "personen",
    "personas", "persone", "pessoas", "stagiaires", "apprentis", "executives", "specialists",
)  # fmt: skip
