"""Networks side by side, and a pasted list with its verdicts and files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from dashboard.pages.compare import OFFERED
from tests.dashboard.conftest import Browse, fill, network, words


def page(browse: Browse, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(browse(address).text)


def test_networks_stand_side_by_side_in_the_order_asked_for(browse: Browse) -> None:
    found = page(browse, "/compare?id=dead&id=devs&id=nobody&lang=en")
    heads = [words(node) for node in found.css(".compare thead th")]
    assert heads == ["What", "Réseau Éteint", "Développeurs d'Ille-et-Vilaine"]
    states = [words(node) for node in found.css(".compare tbody tr")[0].css("td")]
    assert states[0].startswith("Dead")
    assert states[1].startswith("Alive")


def test_at_most_four_networks_are_compared(browse: Browse) -> None:
    ids = "&".join(f"id={name}" for name in ("devs", "club", "slow", "dead", "away", "moved"))
    assert len(page(browse, f"/compare?{ids}").css(".compare thead th")) == 5


def test_networks_to_compare_are_found_by_name_or_address(browse: Browse) -> None:
    found = page(browse, "/compare?id=les+dormeurs&id=https://dead.example/x&id=&id=Nobody&lang=en")
    heads = [words(node) for node in found.css(".compare thead a")]
    assert heads == ["Les Dormeurs", "Réseau Éteint"]
    assert words(found.css(".notice")[0]).endswith("left aside: Nobody")


def test_a_long_catalogue_is_not_offered_name_by_name(
    serve: Callable[..., Browse], tmp_path: Path
) -> None:
    rows = [network(f"n{i}", f"Réseau {i}") for i in range(OFFERED + 1)]
    fill(tmp_path / "few.db", {"network": rows[1:]})
    fill(tmp_path / "many.db", {"network": rows})
    assert len(page(serve(tmp_path / "few.db"), "/compare").css("option")) == OFFERED
    assert not page(serve(tmp_path / "many.db"), "/compare").css("option")


LIST_IN_ORDER = "https://dead.example/forum/12\nAncien Nom\ninconnu\ndevs"
LIST = "devs\nhttps://dead.example/forum/12\nAncien Nom\ninconnu"


def test_a_list_is_answered_line_by_line_with_successors(browse: Browse) -> None:
    found = page(browse, "/check-list?lang=en&list=" + LIST.replace("\n", "%0A"))
    rows = [words(row) for row in found.css("tbody tr")]
    assert len(rows) == 4
    assert "Dead" in rows[0]
    assert "https://nouveau.example/" in rows[1]
    assert "not in our list" in rows[2]
    assert "Alive" in rows[3]
    assert words(found.css("h1")[0]) == "Your list: 2 networks to change, of 4"
    assert found.css('input[type="hidden"][name="list"]')[0].attributes["value"] == LIST_IN_ORDER
    assert "Lines: 4 · Dead: 1 · Moved: 1 · unknown to us: 1 · Alive: 1" in words(
        found.css("main")[0]
    )


def test_an_unknown_line_is_answered_with_the_names_it_may_mean(browse: Browse) -> None:
    [row] = page(browse, "/check-list?lang=en&list=Les+dormeures").css("tbody tr")
    assert "not in our list" in words(row)
    assert words(row).endswith("Perhaps: Les Dormeurs")


def test_a_list_is_posted_and_comes_back_as_a_file_that_excel_opens(browse: Browse) -> None:
    answer = browse("/check-list?lang=fr", {"list": LIST, "as": "csv"})
    assert answer.status_code == 200
    assert "liste-verifiee.csv" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[:2] for row in rows[1:]] == [
        ["https://dead.example/forum/12", "Réseau Éteint"],
        ["Ancien Nom", "Ancien Nom"],
        ["inconnu", ""],
        ["devs", "Développeurs d'Ille-et-Vilaine"],
    ]
    book = load_workbook(io.BytesIO(browse("/check-list", {"list": LIST, "as": "xlsx"}).content))
    assert book.active is not None
    assert book.active.max_row == 5


def test_a_posted_list_is_shown_and_kept_nowhere(browse: Browse) -> None:
    answer = browse("/check-list?lang=fr", {"list": LIST, "as": "page"})
    assert answer.status_code == 200
    assert "Réseau Éteint" in answer.text
    assert "set-cookie" not in answer.headers
