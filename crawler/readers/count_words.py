"""The words that say what a figure in text counts. Data only, in lower case.

To add a language, add its words to each table; ``counts.py`` needs no change.
"""

from __future__ import annotations

from typing import Final

#: Words for members, in the plural, that need nothing else to mean members.
MEMBERS: Final = (
    "membres", "adhérents", "adherents", "adhérent·e·s", "adhérent.e.s", "adhérent(e)s",
    "anciens élèves", "alumni", "alumnis",
    "members", "mitglieder", "mitgliedern", "mitglieder:innen", "miembros", "antiguos alumnos",
)  # fmt: skip
#: Words for people who are members only if said to be registered, or if the reader is to join them.
PEOPLE: Final = (
    "inscrits", "inscrit·e·s", "inscrit.e.s", "inscrit(e)s",
    "utilisateurs", "utilisateurs·rices", "users", "benutzer", "nutzer", "usuarios",
    "professionnels", "professionals", "fachkräfte", "profesionales", "entrepreneurs",
    "entrepreneuses", "indépendants", "freelances", "freelancers", "cadres", "dirigeants",
    "emprendedores", "diplômés", "graduates",
)  # fmt: skip
#: What an online list calls its members beside its guests.
SIGNED_IN: Final = ("enregistrés", "registered", "registrierte", "registrados", "eingeloggte")

#: Words for what else a forum's own statistics count.
OTHER_STATISTICS: Final = {
    "topics_total": (
        "sujets", "topics", "threads", "discussions", "themen", "temas", "fils de discussion",
    ),
    "posts_total": (
        "messages", "posts", "beiträge", "mensajes", "publications", "publicaciones",
    ),
    "groups_total": ("groupes", "groups", "gruppen", "grupos"),
}  # fmt: skip

#: Words beside a label that change nothing.
NEUTRAL: Final = (
    "de", "d'", "d’", "of", "sont", "are", "is", "sind", "están", "currently", "actuellement",
    "derzeit", "actualmente", "total", "au total", "in total", "insgesamt", "en total",
)  # fmt: skip
REGISTERED: Final = (
    "registered", "inscrits", "inscrit·e·s", "enregistrés", "registrierte", "registriert",
    "registrados", "inscritos",
)  # fmt: skip
ONLINE: Final = (
    "online", "en ligne", "connectés", "connecté·e·s", "logged in", "en línea", "conectados",
    "eingeloggt",
)  # fmt: skip
ACTIVE: Final = ("active", "actifs", "actives", "aktive", "aktiv", "activos")
MONTHLY: Final = (
    "monthly", "mensuels", "par mois", "chaque mois", "ce mois-ci", "ce mois", "per month",
    "a month", "this month", "each month", "monatlich", "pro monat", "mensuales", "al mes",
    "cada mes", "este mes",
)  # fmt: skip
#: Pattern (not words): a window of minutes says "online".
MINUTES: Final = (
    r"(?:(?:in|over|during|au cours de|in den|en los)\s+)?"
    r"(?:the (?:past|last)|s|ces|les|letzten|últimos)\s+[0-9]{1,3}\s+"
    r"(?:dernières\s+)?min\w*"
)
GUESTS: Final = (
    "guests", "guest", "invités", "invité", "visiteurs", "visitors", "gäste", "gast", "besucher",
    "invitados", "visitantes",
)  # fmt: skip

#: Just before a label: the figure is said to be the total.
TOTAL: Final = (
    "total", "total des", "total de", "total number of", "number of", "nombre de", "nombre d'",
    "nombre d’", "nombre total de", "nombre total d'", "nombre total d’", "nos", "our",
    "total registered", "anzahl", "anzahl der", "mitglieder gesamt", "gesamtzahl der", "número de",
    "total of", "all", "tous les",
)  # fmt: skip
#: Just before a label at the start of a list of statistics.
HEADINGS: Final = (
    "statistiques", "statistics", "forum statistics", "stats", "statistik", "estadísticas",
    "statistiques du forum", "chiffres clés",
)  # fmt: skip

#: The network speaks of itself, or asks the reader to join.
OWN: Final = (
    "nos", "notre", "nous", "our", "we", "unsere", "unser", "wir", "nuestros", "nuestra",
    "nuestro", "somos", "contamos",
)  # fmt: skip
AND: Final = ("et", "and", "und", "y", "in", "by", "dans", "par", "von", "por", "en")
DEFINITE: Final = ("le", "la", "ce", "cette", "the", "this", "das", "der", "die", "el")
ARTICLES: Final = (
    *DEFINITE, "les", "un", "une", "a", "an", "ein", "eine", "los", "una", "des", "du",
)  # fmt: skip
#: Just before a figure: it is a year or a rank.
NO_COUNT_AFTER: Final = (
    "page", "p.", "seite", "página", "top", "n°", "#", "en", "in", "im", "année", "no.", "nr.",
)  # fmt: skip
JOIN: Final = (
    "rejoignez", "rejoindre", "rejoins", "retrouvez", "join", "joined", "connect with", "be one of",
    "werden sie eines von", "werde eines von", "treffen sie", "únete", "únase",
)  # fmt: skip
#: "The community counts": article and noun, then the verb right before the figure.
ITSELF: Final = (
    "réseau", "communauté", "association", "club", "forum", "site", "plateforme", "network",
    "community", "platform", "netzwerk", "gemeinschaft", "verein", "red", "comunidad", "asociación",
)  # fmt: skip
COUNTS_VERBS: Final = (
    "compte", "rassemble", "regroupe", "réunit", "fédère", "comprend", "has", "counts", "unites",
    "brings together", "zählt", "hat", "vereint", "cuenta con", "tiene", "reúne", "de", "of",
    "von", "with", "mit",
)  # fmt: skip
ALREADY: Final = ("déjà", "already", "bereits", "schon", "ya", "now", "aujourd'hui", "today")

#: Around a figure: it is not today's total of this network (a record, a wish, the past, a price,
#: an audience elsewhere, one group's figure, a page number).
NOT_OURS: Final = (
    "most", "record", "rekord", "le plus", "am meisten", "meisten", "höchststand", "récord",
    "ever", "máximo", "maximum", "max", "max.", "up to", "jusqu'à", "jusqu’à", "bis zu", "hasta",
    "objectif", "objectifs", "objective", "goal", "target", "ziel", "objetivo", "meta", "viser",
    "visons", "atteindre", "reach", "aim", "capacité", "capacity", "limite", "limité", "limit",
    "places", "bientôt", "soon", "will", "would", "d'ici", "by 2030",
    "comptait", "comptions", "avait", "avions", "était", "étions", "had", "was", "were", "hatte",
    "zählte", "tenía", "contaba", "former", "depuis", "since", "seit", "desde", "copyright", "©",
    "prix", "tarif", "tarifs", "price", "preis", "precio", "cotisation", "euros",
    "followers", "abonnés", "subscribers", "abonnenten", "seguidores", "suscriptores", "fans",
    "newsletter", "facebook", "twitter", "linkedin", "instagram", "youtube", "tiktok", "xing",
    "viadeo", "whatsapp", "telegram", "discord", "slack", "reddit", "meetup", "mastodon",
    "google", "microsoft", "concurrent", "competitor", "partenaire", "partner", "partners",
    "partenaires", "groupe", "group", "gruppe", "grupo", "subforum", "sous-forum", "board",
    "thread", "topic", "sujet", "chapter", "antenne", "section", "browsing", "viewing",
    "parcourant", "parcourent", "consultent", "lesen", "viendo",
    "exemple", "example", "beispiel", "ejemplo", "minimum", "requis", "required",
)  # fmt: skip
#: Just after a label: only some of the members.
SOME_ONLY: Final = (
    "bureau", "conseil", "comité", "commission", "équipe", "jury", "groupe", "fondateurs",
    "d'honneur", "d’honneur", "premium", "vip", "payants", "nouveaux", "ce mois", "board", "staff",
    "team", "committee", "council", "group", "founding", "new", "newest", "free", "online", "like",
    "liked", "voted", "joined", "participating", "vorstand", "beirat", "vorstands", "gruppe",
    "neue", "junta", "directiva", "equipo", "consejo", "grupo", "nuevos", "famille",
    "family", "familia", "gouvernement", "parlement", "parliament", "formulaire", "événement",
    "event", "webinaire", "webinar", "newsletter", "depuis", "since", "seit", "desde", "facebook",
    "twitter", "linkedin", "viadeo", "discord", "telegram", "whatsapp", "slack", "xing", "par",
    "per", "each", "week", "semaine", "woche", "semana", "day", "jour", "liste", "list",
    "subforum", "sous-forum", "forum section", "thread", "sujet", "projet", "project", "atelier",
    "supplémentaires", "more", "autres", "others", "other", "maximum", "max",
)  # fmt: skip
