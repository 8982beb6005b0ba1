"""What it is for: a job within weeks, and with which network to begin."""

from __future__ import annotations

from tests.helpers.choosing import BOARD, TALK, Case, big, client, network

CASES = [
    # --- a job within weeks
    Case(
        "job boards are named first, and are no networks to join",
        client("job"),
        [BOARD, network("forum")],
        picks="forum",
        says=("les sites d’offres répondent plus directement", "Offres Plus"),
    ),
    Case(
        "a job board that has closed is not named",
        client("job", "law"),
        [
            network("vieux", "dead", "general", kind="employer-facing", name="Vieilles Offres"),
            network("barreau", sectors="law"),
        ],
        picks="barreau",
        says=("!Vieilles Offres",),
    ),
    Case(
        "for a job, a network with job ads goes before one without",
        client("job"),
        [network("causeur", features=TALK), network("annonces", features="jobs")],
        picks="annonces causeur",
        says=("offres d’emploi",),
    ),
    Case(
        "even for a job, the trade goes before the ads",
        client("job", "law"),
        [big("geant", features="jobs"), network("juristes", sectors="law")],
        picks="juristes geant",
    ),
    Case(
        "a job board for executives is named to an executive before one for everybody",
        client("job", audience="executives"),
        [
            BOARD,
            network(
                "k",
                "unobservable",
                "general",
                kind="employer-facing",
                audience="executives",
                name="Kadres",
            ),
            network("forum"),
        ],
        picks="forum",
        says=("Kadres Offres Plus",),
    ),
    Case(
        "a job board in a language that is not spoken is not named",
        client("job"),
        [
            network(
                "jobs",
                "unobservable",
                "general",
                kind="employer-facing",
                languages="en",
                name="Jobs Plus",
            ),
            network("forum"),
        ],
        picks="forum",
        says=("!Jobs Plus",),
    ),
    Case(
        "for another goal nobody speaks of job boards",
        client("watch"),
        [BOARD, network("forum")],
        picks="forum",
        says=("!sites d’offres", "!Offres Plus"),
    ),
    # --- begin with one
    Case(
        "one network is to begin with, the rest is for later",
        client(),
        [network("a", features="groups"), network("b"), network("c")],
        picks="a b c",
        says=("Commencez par celui-ci", "Plus tard, une fois"),
    ),
    Case(
        "no more than three are shown",
        client(),
        [network(name) for name in "abcde"],
        picks="a b c",
    ),
    Case(
        "with an hour a week there is time for one network only",
        client(hours=1),
        [network("a"), network("b")],
        picks="a",
        says=("un seul réseau",),
    ),
    Case(
        "with half an hour and a network to begin with, nothing is given to check",
        client(hours=0.5),
        [network("a"), network("cache", "unobservable")],
        picks="a",
    ),
    Case(
        "with an hour a week and nothing seen alive, one network is enough to check",
        client(hours=1),
        [network("a", "unobservable"), network("b", "unobservable")],
        checks="a",
    ),
    Case(
        "with two hours there may be a second network, for later",
        client(hours=2),
        [network("a"), network("b")],
        picks="a b",
    ),
]
