"""With the operator's token people enter what they know; without it there is nothing that writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser
from sqlite_utils import Database

from commands.entries import writer
from dashboard.handed import Editor, Handed
from dashboard.sessions import COOKIE, MOST_TRIES
from tests.dashboard.conftest import NETWORKS, Browse, words
from vitality import main
from vocabulary.catalogue import load

TOKEN = "a-token-of-32-signs-a-token-of-32"


class Desk:
    """An editor's browser on a copy of the small database."""

    def __init__(self, browse: Browse, db: Path) -> None:
        self.browse, self.db, self.cookie, self.form_key = browse, db, "", ""

    def post(self, **fields: str) -> httpx.Response:
        given = {"form_key": self.form_key, **fields}
        return self.browse("/editor?lang=en", given, cookie=self.cookie)

    def enter_with(self, token: str, role: str = "counsellor") -> httpx.Response:
        return self.browse("/editor?lang=en", {"token": token, "role": role})

    def sit_down(self) -> None:
        answer = self.enter_with(TOKEN)
        assert answer.status_code == 303
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        page = LexborHTMLParser(self.browse("/editor", cookie=self.cookie).text)
        self.form_key = page.css('[name="form_key"]')[0].attributes["value"] or ""

    def rows(self) -> list[dict[str, object]]:
        with Database(self.db) as db:
            return list(
                db.query("SELECT kind, network, role, value, text_fr FROM entry ORDER BY id")
            )


@pytest.fixture
def desk(
    serve: Callable[..., Browse], filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    # What was entered is waited for, however slow the machine is.
    monkeypatch.setattr("dashboard.published.PATIENCE", 60.0)
    path = Path(shutil.copy(filled, tmp_path / "facts.db"))
    return Desk(serve(path, handed=Handed(editor=Editor(TOKEN, writer(path)))), path)


@pytest.fixture
def seated(desk: Desk) -> Desk:
    desk.sit_down()
    return desk


NOTE = {
    "kind": "note",
    "network": "Réseau à compte",
    "value": "alive",
    "dated": "2026-11-20",
    "source_url": "https://walled.example/wall",
}


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_without_a_token_file_there_is_no_such_page(browse: Browse, method: str) -> None:
    assert browse("/editor", method=method).status_code in {404, 405}
    assert browse("/editor", {"token": "", "role": "operator"}).status_code == 404
    assert browse("/editor", {"token": TOKEN, **NOTE}).status_code == 404


def test_a_note_is_shown_at_once_with_its_day_and_source(seated: Desk) -> None:
    answer = seated.post(**NOTE)
    assert answer.status_code == 303
    assert "Noted." in seated.browse(answer.headers["location"], cookie=seated.cookie).text
    sheet = words(LexborHTMLParser(seated.browse("/network/walled?lang=fr").text).css("main")[0])
    assert "Des membres y avaient publié dans le mois." in sheet
    assert "20 novembre 2026" in sheet
    [row] = seated.rows()
    assert (row["network"], row["role"], row["value"]) == ("walled", "counsellor", "alive")


def test_a_description_and_a_wish_to_be_left_out_are_followed_at_once(seated: Desk) -> None:
    both = {"text_fr": "Le club des lents.", "text_en": "The slow."}
    seated.post(kind="description", network="slow", **both)
    assert "Le club des lents." in seated.browse("/network/slow?lang=fr").text
    seated.post(kind="hide", network="dormant")
    assert seated.browse("/network/dormant").status_code == 404
    assert "Les Dormeurs" not in seated.browse("/?lang=fr").text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"network": "nobody"}, "not in the list"),
        ({"network": ""}, "not in the list"),
        ({"dated": "2100-01-01"}, "a day that is past"),
        ({"dated": "yesterday"}, "a day that is past"),
        ({"source_url": ""}, "Give an address"),
        ({"source_url": "javascript:alert(1)"}, "Give an address"),
        ({"value": "lively"}, "Alive, or silent?"),
        ({"text_fr": "x" * 301}, "At most 300"),
        ({"kind": "verdict"}, "no longer good"),
        ({"kind": "proposal"}, "not in the list"),
        ({"kind": "description"}, "both sentences"),
    ],
)
def test_a_wrong_entry_is_told_and_not_kept(
    seated: Desk, changed: dict[str, str], said: str
) -> None:
    answer = seated.post(**{**NOTE, **changed})
    assert answer.status_code == 400
    assert said in answer.text
    assert seated.rows() == []


def test_names_and_addresses_of_people_are_not_kept(seated: Desk) -> None:
    seated.post(**NOTE, text_fr="Écrire à anne.martin@club.example, vu.", text_en="Seen.")
    assert "anne.martin" not in str(seated.rows())


def test_a_form_of_another_site_is_refused(seated: Desk) -> None:
    for form_key in ("", "made-up"):
        seated.form_key = form_key
        assert seated.post(**NOTE).status_code == 403
    assert seated.rows() == []


def test_a_cookie_is_for_these_pages_alone_and_cannot_be_made_up(desk: Desk) -> None:
    answer = desk.enter_with(TOKEN)
    told = answer.headers["set-cookie"]
    assert all(part in told for part in ("Path=/editor;", "HttpOnly", "SameSite=Strict"))
    assert "no-store" in answer.headers["cache-control"]
    for made_up in (f"{COOKIE}=x", f"{COOKIE}=WyJvcGVyYXRvciIsIngiXQ.aaaa.bbbb"):
        desk.cookie = made_up
        assert desk.post(**NOTE).status_code == 403
    assert desk.rows() == []


def test_wrong_tokens_are_refused_and_soon_no_more_looked_at(desk: Desk) -> None:
    for _ in range(MOST_TRIES):
        assert desk.enter_with("wrong").status_code == 403
    assert desk.enter_with(TOKEN).status_code == 429
    assert "set-cookie" not in desk.enter_with(TOKEN).headers


def test_too_many_entries_are_told_to_wait(seated: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.sessions.MOST_ENTRIES", 1)
    assert seated.post(**NOTE).status_code == 303
    assert seated.post(**NOTE).status_code == 429
    assert len(seated.rows()) == 1


def test_leaving_ends_it(seated: Desk) -> None:
    answer = seated.post(leave="1")
    assert answer.status_code == 303
    assert f"{COOKIE}=;" in answer.headers["set-cookie"]


def test_the_page_has_the_headers_of_all_pages_and_is_kept_nowhere(seated: Desk) -> None:
    answer = seated.browse("/editor", cookie=seated.cookie)
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert "no-store" in answer.headers["cache-control"]
    assert "noindex" in answer.text
    assert TOKEN not in answer.text


def test_the_token_stands_nowhere_in_the_data_that_is_served(seated: Desk) -> None:
    for address in ("/-/metadata.json", "/-/plugins.json", "/-/settings.json", "/-/config.json"):
        assert TOKEN not in seated.browse(address).text


def test_what_was_entered_goes_back_into_the_catalogue(seated: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    heading = "id,name,url,sectors,audience,languages,kind,description_fr,description_en,source,source_date"
    lines = [
        f'{each["id"]},"{each["name"]}",https://{each["id"]}.example/,it,all,fr,sector,,,unconfirmed,2026'
        for each in NETWORKS
        if each["id"] in {"walled", "slow", "dormant"}
    ]
    (folder / "networks.csv").write_text("\n".join([heading, *lines, ""]), encoding="utf-8")
    shutil.copy(Path("data/catalogue/vocabulary.csv"), folder)
    seated.post(**NOTE)
    seated.post(kind="description", network="slow", text_fr="Le club, lent.", text_en="Slow.")
    seated.post(kind="hide", network="dormant")
    seated.post(kind="proposal", value="https://neuf.example/", text_fr="Neuf.", text_en="New.")
    command = ["entries", "--db", str(seated.db), "--catalogue", str(folder)]
    assert CliRunner().invoke(main, command).output.count("counsellor") == 4
    done = CliRunner().invoke(main, [*command, "--export"])
    assert "vitality new-network https://neuf.example/" in done.output
    found = load(folder)
    networks = {each.id: each for each in found.networks}
    assert networks["slow"].description_fr == "Le club, lent."
    assert "dormant" not in networks
    [fact] = found.editorial
    assert (fact.network, fact.fact, fact.dated, fact.value) == (
        "walled",
        "status",
        "2026-11-20",
        "alive",
    )
    assert CliRunner().invoke(main, command).output == ""


@pytest.mark.parametrize(
    ("token", "mode", "said"),
    [("short", 0o600, "shorter than 16"), ("x" * 32, 0o644, "can read")],
)
def test_a_token_that_is_not_safe_is_refused(
    filled: Path, tmp_path: Path, token: str, mode: int, said: str
) -> None:
    path = tmp_path / "token"
    path.write_text(token)
    path.chmod(mode)
    done = CliRunner().invoke(
        main, ["serve", "--db", str(filled), "--editor-token-file", str(path), "--port", "1"]
    )
    assert done.exit_code == 2
    assert said in done.output
