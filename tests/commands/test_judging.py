"""The page on judging says what the code does."""

from __future__ import annotations

from analysis.rules import RULES
from commands import judging


def test_the_page_is_as_the_code_documents_itself() -> None:
    assert judging.FILE.read_text(encoding="utf-8") == judging.text(), (
        "run: python -m commands.judging"
    )


def test_every_rule_says_on_the_page_which_state_it_decides() -> None:
    entries = [line for line in judging.text().splitlines() if line[:1].isdigit()]
    assert len(entries) == len(RULES)
    for rule, entry in zip(RULES, entries, strict=True):
        assert rule.__module__.rpartition(".")[2] in entry
        assert "eciding state" in entry
