"""Region, language, audience, the door, and what to say when nothing fits."""

from __future__ import annotations

from datetime import timedelta

from tests.helpers.choosing import AS_OF, TALK, Case, client, network

CASES = [
    # --- region and language
    Case(
        "a network in a language that is not spoken is left out",
        client(),
        [network("english", languages="en"), network("francais")],
        picks="francais",
    ),
    Case(
        "a network in one of several languages spoken is welcome",
        client(languages="fr en"),
        [network("english", languages="en", features=TALK), network("francais")],
        picks="english francais",
    ),
    Case(
        "a local network of another region is left out, a national one stays",
        client(region="Bretagne"),
        [network("toulouse", kind="local", region="Occitanie"), network("national")],
        picks="national",
        says=("!dites la région",),
    ),
    Case(
        "the local network goes before a national one that fits as well",
        client(region="Bretagne"),
        [network("national"), network("rennes", kind="local", region="Bretagne")],
        picks="rennes national",
        says=("Bretagne",),
    ),
    Case(
        "a national network that serves the goal goes before a local one that does not",
        client("job", region="Bretagne"),
        [network("rennes", kind="local", region="Bretagne"), network("national", features="jobs")],
        picks="national rennes",
    ),
    Case(
        "as long as the region is not said, no local network of one region is given",
        client(),
        [network("rennes", kind="local", region="Bretagne"), network("national")],
        picks="national",
        says=("région",),
    ),
    # --- whom it is for
    Case(
        "a network for seniors is not for students",
        client(audience="students"),
        [network("anciens", audience="seniors"), network("tous")],
        picks="tous",
    ),
    Case(
        "a network made for the client’s audience goes before one for everybody",
        client(audience="women"),
        [network("tous", features=TALK), network("elles", audience="women")],
        picks="elles tous",
        says=("Femmes",),
    ),
    Case(
        "a network for some comes last as long as nobody said that the client is one of them",
        client(),
        [network("elles", audience="women", features=TALK), network("tous")],
        picks="tous elles",
        says=("vérifiez que c’est le cas",),
    ),
    Case(
        "every client is a job seeker",
        client(audience="seniors"),
        [network("chercheurs", audience="job-seekers executives")],
        picks="chercheurs",
    ),
    Case(
        "a network of former pupils comes with the caution that one has to be one",
        client(),
        [network("ecole", kind="alumni")],
        picks="ecole",
        says=("anciens élèves",),
    ),
    # --- the door
    Case(
        "a network that takes nobody in any more is left out",
        client(),
        [network("complet", registration="closed"), network("ouvert")],
        picks="ouvert",
    ),
    Case(
        "a network that takes nobody in any more is kept by those who are in",
        client(joined="complet"),
        [network("complet", registration="closed"), network("ouvert")],
        picks="complet ouvert",
    ),
    Case(
        "a door that opens by invitation, and one that costs money, are said",
        client(),
        [network("coopte", registration="invite"), network("cher", access="paid")],
        picks="cher coopte",
        says=("sur invitation", "payant"),
    ),
    # --- nothing fits
    Case(
        "when nothing of the region lives, the nearest region is shown",
        client("network", "law", region="Bretagne"),
        [network("toulouse", sectors="law", kind="local", region="Occitanie")],
        nearest="toulouse",
        says=("Aucun réseau", "la région"),
    ),
    Case(
        "when nothing is in the language, what is in another is shown",
        client("network", "law"),
        [network("lawyers", sectors="law", languages="en")],
        nearest="lawyers",
        says=("Aucun réseau", "la langue"),
    ),
    Case(
        "a nearer region goes before another trade",
        client("network", "law", region="Bretagne"),
        [network("code"), network("toulouse", sectors="law", region="Occitanie")],
        nearest="toulouse code",
    ),
    Case(
        "the nearest ones are alive",
        client("network", "law"),
        [network("lawyers", "dormant", "law", languages="en"), network("code", "slowing")],
        says=("Aucun réseau",),
    ),
    Case(
        "what fails on two points is not near",
        client("network", "law", region="Bretagne"),
        [network("toulouse", sectors="craft", region="Occitanie")],
        says=("Même en élargissant un seul point",),
    ),
    Case("an empty catalogue is said", client(), [], says=("Aucun réseau",)),
    # --- age of what we know
    Case(
        "facts of more than a month ago are said to be old",
        client(),
        [network("forum", as_of=AS_OF - timedelta(days=45))],
        picks="forum",
        says=("datent du 9 octobre 2026",),
    ),
]
