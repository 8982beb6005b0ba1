"""Who is counted: the words for members, for people and for bodies. Data only, in lower case.

To add a language, add its words to each table; ``people.py`` needs no change.
"""

from __future__ import annotations

from typing import Final

#: Those who belong: nothing else is needed to mean members.
MEMBERS: Final = (
    "membres", "adhérents", "adherents", "adhérentes", "adhérent·e·s", "adhérent.e.s",
    "adhérent(e)s", "membre·s", "sociétaires", "coopérateurs", "cotisants", "cotisantes",
    "syndiqués",
    "syndiquées", "confrères", "consœurs",
    "choristes", "utilisateurs inscrits", "utilisatrices inscrites", "comptes utilisateurs",
    "comptes d'utilisateurs", "anciens élèves", "anciennes élèves", "anciens étudiants", "alumni",
    "alumnis", "alumnae",
    "members", "mitglieder", "mitgliedern", "mitglieder:innen", "genossenschaftsmitglieder",
    "miembros", "socios", "socias", "asociados", "colegiados", "antiguos alumnos", "exalumnos",
    "membri", "soci", "socie", "ex allievi", "ex alunni", "associati", "membros", "sócios",
    "associados", "filiados", "antigos alunos", "ex-alunos",
    "leden", "oud-studenten", "członków", "członkowie", "członkinie", "członkiń", "absolwentów",
    "участников", "участника", "участники", "членов", "выпускников",
    "medlemmar", "medlemmer", "jäsentä", "jäseniä", "jäsenet", "členů", "členov", "tagot",
    "membrii",
    "anggota", "üye",
)  # fmt: skip
#: Those who belong to a school, a federation or a profession, and so to its network.
ALUMNI: Final = (
    "anciens", "anciennes", "diplômés", "diplômées", "diplômé·e·s", "licenciés", "licenciées",
    "licencié·e·s", "graduates", "absolventen", "absolventinnen", "ehemalige", "titulados",
    "egresados", "graduados", "laureati", "diplomados", "afgestudeerden",
)  # fmt: skip
#: Members who are so because they went to a school: what they do for a living is said of all.
GRADUATES: Final = frozenset((
    "anciens élèves", "anciennes élèves", "anciens étudiants", "alumni", "alumnis", "alumnae",
))  # fmt: skip
#: People who are members where the site says so: that it counts them, or that one may join them.
PEOPLE: Final = (
    "chefs d'entreprise", "chefs d’entreprise", "chefs d'entreprises", "chefs d’entreprises",
    "chefs de projet", "chefs de projets", "responsables", "directeurs", "directrices", "présidents",
    "porteurs de projet", "porteurs de projets", "pairs", "juristes", "greffiers", "magistrats",
    "commissaires", "mandataires", "gérants", "gérantes", "salariés", "salariées", "agents",
    "boulangers", "bouchers", "plombiers", "maçons", "libraires", "interprètes", "vétérinaires",
    "dentistes", "aides-soignantes", "ambulanciers", "auxiliaires", "documentalistes", "géomètres",
    "urbanistes", "paysagistes", "économistes", "actuaires", "fiscalistes", "courtiers",
    "trésoriers",
    "cavistes", "sommeliers", "vignerons", "vigneronnes", "maraîchers", "forestiers", "marins",
    "pilotes", "cheminots", "militaires", "réservistes", "graphistes", "designers", "webdesigners",
    "community managers", "product managers", "data scientists", "data engineers", "journalistes",
    "pigistes", "écrivains", "comédiens", "comédiennes", "musiciens", "musiciennes", "peintres",
    "céramistes", "potiers", "tapissiers", "ébénistes", "artisans d'art", "artisans d’art",
    "randonneurs", "randonneuses", "cyclistes", "cavaliers", "philatélistes", "astronomes",
    "naturalistes", "radioamateurs", "motards", "propriétaires", "locataires", "correspondants",
    "correspondantes", "référents", "référentes", "délégués", "déléguées", "lauréats", "lauréates",
    "boursiers", "boursières", "doctorants", "doctorantes", "lycéens", "lycéennes", "internes",
    "praticiens", "praticiennes", "orthophonistes", "maîtres", "maîtres d'œuvre", "syndics",
    "expatriés", "expatriées", "habitants", "citoyens", "citoyennes",
    "archers", "gymnastes", "judokas", "karatékas", "aïkidokas",
    "coachs", "coaches", "product owners", "scrum masters", "à avoir rejoint",
    "à nous avoir rejoints",
    "à faire vivre", "développeurs web", "ostéopathes", "podologues", "diététiciennes",
    "diététiciens", "logisticiens", "logisticiennes", "électriciens", "éleveurs", "apiculteurs",
    "apicultrices",
    "chasseurs", "pêcheurs", "supporters", "pensionnés", "fonctionnaires", "policières",
    "assistantes maternelles", "assistants sociaux", "travailleurs sociaux", "éducateurs",
    "animateurs",
    "guides", "ambassadeurs", "ambassadrices", "luthiers", "menuisiers", "charpentiers",
    "conseillers", "conseillères", "banquiers", "huissiers", "policiers", "cuisiniers",
    "cuisinières",
    "pompiers", "hôteliers", "psychologues", "utilisateurs", "utilisatrices", "utilisateurs·rices",
    "utilisateur·rice·s", "inscrits",
    "inscrites", "inscrit·e·s", "inscrit.e.s", "inscrit(e)s", "comptes", "profils",
    "professionnels",
    "professionnelles", "entrepreneurs", "entrepreneuses", "entrepreneures", "indépendants",
    "indépendantes", "freelances", "freelancers", "cadres", "dirigeants", "dirigeantes",
    "étudiants",
    "étudiantes", "étudiant·e·s", "apprenants", "apprentis", "stagiaires", "bénévoles",
    "volontaires",
    "passionnés", "passionnées", "amateurs", "femmes", "hommes", "jeunes", "personnes", "retraités",
    "consultants", "consultantes", "experts", "expertes", "ingénieurs", "ingénieures",
    "ingénieur·e·s", "architectes", "avocats", "avocates", "notaires", "médecins", "infirmières",
    "infirmiers", "sages-femmes", "pharmaciens", "kinésithérapeutes", "thérapeutes", "enseignants",
    "enseignantes", "professeurs", "formateurs", "formatrices", "chercheurs", "chercheuses",
    "scientifiques", "artisans", "artisanes", "commerçants", "artistes", "auteurs", "autrices",
    "photographes", "agriculteurs", "agricultrices", "mentors", "managers", "développeurs",
    "développeuses", "codeurs", "codeuses", "bibliothécaires", "gestionnaires", "commerciaux",
    "acheteurs", "comptables", "secrétaires", "assistantes", "élus", "élues", "maires", "joueurs",
    "joueuses", "jardiniers", "parents", "familles", "aidants", "soignants", "soignantes",
    "militants", "militantes", "pratiquants", "exploitants", "collègues", "confrères", "users",
    "people", "professionals", "students", "volunteers", "women", "men", "enthusiasts",
    "freelance professionals", "nurses", "doctors", "physicians", "lawyers", "librarians",
    "architects", "accountants", "surveyors", "colleagues", "peers", "founders", "youth",
    "accounts",
    "makers", "creators", "fellows", "executives", "benutzer", "nutzer", "nutzern", "nutzerinnen",
    "fachkräfte", "fachkräften", "fachleute", "fachleuten", "selbstständige", "ehrenamtliche",
    "ehrenamtlichen", "freiwillige", "freiwilligen", "studierende", "studierenden", "hebammen",
    "ärzte", "ärzten", "ingenieure", "ingenieuren", "unternehmer", "gründer", "übersetzer",
    "entwickler", "entwicklern", "personen", "frauen", "menschen", "lehrkräfte", "begeisterte",
    "experten", "expertinnen", "gründern", "unternehmern", "designern", "künstler", "künstlern",
    "architekten", "psychologen", "usuarios", "usuarias", "profesionales", "emprendedores",
    "emprendedoras", "voluntarios", "voluntarias", "estudiantes", "inscritos", "personas",
    "mujeres",
    "jóvenes", "arquitectos", "enfermeras", "enfermeros", "ingenieros", "abogados", "médicos",
    "autónomos", "aficionados", "expertos", "especialistas", "utenti", "iscritti", "iscritte",
    "professionisti", "professioniste", "volontari", "volontarie", "studenti", "persone", "donne",
    "giovani", "psicologi", "ingegneri", "architetti", "avvocati", "medici", "appassionati",
    "esperti", "imprenditori", "utilizadores", "usuários", "profissionais", "voluntários",
    "voluntárias", "estudantes", "pessoas", "mulheres", "jovens", "engenheiros", "arquitetos",
    "advogados", "enfermeiros", "enfermeiras", "empreendedores", "apaixonados", "gebruikers",
    "professores", "profesores", "insegnanti", "docenti", "docenten", "leraren", "lehrer",
    "vakgenoten", "collega's", "vrijwilligers", "ondernemers", "vrouwen", "mensen",
    "verpleegkundigen", "vertalers", "artsen",
    "ingenieurs", "deskundigen", "liefhebbers", "użytkowników", "użytkownicy", "specjalistów",
    "wolontariuszy", "wolontariusze", "studentów", "osób", "kobiet", "inżynierów", "lekarzy",
    "przedsiębiorców", "ekspertów", "pasjonatów", "пользователей", "пользователя", "специалистов",
    "профессионалов", "волонтёров", "волонтеров", "студентов", "человек", "женщин", "инженеров",
    "врачей", "переводчиков", "предпринимателей", "käyttäjää", "käyttäjiä", "användare", "brukere",
    "brugere", "uživatelů", "kullanıcı", "pengguna",
)  # fmt: skip
#: People who have an account: a site's own statistics count them as its members.
ACCOUNTS: Final = frozenset(
    {"utilisateurs", "inscrits", "users", "benutzer", "usuarios", "utenti", "gebruikers", "comptes"}
)
#: Subscribers of a forum or a list are its members; asked to join so many, they read a newsletter.
SUBSCRIBERS: Final = frozenset(
    {"abonnés", "abonnées", "abonné·e·s", "subscribers", "abonnenten", "suscriptores", "abonnees"}
)
#: Ends of words that name people by what they do, where a list of trades would never end.
TRADES: Final = (
    "itrices", "workers", "pathes", "nautes", "ières", "eurs", "istes", "logues", "iens",
    "iciens", "iciennes", "ateurs", "atrices", "cteurs", "ctrices", "euses", "graphes", "iatres",
    "ologists", "ologues", "icians", "arians", "ineers", "lopers", "igners", "eneurs", "ancers",
    "bbyists", "rtists", "ntists", "ienists", "apists", "alists", "binders", "lators", "cators",
    "tinnen", "rinnen", "ginnen", "kräfte", "leute", "istinnen", "ologen", "istas", "ólogos",
    "ólogas", "adores", "adoras", "isti", "ologi", "atori", "isten",
)  # fmt: skip
#: What such an end also names: things, and people who are no members.
NO_TRADES: Final = (
    "networkers", "ordinateurs", "indicateurs", "indicateurs clés", "secteurs", "facteurs",
    "vecteurs",
    "réacteurs",
    "moteurs", "visiteurs", "spectateurs", "lecteurs", "lectrices", "donateurs", "donatrices",
    "collaborateurs", "collaboratrices", "fournisseurs", "acteurs", "générateurs", "calculateurs",
    "décorateurs", "listes", "pistes", "liens", "biens", "entretiens", "soutiens", "maintiens",
    "chiens", "miens",
    "siens", "tiens", "viens", "quotidiens", "batraciens", "anciens", "combiens", "altruistes",
    "indicators", "generators", "operators", "catalogues",
    "dialogues", "paragraphes", "trailers", "containers", "listas", "pistas", "revistas",
    "entrevistas", "computadores", "ordenadores", "indicadores", "colaboradores", "isti",
    "visiteuses", "coureurs", "coureuses", "plusieurs", "leurs", "ailleurs", "meilleurs", "fleurs",
    "couleurs", "valeurs", "erreurs", "serveurs", "douleurs", "saveurs", "odeurs", "hauteurs",
    "largeurs", "longueurs", "supérieurs", "inférieurs", "intérieurs", "extérieurs", "antérieurs",
    "majeurs", "mineurs", "tracteurs", "ascenseurs", "capteurs", "processeurs", "consommateurs",
    "électeurs", "auditeurs", "voyageurs", "téléspectateurs", "demandeurs", "chômeurs", "matières",
    "rivières", "lumières", "carrières", "frontières", "manières", "barrières", "bières",
    "dernières",
    "premières", "particulières", "régulières", "prières", "entières", "routières", "financières",
    "foncières", "poussières", "nombreuses", "diverses", "spectatrices", "vistas",
)  # fmt: skip
#: Bodies: members only where they are said to be, or where a union counts them.
BODIES: Final = (
    "entreprises", "associations", "structures", "cabinets", "organisations", "organismes",
    "sociétés",
    "établissements", "coopératives", "fédérations", "syndicats", "écoles", "universités",
    "laboratoires", "institutions", "collectivités", "communes", "villes", "pme",
    "startups",
    "start-up", "bibliothèques", "librairies", "musées", "hôpitaux", "exploitations", "mutuelles",
    "fondations", "ong", "groupements", "unions", "amicales", "comités", "employeurs",
    "companies", "organisations", "organizations", "firms", "institutions", "schools",
    "universities",
    "associations", "societies", "charities", "cooperatives", "businesses", "libraries", "museums",
    "vereine", "vereinen", "verbände", "verbänden", "unternehmen", "organisationen", "betriebe",
    "firmen", "hochschulen", "genossenschaften", "einrichtungen",
    "empresas", "asociaciones", "organizaciones", "entidades", "cooperativas", "universidades",
    "sociedades", "federaciones", "fundaciones",
    "imprese", "aziende", "associazioni", "organizzazioni", "enti", "cooperative", "società",
    "associações", "organizações", "instituições",
    "verenigingen", "bedrijven", "organisaties", "instellingen", "stichtingen",
    "organizacji", "stowarzyszeń", "firm", "przedsiębiorstw", "instytucji", "spółdzielni",
    "организаций", "компаний", "предприятий", "ассоциаций",
)  # fmt: skip
#: A body and its belonging in one word.
MEMBER_BODIES: Final = (
    "mitgliedsunternehmen", "mitgliedsverbände", "mitgliedsvereine", "mitgliedsorganisationen",
    "mitgliedsbetriebe", "ledenorganisaties", "lidorganisaties", "организаций-членов",
    "компаний-членов",
)  # fmt: skip
#: Beside a body: it belongs.
BELONGING: Final = (
    "membres", "membre", "adhérentes", "adhérents", "adhérente", "sociétaires", "member", "members",
    "als mitglieder", "asociadas", "asociados", "miembro", "miembros", "aderenti", "associate",
    "socie", "filiadas", "associadas", "aangesloten", "członkowskich", "zrzeszonych",
)  # fmt: skip
#: After a noun of bodies, they belong: "35 Églises membres".
APPOSED: Final = frozenset({"membres", "adhérents", "adhérentes", "sociétaires"})
#: Adjectives before members.
PREPOSED: Final = frozenset((
    "fidèles", "heureux", "joyeux", "chers", "valeureux", "grands", "précieux", "illustres",
))  # fmt: skip
#: Not bodies, or no members of today.
NO_BODIES: Final = frozenset((
    "nouveaux", "nouvelles", "autres", "premiers", "premières", "anciens", "jeunes", "futurs",
    "prochains", "derniers", "dernières", "places", "pages", "fiches", "communes", "états", "pays",
    "parts", "seuls", "simples", "petits", "meilleurs", "divers", "profils", "comptes", "cartes",
    "euros", "dans", "plus", "milliers", "millions", "principaux", "environ",
))  # fmt: skip
#: Short words after a figure that name nobody: "les 40 sont déjà membres".
NO_LETTERS: Final = NO_BODIES | {"sont", "ont", "est", "dont", "soit", "était", "ans", "et", "ou"}
#: What an online list calls its members beside its guests.
SIGNED_IN: Final = ("enregistrés", "registered", "registrierte", "registrados", "eingeloggte")
