"""A directory as its makers publish it becomes candidates; a page of links on a real server too."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from tests.real.servers.packages import node_modules_with, run
from tests.real.servers.process import free_port
from tests.real.servers.static_files import serving_files

ROOT = Path(__file__).parents[2]
LINKS = """<!doctype html><html lang="fr"><title>Partenaires</title><nav><a href="/">Accueil</a></nav>
<main><h1>Nos partenaires</h1><h2>Menuiserie</h2><ul>
<li><a href="https://club-menuisiers.example.org/">Club des menuisiers</a> : rencontres du métier à Brest
<li><a href="https://ebenistes.example.org/forum/">Forum des ébénistes</a></ul></main></html>"""


def discovered(folder: Path, *options: str | Path) -> dict[str, dict[str, str]]:
    """Return the candidates that ``vitality discover`` writes, by name."""
    kept = folder / "candidates.csv"
    run(sys.executable, ROOT / "vitality.py", "discover", *options, "--candidates", kept)
    with kept.open(encoding="utf-8-sig", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


@pytest.mark.real
def test_the_published_index_of_a_directory_becomes_whole_candidates(tmp_path: Path) -> None:
    package = node_modules_with("osm-community-index@6.0.0") / "osm-community-index"
    published = package / "dist" / "json" / "resources.min.json"
    found = discovered(tmp_path, "--from", "osm-community-index", "--file", published)
    assert found["talk-fr Mailing List"]["url"].endswith("/listinfo/talk-fr")
    assert found["OpenStreetMap Belgium Meetup"]["languages"] == "de|en|fr|nl"
    assert len(found) > 8
    for row in found.values():
        assert "{" not in row["name"] + row["url"] + row["description"]
        assert row["sectors"] == "geography"


@pytest.mark.real
def test_a_page_of_links_on_a_server_becomes_candidates(tmp_path: Path) -> None:
    site, port = tmp_path / "site", free_port()
    site.mkdir()
    (site / "partenaires.html").write_text(LINKS, encoding="utf-8")
    with serving_files(site, port):
        page = f"http://127.0.0.1:{port}/partenaires.html"
        found = discovered(tmp_path, "--file", page, "--allow-private")
    assert set(found) == {"Club des menuisiers", "Forum des ébénistes"}
    assert found["Club des menuisiers"]["region"]
    assert all(row["sectors"] for row in found.values())
