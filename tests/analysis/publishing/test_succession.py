"""A became B, B became C: one story, told from A, that ends with how C is."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from analysis.publish import assess
from pipelines.store import Job, Store
from tests.helpers.judging import AS_OF, Case, every, visit
from vocabulary.catalogue import Catalogue, EditorialFact, Network
from vocabulary.items import NetworkDone, Visit, VisitRecord


def network(name: str) -> Network:
    url = f"https://www.{name}.example/"
    return Network(
        name, name.title(), url, sectors=("it",), languages=("fr",), country="FR", kind="sector"
    )


def moved(name: str, to: str) -> EditorialFact:
    source = "https://presse.example/"
    return EditorialFact(name, "renamed", "2020", "", to, source, "Nouveau nom.", "New name.")


def stories(case: Case, *facts: EditorialFact, names: str = "abc") -> dict[str, str]:
    """Judge networks of which only the last one shows posts; return the story of each, in French."""
    networks = tuple(network(name) for name in names)
    job = Job(case.path, Catalogue(networks, facts), {}, networks, AS_OF)
    store, last = Store(job), networks[-1]
    records = [
        _of(last, record) for record in (visit(), visit("feed", posts=every(7, 2), at=AS_OF))
    ]
    done = [(NetworkDone(each.id, 0), records if each is last else []) for each in networks]
    store.keep(done)
    store.close(AS_OF, {})
    with Database(case.path) as db:
        assess(db, AS_OF)
        rows = db.query("SELECT network, text_fr FROM reason WHERE rule = 'succession'")
        return {row["network"]: row["text_fr"] for row in rows}


def _of(owner: Network, record: VisitRecord) -> VisitRecord:
    seen: Visit = replace(record.visit, network=owner.id)
    return replace(record, visit=seen)


def test_a_chain_of_moves_is_one_story_that_ends_with_the_last_one_s_state(case: Case) -> None:
    told = stories(case, moved("a", "http://b.example"), moved("b", "https://c.example/"))
    assert told["a"].startswith("A → B → C\u00a0: aujourd’hui, C est à l’état «\u00a0Actif\u00a0»")
    assert "dernière publication le" in told["a"]
    assert told["b"].startswith("B → C\u00a0:")
    assert "c" not in told


def test_a_circle_of_moves_ends(case: Case) -> None:
    told = stories(
        case, moved("a", "https://b.example/"), moved("b", "https://a.example/"), names="abc"
    )
    assert told["a"].startswith("A → B\u00a0:")
    assert told["b"].startswith("B → A\u00a0:")


def test_a_successor_outside_the_catalogue_makes_no_story(case: Case) -> None:
    assert stories(case, moved("a", "https://ailleurs.example/")) == {}
