"""A list of one's own is read as people keep it: pasted, or in a file of their spreadsheet."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from datasette.utils.asgi import Request
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from analysis.choosing.lookup import Finder
from analysis.own_lists import MOST_ROWS, NoText, TooLong, as_text, look_up
from commands.listed import texts_of
from commands.read_apart import read_apart
from dashboard.forms import (
    MOST_BYTES,
    MOST_FILE_BYTES,
    PostedForm,
    TooLarge,
    Unreadable,
    Upload,
    read,
)
from dashboard.handed import Handed
from dashboard.published import Findable
from tests.commands.test_read_apart import WHOLE
from tests.dashboard.conftest import NETWORKS, Browse, fill, network, verdict, words

FINDER = Finder(
    [
        Findable("devs", "Développeurs d'Ille-et-Vilaine", "https://devs.example/"),
        Findable("club", "Club des métiers", "https://club.example/"),
        Findable("comma", "Réseau bois, pierre", ""),
    ]
)
MULTIPART = b"multipart/form-data; boundary=b"
PLAIN_FORM = b"application/x-www-form-urlencoded"


def asked(text: str) -> list[str]:
    """Return what was found in ``text``: an id, or the words that name nothing."""
    return [found.id if found else words for words, found in look_up([text], FINDER)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Devs\nForum\n", ["devs", "Forum"]),
        ("forum\nFORUM\n", ["forum"]),
        ("devs\nhttps://www.devs.example/a/page\n", ["devs"]),
        ("Nom;Adresse\nX;https://x.example/\n", ["https://x.example/"]),
        ("Client;Où\r\nX;https://x.example/\r\n", ["https://x.example/"]),
        ("Nom\nInconnu\n", ["Inconnu"]),
        ("Inconnu\nhttps://x.example/\n", ["Inconnu", "https://x.example/"]),
        ("Nom;Adresse\n", ["Nom"]),
        ("Lyon;Paul;club des métiers\nLyon;Zoé;https://devs.example/forum\n", ["club", "devs"]),
        ('"Club; des métiers"\tx\n', ["club"]),
        ("Réseau bois, pierre\nDevs\n", ["comma", "devs"]),
        ('"Le vrai\nDevs\n', ["Le vrai", "devs"]),
        ('"Le ""vrai""\nclub";x\nDevs;y\n', ['Le "vrai"\nclub', "devs"]),
        ("Adresse;Nouvelle adresse\nhttps://x.example/;https://devs.example/\n", ["https://x.example/"]),
        ("\n\n  \n;;\n", []),
        ("", []),
        ("javascript:alert(1)\n", ["javascript:alert(1)"]),
        ("x" * 1000, ["x" * 200]),
    ],
)  # fmt: skip
def test_each_row_of_a_list_asks_for_one_network(text: str, found: list[str]) -> None:
    assert asked(text) == found


def test_a_list_longer_than_is_looked_at_is_refused_and_not_cut() -> None:
    assert len(asked("\n".join(map(str, range(MOST_ROWS))))) == MOST_ROWS
    with pytest.raises(TooLong):
        asked("\n".join(map(str, range(MOST_ROWS + 1))))


@given(st.text(alphabet='ab;,\t"\n\r\0 \u202e', max_size=60))
def test_any_text_is_a_list(text: str) -> None:
    assert all(isinstance(words, str) and words for words, _found in look_up([text], FINDER))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_the_encodings_of_spreadsheets(encoding: str) -> None:
    assert as_text("Développeurs – été".encode(encoding)) == "Développeurs – été"


def test_bytes_that_windows_does_not_know_are_text_all_the_same() -> None:
    assert as_text(b"caf\xe9 \x8d").startswith("café ")


@pytest.mark.parametrize("body", [b"PK\x03\x04\x14", b"a\0b", b"\xff\xfeabc", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_text_is_told_from_one(body: bytes) -> None:
    with pytest.raises(NoText):
        as_text(body)


def post(pieces: list[bytes], kind: bytes = MULTIPART) -> PostedForm:
    """Read a form that comes in pieces; more are asked for only as long as there are some."""
    left = [
        {"type": "http.request", "body": piece, "more_body": i < len(pieces) - 1}
        for i, piece in enumerate(pieces)
    ]

    async def receive() -> dict[str, Any]:
        return left.pop(0)

    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", kind)]}
    return asyncio.run(read(Request(scope, receive)))


def part(name: str, body: bytes, file: str | None = None) -> bytes:
    named = f'; filename="{file}"' if file is not None else ""
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
    return head.encode() + body + b"\r\n"


def test_a_form_is_read_wherever_it_is_cut_in_pieces() -> None:
    body = part("list", "é".encode()) + part("file", b"x\r\n--y", "a b.csv") + b"--b--\r\n"
    for at in range(len(body)):
        form = post([body[:at], body[at:]])
        assert form == PostedForm({"list": "é"}, [Upload("a b.csv", b"x\r\n--y")])


def test_reading_stops_as_soon_as_too_much_came() -> None:
    piece = b"x" * 1024
    for most, kind in ((MOST_FILE_BYTES, MULTIPART), (MOST_BYTES, PLAIN_FORM)):
        pieces = [piece] * (most // len(piece) + 1)
        with pytest.raises(TooLarge):  # the first piece too much is the last one asked for
            post([*pieces, b"never asked for"], kind)


def test_the_largest_file_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_args: object, **_more: object) -> None:
        raise AssertionError

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", never)
    frame = len(part("file", b"", "x.csv")) + len(b"--b--\r\n")
    body = b"x" * (MOST_FILE_BYTES - frame)
    [file] = post([part("file", body, "x.csv") + b"--b--\r\n"]).files
    assert file.body == body


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", MULTIPART),
        (b"no form at all", MULTIPART),
        (part("list", b"cut off"), MULTIPART),
        (part("list", b"x") + b"--b--\r\n", b"multipart/form-data"),
        (part("list", b"x") + b"--b--\r\n", b"multipart/form-data; boundary=" + b"c" * 999),
        (b"--b\r\n\r\nx\r\n--b--\r\n", MULTIPART),
        (part("x", b"y") * 2 + b"--b\r\nContent-Transfer-Encoding: zip\r\n\r\n\r\n--b--", MULTIPART),
        (b"{}", b"application/json"),
        (b"&".join([b"a=b"] * 999), b"application/x-www-form-urlencoded"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_unreadable(body: bytes, kind: bytes) -> None:
    with pytest.raises(Unreadable):
        post([body], kind)


@given(st.lists(st.sampled_from([b"--b", b"--", b"\r\n", b":", b"x", b'name="', b"\0"])))
def test_whatever_comes_is_a_form_or_unreadable(pieces: list[bytes]) -> None:
    for body in (b"".join(pieces), part("f", b"", "n")[:-2] + b"".join(pieces)):
        try:
            assert isinstance(post([body]), PostedForm)
        except Unreadable:
            continue


def test_a_file_s_name_is_shown_without_its_folders_and_hidden_signs() -> None:
    body = part("file", b"x", "C:\\\\lists\\\\a\u202e.csv") + b"--b--\r\n"
    assert post([body]).files[0].name == "a.csv"


def rows(answer_text: str) -> list[str]:
    return [words(row) for row in LexborHTMLParser(answer_text).css("tbody tr")]


def test_text_and_file_both_count_the_text_first(browse: Browse) -> None:
    table = "Nom;Lien\r\nPanne;\r\n?;https://dead.example/\r\n;https://x.example/\r\n"
    files = {"file": ("réseaux <b>.csv", table.encode("cp1252"))}
    answer = browse("/check-list?lang=en", {"list": "devs\ndead"}, files)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    found = rows(answer.text)
    assert [row.split()[0] for row in found] == [
        "Réseau",
        "Panne",
        "https://x.example/",
        "Développeurs",
    ]
    page = LexborHTMLParser(answer.text)
    assert page.css("textarea")[0].text() == "devs\ndead"
    assert "Read from the file: réseaux <b>.csv" in words(page.css("main")[0])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_comes_back_as_a_file(browse: Browse, kind: str) -> None:
    answer = browse("/check-list?lang=fr", {"as": kind}, {"file": ("x.txt", b"devs\nPanne")})
    assert f"liste-verifiee.{kind}" in answer.headers["content-disposition"]


async def read_here(name: str, body: bytes) -> list[str]:
    """Read a file as ``read_apart`` does, in this process."""
    return texts_of(name, body)


@pytest.mark.parametrize("name", ["list.xlsx", "list.pdf", "list.html", "list.opml", "list.docx"])
def test_a_file_in_any_form_is_answered_on_the_page(
    serve: Callable[..., Browse], filled: Path, name: str
) -> None:
    browse = serve(filled, handed=Handed(read_here))
    answer = browse("/check-list?lang=en", {}, {"file": (name, WHOLE[name])})
    assert answer.status_code == 200
    assert f"Read from the file: {name}" in words(LexborHTMLParser(answer.text).css("main")[0])
    assert (
        sum(host in row for host in ("vif.example", "x.example") for row in rows(answer.text)) == 2
    )


def test_a_workbook_named_otherwise_and_our_own_download_are_read(
    serve: Callable[..., Browse], filled: Path
) -> None:
    browse = serve(filled, handed=Handed(read_apart))
    own = browse("/networks.xlsx?lang=fr").content
    for name in ("réseaux.xlsx", "réseaux.csv"):
        answer = browse("/check-list?lang=fr", {}, {"file": (name, own)})
        assert len(rows(answer.text)) == sum(row["listed"] for row in NETWORKS)
        assert "inconnu de nous" not in answer.text


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("file", "status", "says"),
    [
        (b"x" * 2 * MOST_FILE_BYTES, 413, "3072"),
        (b"x\n" + b"\n".join(b"%d" % i for i in range(MOST_ROWS)), 413, "3072"),
        (b"PK\x03\x04", 415, "CSV"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_in_a_sentence(
    browse: Browse, lang: str, file: bytes, status: int, says: str
) -> None:
    answer = browse(f"/check-list?lang={lang}", {}, {"file": ("x.csv", file)})
    assert answer.status_code == status
    assert answer.headers["content-language"] == lang
    assert "content-security-policy" in answer.headers
    assert says in words(LexborHTMLParser(answer.text).css(".lead")[0])


def test_a_post_that_is_no_form_is_answered_in_a_sentence(browse: Browse) -> None:
    answer = browse("/check-list?lang=en", {"list": "x"}, content_type="multipart/form-data")
    assert answer.status_code == 400
    assert "go back to the list" in answer.text


def test_an_empty_list_is_said(browse: Browse) -> None:
    assert "is empty" in browse("/check-list?lang=en", {"list": ""}, {"file": ("", b"")}).text
    assert "is empty" not in browse("/check-list?lang=en").text


@pytest.fixture(scope="module")
def entangled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Networks whose rows name others: successors, duplicates, the same names, no address."""
    path = tmp_path_factory.mktemp("lists") / "entangled.db"
    networks = [
        *NETWORKS,
        network("closed", "Le Fermé", url=""),
        network("twin", "Développeurs d'Ille-et-Vilaine", url="https://twin.example/"),
        network("mute", "!!!", url=""),
        network("inside", "Groupe interne", url="https://devs.example/groupe"),
        network("dormeurs", "Dead", url="https://other.example/"),
    ]
    verdicts = [
        verdict("closed", "moved", successor_url="https://devs.example/"),
        verdict("twin", "alive", same_as="devs", advice_fr="Club des métiers du bois"),
        verdict("mute", "alive", rhythm_source="https://club.example/feed"),
    ]
    fill(path, {"network": networks, "verdict": verdicts})
    return path


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_our_own_files_find_every_network_again(
    serve: Callable[..., Browse], entangled: Path, lang: str
) -> None:
    browse = serve(entangled)
    sent = browse(f"/networks.csv?lang={lang}").content
    answer = browse("/check-list?lang=fr", {"as": "page"}, {"file": ("ours.csv", sent)})
    links = LexborHTMLParser(answer.text).css("tbody th a")
    listed = sum(row["listed"] for row in NETWORKS) + 5
    assert len(rows(answer.text)) == len({link.attributes["href"] for link in links}) == listed
