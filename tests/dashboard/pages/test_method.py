"""The method page says how often we are wrong, as shipped and as measured here; a file gives it all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from sqlite_utils import Database

from analysis import policy
from analysis.evaluation.figures import About, Measure, from_csv, shipped, summed
from commands.evaluate import keep
from tests.dashboard.conftest import Browse, words


def table_of(page: str, caption: str) -> dict[str, list[str]]:
    """Return the cells of the first table with a caption, by the words of its row's head."""
    [table, *_more] = [
        each
        for each in LexborHTMLParser(page).css('section[aria-labelledby="wrong"] table')
        if (head := each.css_first("caption")) and words(head) == caption
    ]
    return {
        words(row.css("th")[0]): [words(cell) for cell in row.css("td")]
        for row in table.css("tbody tr")
    }


def test_the_worst_mistake_and_the_sizes_are_shown(browse: Browse) -> None:
    rows = table_of(browse("/method?lang=en").text, "By what was asked")
    found = {each.what: each for each in summed(shipped(), "what") if each.about is About.READING}
    living, members = found["face:ok"], found["members_total"]
    compared, right, *_others, ended = rows["page of a living network"]
    assert (compared, ended) == (f"{living.asked:,}", str(living.ended))
    assert right.startswith(f"{living.right:,}")
    assert rows["number of members"][0] == str(members.asked)


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("fr", "Combien de fois nous nous trompons"), ("en", "How often we are wrong")],
)
def test_both_languages_say_it(browse: Browse, lang: str, heading: str) -> None:
    page = browse(f"/method?lang={lang}").text
    assert heading in page
    assert "labelled/faces" not in page


def test_the_file_gives_what_is_shipped(browse: Browse) -> None:
    answer = browse("/evaluation.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert from_csv(answer.text) == list(shipped())


def test_what_the_operator_measured_stands_beside_it(
    serve: Callable[..., Browse], filled: Path, tmp_path: Path
) -> None:
    path = tmp_path / "measured.db"
    path.write_bytes(filled.read_bytes())
    mine = Measure(About.STATE, "records", "sector", "state:dead", 3, 1, measured_on="2026-11-20")
    with Database(path) as db:
        keep(db, [mine])
    dashboard = serve(path)
    assert "4 comparisons, measured on 20 November 2026" in dashboard("/method?lang=en").text
    assert mine in from_csv(dashboard("/evaluation.csv").text)


def test_the_proofs_told_are_those_that_count(browse: Browse) -> None:
    page = words(LexborHTMLParser(browse("/method?lang=en").text).css("main")[0])
    gone, silent = policy.NAME_GONE, policy.SERVER_SILENT
    assert (
        f"no longer exists counts as proof after {gone.visits} visits over {gone.days} days" in page
    )
    assert f"gone after {silent.visits} visits over {silent.days} days" in page
