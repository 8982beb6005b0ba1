"""What each network of the demo web is, in a sentence of French and of English."""

from __future__ import annotations

#: Identifier -> one sentence in French and one in English, as the shipped catalogue has them.
DESCRIPTIONS: dict[str, tuple[str, str]] = {
    "forum-bois": (
        "Forum d’entraide des menuisiers, ébénistes et tourneurs.",
        "Forum where carpenters, cabinetmakers and turners help each other.",
    ),
    "donnees": (
        "Forum des professionnels des données et du développement.",
        "Forum of data and software professionals.",
    ),
    "soignants": (
        "Serveur d’échanges des infirmiers, médecins et aides-soignants.",
        "Social server of nurses, doctors and care assistants.",
    ),
    "asso-com": (
        "Association bretonne des métiers de la communication : rencontres et annuaire.",
        "Breton association of communication professionals: meetings and a directory.",
    ),
    "carnet-archeo": (
        "Carnet de recherche des archéologues de terrain.",
        "Research notebook of field archaeologists.",
    ),
    "atelier-design": (
        "Actualités et offres des designers indépendants.",
        "News and job ads for freelance designers.",
    ),
    "rencontres-agri": (
        "Rencontres mensuelles des agriculteurs d’Occitanie.",
        "Monthly meetings of farmers in Occitanie.",
    ),
    "amicale-poste": (
        "Amicale des postiers en activité et retraités.",
        "Fellowship of postal workers, active and retired.",
    ),
    "demenage-page": (
        "Réseau des formateurs d’adultes : outils et entraide.",
        "Network of adult trainers: tools and mutual help.",
    ),
    "trop-demande": (
        "Club de développeurs : une soirée par semaine.",
        "Developers’ club: one evening a week.",
    ),
    "grosse-page": (
        "Archives vivantes des métiers de la documentation.",
        "Living archives of the documentation trades.",
    ),
    "bombe": (
        "Veille et entraide en sécurité informatique.",
        "Watch and mutual help in computer security.",
    ),
    "flux-casse": (
        "Réseau des métiers du transport et de l’entrepôt.",
        "Network of transport and warehouse trades.",
    ),
    "mille-liens": (
        "Annuaire des réseaux des ressources humaines.",
        "Directory of human-resources networks.",
    ),
    "titre-hostile": (
        "Réseau des comptables et des gestionnaires de paie.",
        "Network of accountants and payroll officers.",
    ),
    "ralentit": (
        "Réseau des graphistes et illustrateurs.",
        "Network of graphic designers and illustrators.",
    ),
    "colloque": (
        "Le rendez-vous annuel des géographes.",
        "The geographers’ yearly meeting.",
    ),
    "sommeil": (
        "Forum de l’hôtellerie et de la restauration.",
        "Forum of hotel and restaurant trades.",
    ),
    "silence": (
        "Blog collectif de traducteurs.",
        "Translators’ group blog.",
    ),
    "neuf-cent-mille": (
        "Ancien réseau généraliste, pour tous les métiers.",
        "Former general network, for every trade.",
    ),
    "ferme": (
        "Réseau des libraires indépendants.",
        "Network of independent booksellers.",
    ),
    "archive": (
        "Forum des relieurs et doreurs.",
        "Forum of bookbinders and gilders.",
    ),
    "envahi": (
        "Forum des antiquaires et brocanteurs.",
        "Forum of antique dealers.",
    ),
    "disparu": (
        "Club d’entreprises exportatrices.",
        "Club of exporting companies.",
    ),
    "parking": (
        "Réseau des agents immobiliers.",
        "Network of estate agents.",
    ),
    "suspendu": (
        "Réseau des techniciens du spectacle.",
        "Network of stage technicians.",
    ),
    "reseau-plus": (
        "Ancien réseau généraliste français.",
        "Former French general network.",
    ),
    "ancien-nom": (
        "Anciens élèves d’une école d’ingénieurs.",
        "Alumni of an engineering school.",
    ),
    "en-chemin": (
        "Réseau des paysagistes et jardiniers.",
        "Network of landscape gardeners.",
    ),
    "robots": (
        "Cercle de dirigeants de petites entreprises.",
        "Circle of small-business managers.",
    ),
    "connexion": (
        "Anciens élèves d’une école de commerce et d’ingénieurs.",
        "Alumni of a business and engineering school.",
    ),
    "identite": (
        "Diplômés d’une faculté des sciences.",
        "Graduates of a science faculty.",
    ),
    "interdit": (
        "Réseau des juristes d’entreprise.",
        "Network of company lawyers.",
    ),
    "statut-999": (
        "Très grand réseau généraliste, sur inscription.",
        "Very large general network, by account only.",
    ),
    "verification": (
        "Offres d’emploi de la banque et de l’assurance.",
        "Job ads in banking and insurance.",
    ),
    "coquille": (
        "Communauté de chefs de produit numérique.",
        "Community of digital product managers.",
    ),
    "refuse": (
        "Réseau des cordistes et travaux en hauteur.",
        "Network of rope-access workers.",
    ),
    "sans-nom": (
        "Réseau des bergers et éleveurs.",
        "Network of shepherds and breeders.",
    ),
    "lent": (
        "Réseau des notaires et clercs.",
        "Network of notaries and clerks.",
    ),
    "erreur-500": (
        "Réseau des chimistes, de la recherche à l’industrie.",
        "Network of chemists, from research to industry.",
    ),
    "travaux": (
        "Réseau des carreleurs et mosaïstes.",
        "Network of tilers and mosaic makers.",
    ),
    "serveur-nu": (
        "Réseau des doreurs sur bois.",
        "Network of wood gilders.",
    ),
    "introuvable": (
        "Club de menuisiers.",
        "Carpenters’ club.",
    ),
    "groupe-parti": (
        "Groupe des artisans verriers.",
        "Group of glass makers.",
    ),
    "prete": (
        "Réseau des forgerons et ferronniers.",
        "Network of blacksmiths.",
    ),
    "coupe": (
        "Forum des soudeurs.",
        "Welders’ forum.",
    ),
    "boucle": (
        "Réseau des luthiers.",
        "Network of violin makers.",
    ),
    "sans-tls": (
        "Réseau des opticiens.",
        "Network of opticians.",
    ),
    "sans-date": (
        "Artisans d’une vallée : portes ouvertes et marchés.",
        "Craftspeople of a valley: open days and markets.",
    ),
    "trop-jeune": (
        "Nouveau réseau des métiers du climat.",
        "New network of climate jobs.",
    ),
}
