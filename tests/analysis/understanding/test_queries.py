"""What people really type, and what must be understood."""

from __future__ import annotations

import pytest

from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader
from tests.helpers.choosing import network

NETWORKS = [
    network("linkedin", name="LinkedIn", url="https://www.linkedin.com/"),
    network("viadeo", name="Viadeo", url="https://www.viadeo.com/"),
    network("copains-davant", name="Copains d'avant", url="https://copainsdavant.example/"),
    network("femmes-bretagne", name="Femmes de Bretagne"),
    network("club", name="Club Agile Grenoble"),
]

ARA, IDF, PACA = "Auvergne-Rhône-Alpes", "Île-de-France", "Provence-Alpes-Côte d'Azur"

#: text -> trades, regions, networks, words left over
QUERIES = """
comptable | finance | | |
développeur | it | | |
infirmière | health | | |
avocat | law | | |
maçon | construction | | |
aide soignante | health | | |
aide-soignante | health | | |
assistante sociale | social-work | | |
professeur des écoles | education | | |
chauffeur routier | logistics | | |
chauffeur PL | logistics | | |
vendeuse | sales | | |
serveuse | hospitality | | |
cuisinier | hospitality | | |
boulanger | craft hospitality | | |
coiffeuse | beauty | | |
secrétaire | management | | |
assistante de direction | management | | |
secrétaire médicale | management health | | |
agent d'entretien | security-cleaning | | |
agent de sécurité | security-cleaning | | |
femme de ménage | personal-services | | |
auxiliaire de vie | personal-services | | |
assistante maternelle | personal-services | | |
électricien | construction | | |
plombier | construction | | |
mécanicien | maintenance | | |
technicien de maintenance | maintenance | | |
soudeur | engineering | | |
cariste | logistics | | |
préparateur de commandes | logistics | | |
commercial | sales | | |
chargé de communication | communication | | |
chargée de recrutement | human-resources | | |
RH | human-resources | | |
DRH | human-resources | | |
graphiste | design | | |
journaliste | media | | |
traductrice | translation | | |
bibliothécaire | documentation | | |
agent immobilier | property | | |
conseiller bancaire | finance | | |
conseillère en assurances | insurance | | |
kiné | health | | |
éducateur spécialisé | social-work | | |
formateur pour adultes | education | | |
paysagiste | agriculture environment | | |
agriculteur | agriculture | | |
coach sportif | sport | | |
pompier | public security-cleaning | | |
géomètre | geography | | |
chef de projet informatique | it | | |
data scientist | it | | |
ingénieur qualité | engineering | | |
acheteur | logistics management | | |
créateur d'entreprise | entrepreneurship | | |
comptable lyon | finance | ARA | |
aide soignante Quimper | health | Bretagne | |
dev bretagne | it | Bretagne | |
développeuse web à Nantes | it | Pays de la Loire | |
35 | | Bretagne | |
2A | | Corse | |
974 | | La Réunion | |
35000 | | Bretagne | |
20200 | | Corse | |
97400 | | La Réunion | |
M1805 | it | | |
m18 | it | | |
linkdin | | | linkedin |
linked in | | | linkedin |
viadéo | | | viadeo |
https://www.linkedin.com/in/someone | | | linkedin |
copains d’avant | | | copains-davant |
club agile grenoble | | | club |
Femmes de Bretagne | | | femmes-bretagne |
Ille-et-Vilaine | | Bretagne | |
val d'oise | | IDF | |
saint etienne | | ARA | |
St Etienne | | ARA | |
ile de france | | IDF | |
PACA | | PACA | |
Rhône-Alpes | | ARA | |
Paris 15e | | IDF | |
Lyon 3 | | ARA | |
Aix | | PACA | |
infimiere brest | health | Bretagne | |
comptble | finance | | |
electicien tolouse | construction | Occitanie | |
Montpelier | | Occitanie | |
secretaire bordeau | management | Nouvelle-Aquitaine | |
aidesoignante | health | | |
infirmier(ère) H/F | health | | |
développeur·euse web | it | | |
technicien.ne informatique | it | | |
conseiller/ère en insertion professionnelle | social-work | | |
infirmier / infirmière | health | | |
je cherche un réseau pour ma cliente infirmière à Brest | health | Bretagne | |
conseiller client Lyon | sales | ARA | |
je cherche un emploi de vendeuse à Lille | sales | Hauts-de-France | |
cadre de 50 ans à Rennes | | Bretagne | |
comptable ou infirmière | finance health | | |
accountant in Lyon | finance | ARA | |
software engineer paris | it | IDF | |
nurse | health | | |
viticole | agriculture | | |
dessinateur en mécanique | engineering | | |
métiers du livre | media | | |
numérique | it | | |
BTP marseille | construction | PACA | |
xyzzy | | | | xyzzy
femmes | | | |
réseau professionnel femmes | | | |
réseau | | | | réseau
anciens élèves HEC | | | | HEC
cadre en recherche d'emploi | | | |
recherche emploi dans le marketing digital à Paris | communication | IDF | |
créer son entreprise | entrepreneurship | | |
tahiti | | Polynésie française | |
réseau femmes informatique | it | | |
infirmier.es | health | | |
linkedin.com | | | linkedin |
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_lexicon(), NETWORKS)


def cells(line: str) -> list[str]:
    named = {"ARA": ARA, "IDF": IDF, "PACA": PACA}
    return [named.get(cell.strip(), cell.strip()) for cell in line.split("|")]


def test_what_people_type_is_understood(reader: Reader) -> None:
    wrong = {}
    for line in QUERIES.strip().splitlines():
        text, *expected = cells(line)
        found = reader.read(text)
        read = [" ".join(found.trades), "".join(found.regions), "".join(found.networks)]
        read.append(" ".join(found.rest))
        if read != expected:
            wrong[text] = (read, expected)
    assert wrong == {}
