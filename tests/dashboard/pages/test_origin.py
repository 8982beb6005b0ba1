"""The sheet says where an address was read, and when a visit confirmed one that stands nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from commands.catalogue import publish_catalogue
from pipelines.store import Job, Store
from tests.helpers.catalogues import GOOD, HEADER, write
from vocabulary.catalogue import load, load_vocabulary
from vocabulary.items import (
    FetchOutcome,
    NetworkDone,
    Observation,
    Outcome,
    Rank,
    Visit,
    VisitRecord,
)

UNCONFIRMED = GOOD.replace("https://liste.example/,2026-11,", "unconfirmed,,")
AT = datetime(2026, 11, 12, 10, tzinfo=UTC)


def crawled(folder: Path, bearing: str) -> Path:
    """Return a database in which one visit reached the network and read how it bears the name."""
    db, catalogue = folder / "facts.db", load(folder)
    store = Store(Job(db, catalogue, load_vocabulary(folder), catalogue.networks, AT))
    seen = Observation(
        "bears_name", Outcome.OBSERVED, bearing, rank=Rank.STRUCTURED, probe="home_page"
    )
    home = Visit("club", "https://club.example/", "home", AT, FetchOutcome.OK, 200)
    store.keep([(NetworkDone("club", 1), [VisitRecord(home, (seen,))])])
    store.close(AT, {})
    return db


def test_the_sheet_names_the_page_where_the_address_was_read(
    tmp_path: Path, serve: Callable[..., Any]
) -> None:
    write(tmp_path)
    publish_catalogue(tmp_path / "facts.db", tmp_path)
    page = serve(tmp_path / "facts.db")("/network/club", accept_language="fr").text
    assert "Adresse lue sur cette page" in page
    assert "https://liste.example/" in page
    assert "novembre 2026" in page
    assert "Fiche relue le 28 novembre 2026" in page
    assert "Un club." in page


@pytest.mark.parametrize(
    ("bearing", "said"),
    [
        ("name", "Adresse confirmée le 12 novembre 2026"),
        ("mention", "Adresse pas encore confirmée"),
        ("none", "Adresse pas encore confirmée"),
    ],
)
def test_a_visit_confirms_an_address_whose_page_bears_the_name(
    tmp_path: Path, serve: Callable[..., Any], bearing: str, said: str
) -> None:
    write(tmp_path, HEADER + UNCONFIRMED)
    page = serve(crawled(tmp_path, bearing))("/network/club", accept_language="fr").text
    assert said in page
