"""What a page gives the probes: its visible text and its links."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.page import Page


def page(body: str, kind: str = "text/html; charset=utf-8") -> Page:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return Page("https://exemple.fr/", 200, body.encode(), now, {"content-type": kind})


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
