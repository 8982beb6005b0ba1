"""What the operator's commands are tested on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.operating import NOW, crawled


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database with one finished crawl of an hour ago."""
    return crawled(tmp_path / "vitality.db", ("club", "forum"), NOW - timedelta(hours=1))
