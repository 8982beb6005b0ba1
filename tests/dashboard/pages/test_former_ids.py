"""A sheet that people have bookmarked is still found after its network got another identifier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commands.catalogue import publish_catalogue
from tests.helpers.catalogues import GOOD, HEADER, OTHER, write

RENAMED = GOOD.replace(",ok\n", ",ok,vieux-club|club-2019\n")
TABLE = HEADER.replace("note\n", "note,former_ids\n") + RENAMED + OTHER.replace(",ok\n", ",ok,\n")


@pytest.fixture
def browse(tmp_path: Path, serve: Callable[..., Any]) -> Any:
    publish_catalogue(tmp_path / "facts.db", write(tmp_path, TABLE))
    return serve(tmp_path / "facts.db")


@pytest.mark.parametrize("former", ["vieux-club", "club-2019"])
def test_the_address_of_a_former_sheet_leads_to_the_present_one(browse: Any, former: str) -> None:
    answer = browse(f"/network/{former}?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (301, "/network/club?lang=en")
    assert browse(answer.headers["location"]).status_code == 200


def test_a_former_badge_still_shows_the_state(browse: Any) -> None:
    answer = browse("/badge/vieux-club.svg")
    assert (answer.status_code, answer.headers["location"]) == (301, "/badge/club.svg")


@pytest.mark.parametrize("never", ["vieux", "vieux-club%7Cclub-2019", "club-2020"])
def test_what_was_never_an_identifier_is_not_found(browse: Any, never: str) -> None:
    assert browse(f"/network/{never}").status_code == 404
