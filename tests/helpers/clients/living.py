"""Only living networks of the trade, and generalists by their groups."""

from __future__ import annotations

from tests.helpers.choosing import TALK, Case, big, client, network, theme

CASES = [
    # --- a living network of the trade
    Case(
        "a living network of the trade beats a generalist, however rich",
        client(),
        [big("geant", features=f"{TALK} directory jobs"), network("niche")],
        picks="niche geant",
    ),
    Case(
        "a living network of the trade goes before a second generalist, who is not even shown",
        client(joined="premier"),
        [big("premier"), big("second"), network("niche")],
        picks="niche premier",
    ),
    Case(
        "of two generalists without a group of the trade, one is enough",
        client("network", "law"),
        [big("un"), big("deux", features=TALK)],
        picks="deux",
    ),
    Case(
        "a network of another trade is left out",
        client("network", "law"),
        [network("code"), network("barreau", sectors="law")],
        picks="barreau",
        says=("!ne répond pas à ce besoin",),
    ),
    Case(
        "either of two trades asked for will do, and both at once is better",
        client("network", "it law"),
        [
            network("code"),
            network("barreau", sectors="law"),
            network("droit-du-net", sectors="it law"),
        ],
        picks="droit-du-net barreau code",
    ),
    # --- only living ones
    Case(
        "dead, dormant and unreachable networks are never recommended",
        client(),
        [
            network("mort", "dead"),
            network("endormi", "dormant"),
            network("panne", "unreachable"),
            network("vivant"),
        ],
        picks="vivant",
    ),
    Case(
        "one that slows down comes after every living one, with a caution",
        client(),
        [network("lent", "slowing", features=TALK), big("geant")],
        picks="geant lent",
        says=("ralentit",),
    ),
    Case(
        "what cannot be observed is to be checked, never ranked above a living one",
        client(),
        [
            network("cache", "unobservable", features=TALK),
            network("jeune", "undetermined"),
            network("vivant"),
        ],
        picks="vivant",
        checks="cache jeune",
    ),
    Case(
        "when only an unobservable one fits, there is no pick but a check",
        client("network", "law"),
        [network("membres", "unobservable", "law", cause="login")],
        checks="membres",
        says=("Aucun réseau dont nous ayons vu l’activité", "!Rien d’utile pour cet objectif"),
    ),
    Case(
        "a move is followed to the new network",
        client(),
        [
            network("ancien", "moved", to="http://www.nouveau.example", name="L’Ancien"),
            network("nouveau"),
        ],
        picks="nouveau",
        says=("Suite de L’Ancien",),
    ),
    Case(
        "a chain of moves is followed to its end",
        client(),
        [
            network("a", "moved", to="https://b.example/"),
            network("b", "moved", to="https://c.example/"),
            network("c"),
        ],
        picks="c",
        says=("Suite de A", "Suite de B"),
    ),
    Case(
        "a move to a place that nobody has looked at is no recommendation",
        client(),
        [network("parti", "moved", to="https://ailleurs.example/"), network("reste")],
        picks="reste",
    ),
    Case(
        "two networks that say they moved to each other lead nowhere",
        client(),
        [
            network("a", "moved", to="https://b.example/"),
            network("b", "moved", to="https://a.example/"),
            network("reste"),
        ],
        picks="reste",
    ),
    # --- generalists are judged by their groups
    Case(
        "a generalist with a living group of the trade may stand first, by what it offers",
        client("network", "law"),
        [
            big("geant", features=TALK, themes=(theme("Droit social", 3),)),
            network("juristes", sectors="law"),
        ],
        picks="geant juristes",
        says=("Droit social",),
    ),
    Case(
        "a group of the trade that has fallen silent does not count",
        client("network", "law"),
        [
            big("geant", features=TALK, themes=(theme("Droit social", 400),)),
            network("juristes", sectors="law"),
        ],
        picks="juristes geant",
        says=("aucun groupe actif de ce métier",),
    ),
    Case(
        "a group whose newest contribution is unknown does not count",
        client("network", "law"),
        [big("geant", features=TALK, themes=(theme("Droit", None),)), network("j", sectors="law")],
        picks="j geant",
    ),
    Case(
        "the trade’s name in English, without accents, or in the singular counts too",
        client("network", "craft"),
        [big("geant", themes=(theme("Craft & design", 3),)), big("autre", features=TALK)],
        picks="geant",
        says=("Craft & design",),
    ),
    Case(
        "one of the names of a trade is enough",
        client("network", "communication"),
        [big("geant", themes=(theme("Marketing digital", 3),)), big("autre", features=TALK)],
        picks="geant",
        says=("Marketing digital",),
    ),
    Case(
        "where a generalist’s group and a network of the trade offer the same, the network goes first",
        client("network", "law"),
        [
            big("geant", last_post=1, themes=(theme("Droit", 3),)),
            network("juristes", sectors="law"),
        ],
        picks="juristes geant",
    ),
    Case(
        "a piece of a word is not the trade’s name",
        client("network", "law"),
        [
            big("geant", features="", themes=(theme("Lawn mowers, adroit hands", 3),)),
            network("j", sectors="law"),
        ],
        picks="j geant",
        says=("!Lawn",),
    ),
    Case(
        "of two generalists, the one with a living group of the trade",
        client("network", "law"),
        [big("un", features=TALK), big("deux", themes=(theme("Law and legal tech", 3),))],
        picks="deux",
    ),
    Case(
        "a second generalist with a living group comes after the trade’s own networks, before slow ones",
        client("network", "law"),
        [
            big("un", features=TALK, themes=(theme("Droit", 3),)),
            big("deux", features=TALK, last_post=9, themes=(theme("Droit", 3),)),
            network("j", sectors="law"),
            network("lent", "slowing", "law"),
        ],
        picks="un j deux",
    ),
    Case(
        "a generalist joined already that slows down does not stand in the way of a living one",
        client("network", "law", joined="lent"),
        [big("lent", "slowing"), big("vif")],
        picks="vif lent",
    ),
    Case(
        "a new generalist for its group of the trade, then the one joined, which is kept",
        client("network", "law", joined="premier"),
        [
            big("premier", features=TALK),
            network("j", sectors="law"),
            big("second", features=TALK, themes=(theme("Droit", 3),)),
        ],
        picks="j second premier",
        says=("gardez-la",),
    ),
]
