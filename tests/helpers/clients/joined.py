"""What becomes of the networks joined already."""

from __future__ import annotations

from tests.helpers.choosing import TALK, Case, big, client, network

CASES = [
    Case(
        "a living network of the trade that is joined already is kept, and takes the first place",
        client(joined="vieux"),
        [network("neuf", features=TALK), network("vieux")],
        picks="vieux neuf",
        says=("gardez-la",),
    ),
    Case(
        "with little time, the one already joined is enough",
        client(hours=1, joined="vieux"),
        [network("neuf", features=TALK), network("vieux")],
        picks="vieux",
    ),
    Case(
        "a joined network of another trade takes no place, and is told apart",
        client("network", "law", joined="code"),
        [network("code", name="Le Code"), network("barreau", sectors="law")],
        picks="barreau",
        says=("Le Code est actif, mais ne répond pas à ce besoin",),
    ),
    Case(
        "a joined network that sleeps is to be closed",
        client(joined="endormi"),
        [network("endormi", "dormant"), network("vivant")],
        picks="vivant",
        closes="endormi",
        says=("une présence en double ou endormie coûte du temps", "Jugé dormant."),
    ),
    Case(
        "a joined network that is dead is to be closed, whatever its trade",
        client(joined="mort"),
        [network("mort", "dead", "law"), network("vivant")],
        picks="vivant",
        closes="mort",
    ),
    Case(
        "a joined network and its former address are one presence: the former one is closed",
        client(joined="ancien nouveau"),
        [network("ancien", "moved", to="https://nouveau.example/"), network("nouveau")],
        picks="nouveau",
        closes="ancien",
        says=("en double avec Nouveau",),
    ),
    Case(
        "two joined networks that moved to the same place are one presence",
        client(joined="a b"),
        [
            network("a", "moved", to="https://c.example/"),
            network("b", "moved", to="https://c.example"),
            network("c"),
        ],
        picks="c",
        closes="b",
        says=("gardez-la",),
    ),
    Case(
        "a joined network that moved to a living one is kept there",
        client(joined="ancien"),
        [
            network("autre", features=TALK),
            network("nouveau"),
            network("ancien", "moved", to="https://nouveau.example/"),
        ],
        picks="nouveau autre",
        says=("gardez-la", "Suite de Ancien"),
    ),
    Case(
        "two joined networks that moved to one place nobody has looked at are one to check",
        client(joined="a b"),
        [
            network("a", "moved", to="https://ailleurs.example/"),
            network("b", "moved", to="http://www.ailleurs.example"),
            network("vivant"),
        ],
        picks="vivant",
        closes="b",
        checks="a",
    ),
    Case(
        "a joined network that moved to a place nobody has looked at is to be checked",
        client(joined="ancien"),
        [network("ancien", "moved", to="https://ailleurs.example/"), network("vivant")],
        picks="vivant",
        checks="ancien",
        says=("https://ailleurs.example/",),
    ),
    Case(
        "a joined network that was absorbed without a trace is to be closed",
        client(joined="fondu"),
        [
            network("fondu", "moved", cause="absorbed", to="https://marque.example/"),
            network("vivant"),
        ],
        picks="vivant",
        closes="fondu",
    ),
    Case(
        "a joined network that moved to one that we cannot look into is checked once",
        client(joined="ancien"),
        [
            network("ancien", "moved", to="https://nouveau.example/"),
            network("nouveau", "unobservable"),
            network("vivant"),
        ],
        picks="vivant",
        checks="ancien",
    ),
    Case(
        "a joined network that moved to one that sleeps is to be closed",
        client(joined="ancien"),
        [
            network("ancien", "moved", to="https://nouveau.example/"),
            network("nouveau", "dormant"),
            network("vivant"),
        ],
        picks="vivant",
        closes="ancien",
        says=("Jugé moved.", "Jugé dormant."),
    ),
    Case(
        "a joined network that fails just now is checked, not closed",
        client(joined="panne"),
        [network("panne", "unreachable"), network("vivant")],
        picks="vivant",
        checks="panne",
    ),
    Case(
        "a joined network that cannot be observed is checked, not closed",
        client(joined="linkedin"),
        [big("linkedin", "unobservable"), network("vivant")],
        picks="vivant",
        checks="linkedin",
        says=("Vous y êtes déjà",),
    ),
    Case(
        "a joined generalist without a group of the trade does not hold back the network of the trade",
        client(joined="linkedin"),
        [big("linkedin", features=TALK), network("niche")],
        picks="niche linkedin",
    ),
    Case(
        "a joined generalist takes the first place where nothing of the trade lives",
        client("network", "law", joined="linkedin"),
        [big("linkedin"), big("autre", features=TALK)],
        picks="linkedin",
        says=("gardez-la", "Aucun réseau actif propre à ce métier"),
    ),
    Case(
        "a joined network that slows down does not take the place of a living one",
        client(joined="lent"),
        [network("lent", "slowing"), network("vivant")],
        picks="vivant lent",
    ),
]
