"""``vitality discover`` writes candidates into the operator's file, and a person decides of each."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands import candidates
from tests.helpers.catalogues import GOOD, HEADER, OPTOUT, OTHER, write
from tests.helpers.crawling import Done, vitality
from vitality import main
from vocabulary.catalogue import faults, load

LIST = """## Santé
- [Soignants de Brest](https://soignants.example/) – infirmières et aides-soignants
- [Club](https://www.club.example/)
- [=Piège](https://piege.example/)
"""
ANSWERS = Path(__file__).parents[1] / "crawler" / "discovery" / "answers"


def discover(folder: Path, *options: str, answers: str = "") -> Result:
    common = ("--catalogue", str(folder), "--candidates", str(folder / "candidates.csv"))
    return CliRunner().invoke(main, ["discover", *options, *common], input=answers)


def kept(folder: Path) -> list[candidates.Kept]:
    return candidates.read(folder / "candidates.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, HEADER + GOOD + OTHER, optout=OPTOUT + "other,2026-01-01,\n")
    (tmp_path / "liste.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def test_a_list_gives_candidates_with_guesses_and_why(folder: Path) -> None:
    source = "https://liste.example/reseaux"
    done = discover(folder, "--file", str(folder / "liste.md"), "--source", source)
    assert done.exit_code == 0, done.output
    first, second = kept(folder)
    assert (first.name, first.url) == ("Soignants de Brest", "https://soignants.example/")
    assert (first.sectors, first.region, first.town) == ("health", "Bretagne", "Brest")
    assert "heading: sante" in first.why
    assert (first.source, first.decided) == (source, "new")
    assert second.name == "'=Piège"


def test_what_is_known_refused_or_opted_out_is_no_candidate_again(folder: Path) -> None:
    (folder / "liste.md").write_text(LIST + "- [Autre](https://other.example/)\n", encoding="utf-8")
    discover(folder, "--file", str(folder / "liste.md"))
    discover(folder, "--review", answers="r\nr\n")
    again = discover(folder, "--file", str(folder / "liste.md"))
    assert "0 of them new" in again.output
    assert [each.decided for each in kept(folder)] == ["refused", "refused"]


def test_a_saved_answer_of_a_directory_is_read_as_such(folder: Path) -> None:
    file = str(ANSWERS / "joinmastodon.json")
    discover(folder, "--from", "joinmastodon", "--file", file)
    [server] = kept(folder)
    assert (server.name, server.sectors, server.languages) == ("pro.exemple.social", "it", "fr|en")


def test_a_hub_kept_in_git_is_a_folder(folder: Path) -> None:
    hub = folder / "hub"
    hub.mkdir()
    for name in ("agile", "java"):
        text = f"---\nname: {name} Lyon\nlink: https://{name}.example/\n---\n"
        (hub / f"{name}.md").write_text(text, encoding="utf-8")
    discover(folder, "--file", str(hub))
    assert [(each.name, each.region) for each in kept(folder)] == [
        ("agile Lyon", "Auvergne-Rhône-Alpes"),
        ("java Lyon", "Auvergne-Rhône-Alpes"),
    ]


def test_an_accepted_candidate_becomes_a_row_in_order(folder: Path) -> None:
    discover(folder, "--file", str(folder / "liste.md"))
    sentences = "Des soignants.\nCarers in Brest.\n"
    cells = "\n\n\n\n\n\n\nlocal\n" + sentences + "\n"
    done = discover(folder, "--review", answers=f"a\n{cells}q\n")
    assert done.exit_code == 0, done.output
    assert faults(folder) == []
    added = load(folder).networks[-1]
    assert (added.id, added.sectors, added.region) == (
        "soignants-de-brest",
        ("health",),
        "Bretagne",
    )
    assert (added.description_en, added.unconfirmed) == ("Carers in Brest.", True)
    assert [each.decided for each in kept(folder)] == ["accepted", "new"]


def test_a_wrong_cell_is_asked_again(folder: Path) -> None:
    discover(folder, "--file", str(folder / "liste.md"))
    cells = "\n\nSantay\n\n\n\n\nlocal\nDes soignants.\nCarers.\n\n"
    done = discover(folder, "--review", answers=f"a\n{cells}health\nq\n")
    assert done.exit_code == 0, done.output
    assert "is not in the list 'sectors'" in done.output
    assert load(folder).networks[-1].sectors == ("health",)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--review"),
        (("--review", "--file", "x"), "--review"),
        (("--from", "nowhere"), "joinmastodon"),
        (("--from", "instances-social"), "VITALITY_INSTANCES_SOCIAL_KEY"),
        (("--from", "alumni-agenda"), "--agreed"),
        (("--file", "nowhere.md"), "no file"),
    ],
)
def test_wrong_use_is_said_in_one_sentence(
    folder: Path, options: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VITALITY_INSTANCES_SOCIAL_KEY", raising=False)
    done = discover(folder, *options)
    assert done.exit_code == 2
    assert said in done.output
    assert not (folder / "candidates.csv").exists()


class Handler(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        type(self).asked.append((self.path, self.headers["User-Agent"]))
        answers = {
            "/robots.txt": "User-agent: *\nDisallow: /ferme\n",
            "/liste": '<!doctype html><h2>Santé</h2><a href="https://soignants.example/">Soignants</a>',
            "/ferme": '<!doctype html><a href="https://cache.example/">Caché</a>',
        }
        body = answers.get(self.path, "").encode()
        location = {"/ancienne": "/liste", "/nulle-part": "http://[nulle-part/"}.get(self.path)
        self.send_response(302 if location else 200)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    Handler.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def run(folder: Path, *options: str) -> Done:
    common = ("--catalogue", folder, "--candidates", folder / "candidates.csv")
    return vitality("discover", *options, *common)


def test_a_list_on_the_web_is_asked_as_a_crawl_asks(folder: Path, port: int) -> None:
    url = f"http://annuaire.localhost:{port}/ancienne"
    done = run(folder, "--file", url, "--allow-private")
    assert done.returncode == 0, done.stderr
    [found] = kept(folder)
    assert (found.name, found.source) == ("Soignants", url.replace("ancienne", "liste"))
    assert [path for path, _agent in Handler.asked] == ["/robots.txt", "/ancienne", "/liste"]
    assert all("VitalityBot" in agent for _path, agent in Handler.asked)


def test_an_answer_that_leads_nowhere_is_none(folder: Path, port: int) -> None:
    done = run(folder, "--file", f"http://annuaire.localhost:{port}/nulle-part", "--allow-private")
    assert done.returncode == 1
    assert "No answer that can be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_robots_txt_closes_is_not_asked(folder: Path, port: int) -> None:
    done = run(folder, "--file", f"http://annuaire.localhost:{port}/ferme", "--allow-private")
    assert done.returncode == 1
    assert "No answer that can be read" in done.stderr
    assert [path for path, _agent in Handler.asked] == ["/robots.txt"]


def test_a_private_address_is_refused_unless_it_is_permitted(folder: Path, port: int) -> None:
    done = run(folder, "--file", f"http://annuaire.localhost:{port}/liste")
    assert done.returncode == 1
    assert Handler.asked == []
