"""The columns of every export, with their headings and meanings: the data dictionary's source."""
# ruff: noqa: E501  a table reads best with one row a line

from __future__ import annotations

from typing import NamedTuple

from vocabulary.said import Said


class Column(NamedTuple):
    """One exported column: its name, headings, kind and meaning."""

    name: str
    heading: Said
    #: text, said (a text in both languages), number, least (a number that may be a lower bound), decimal,
    #: day, languages, country, or the list whose labels its words have
    kind: str
    meaning: Said

    @property
    def moves(self) -> bool:
        """Whether its value moves with the day, even while nothing changes in the network."""
        return self.name in _MOVING

    @property
    def names(self) -> tuple[str, ...]:
        """The database's names for its values: one, or one for each language."""
        return (f"{self.name}_fr", f"{self.name}_en") if self.kind == "said" else (self.name,)

    @property
    def bound(self) -> str:
        """The database's name for the upper bound of a number that may be a lower one."""
        return {"members": "members_high", "members_active": "active_high"}[self.name]


#: What is counted up to the day of a look or a judgement, or says when that was.
_MOVING = frozenset(
    {
        "reason",
        "silence_days",
        "p_alive",
        "posts_90d",
        "authors_90d",
        "expected_posts",
        "growth_year",
    }
    | {"rhythm_days", "trend", "answers", "confidence", "last_visited_at", "last_reached_at"}
    | {"answered_share", "latency_ms"}
)


def _C(name: str, fr: str, en: str, kind: str, meaning_fr: str, meaning_en: str) -> Column:  # noqa: N802
    return Column(name, Said(fr, en), kind, Said(meaning_fr, meaning_en))


# fmt: off
COLUMNS: tuple[Column, ...] = (
    _C("name", "Réseau", "Network", "text", "Nom du réseau", "Name of the network"),
    _C("state", "État", "State", "states", "Verdict", "Verdict"),
    _C("cause", "Cause", "Cause", "causes", "Comment il s'est éteint, ou pourquoi il ne se laisse pas observer", "How it died, or why it cannot be observed"),
    _C("advice", "Conseil", "Advice", "said", "Conseil en une ligne", "Advice in one line"),
    _C("reason", "Raison", "Reason", "said", "La raison qui a décidé du verdict", "The reason that decided the verdict"),
    _C("evidence_url", "Preuve", "Evidence", "text", "Adresse où vérifier cette raison", "Address where that reason can be checked"),
    _C("url", "Adresse", "Address", "text", "Page d'accueil", "Home page"),
    _C("successor_url", "Nouvelle adresse", "New address", "text", "Où le réseau continue", "Where the network continues"),
    _C("last_post_at", "Dernière publication", "Last post", "day", "Date de la publication visible la plus récente", "Date of the newest visible post"),
    _C("last_post_earliest", "Dernière publication, au plus tôt", "Last post, at the earliest", "day", "Seulement si le site date grossièrement (« il y a 3 mois ») : la publication est entre ce jour et le précédent", "Only where the site dates coarsely (\"3 months ago\"): the post is between this day and the one before"),
    _C("silence_days", "Silence (jours)", "Silence (days)", "number", "Jours entre la dernière publication et la dernière visite réussie", "Days from the last post to the last successful visit"),
    _C("rhythm_days", "Rythme (jours)", "Rhythm (days)", "decimal", "Écart habituel entre deux jours de publication", "Usual gap between posting days"),
    _C("p_alive", "Probabilité de publication", "Probability of a post", "decimal", "Probabilité d'une nouvelle publication à l'horizon de 180 ou 365 jours", "Probability of a new post within its horizon of 180 or 365 days"),
    _C("members", "Membres", "Members", "least", "Membres annoncés, au moins tant si le site arrondit ; vide si inconnu, jamais 0 par défaut", "Members claimed, at least so many where the site rounds; empty when unknown, never 0 by default"),
    _C("members_active", "Membres actifs", "Active members", "least", "Membres actifs dans le mois, si le site le dit", "Members active within a month, where the site says so"),
    _C("trend", "Tendance", "Trend", "trends", "Évolution des membres ou des publications", "Direction of members or posts"),
    _C("posts_90d", "Publications en 90 jours", "Posts in 90 days", "number", "Vide si le site ne remonte pas assez loin", "Empty when the site does not reach back far enough"),
    _C("authors_90d", "Auteurs en 90 jours", "Authors in 90 days", "number", "Nombre d'auteurs différents", "Number of distinct authors"),
    _C("expected_posts", "Publications attendues", "Expected posts", "expected", "Publications attendues d'ici 90 jours", "Posts to expect within 90 days"),
    _C("answers", "Un nouveau venu reçoit une réponse", "A newcomer gets an answer", "answers", "D'après les discussions restées sans réponse", "By the discussions that stayed without a reply"),
    _C("growth_year", "Croissance par an", "Growth a year", "decimal", "Évolution des membres au rythme observé (0,1 = un dixième de plus par an)", "Change of members at the pace seen (0.1 = a tenth more in a year)"),
    _C("active_share", "Part de membres actifs", "Share of active members", "decimal", "Membres actifs dans le mois / membres", "Members active within a month / members"),
    _C("features", "On y trouve", "Networking features", "features", "Ce que l'on peut y faire", "What one can do there"),
    _C("registration", "Inscription", "Registration", "registration", "Qui peut entrer", "Who may join"),
    _C("access", "Prix", "Price", "access", "Gratuit ou payant", "Free or paid"),
    _C("sectors", "Métiers", "Sectors", "sectors", "Secteurs", "Sectors"),
    _C("audience", "Public", "Audience", "audience", "À qui il s'adresse", "Whom it is for"),
    _C("languages", "Langues", "Languages", "languages", "Langues parlées ; codes ISO 639-1 dans les fichiers bruts", "Languages spoken; ISO 639-1 codes in the plain files"),
    _C("country", "Pays", "Country", "country", "Pays ; code ISO 3166-1 dans les fichiers bruts", "Country; ISO 3166-1 code in the plain files"),
    _C("region", "Région", "Region", "text", "Région", "Region"),
    _C("kind", "Type", "Kind", "kinds", "Type de réseau", "Kind of network"),
    _C("platform", "Logiciel", "Platform", "text", "Logiciel du site", "Software of the site"),
    _C(
        "software_version",
        "Version du logiciel",
        "Software version",
        "text",
        "Version du logiciel vue sur le site",
        "Version of the software as seen on the site",
    ),
    _C(
        "software_newest",
        "Version la plus récente connue",
        "Newest version known",
        "text",
        "Version la plus récente du même logiciel que nous connaissons ; ne dit rien de l'activité",
        "Newest version of the same software that we know; says nothing of the activity",
    ),
    _C(
        "software_newest_in",
        "Connue en",
        "Known in",
        "text",
        "Mois où cette version était la plus récente (AAAA-MM)",
        "Month in which that version was the newest (YYYY-MM)",
    ),
    _C("confidence", "Certitude", "Confidence", "confidence", "Solidité du verdict", "How sure the verdict is"),
    _C("since", "Depuis", "Since", "day", "Date du dernier changement d'état", "Date of the last change of state"),
    _C("last_visited_at", "Dernière visite", "Last visit", "day", "Dernière tentative", "Last attempt"),
    _C("last_reached_at", "Dernière visite réussie", "Last successful visit", "day", "Dernière fois que le site a été vu", "Last time the site was seen"),
    _C("answered_share", "Visites avec réponse", "Visits answered", "decimal", "Part de nos visites des 90 derniers jours auxquelles le serveur a répondu (1 = toutes) ; vide en dessous de 5 visites", "Share of our visits of the last 90 days that the server answered (1 = all); empty below 5 visits"),
    _C("latency_ms", "Délai de réponse (ms)", "Response time (ms)", "number", "Délai médian de ces réponses, en millisecondes", "Median time of these answers, in milliseconds"),
    _C("same_as", "Doublon de", "Duplicate of", "text", "Identifiant de l'entrée du même réseau", "Identifier of the entry of the same network"),
    _C("id", "Identifiant", "Identifier", "text", "Identifiant du catalogue", "Identifier of the catalogue"),
)

_BY_NAME = {column.name: column for column in COLUMNS}
#: What is told of each line of a list that somebody keeps.
AUDIT: tuple[Column, ...] = (
    _C("asked", "Votre ligne", "Your line", "text", "Ce que la liste demande", "What the list asks for"),
    *(_BY_NAME[name] for name in ("name", "state", "cause", "advice", "url", "last_post_at", "successor_url")),
    _C("instead", "À la place", "Instead", "text", "Réseaux actifs les plus proches", "The nearest living networks"),
    _C("meant", "Peut-être", "Perhaps", "text", "Réseaux de nom ou d'adresse proche, si la ligne est inconnue", "Networks of a near name or address, where the line is unknown"),
    _BY_NAME["id"],
)
#: What changes only with the network, and what moves with the day, beside what tells which network it is.
LASTING = tuple(column for column in COLUMNS if not column.moves)
DATED = (_BY_NAME["id"], *(column for column in COLUMNS if column.moves))
# fmt: on
