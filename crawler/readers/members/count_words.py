"""The words that say what a figure of a forum's or a network's statistics counts. Data only, lower case.

To add a language, add its words to each table of this file, of ``subject_words.py``, ``frame_words.py``,
``denial_words.py`` and ``people_words.py``; no code needs a change.
"""

from __future__ import annotations

from typing import Final

#: Words for what else a forum's own statistics count.
OTHER_STATISTICS: Final = {
    "topics_total": (
        "sujets", "topics", "threads", "discussions", "themen", "temas", "fils",
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
    "sont", "are", "is", "sind", "están", "currently", "actuellement", "derzeit", "actualmente",
    "totales", "totaux", "totali", "totais", "gesamt", "total", "au total", "in total", "insgesamt",
    "en total", "independent", "dedicated",
    "passionate", "fellow", "talented", "experienced", "engaged", "creative", "cotisants",
    "bénévoles", "volontaires", "individuels", "titulaires", "qualified", "certified", "skilled",
    "individual", "engagierte", "engagierten", "freie", "freien", "qualifizierte",
    "à jour de cotisation", "vérifiés", "verified", "mondialement", "worldwide", "weltweit",
)  # fmt: skip
#: Between a figure and those it counts.
COUNTED: Final = ("de", "d'", "d’", "of", "di", "van", "von")
REGISTERED: Final = (
    "référencés", "référencées", "répertoriés", "répertoriées", "registered", "inscrits",
    "inscrites", "inscrit·e·s", "enregistrés", "registrierte",
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
#: Between "the number of members" and the figure.
AMOUNTS_TO: Final = (
    "est de", "s'élève à", "s’élève à", "s'élèvent à", "s’élèvent à", "s'établit à", "s’établit à",
    "est passé à",
    "au nombre de", "sont au nombre de", "sont désormais", "sont aujourd'hui", "avoisine",
    "approche",
    "a atteint",
    "atteint", "dépasse", "is", "has reached",
    "reached", "beträgt", "liegt bei", "es de", "è di", "é de", "bedraagt", "wynosi", "составляет",
)  # fmt: skip
#: Just before a label at the start of a list of statistics.
HEADINGS: Final = (
    "statistiques", "statistics", "forum statistics", "stats", "statistik", "estadísticas",
    "statistiques du forum", "chiffres clés",
)  # fmt: skip
AND: Final = (
    "et", "&", "and", "und", "y", "e", "ed", "en", "i", "oraz", "и", "ainsi que", "sowie",
    "as well as",
)  # fmt: skip
#: Between the parts of a list: "1234 posts in 55 topics by 78 members".
LINKS: Final = (*AND, "in", "by", "dans", "par", "von", "por", "per")
#: Those who stand with the members, and are not counted apart.
FRIENDS: Final = frozenset({"partenaires", "partners", "partner"})
#: Beside a label: those who came of late.
NEWCOMERS: Final = (
    "nouveaux", "nouvelles", "nouveau", "new", "newest", "neue", "neuen", "neues", "nuevos", "nuevo",
    "nuovi", "novos", "nieuwe", "nowych", "nowi", "новых", "новые", "recent", "récents",
)  # fmt: skip
