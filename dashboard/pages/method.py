"""How a network is judged, what is not kept, and whom to write to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from datasette.utils.asgi import Response

from analysis import policy, rules
from analysis.evaluation.figures import About, Measure, summed
from analysis.exporting.columns import COLUMNS
from analysis.rhythm.parameters import reliability
from analysis.words.labels import CONFIDENCE, STATES
from dashboard.measured import measured
from dashboard.visitor import Visitor, anyhow
from dashboard.words.labels import LABELS
from vocabulary.items import Face

#: How many verdicts of each state people confirmed or corrected: by mail, and before publication.
_HEARD = {
    "heard": """
      SELECT state, sum(is_right) AS confirmed, sum(NOT is_right) AS corrected FROM (
        SELECT state, opinion = 'useful' AS is_right FROM feedback
        UNION ALL SELECT state, decision = 'confirmed' FROM review)
      GROUP BY state
    """
}


def _tables(visitor: Visitor, figures: list[Measure]) -> list[dict[str, Any]]:
    """Return for each thing compared its figures, in short, by what was asked, by sample and by kind."""
    found = []
    for about in About:
        mine = sorted((each for each in figures if each.about is about), key=_in_order)
        if mine:
            brief = [replace(each, what=_briefly(each.what)) for each in mine]
            found.append(
                {
                    "about": about,
                    "asked": sum(each.asked for each in mine),
                    "on": max(each.measured_on for each in mine),
                    "unseen": next(iter(summed(filter(_is_unseen, mine))), None),
                    "briefly": _rows(visitor, brief, "what"),
                    **{by: _rows(visitor, mine, by) for by in ("what", "sample", "kind")},
                }
            )
    return found


def _is_unseen(each: Measure) -> bool:
    """Whether the reader had never seen the page, and is never mended by it (docs/evaluation.md)."""
    return each.sample == "labelled/apart"


def _rows(visitor: Visitor, figures: list[Measure], by: str) -> list[tuple[str, Measure]]:
    return [(_named(visitor, by, getattr(each, by)), each) for each in summed(figures, by)]


def _in_order(each: Measure) -> int:
    """Return where something stands in a table: as counsellors ask for it."""
    if each.about is About.READING:
        order, word = [*LABELS["asked"]], _briefly(each.what)
    else:
        order, word = [*CONFIDENCE, *STATES], each.what.rpartition(":")[2]
    return order.index(word) if word in order else len(order)


def _briefly(what: str) -> str:
    """Return under which name something is added up at first sight: all ends and walls are one."""
    table, colon, word = what.partition(":")
    if colon and table == "face" and word != Face.OK:
        return "face:other"
    return "absent:other" if table == "absent" else what


def _named(visitor: Visitor, by: str, name: str) -> str:
    """Return what was asked, where the truth comes from, or a kind, in plain language."""
    texts = visitor.texts
    table, colon, word = name.partition(":")
    if by == "what" and colon and name not in LABELS["asked"]:
        return texts.label(table, word)
    if by == "kind" and visitor.found:
        name = texts.term(visitor.published.terms, "kinds", name)
    return texts.label({"what": "asked"}.get(by, by), name)


@anyhow
async def page(visitor: Visitor) -> Response:
    """Say how a network is judged, what is not kept, and whom to write to."""
    context: dict[str, Any] = {
        "policy": policy,
        "states": list(STATES),
        "questions": [asked[visitor.texts.lang] for asked in rules.questions()],
        "reliability": reliability(),
        "wrong": _tables(visitor, await measured(visitor)),
        "columns": COLUMNS,
    }
    heard = (await visitor.ask(_HEARD, {}))["heard"] if visitor.found else []
    context["heard"] = sorted(heard, key=lambda row: list(STATES).index(row["state"]))
    return await visitor.page("method.html", context)
