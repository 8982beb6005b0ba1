from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.readers.members.counts import read_counts
from crawler.readers.numbers import LARGEST
from vocabulary.signal_names import SIGNALS

Bounds = tuple[float, float | None]


def read(text: str, language: str | None = None) -> dict[str, Bounds]:
    counts = read_counts(text, language)
    return {count.signal: (count.figure.low, count.figure.high) for count in counts}


TOTALS: list[tuple[str, Bounds]] = [
    ("12 345 membres", (12345, 12345)),
    ("12\u202f345 membres", (12345, 12345)),
    ("12\u00a0345\u00a0membres", (12345, 12345)),
    ("12 345 MEMBRES", (12345, 12345)),
    ("Membres : 12 345", (12345, 12345)),
    ("Membres\u00a0: 12,345", (12345, 12345)),
    ("Membres:12345", (12345, 12345)),
    ("Membres (12 345)", (12345, 12345)),
    ("Membres\n12 345", (12345, 12345)),
    ("12 345\nmembres", (12345, 12345)),
    ("Chiffres clés\n12 345\nmembres\n85\npays", (12345, 12345)),
    ("Nombre de membres : 12", (12, 12)),
    ("Nombre total d'adhérents : 120", (120, 120)),
    ("1,2 million de membres", (1_150_000, 1_250_000)),
    ("3.4k members", (3350, 3450)),
    ("199.3k\nMembers", (199_250, 199_350)),
    ("500+ members", (500, None)),
    ("plus de 500 adhérents", (500, None)),
    ("Déjà plus de 500 adhérent·e·s !", (500, None)),
    ("Découvrez nos 2 300 adhérents et leurs métiers", (2300, 2300)),
    ("Rejoignez 45 000 professionnels", (45000, 45000)),
    ("Rejoignez plus de 45 000 membres dès maintenant !", (45000, None)),
    ("Nous sommes 45 000 alumni", (45000, 45000)),
    ("45 000 alumni", (45000, 45000)),
    ("Un réseau de 12 000 alumni", (12000, 12000)),
    ("La communauté compte déjà plus de 500 membres.", (500, None)),
    ("Le réseau compte 12 345 membres répartis dans 50 pays.", (12345, 12345)),
    ("Fondé en 2010, notre réseau rassemble 5 000 membres.", (5000, 5000)),
    ("12 345 utilisateurs inscrits", (12345, 12345)),
    ("12,345 registered users", (12345, 12345)),
    ("We currently have 78 members registered.", (78, 78)),
    ("Join 12,345 members worldwide", (12345, 12345)),
    ("Our community has 2.3 million members.", (2_250_000, 2_350_000)),
    ("All Members 345", (345, 345)),
    ("12.345 Mitglieder", (12345, 12345)),
    ("Mitglieder: 1.234", (1234, 1234)),
    ("Unsere Community zählt über 12.000 Mitglieder", (12000, None)),
    ("Más de 500 miembros", (500, None)),
    ("Nuestra comunidad cuenta con más de 3 millones de miembros", (3_000_000, None)),
    ("Número de miembros: 321", (321, 321)),
    ("12 345 members, 120 online", (12345, 12345)),
    ("12 345 membres actifs", (12345, 12345)),
    ("Active members: 640", (640, 640)),
    ("Registered users: 1,234", (1234, 1234)),
    ("L’association compte\n1 284\nmembres\net 12 sections", (1284, 1284)),
    ("La fédération compte 26 clubs membres et environ 2 000 licenciés", (1800, 2200)),
    ("La coopérative, née en 1950, compte 300 sociétaires", (300, 300)),
    ("Le forum en chiffres : plus de 3 200 membres, 85 visiteurs en ligne", (3200, None)),
    ("La liste de diffusion compte 840 abonnés", (840, 840)),
    ("Nouveau compte\n3 millions de comptes créés\nAide", (2_500_000, 3_500_000)),
]


@pytest.mark.parametrize(("text", "bounds"), TOTALS)
def test_a_stated_total_is_read(text: str, bounds: Bounds) -> None:
    assert read(text, "fr") == {"members_total": bounds}


DECOYS = [
    # records
    "Most users ever online was 543 on Mon Mar 04, 2019",
    "Le plus d'utilisateurs en ligne fut 543",
    "Record : 543 membres",
    "Most members online: 543",
    "Der Besucherrekord liegt bei 543 Mitgliedern, die meisten am 3. Mai",
    # some of the members, or none of them
    "4 membres du bureau",
    "Nos 4 membres du bureau",
    "4 membres\ndu conseil d'administration",
    "Our 12 board members",
    "12 members of the team",
    "4 Mitglieder im Vorstand",
    "5 miembros de la junta directiva",
    "Nos 20 membres fondateurs",
    "Nouveaux membres : 5",
    "New members: 5",
    "5 nouveaux membres",
    "12 members joined this week",
    "12 members like this",
    "Membres 1 2 3 4 5 suivant",
    "Membres : 1234, marie, paul",
    # one group's, one board's
    "Groupe public · 34 membres",
    "Private group\n34 members",
    "Utilisateurs parcourant ce forum : 12 utilisateurs enregistrés et 3 invités",
    "Users browsing this forum: 12 registered users and 3 guests",
    "Annonces 12 messages 345 sujets",
    # an audience elsewhere
    "12 000 abonnés",
    "12,000 followers",
    "Rejoignez nos 5 000 abonnés à la newsletter",
    "Facebook\n12 000 membres",
    "12 000 membres sur LinkedIn",
    "LinkedIn compte 900 millions de membres",
    "Avec plus de 900 millions de membres, LinkedIn domine",
    "Selon une étude, AGEFOS compte 900 membres",
    "AGEFOS compte\n900\nmembres\net trois agences",
    "Notre partenaire revendique 900 membres",
    "Elle a rejoint une association de 300 membres à Lyon",
    "They met at a club of 300 members",
    # visitors
    "30 invités",
    "42 users online",
    "In total there are 42 users online, including 30 guests",
    "Membres : 12 345\nInvités : 30",
    # wishes, the past, prices, ranks, years, shares, dates, telephones
    "Objectif : 10 000 membres",
    "Notre objectif : atteindre 10 000 membres",
    "Limité à 50 membres maximum",
    "En 2012 notre réseau comptait 500 membres",
    "In 2012 we had 500 members",
    "Adhésion membres : 120 €",
    "Membres : 120 euros",
    "Tarif membres : 45",
    "12 % membres",
    "page 12 345 membres",
    "membre depuis 2012",
    "depuis 2010 membres",
    "en 2010 membres",
    "© 2024 Members area",
    "2024 membres",
    "Membres 2024",
    "Membres : 12/03/2024",
    "Membres : 06 12 34 56 78",
    "Membres : 14:03",
    # what may be two things
    "Pays\n85\nMembres\n300",
    "2024 345 membres",
    "34 members\nfoo\n35 members",
    "Who is online\nRegistered users: 1234",
    "12 345 utilisateurs",
    "12 345 professionnels",
    "5 000 inscrits",
    # one counter, a line for each of its digits
    "Bienvenue\n1\n2\n8\n4\nmembres",
    # organs, limits, quotes of others, the past, those counted twice
    "Bureau : 9 membres",
    "Le bureau de notre association compte 9 membres",
    "Notre réseau ne compte pas encore 300 membres",
    "Our sister community has 5,000 members",
    "L’association Treskel compte 300 membres",
    "Au 1er janvier 2012, notre réseau comptait 300 membres",
    "En 2012 notre réseau compte 300 membres",
    "Notre réseau compte 300 membres en 2012",
    "Avec 900 membres, Treskel domine le marché",
    "Nos 12 experts",
    "Rejoignez nos 5 000 abonnés",
    "Selon le journal, notre réseau compte 300 membres",
    # no figures
    "0 membres",
    "-5 members",
    "v1.234 members",
    "1-20 members",
    "1.5 members",
    "1e999 members",
    "99 999 999 999 membres",
    "٣٤٥ membres",
    "１２ membres",
    "Les membres de la communauté",
    "",
]


@pytest.mark.parametrize("language", [None, "fr", "en"])
def test_what_is_not_the_networks_own_total_is_left_out(language: str | None) -> None:
    invented = {text: found for text in DECOYS if (found := read(text, language))}
    assert invented == {}


LISTS = [
    "Messages : 1234 • Sujets : 55 • Membres : 78",
    "Total des messages 1234 • Total des sujets 55 • Total des membres 78 • L’utilisateur le plus "
    "récent est marie",
    "Total posts 1234 • Total topics 55 • Total members 78 • Our newest member marie",
    "Total posts\n1234\n• Total topics\n55\n• Total members\n78\n• Our newest member\nmarie",
    "Beiträge insgesamt 1234 • Themen insgesamt 55 • Mitglieder insgesamt 78",
    "Messages 1234 Sujets 55 Membres 78",
    "Threads: 55 Posts: 1,234 Members: 78 Active Members: 12",
    "Threads\n55\nMessages\n1,234\nMembers\n78\nLatest member\nmarie",
    "1234 Posts in 55 Topics by 78 Members. Latest Member: marie",
    "1234 Messages dans 55 Sujets par 78 Membres",
    "1 234 messages, 55 sujets, 78 membres",
    "78 Mitglieder - 55 Themen - 1.234 Beiträge (9,69 Beiträge pro Tag)",
    "Membres : 78 - Messages : 1 234 - Sujets : 55",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_statistics_is_read_whole(text: str) -> None:
    assert read(text, "fr") == {
        "members_total": (78, 78),
        "posts_total": (1234, 1234),
        "topics_total": (55, 55),
    }


def test_posts_are_not_read_without_members_beside_them() -> None:
    assert read("Messages : 1234 • Sujets : 55") == {}


def test_groups_are_read_beside_members() -> None:
    expected = {"members_total": (300, 300), "groups_total": (12, 12)}
    assert read("Membres : 300 • Groupes : 12") == expected


ONLINE = [
    ("There are 3 registered users online", 3),
    ("12 membres en ligne", 12),
    ("12 members are currently online", 12),
    ("Il y a 12 membres connectés", 12),
    ("12 Mitglieder online", 12),
    ("12 miembros en línea", 12),
    ("Membres en ligne : 12", 12),
    ("Online members: 12", 12),
    ("0 membres en ligne", 0),
    ("members: 12, guests: 30", 12),
    ("Total: 42 (members: 12, guests: 30)", 12),
    ("Guests: 30, Members: 12", 12),
    ("12 members and 30 guests online", 12),
    ("12 membres et 3 invités", 12),
    ("12 Users, 30 Guests", 12),
    ("12 members active in the past 15 minutes", 12),
    (
        "In total there are 42 users online :: 12 registered, 0 hidden and 30 guests "
        "(based on users active over the past 5 minutes)",
        12,
    ),
    (
        "Au total, il y a 42 utilisateurs en ligne :: 12 enregistrés, 0 invisible et 30 invités",
        12,
    ),
    (
        "Insgesamt sind 42 Besucher online :: 12 registrierte, 0 unsichtbare und 30 Gäste",
        12,
    ),
]


@pytest.mark.parametrize(("text", "online"), ONLINE)
def test_members_online_are_not_the_members(text: str, online: int) -> None:
    assert read(text, "fr") == {"members_online": (online, online)}


@pytest.mark.parametrize(
    "text",
    [
        "300 monthly active users",
        "Monthly active users: 300",
        "300 membres actifs par mois",
        "Notre réseau compte 300 membres actifs chaque mois",
    ],
)
def test_members_active_in_a_month_are_named_so(text: str) -> None:
    assert read(text, "fr") == {"members_active_month": (300, 300)}


def test_the_explicit_total_wins_over_a_sign() -> None:
    assert read("34 membres\nBienvenue\nNombre total de membres : 5 000") == {
        "members_total": (5000, 5000)
    }


def test_of_two_totals_that_agree_the_exact_one_is_kept() -> None:
    assert read("Plus de 12 000 membres\nBienvenue\n12 345 membres") == {
        "members_total": (12345, 12345)
    }


def test_the_quote_shows_figure_and_label_as_printed() -> None:
    [count] = read_counts("Bienvenue\nPlus de 12\u00a0345 Membres\nContact")
    assert count.figure.quote == "Plus de 12 345 Membres"


@given(
    st.integers(1, 10**9).filter(lambda n: not 1900 <= n < 2100),
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ",", ".", "'"]),
    st.sampled_from([None, "fr", "en", "de", "es"]),
)
def test_a_grouped_total_is_read_back(number: int, mark: str, language: str | None) -> None:
    printed = f"{number:,}".replace(",", mark)
    expected = {"members_total": (number, number)}
    assert read(f"Bienvenue\n{printed} membres\nContact", language) == expected
    assert read(f"Statistiques\nMembres : {printed}\nContact", language) == expected


WORDS = ["membres", "Members:", "users", "plus de", "entre 3 et", "online", "guests", "en ligne"]
PIECES = [*WORDS, "12", "3 400", "1,2", "k", "millions", "\n", " ", "•", ":", "(", "messages", "İ"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map(" ".join))
def test_any_text_gives_sound_counts(text: str) -> None:
    counts = read_counts(text)
    assert len({count.signal for count in counts}) == len(counts)
    for count in counts:
        assert count.signal in SIGNALS
        assert 0 <= count.figure.low <= count.figure.value <= LARGEST


def seconds(text: str) -> float:
    times = []
    for _ in range(3):
        start = process_time()
        read_counts(text)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    "piece",
    ["1", " ", "1 ", "123 ", "plus de ", "entre 1 et ", "1\nmembres\n", "membres : ", "membres  "],
)
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    whole = (piece * 100_000)[:100_000]
    # Twice the text may take twice the time; the rest is the noise of a shared machine.
    assert seconds(whole) < 10 * seconds(whole[:50_000]) + 0.05


def test_a_long_run_of_spaces_between_labels_costs_no_more_than_its_length() -> None:
    assert seconds(("membres" + " " * 49_993) * 2) < 0.5
