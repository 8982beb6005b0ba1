"""The words that give a figure another sense than today's total of this network, by kind. Data only.

In lower case. To add a language, add its words to each table; ``count_denials.py`` needs no change.
"""

from __future__ import annotations

from typing import Final

#: Before or after a figure, by kind: it is no total of this network's today.
NOT_OURS: Final = {
    "record": (
        "most", "record", "rekord", "le plus de", "le plus d'", "le plus grand nombre",
        "le plus élevé", "am meisten", "meisten", "höchststand", "récord",
        "ever", "máximo", "maximum", "max", "max.", "besucherrekord",
    ),
    "limit or tier": (
        "si vous", "si nous", "si votre", "dès que nous", "if you", "if your", "formule", "forfait",
        "palier",
        "up to", "jusqu'à", "jusqu’à", "bis zu", "hasta", "fino a", "fino ad", "até", "capacité",
        "capacity", "limite", "limité", "limit", "places", "minimum", "requis", "required",
        "cotisation de", "euros", "il faut", "si plus de", "if more than", "quorum", "nötig",
        "suffisent", "se necesitan", "servono", "doit", "doivent", "must", "un seuil", "prérequis",
        "requirements", "voraussetzungen", "anforderungen", "requisitos", "requisiti", "vereisten",
    ),
    "goal or wish": (
        "objectif", "objectifs", "objective", "goal", "target", "ziel", "objetivo", "obiettivo",
        "meta", "viser", "visons", "vise", "atteindre", "atteindrons", "reach", "aim", "bientôt",
        "soon", "will", "would", "d'ici", "d’ici", "by 2030", "ambition", "imaginez", "imagine",
        "doel", "cel", "цель", "соберет", "соберёт", "espère", "souhaite", "want to", "möchten", "werden wir",
    ),
    "past": (
        "apogée", "autrefois", "jadis", "naguère", "à l'époque", "heyday",
        "comptait", "comptions", "comptaient", "rassemblait", "regroupait", "réunissait", "avait",
        "avions", "avaient", "était", "étions", "étaient", "had", "was", "were", "hatte", "hatten",
        "zählte", "tenía", "contaba", "contava", "aveva", "tinha", "contava", "miało", "liczyło",
        "liczył", "было", "собрал", "собрала", "собрало", "former", "a réuni", "a rassemblé",
        "a accueilli", "ont réuni",
        "copyright", "©",
    ),
    "flow": (
        "perdu", "gagné", "perdons", "lost", "gained", "verloren", "perdido", "perso", "ausgetreten",
        "supplémentaires", "en moins",
    ),
    "audience elsewhere": (
        "followers", "subscribers", "abonnenten", "seguidores", "suscriptores", "fans", "follower",
        "subscritores", "newsletter", "infolettre", "lettre d'information", "lettre d’information",
        "notre lettre", "à la lettre", "au bulletin", "à la gazette",
        "rundbrief", "boletín", "nieuwsbrief", "biuletyn", "рассылка",
        "réseaux sociaux", "abonnés sur", "chaîne",
    ),
    "another network": (
        "tutelle", "à laquelle", "auquel",
        "concurrent", "competitor", "partenaire", "partner", "partners", "partenaires", "voisin",
        "voisine", "neighbouring", "nachbarverein", "vecina", "rival", "un autre", "une autre",
        "sœur",
        "sister", "jumelle", "amie", "schwester", "hermana", "sorella", "irmã", "zuster",
    ),
    "group or board": (
        "groupe public", "groupe privé", "public group", "private group", "groupe de travail",
        "groupe de discussion", "working group", "gruppe", "grupo", "subforum", "sous-forum",
        "board",
        "thread", "topic", "sujet", "chapter", "antenne", "section", "browsing", "viewing",
        "parcourant", "parcourent", "consultent", "lesen", "viendo", "cette rubrique", "des groupes",
        "groups of",
    ),
    "territory": (
        "communauté urbaine", "communauté de communes", "communauté d'agglomération", "habitants",
        "union européenne", "european union", "europäische union", "europäischen union",
        "unión europea", "unione europea", "união europeia", "états membres", "member states",
        "mitgliedstaaten", "inhabitants", "einwohner", "électorale", "électorales", "electoral roll",
    ),
    "denied": (
        "ne", "n'", "not", "nicht", "niet", "kein", "keine", "don't", "isn't", "aren't",
        "pas encore",
    ),
    "survey or vote": (
        "auprès de", "surveyed", "survey", "enquête", "étude", "umfrage", "encuesta", "sondage",
        "ont voté", "ont répondu", "voted", "élections", "fictifs", "fictives", "démonstration",
        "exemple", "example", "beispiel", "ejemplo", "script", "téléchargements", "jeu d'essai",
        "jeu de données", "jeu de test", "données de test", "mocké", "mockées", "simulés", "simulées",
        "test data", "sample data", "testdaten",
    ),
}  # fmt: skip
#: One person speaks, who is no network: a customer who is quoted, the owner of a page.
ONE_SPEAKS: Final = (
    "j'", "je suis", "je gère", "m'", "moi", "mon", "mes", "de ma", "à ma", "dans ma", "pour ma",
    "ma façon",
    "i'm", "i've", "my", "ich", "mein", "meine", "meinen", "yo", "mis", "ik", "mijn",
)  # fmt: skip
#: What one registers for, besides a network.
EVENTS: Final = frozenset((
    "réunion", "atelier", "sortie", "stage", "séance", "soirée", "visite", "voyage", "webinaire",
    "conférence", "tournoi", "course", "rencontre", "salon", "session", "formation", "workshop",
    "webinar", "trip", "assemblée", "congrès", "festival", "événement", "évènement", "gala", "cérémonie",
    "sommet", "colloque", "séminaire", "journée", "marathon", "concert", "fête", "exposition",
    "assembly", "congress", "summit", "ceremony", "event",
))  # fmt: skip
#: Kinds that give a whole sentence its time or its voice, and so not only the clause they stand in.
SAID_OF_ALL: Final = ("goal or wish", "past", "another network", "survey or vote")
#: Other places: on a page of a network that bears none of these names, they are not it.
BRANDS: Final = (
    "facebook", "twitter", "linkedin", "instagram", "youtube", "tiktok", "xing", "viadeo",
    "whatsapp",
    "telegram", "discord", "slack", "reddit", "meetup", "mastodon", "google", "microsoft", "twitch",
    "bluesky", "pinterest", "snapchat", "github", "wikipedia", "wikipédia",
)  # fmt: skip
#: Places of talk in which a network lives: "réunit 1 500 développeurs sur Slack".
CHATS: Final = frozenset({"slack", "discord", "telegram", "whatsapp"})
#: Parts of a network with members of their own.
ORGANS: Final = (
    "bureau", "conseil", "comité", "commission", "équipe", "jury", "gouvernement", "parlement",
    "board", "staff", "team", "committee", "council", "parliament", "vorstand", "vorstands",
    "beirat",
    "ausschuss", "junta", "directiva", "equipo", "consejo", "consiglio", "squadra", "comitato",
    "direção", "direcção", "conselho", "equipa", "equipe", "bestuur", "raad", "commissie", "zarząd",
    "zespół", "rada", "правление", "команда", "совет", "direction",
)  # fmt: skip
#: After a label: only some of the members, or people of another kind.
SOME_ONLY: Final = (
    *ORGANS, "du groupe de", "d'un groupe", "fondateurs", "d'honneur", "d’honneur", "premium", "vip",
    "payants", "du personnel", "clientes", "clients", "peut", "peuvent", "paie", "can save",
    "nouveaux", "ce mois", "group", "founding", "new", "newest", "free", "online", "like", "liked",
    "assemblée", "assemblée générale", "recherchés", "recherchées", "demandés", "voted", "ont aimé",
    "aiment", "ont liké",
    "joined this", "joined in", "joined last", "joined today", "participating", "gruppe",
    "neue", "grupo", "nuevos", "formulaire", "événement", "event", "webinaire", "webinar",
    "newsletter", "since", "seit", "desde", "liste", "list", "listes", "subforum", "sous-forum",
    "forum section", "thread", "sujet", "projet", "project", "atelier", "supplémentaires", "more",
    "autres", "others", "other", "maximum", "max", "mobilisés", "mobilisées", "attendus",
    "attendues",
    "formés", "formées", "accompagnés", "requis", "élus",
    "accueillis", "accueillies", "reçus", "touchés", "touchées", "sensibilisés", "sensibilisées",
    "aidés",
    "aidées", "servis", "inclus", "incluses", "included", "inbegriffen", "incluidos", "disparus",
    "disparues", "décédés",
    "défunts",
    "sortants", "démissionnaires", "deceased", "verstorbenen", "fallecidos",
    "elected", "trained", "ausgebildet", "geschult", "formados", "formati", "opgeleid", "expected",
    "festival", "salon", "congrès", "tournoi", "course", "rencontre", "rassemblement", "formation",
    "training", "workshop", "hackathon", "gala", "summit", "congress", "meetup", "marathon",
    "séminaire", "conférence", "conference", "concours", "championnat", "convegno", "kongress",
    "pour fonder", "pour créer", "to start", "to found", "ont été", "ont voté", "ont participé",
    "ont répondu", "have left", "par classe", "kostenlos", "verwalten", "nötig", "votants",
    "de moins", "en moins", "suffisent", "sont nécessaires", "are required", "are needed",
    "à sa création", "à ses débuts", "à l'origine", "au départ", "at first",
    "attending", "enrolled", "au plus", "at most", "höchstens", "como máximo", "al massimo",
    "abonnés à", "abonnées à", "partenaires", "partner", "partners", "en stage", "en résidence",
    "en service civique", "lors du", "lors de", "lors des", "lors d'", "à l'occasion",
)  # fmt: skip
#: Beginnings of what they "se sont" done that lasts.
STAYED: Final = ("inscri", "affili", "regroup", "fédér", "uni", "engag")
#: After a label: so many come in a time.
RATES: Final = (
    "par an", "par année", "par semaine", "par jour", "par mois", "per year", "per week", "per day",
    "per month", "a week", "a day", "a year", "pro jahr", "pro woche", "pro tag", "each",
    "every week",
    "every day", "every year", "this week", "this month", "this year", "cette semaine",
    "cette année", "ce trimestre", "daily", "weekly", "diese woche", "diesen monat", "esta semana",
    "este mes", "este año", "al día", "al año", "questa settimana", "questo mese", "all'anno",
    "esta semana", "este mês", "por ano", "deze week", "deze maand", "per jaar", "w tym miesiącu",
    "rocznie", "chaque année", "chaque mois", "chaque semaine", "chaque jour", "jours", "quotidiens",
)  # fmt: skip
#: Ends of what was done to a network in a year, and beginnings of how it has grown in one.
PARTICIPLES: Final = ("é", "ée", "és", "ées", "ue", "ie", "ite")
GROWN: Final = ("pass", "mont", "arriv", "tomb", "retomb")
#: Beginnings of what happened in the year in which a network began.
BIRTH: Final = ("créa", "fonda", "naiss")
#: Before what a network itself has done: "a rassemblé en 2012".
HAVE_DONE: Final = frozenset({"a", "ont", "avait", "avaient"})
#: For so many, what is not a figure: "Über 300 Mitglieder: auf Anfrage".
ON_REQUEST: Final = frozenset({"devis", "anfrage", "request", "aanvraag", "consultar", "richiesta"})
#: Said of those at a meeting, and of no network's members.
AT_A_MEETING: Final = frozenset((
    "présents", "présentes", "absents", "absentes", "excusés", "excusées", "représentés", "votants",
    "suppléants", "dispensés", "radiés", "suspendus", "presentes", "ausentes", "presenti", "assenti",
))  # fmt: skip
#: "In" and a short time: so many came in it.
WITHIN: Final = frozenset({"en", "in"})
TERMS: Final = frozenset((
    "jours", "semaines", "semaine", "mois", "heures", "days", "weeks", "months", "hours", "tagen",
    "wochen", "monaten",
))  # fmt: skip
#: Before those who lead or help the members, who undo nothing: "encadrés par une équipe".
LED: Final = frozenset((
    "encadrés", "encadrées", "entourés", "entourées", "entraînés", "entraînées", "guidés", "guidées",
    "épaulés", "épaulées", "led",
))  # fmt: skip
#: After these, words describe the people, not the figure.
RELATIVES: Final = frozenset(
    {"qui", "who", "que", "that", "che", "które", "którzy", "dont", "quienes"}
)
#: Before a figure only: somebody else says it, or it has a price.
BEFORE_ONLY: Final = (
    "prix", "tarif", "tarifs", "price", "preis", "precio", "gratuit", "gratuite", "free for",
    "kostenlos", "gratis", "gratuito", "grátis", "bezpłatnie", "бесплатно", "en moyenne", "moyenne",
    "average", "durchschnittlich", "promedio", "in media", "em média", "gemiddeld", "średnio",
    "selon", "according to", "laut", "según", "secondo", "segundo",
    "volgens",
)  # fmt: skip
#: Just before a figure: an upper bound. Short words, that mean other things elsewhere.
UP_TO: Final = ("tot", "do", "до", "max", "max.", "≤", "<")
#: Just before a figure: it is a year, a rank or a share.
NO_COUNT_AFTER: Final = (
    "page", "p.", "seite", "página", "top", "n°", "#", "in", "im", "année", "no.", "nr.", "depuis",
    "since", "seit", "desde", "out of", "von den", "en",
)  # fmt: skip
#: Just before a year that does not date the figure: the network began in it, or the count is of it.
YEAR_OF_ELSE: Final = (
    "fondé en", "promotions", "promotions de", "promotion", "promo", "classes", "classe", "années",
    "loi", "loi de", "fondée en", "fondés en", "créé en", "créée en", "née en", "né en",
    "lancé en", "lancée en", "founded in", "established in", "created in", "launched in", "since",
    "depuis", "seit", "gegründet", "desde", "fundada en", "fundado en", "fondata nel", "fondato nel",
    "fundada em", "opgericht in", "sinds", "założone w", "od", "основан в", "основана в", "с",
)  # fmt: skip
