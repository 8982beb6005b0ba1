"""A phpBB 3.3 forum in its own style (prosilver) and in French: index and Atom feeds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from demo.people import PEOPLE, Person
from demo.site import Appearance, Contribution, Pages, feed, page

CATEGORIES = (
    ("La vie du forum", ("Présentations", "Règles et annonces", "Suggestions", "Café du coin")),
    (
        "Le métier",
        ("Techniques", "Outillage", "Matériaux", "Sécurité au travail", "Normes", "Chantiers"),
    ),
    (
        "Emploi et formation",
        ("Offres d'emploi", "Demandes d'emploi", "Apprentissage", "Reconversion", "Concours"),
    ),
    ("S'installer", ("Statuts", "Comptabilité", "Trouver des clients", "Assurances")),
    ("En région", ("Bretagne", "Grand Est", "Île-de-France", "Sud", "Outre-mer")),
)
#: Items in the feeds, as this board's administrator has set it (phpBB's default is 15).
FEED_ITEMS = 20


@dataclass(frozen=True, slots=True)
class Forum:
    """One row of the index."""

    id: int
    title: str
    topics: int
    posts: int
    moderator: Person
    last: Contribution | None

    @property
    def description(self) -> str:
        """The words under the title."""
        return (
            f"Tout ce qui touche à « {self.title} » : questions, réponses et retours d'expérience."
        )


def forum(look: Appearance) -> Pages:
    """Return the index and the feeds that phpBB announces."""
    look = replace(look, link="/viewtopic.php?p={0}#p{0}")
    forums = _forums(look)
    index = page(
        "phpbb.html",
        look,
        categories=forums,
        posts_total=sum(row.posts for _, rows in forums for row in rows),
        topics_total=sum(row.topics for _, rows in forums for row in rows),
        opened=look.dates[-1] - timedelta(days=900),
    )
    return {
        "/": index,
        "/index.php": index,
        "/app.php/feed": feed("atom.xml", look, path="/app.php/feed", count=FEED_ITEMS),
        "/app.php/feed/topics": feed(
            "atom.xml", look, path="/app.php/feed/topics", count=FEED_ITEMS
        ),
    }


def _forums(look: Appearance) -> list[tuple[str, list[Forum]]]:
    """Return the rows by category; each row's last post is the next older one."""
    left = list(look.items)
    rows = []
    number = len(CATEGORIES)
    for category, titles in CATEGORIES:
        forums = []
        for title in titles:
            number += 1
            last = left.pop(0) if left else None
            topics = 900 - 37 * (number - len(CATEGORIES))
            moderator = PEOPLE[number % len(PEOPLE)]
            forums.append(Forum(number, title, topics, topics * 7, moderator, last))
        rows.append((category, forums))
    return rows
