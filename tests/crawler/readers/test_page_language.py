"""The language a page is written in, stated or told by its words."""

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.readers.common_words import COMMON_WORDS, ENGLISH_WORDS
from crawler.readers.dates.dated_rows import dated_rows
from crawler.readers.page_language import page_language

AT = datetime(2026, 11, 29, tzinfo=UTC)
FRENCH = (
    "Les derniers messages de notre forum sont dans la liste, avec leurs auteurs et les réponses."
)
ENGLISH = (
    "The last posts of this forum are in the list, and you find the replies by author with it."
)


def page(text: str, root: str = "<html>") -> Page:
    return Page("https://relieurs.example/", 200, f"{root}<body>{text}".encode(), AT)


@pytest.mark.parametrize(
    ("root", "text", "language"),
    [
        ('<html lang="de-AT">', FRENCH, "de-AT"),
        ("<html>", FRENCH, "fr"),
        ('<html lang="en-US">', FRENCH, "fr"),
        ('<html lang="en-GB">', ENGLISH, "en-GB"),
        ("<html>", ENGLISH, None),
        ("<html>", f"{FRENCH} {ENGLISH}", None),
        ('<html lang="en">', f"{FRENCH} {ENGLISH}", "en"),
        ("<html>", "12/03/2026", None),
    ],
)
def test_a_page_is_in_the_language_it_states_unless_it_states_none_or_english_over_other_words(
    root: str, text: str, language: str | None
) -> None:
    assert page_language(page(text, root)) == language


def test_a_word_of_english_tells_no_other_language() -> None:
    english = set(ENGLISH_WORDS.split())
    assert not {name for name, words in COMMON_WORDS.items() if english & set(words.split())}


def test_words_tell_which_number_is_the_day() -> None:
    rows = "".join(f'<li><a href="/sujet-{n}">Cahier {n}</a> 05/0{n}/2026' for n in (6, 7, 8))
    told, untold = page(f"{FRENCH}<ul>{rows}</ul>"), page(f"<ul>{rows}</ul>")
    newest = max(row.moment.at for row in dated_rows(told, page_language(told)))
    assert newest == datetime(2026, 8, 5, tzinfo=UTC)
    assert not dated_rows(untold, page_language(untold))
