"""Writes ``docs/judging.md`` from the code that judges: ``python -m commands.judging``."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import timedelta
from inspect import getdoc
from pathlib import Path

from analysis.evaluation.figures import About, shipped, summed
from analysis.rules import RULES
from analysis.words.labels import CAUSES, STATES
from commands.home import checkout
from crawler.faces import RECOGNISERS
from vocabulary.reachability import MEANINGS

FILE = Path(__file__).parents[1] / "docs" / "judging.md"
HEAD = """# How a network is judged

Written from the code by `python -m commands.judging`; do not edit by hand. Thresholds with their units and
reasons: `analysis/policy.py`. How to add a rule: [adding-a-rule.md](adding-a-rule.md).
"""


def text() -> str:
    """Return the whole page."""
    parts = (HEAD, *_words(), *_rules(), *_outcomes(), *_faces(), *_errors())
    return "\n".join(parts) + "\n"


def _words() -> Iterator[str]:
    yield "## States and causes\n"
    yield "| Word | French | English |\n|---|---|---|"
    for name, label in (STATES | CAUSES).items():
        yield f"| `{name}` | {label.fr} | {label.en} |"


def _rules() -> Iterator[str]:
    yield "\n## The rules, in their order: the first that gives a reason decides\n"
    for place, rule in enumerate(RULES, 1):
        name = rule.__module__.rpartition(".")[2]
        yield f"{place}. **`{name}`.** {_one_line(importlib.import_module(rule.__module__).__doc__)}"


def _outcomes() -> Iterator[str]:
    yield "\n## How a visit can end, and when we ask again\n"
    yield "| Outcome | Meaning | Second try in the same crawl | Next visit |\n|---|---|---|---|"
    for outcome, meaning in MEANINGS.items():
        retry = f"after {_span(meaning.retry)} or more" if meaning.retry else "none"
        revisit = f"after {_span(meaning.revisit)}" if meaning.revisit else "by its own rhythm"
        yield f"| `{outcome}` | {meaning.says} | {retry} | {revisit} |"


def _faces() -> Iterator[str]:
    yield "\n## What an answered page can really be, in the order of asking\n"
    for recognise in RECOGNISERS:
        yield f"- **`{recognise.__name__}`.** {_one_line(getdoc(recognise))}"


def _errors() -> Iterator[str]:
    found = [each for each in shipped() if each.about is About.READING]
    yield "\n## How often a page is read wrong\n"
    yield (
        "Measured by `python -m bench.evaluation`; how, and what each sample is:\n"
        "[evaluation.md](evaluation.md). Of pages that the reader had never seen it read less:\n"
        "the records of [what a page is](decisions/README.md#what-a-page-is) have each round's first\n"
        "reading.\n"
    )
    yield "| What is read | Compared | Right | Wrong | Missed | Invented | Living, taken for ended |"
    yield "|---|---|---|---|---|---|---|"
    for each in summed(found, "what"):
        right = f"{each.asked} | {each.right}"
        yield f"| `{each.what}` | {right} | {each.wrong} | {each.missed} | {each.invented} | {each.ended} |"


def _one_line(doc: str | None) -> str:
    return " ".join((doc or "").replace("``", "`").split())


def _span(wait: timedelta) -> str:
    return f"{wait.days} days" if wait.days > 1 else "a day" if wait.days else f"{wait.seconds} s"


if __name__ == "__main__":
    checkout()
    FILE.write_text(text(), encoding="utf-8")
