"""The verdict rules in their order of precedence: the first that gives a reason decides.

To add a rule: one file here with ``judge(signals) -> Reason | None`` and ``ASKS``, what it asks in plain
words, and its place in ``RULES``. The files' docstrings are the public explanation in full.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from analysis.reason import Reason
from analysis.rules import (
    by_rhythm,
    closed_by_record,
    drifted,
    ended,
    lost,
    moved,
    moved_by_record,
    overrun,
    refused,
    seen_by_people,
    strangers,
    undetermined,
    unreachable,
)
from analysis.signals import Signals
from vocabulary.said import Said

Rule = Callable[[Signals], Reason | None]

RULES: tuple[Rule, ...] = (
    closed_by_record.judge,  # people know of the end
    moved_by_record.judge,  # people know where it went
    ended.judge,  # the site itself says that it has ended
    overrun.judge,  # it answers, but spam has taken over
    strangers.judge,  # it answers, but is no longer what it was
    moved.judge,  # it leads elsewhere
    seen_by_people.judge,  # it does not show, but somebody has looked
    refused.judge,  # it answers, but does not show
    lost.judge,  # it has not answered for long enough, often enough
    unreachable.judge,  # it does not answer now
    drifted.judge,  # it answers, but our reader no longer knows its pages
    undetermined.judge,  # it shows too little to be judged
    by_rhythm.judge,  # it shows its posts: how likely is a next one?
)


def decide(signals: Signals) -> Reason:
    """Return what the first rule that gives a reason says, under the rule's name."""
    for rule in RULES:
        if reason := rule(signals):
            return replace(reason, rule=rule.__module__.rpartition(".")[2])
    raise AssertionError("every network gets a reason")


def questions() -> list[Said]:
    """Return what each rule asks and what follows, in plain words, in their order."""
    return [sys.modules[rule.__module__].ASKS for rule in RULES]


def faults() -> list[str]:
    """Return a sentence for each rule that is not in the list, or not documented."""
    listed = {rule.__module__.rpartition(".")[2]: rule for rule in RULES}
    files = {path.stem for path in Path(__file__).parent.glob("*.py")}
    files -= {"__init__", "supporting"}
    found = [f"analysis/rules/{name}.py is not in RULES" for name in sorted(files - set(listed))]
    for name, rule in listed.items():
        module = sys.modules[rule.__module__]
        if "state" not in (module.__doc__ or ""):
            found.append(f"analysis/rules/{name}.py does not say which state it decides")
        if not isinstance(getattr(module, "ASKS", None), Said):
            found.append(f"analysis/rules/{name}.py does not say in plain words what it ASKS")
    return found
