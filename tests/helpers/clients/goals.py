"""What serves each goal."""

from __future__ import annotations

from tests.helpers.choosing import TALK, Case, big, client, network, theme

CASES = [
    Case(
        "for a lasting network, conversation counts",
        client(),
        [network("vitrine", features="newsletter feed jobs"), network("salon", features=TALK)],
        picks="salon vitrine",
        says=("groupes",),
    ),
    Case(
        "for a lasting network, questions that get answers count",
        client(),
        [
            network("desert", figures={"unanswered_share": 0.9}),
            network("entraide", figures={"unanswered_share": 0.1}),
        ],
        picks="entraide desert",
        says=("réponses",),
    ),
    Case(
        "for a lasting network, replies count, but not a topic now and then",
        client(),
        [
            network("desert", figures={"replies_per_topic": 0.2}),
            network("entraide", figures={"replies_per_topic": 3.0}),
        ],
        picks="entraide desert",
    ),
    Case(
        "two ways to talk are enough for a local network to go first",
        client(region="Bretagne"),
        [
            network("riche", features=TALK),
            network("rennes", region="Bretagne", features="groups events"),
        ],
        picks="rennes riche",
    ),
    Case(
        "of two that serve the goal well, the one with more to offer goes first",
        client(),
        [network("assez", features="groups events"), network("riche", features=TALK)],
        picks="riche assez",
    ),
    Case(
        "where all else is equal, the list goes by name",
        client(),
        [network("a", name="Zénith"), network("z", name="Écho"), network("m", name="Fanal")],
        picks="z m a",
    ),
    Case(
        "for keeping up, fresh posts and a newsletter count",
        client("watch"),
        [
            network("salon", features=TALK, last_post=100),
            network("gazette", features="newsletter", last_post=2),
        ],
        picks="gazette salon",
        says=("lettre d’information",),
    ),
    Case(
        "for keeping up, what has been still for two months is not fresh, however near",
        client("watch", region="Bretagne"),
        [
            network("calme", region="Bretagne", features="newsletter", last_post=60),
            network("vif", features="feed", last_post=2),
        ],
        picks="vif calme",
    ),
    Case(
        "for keeping up, of two that serve as well the fresher one goes first",
        client("watch"),
        [
            network("hebdo", features="feed", last_post=9),
            network("quotidien", features="feed", last_post=1),
        ],
        picks="quotidien hebdo",
    ),
    Case(
        "for a change of trade, mentors and meetings of the trade aimed at count",
        client("change", "craft"),
        [
            network("atelier", sectors="craft", features="directory messages"),
            network("compagnons", sectors="craft", features="mentoring events"),
        ],
        picks="compagnons atelier",
        says=("mentorat",),
    ),
    Case(
        "for a change of trade, groups within a network of that trade count",
        client("change", "craft"),
        [
            network("annuaire", sectors="craft", features="directory"),
            network("cercles", sectors="craft", features="groups"),
        ],
        picks="cercles annuaire",
        says=("groupes de ce métier",),
    ),
    Case(
        "for a change of trade, groups of whatever trade do not count",
        client("change", "craft"),
        [big("geant", features="groups")],
        picks="geant",
        says=("Rien d’utile pour cet objectif", "!groupes de ce métier"),
    ),
    Case(
        "for a change of trade, a living group of that trade within a large network counts",
        client("change", "craft"),
        [big("geant", themes=(theme("Artisanat d’art", 3),))],
        picks="geant",
        says=("Utile pour cet objectif : groupes de ce métier",),
    ),
    Case(
        "nothing seen of what the goal needs is said, and is no proof that there is nothing",
        client(),
        [network("discret")],
        picks="discret",
        says=("Rien d’utile pour cet objectif n’a été vu",),
    ),
]
