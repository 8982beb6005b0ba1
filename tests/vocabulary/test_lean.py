"""Libraries that are installed and not loaded."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest

from vocabulary.lean import without

RARE = "colorsys"  # a module of Python that nothing of ours loads


def test_a_library_cannot_be_found_while_it_is_not_wanted_and_can_later() -> None:
    sys.modules.pop(RARE, None)
    with without(RARE), pytest.raises(ImportError):
        import_module(RARE)
    assert RARE not in sys.modules
    assert import_module(RARE)


def test_what_is_loaded_already_stays() -> None:
    with without("json"):
        assert import_module("json") is sys.modules["json"]


def test_it_can_be_found_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), without("turtle"):
        _ = 1 / 0
    assert sys.modules.get("turtle", "not looked for") == "not looked for"
