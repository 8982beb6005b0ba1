"""Fixtures for judging."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.judging import Case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An empty database about one network."""
    return Case(tmp_path / "facts.db")
