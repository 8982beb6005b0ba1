"""``vitality evaluate`` scores pages, states and forecasts; our own sample is read as was written down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlite_utils import Database

from analysis.evaluation.figures import About, Measure, from_csv, shipped, summed
from bench.evaluation import LABELLED
from commands.errors import Stop
from commands.evaluate import evaluate, readings
from commands.labelled import labelled_pages
from tests.helpers.judging import AS_OF, Case, every, visit


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An empty database about one network."""
    return Case(tmp_path / "x.db")


@pytest.fixture(scope="module")
def own() -> list[Measure]:
    return readings(LABELLED, "2026-11-28")


def test_our_own_sample_is_large_and_of_many_kinds() -> None:
    pages = list(labelled_pages(LABELLED))
    assert len(pages) > 500
    assert len({(page.sample, page.name, page.body) for page in pages}) == len(pages)
    assert all(page.label for page in pages)
    assert len({page.kind for page in pages}) >= 8


@pytest.mark.real  # all labelled pages once more
def test_no_page_of_ours_is_read_worse_than_was_written_down(own: list[Measure]) -> None:
    by = ("sample", "what")
    now = {(each.sample, each.what): each for each in summed(own, *by)}
    for before in summed((each for each in shipped() if each.about is About.READING), *by):
        found = now.get((before.sample, before.what))
        if found and found.asked == before.asked:
            assert found.right >= before.right, f"{found}: read better before; {before}"


@pytest.mark.real  # all labelled pages once more
def test_the_shipped_figures_are_of_most_of_the_pages_there_are(own: list[Measure]) -> None:
    asked = {each.sample: each.asked for each in summed(own, "sample")}
    told = {each.sample: each.asked for each in summed(shipped(), "sample")}
    for sample, number in asked.items():
        assert told.get(sample, 0) > number / 2, f"{sample}: run python -m bench.evaluation"


@pytest.mark.real  # all labelled pages once more
def test_no_living_page_of_ours_is_taken_for_ended(own: list[Measure]) -> None:
    assert sum(each.ended for each in own) == 0
    assert sum(each.invented for each in own) <= 1


@pytest.mark.real  # all labelled pages once more
def test_where_a_label_is_right_and_the_reader_is_not_the_figures_say_so(
    own: list[Measure],
) -> None:
    assert sum(each.missed for each in own) > 0


def indexed(folder: Path, expect: dict[str, object]) -> Path:
    (folder / "mine").mkdir()
    page = "<html lang=fr><title>Club</title><p>Le club compte 31 membres.</p></html>"
    (folder / "mine" / "a.html").write_text(page, encoding="utf-8")
    cell = json.dumps(expect).replace('"', '""')
    head = "kind,file,url,status,headers,as_of,expect"
    row = f'forum,a.html,https://club.example/,200,,2026-11-01T00:00:00Z,"{cell}"'
    (folder / "mine" / "index.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    return folder


def test_a_folder_of_pages_with_an_index_is_scored_and_written_down(tmp_path: Path) -> None:
    folder, out = (
        indexed(tmp_path, {"members_total": 31, "newest": "2026-10-01"}),
        tmp_path / "f.csv",
    )
    assert evaluate([folder], None, AS_OF, out) == 0
    found = {each.what: each for each in from_csv(out.read_text(encoding="utf-8"))}
    assert found["members_total"].right == 1
    assert found["newest"].missed == 1
    assert found["newest"].sample == f"{tmp_path.name}/mine"


def test_sentences_are_read_each_on_a_page_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "french").mkdir()
    rows = (
        "text,value,low,high,is_membership\n"
        "Le réseau compte 240 adhérents.,240,,,yes\n"
        "Nous avons reçu 240 visiteurs.,,,,no\n"
        "Peut-être 12 personnes.,12,,,doubtful\n"
    )
    (tmp_path / "french" / "strings.csv").write_text(rows, encoding="utf-8")
    found = summed(readings(tmp_path, "2026-11-28"), "what")
    assert [(each.what, each.right) for each in found] == [
        ("absent:members_total", 1),
        ("members_total", 1),
    ]


def test_what_people_know_is_kept_for_the_method_page(case: Case) -> None:
    case.record("closed", "2026-01-01")
    case.crawl(visit(), visit("feed", posts=every(7, last=5)))
    assert evaluate([], case.path, AS_OF, None) == 0
    with Database(case.path) as db:
        [row] = db.query("SELECT about, sample, kind, what, wrong FROM evaluation")
    assert tuple(row.values()) == ("state", "records", "sector", "state:dead", 1)


def test_what_cannot_be_compared_is_said_in_a_sentence(tmp_path: Path, case: Case) -> None:
    with pytest.raises(Stop, match="holds no labelled pages"):
        evaluate([tmp_path], None, AS_OF, None)
    case.crawl(visit())
    with pytest.raises(Stop, match="Nothing to compare"):
        evaluate([], case.path, AS_OF, None)
    index = indexed(tmp_path, {}) / "mine" / "index.csv"
    index.write_text(index.read_text(encoding="utf-8").replace("{}", "{"), encoding="utf-8")
    with pytest.raises(Stop, match="no labelled pages that can be used"):
        evaluate([tmp_path], None, AS_OF, None)
