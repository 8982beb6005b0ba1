"""What holds for all tests: which of them are the core, run before each commit."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
#: Folders and files of pure, fast tests.
CORE = ("vocabulary", "crawler/readers", "analysis/words", "docs", "test_")

# No time limit for one example: the machine may be busy, and linear time has tests of its own.
# ``--hypothesis-profile=long`` looks further.
settings.register_profile("usual", max_examples=25, deadline=None)
settings.register_profile("long", max_examples=1000, deadline=None)
settings.load_profile("usual")


def pytest_xdist_auto_num_workers() -> int:
    """Return three workers for two cores: a fourth of the tests' time is waiting, for pauses and servers."""
    return max((os.cpu_count() or 1) * 3 // 2, 1)


def pytest_configure() -> None:
    """Collect no garbage while tests are gathered: there is none, and looking costs a third of that time."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave the tests themselves, a million objects, out of each later look for garbage."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what is not asked for before it is read: each worker of a run reads all files."""
    place, wanted = collection_path.relative_to(HERE).as_posix(), config.getoption("markexpr")
    if wanted == "not real" and place == "real":
        return True
    if wanted == "core" and collection_path.suffix == ".py" and not place.startswith(CORE):
        return True
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the core by where they stand, and begin with those that wait.

    So one worker has most of what waits for pauses and servers, the others keep the cores busy
    meanwhile, and nobody is waited for at the end.
    """
    for item in items:
        if _place(item).startswith(CORE):
            item.add_marker(pytest.mark.core)
    items.sort(key=lambda item: not _place(item).startswith("commands/"))


def _place(item: pytest.Item) -> str:
    return item.path.relative_to(HERE).as_posix()
