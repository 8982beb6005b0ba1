"""``vitality crawl --first``: leads an operator through the first crawl of the real web.

Called again it goes one step further: a contact, twenty networks, a look, then all the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from commands.crawl import crawl
from commands.errors import Stop, stopping
from commands.language import language
from commands.visits import Wanted
from pipelines.database import opened
from vocabulary.catalogue import Network, load
from vocabulary.promises import CONTACT
from vocabulary.said import Said

#: Networks of the first step: enough to see every kind, few enough to look at each.
FIRST = 20
NO_CONTACT = Said(
    "Les sites doivent pouvoir vous joindre avant votre visite : définissez VITALITY_CONTACT, "
    "par exemple export VITALITY_CONTACT=mailto:vous@exemple.org, puis relancez cette commande.",
    "Sites must be able to reach you before you visit them: set VITALITY_CONTACT, for instance "
    "export VITALITY_CONTACT=mailto:you@example.org, then run this again.",
)
LOOK = Said(
    "Regardez chacun : vitality serve. Une fiche est fausse ? vitality read dit pourquoi. "
    "Quand tout est juste, relancez vitality crawl --first : il visite les {left} autres.",
    "Look at each: vitality serve. Is a sheet wrong? vitality read tells why. When they are "
    "right, run vitality crawl --first again: it visits the other {left}.",
)
REVIEW = Said(
    "Regardez maintenant chaque extinction et chaque déménagement avant qu’on s’y fie : "
    "vitality review.",
    "Now look at every death and move before people act on it: vitality review.",
)
ALL_VISITED = Said(
    "Tous les réseaux ont été visités : lancez vitality crawl --due. ",
    "Every network has been visited: run vitality crawl --due. ",
)


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Which networks to visit now, and what to tell when it is done."""

    networks: frozenset[str]
    then: str


def first_crawl(db: Path, catalogue: Path, settings: Mapping[str, Any]) -> int:
    """Go one step further, and tell what came out; return the exit status."""
    step = next_step(db, catalogue)
    status = crawl(db, catalogue, Wanted(step.networks), settings=settings)
    tell(db, step)
    return status


def next_step(db: Path, catalogue: Path, contact: str = CONTACT) -> FirstStep:
    """Return the next step of the first crawl. Raises ``Stop`` without a contact, or when all is done."""
    lang = language()
    if not contact:
        raise Stop(NO_CONTACT[lang])
    with stopping():
        networks = [network for network in load(catalogue).networks if network.url]
    visited = _visited(db)
    left = [network for network in networks if network.id not in visited]
    if not left:
        raise Stop(ALL_VISITED[lang] + REVIEW[lang])
    if visited:
        return FirstStep(frozenset(network.id for network in left), REVIEW[lang])
    some = sample(networks)
    return FirstStep(
        frozenset(network.id for network in some),
        LOOK[lang].format(left=len(left) - len(some)),
    )


def sample(networks: Sequence[Network]) -> list[Network]:
    """Return up to ``FIRST`` networks, of every kind in turn. Same catalogue, same networks."""
    by_kind: dict[str, list[Network]] = {}
    for network in sorted(networks, key=lambda each: (each.unconfirmed, each.id)):
        by_kind.setdefault(network.kind, []).append(network)
    chosen: list[Network] = []
    while len(chosen) < FIRST and any(by_kind.values()):
        for kind in sorted(by_kind):
            if by_kind[kind] and len(chosen) < FIRST:
                chosen.append(by_kind[kind].pop(0))
    return chosen


def tell(db: Path, step: FirstStep) -> None:
    """Print how each network of the step stands, with its first reason, and what comes next."""
    lang = language()
    with opened(db) as database:
        marks = ", ".join("?" * len(step.networks))
        sql = f"""
          SELECT s.name, s.state, s.url, (
            SELECT text_{lang} FROM reason r WHERE r.network = s.id ORDER BY crawl DESC, position)
          FROM network_status s WHERE s.id IN ({marks}) ORDER BY s.state, s.name
        """  # noqa: S608  a language of ours and question marks
        rows = database.execute(sql, sorted(step.networks)).fetchall()
    for name, state, url, reason in rows if len(rows) <= FIRST else ():
        click.echo(f"{state:13} {name}  {url}\n              {reason}")
    click.echo(step.then)


def _visited(db: Path) -> frozenset[str]:
    if not db.exists():
        return frozenset()
    with opened(db) as database:
        return frozenset(row[0] for row in database.execute("SELECT DISTINCT network FROM visit"))
