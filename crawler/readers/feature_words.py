"""The labels and path segments by which sites name their networking features. Data only.

Labels are whole link texts, folded: lower case, no accents, no leading article, no count. Path
segments are whole. To add a language, add its words here; ``features.py`` needs no change.
"""

from __future__ import annotations

LABELS: dict[str, tuple[str, ...]] = {
    "profiles": (
        "mon profil", "profils", "profils des membres", "profils membres", "my profile", "profiles",
        "member profiles", "mein profil", "profile", "mitgliederprofile", "mi perfil", "perfiles",
    ),
    "directory": (
        "annuaire", "annuaire des membres", "annuaire des adherents", "annuaire des anciens",
        "annuaire des anciens eleves", "annuaire des alumni", "annuaire des diplomes",
        "annuaire des entreprises", "annuaire des professionnels", "annuaire alumni",
        "annuaire en ligne", "membres", "liste des membres", "trombinoscope", "members",
        "members list", "member list", "members directory", "member directory", "memberlist",
        "membership directory", "alumni directory", "directory", "find a member", "mitglieder",
        "mitgliederliste", "mitgliederverzeichnis", "miembros", "lista de miembros", "directorio",
        "directorio de miembros",
    ),
    "contacts": (
        "mes contacts", "mon reseau", "mes relations", "mes amis", "mise en relation",
        "mises en relation", "my contacts", "my network", "connections", "my connections",
        "friends", "my friends", "find friends", "meine kontakte", "freunde", "mis contactos",
        "amigos", "mi red",
    ),
    "messages": (
        "messages internes", "messagerie", "messagerie privee", "messagerie interne",
        "messages prives", "mes messages",
        "message prive", "boite de reception", "private messages", "direct messages", "inbox",
        "my messages", "private nachrichten", "posteingang", "mensajes privados", "mis mensajes",
    ),
    "groups": (
        "groupes", "groupes locaux", "groupes regionaux", "groupes thematiques", "groupes de travail",
        "groupes de discussion", "groupes d'echange", "groupes de membres", "communautes", "groups",
        "local groups", "special interest groups", "interest groups", "study groups",
        "discussion groups", "user groups", "member groups", "communities", "gruppen", "regionalgruppen",
        "grupos", "comunidades",
    ),
    "forum": (
        "forum", "forums", "forum de discussion", "forums de discussion", "forum des membres",
        "forum des adherents", "acceder au forum", "index du forum", "discussions", "forum index",
        "board index", "discussion forum", "discussion forums", "community forum", "message board",
        "foren", "diskussionsforum", "foro", "foros", "foro de discusion",
    ),
    "events": (
        "agenda", "evenements", "evenements a venir", "prochains evenements",
        "agenda des evenements", "calendrier", "calendrier des evenements", "rencontres",
        "prochaines rencontres", "events", "upcoming events", "events calendar", "event calendar",
        "calendar", "calendar of events", "meetups", "veranstaltungen", "veranstaltungskalender",
        "termine", "kalender", "eventos", "proximos eventos", "calendario",
    ),
    "jobs": (
        "offres d'emploi", "offre d'emploi", "offres d'emplois", "offres d'emploi et de stage",
        "offres d'emploi et stages", "emplois", "emploi et stages", "bourse a l'emploi",
        "bourse de l'emploi", "bourse d'emploi", "emploi", "espace emploi", "stages et emplois",
        "deposer une offre", "publier une offre d'emploi", "jobs", "job board", "jobboard",
        "job offers", "job listings", "find a job", "post a job", "stellenangebote", "stellenmarkt",
        "stellenborse", "jobborse", "ofertas de empleo", "bolsa de empleo", "bolsa de trabajo",
    ),
    "mentoring": (
        "mentorat", "programme de mentorat", "trouver un mentor", "devenir mentor", "mentors",
        "parrainage", "programme de parrainage", "mentoring", "mentorship", "mentoring program",
        "mentoring programme", "mentorship program", "find a mentor", "become a mentor",
        "mentoring-programm", "mentorenprogramm", "mentoria", "programa de mentoria",
    ),
    "newsletter": (
        "newsletter", "newsletters", "my newsletters", "lettre d'information",
        "lettres d'information", "infolettre", "boletin",
        "s'abonner a la newsletter", "abonnez-vous a la newsletter", "inscrivez-vous a la newsletter",
        "inscrivez-vous a notre newsletter", "abonnez-vous a notre newsletter",
        "inscription newsletter", "inscription a la newsletter",
        "subscribe to our newsletter", "newsletter abonnieren", "suscribirse al boletin",
    ),
    "feed": ("rss", "rss feeds", "flux rss", "fil rss", "rss feed", "rss-feed", "canal rss", "atom"),
}  # fmt: skip

PATHS: dict[str, tuple[str, ...]] = {
    "profiles": ("profils", "profiles", "perfiles"),
    "directory": (
        "annuaire", "annuaire-des-membres", "annuaire-des-adherents", "annuaire-membres",
        "annuaire-des-anciens", "members", "membres", "memberlist", "memberlist.php", "mitglieder",
        "mitgliederliste", "directory", "member-directory", "directorio", "miembros", "trombinoscope",
    ),
    "contacts": ("connections", "mynetwork", "my-network", "mes-contacts", "mon-reseau"),
    "messages": ("messagerie", "inbox", "private-messages", "messages-prives"),
    "groups": ("groupes", "groups", "gruppen", "grupos"),
    "forum": ("forum", "forums", "foren", "foro", "foros", "phpbb", "phpbb3", "viewforum.php"),
    "events": (
        "agenda", "evenements", "events", "calendrier", "calendar", "calendar.php", "veranstaltungen",
        "termine", "eventos", "meetups",
    ),
    "jobs": (
        "offres-emploi", "offres-d-emploi", "offres-demploi", "emplois", "jobs", "job-board",
        "jobboard", "stellenangebote", "stellenmarkt", "jobboerse", "bolsa-de-empleo",
        "ofertas-de-empleo",
    ),
    "mentoring": ("mentorat", "mentoring", "mentorship", "mentors", "parrainage", "mentoria"),
    "newsletter": ("newsletter", "infolettre", "lettre-d-information"),
}  # fmt: skip

#: Words in front of a label that change nothing.
ARTICLES = (
    "le", "la", "les", "l'", "nos", "notre", "vos", "votre", "tous les", "toutes les", "voir les",
    "consulter l'", "consulter les", "the", "our", "all", "all the", "view", "browse", "see all",
    "unsere", "alle", "die", "das", "der", "el", "los", "las", "nuestros",
)  # fmt: skip

#: A host's own vacancies, not a service to its members.
OWN_VACANCIES = (
    "career", "carriere", "recrut", "rejoi", "nous-rejoindre", "join us", "join-us", "join our",
    "work with", "work-with", "working at", "work-at", "hiring", "karriere", "trabaja",
    "travailler-a", "travailler-chez", "travailler-avec", "nous-recrut", "postuler",
    "arbeiten-bei", "lavora-con",
)  # fmt: skip

#: Labels that say no more than that it is about jobs; those that may be a topic; and words of an
#: address that say more.
BARE_JOBS = frozenset({"jobs", "emploi", "emplois"})
TOPIC_OF_JOBS = frozenset({"emploi"})
SHARED_JOBS = (
    r"communaut|community|offre|offer|annonce|bourse|board|forum|/f[0-9]|members|membres"
    r"|candidat|stages"
)

#: Well-known applications a site links to without their being its own.
OTHERS_APPS = (
    "whatsapp", "telegram", "facebook", "messenger", "instagram", "twitter", "linkedin", "joinmastodon",
    "zoom", "discourse", "teams", "signal", "slack", "discord", "tapatalk", "youtube", "tiktok",
    "element", "matrix",
)  # fmt: skip
