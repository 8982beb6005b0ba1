"""What holds for all tests: which of them are the core, run before each commit."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
#: Folders and files of pure, fast tests.
CORE = ("vocabulary", "crawler/readers", "analysis/words", "docs", "test_")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the core by where they stand."""
    for item in items:
        if item.path.relative_to(HERE).as_posix().startswith(CORE):
            item.add_marker(pytest.mark.core)
