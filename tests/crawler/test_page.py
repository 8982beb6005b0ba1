"""What a page gives the probes: its visible text and its links."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def page(body: str, kind: str = "text/html; charset=utf-8") -> Page:
    return Page("https://exemple.fr/", 200, body.encode(), NOW, {"content-type": kind})


def test_visible_text_is_a_line_for_each_piece_without_scripts_and_styles() -> None:
    body = (
        "<html><head><title>T</title></head><body><style>p{}</style><p>Nos <b>1 250</b>\n  membres "
        "</p><script>var n = '9 membres';</script><noscript>Sans script</noscript></body></html>"
    )
    assert page(body).visible_text == "Nos\n1 250\nmembres\nSans script"


def test_a_word_that_is_also_a_script_elsewhere_is_only_left_out_whole() -> None:
    assert (
        page("<html><body><script>go</script><p>let us go</p></body></html>").visible_text
        == "let us go"
    )


def test_what_is_not_html_shows_no_text_and_no_links() -> None:
    answer = page('{"a": "<a href=/x>y</a>"}', "application/json")
    assert (answer.visible_text, answer.links) == ("", ())


def test_links_are_given_as_written_in_document_order() -> None:
    links = page(
        "<html><body><a href=' /a '>Un</a><a>x</a><a href=/b><b>De</b>ux</a></body></html>"
    ).links
    assert [(link.href, link.label) for link in links] == [("/a", "Un"), ("/b", "Deux")]


@pytest.mark.parametrize("declared", ["text/html; charset=iso-8859-1", "text/html"])
def test_bytes_that_are_utf_8_are_read_so_whatever_is_declared(declared: str) -> None:
    body = "<html><head><meta charset=iso-8859-15><body><p>3 févr. 2024</p>"
    assert "3 févr. 2024" in page(body, declared).text
    cut = Page(
        "https://exemple.fr/", 200, f"{body}é".encode()[:-1], NOW, {"content-type": declared}
    )
    assert cut.text == body


def test_bytes_that_are_not_utf_8_are_read_as_declared() -> None:
    body = "<html><head><meta charset=iso-8859-1><body><p>3 févr. 2024</p>".encode("latin-1")
    assert "3 févr. 2024" in Page("https://exemple.fr/", 200, body, NOW).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("declared", ["", "; charset=utf-16", "; charset=utf-8"])
def test_wide_text_is_read_whether_or_not_it_is_marked_and_declared(
    encoding: str, declared: str
) -> None:
    body = "<!doctype html><meta charset=utf-8><title>Réseau</title><p>Ça… va"
    kind = {"content-type": f"text/html{declared}"}
    assert Page("https://exemple.fr/", 200, body.encode(encoding), NOW, kind).text == body


@pytest.mark.parametrize("claimed", ["utf-16", "utf-16be", "ucs-2", "utf-32"])
def test_text_that_claims_to_be_wide_and_is_not_is_read_all_the_same(claimed: str) -> None:
    for body in (f"<meta charset={claimed}><p>Reseau", f"<meta charset={claimed}><p>Réseau Ça"):
        for encoded in (body.encode(), body.encode("cp1252")):
            kind = {"content-type": f"text/html; charset={claimed}"}
            assert Page("https://exemple.fr/", 200, encoded, NOW, kind).text == body


def test_elements_are_found_whatever_the_case_of_their_markup_and_in_every_encoding() -> None:
    markup = "<html><head><META NAME=Generator CONTENT='Spip 4'></head><body>été</body></html>"
    assert page(markup).generator == "Spip 4"
    wide = Page(
        "https://exemple.fr/", 200, markup.encode("utf-16"), NOW, {"content-type": "text/html"}
    )
    assert wide.generator == "Spip 4"


def test_what_several_readers_ask_is_read_once() -> None:
    asked: list[Page] = []

    def read(of: Page) -> int:
        asked.append(of)
        return len(asked)

    answer = page("<html></html>")
    assert (answer.once(read), answer.once(read)) == (1, 1)
    assert page("<html></html>").once(read) == 2


def test_one_of_several_marks_is_found_before_and_after_they_are_learnt() -> None:
    for _ in range(2):
        answer = page("<html><body class='made-by-nobody'></body></html>")
        assert answer.has_any((b"never-seen-anywhere", b"made-by-nobody"))
        assert not answer.has_any((b"never-seen-anywhere", b"nor-this"))


def test_what_a_page_states_in_its_head_is_found_by_name_and_by_property_in_order() -> None:
    head = (
        "<meta name=Generator content=' phpBB '><meta property='og:locale' content='fr_FR'>"
        "<meta property='og:locale' content='en_GB'><meta name='og:locale' content='de'><meta name=empty>"
    )
    read = page(f"<!doctype html><html><head>{head}</head><body></body></html>")
    assert read.stated("property", "og:locale") == ["fr_FR", "en_GB"]
    assert read.stated("name", "empty") == []
    assert read.generator == "phpBB"
