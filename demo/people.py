"""The people of the demo web: all invented. None of these strings may ever be kept by the crawler."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who writes on the demo web."""

    name: str
    handle: str
    email: str


PEOPLE = (
    Person("Jeanne Quémeneur", "jquemeneur29", "jeanne.quemeneur@courriel-perso.example"),
    Person("Thibault Le Goffic", "tibo_legoffic", "t.legoffic@courriel-perso.example"),
    Person("Awa Diarrassouba", "awa.diarrassouba", "awa.d@bureau-demo.example"),
    Person("Marguerite Vandenbulcke", "margot_vdbulcke", "m.vandenbulcke@bureau-demo.example"),
    Person("Rachid Benhammouda", "rbenhammouda", "rachid.b@courriel-perso.example"),
    Person("Solène Kerfriden", "solene-kerfriden", "solene.k@bureau-demo.example"),
    Person("Oyvind Strandbakken", "strandbakken", "oyvind.s@courriel-perso.example"),
)

#: What they wrote: the texts of posts.
SENTENCES = (
    "Je cherche un retour d'expérience honnête sur cette formation du soir.",
    "Chez nous la période d'essai a été prolongée de deux mois sans raison.",
    "Has anyone here negotiated a four-day week with a small employer?",
    "J'ai perdu mon emploi en mars et je reprends contact avec le métier.",
    "Merci à tous pour vos conseils, l'entretien s'est très bien passé.",
    "My former manager refuses to write the reference she promised.",
    "Quelqu'un connaît-il un atelier qui accepte les débutants de cinquante ans ?",
)

#: What they wrote about: public titles, without any person.
TOPICS = (
    "Se former après quarante ans",
    "Compte rendu de la rencontre régionale",
    "Quels outils pour débuter ?",
    "Offres d'emploi de la semaine",
    "Préparer un entretien technique",
    "Salaires : où en est-on ?",
    "Reconversion : par où commencer",
    "Programme du prochain atelier",
)

PERSON_STRINGS: tuple[str, ...] = (
    *(text for person in PEOPLE for text in (person.name, person.handle, person.email)),
    *SENTENCES,
)
