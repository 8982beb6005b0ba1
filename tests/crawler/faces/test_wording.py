"""Pages read by their words as a whole: what no table and no grammar knows."""

from __future__ import annotations

import pytest

from bench.wording import digest, examples, fresh, learn
from crawler.faces import look
from crawler.faces.facts import Sight, fold
from crawler.faces.weights import TABLE, marks, probabilities, weights
from tests.crawler.faces.pages import PROSE, answer
from vocabulary.items import Face

#: Said in words that no row and no grammar holds.
FAREWELL = (
    "On plie les gaules. Plus personne pour modérer, je ne créerai pas de remplaçant. "
    "Prenez soin de vous, merci à toutes."
)


def test_the_weights_were_learned_from_the_labelled_pages_of_today() -> None:
    """After a change of tests/labelled/faces: ``python -m bench.wording``."""
    assert TABLE.read_text(encoding="utf-8").partition("\n")[0].split()[3] == digest()


def test_a_mark_is_the_beginning_of_a_word_alone_or_with_one_beside_it() -> None:
    found = marks(["le forum fermera en 2024"], ["forum"])
    assert {"ferme", "forum ferme", "forum _ en", "en <year>", "^ le", "<year> $"} <= found
    assert {"h:forum"} <= found
    assert "fermera" not in found


def test_a_farewell_in_words_of_its_own_is_read_with_the_sentence_that_says_it() -> None:
    found = look(answer(f"<h1>Cercle des brodeuses</h1><p>{FAREWELL}</p>", "Cercle des brodeuses"))
    assert found.face is Face.CLOSURE_NOTICE
    assert found.signs[:2] == ("its words as a whole", "nothing of its own")
    assert found.quote in fold(FAREWELL)


def test_an_end_that_is_to_come_is_no_end_yet() -> None:
    said = (
        "Nous tirerons notre révérence, faute de relève, et l'association aura vécu au 3 mars 2031."
    )
    found = look(answer(f"<h1>Adieu</h1><p>{said} Merci à tous.</p>", "Adieu"))
    assert found.face is Face.OK


@pytest.mark.parametrize(
    "beside",
    [
        f"<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>",
        "<article><h2>Nouvelle réunion</h2><time datetime='2026-11-20'>20 novembre</time></article>",
        "<nav><a href='/forum'>Forum</a><a href='/agenda'>Agenda</a></nav>",
        "<form action='/ecrire'><textarea name='t'></textarea></form>",
    ],
)
def test_a_page_with_something_of_its_own_is_never_read_by_its_words(beside: str) -> None:
    page = answer(f"<h1>Cercle des brodeuses</h1><p>{FAREWELL}</p>{beside}", "Cercle des brodeuses")
    assert look(page).face is Face.OK


def test_words_that_say_an_ordinary_page_take_a_notice_back() -> None:
    body = "<h1>Amicale</h1><p>L'usine a fermé en 1990. L'amicale organise un banquet chaque année.</p>"
    assert Sight(answer(body, "Amicale")).is_ordinary


def test_an_unknown_language_says_nothing() -> None:
    assert look(answer("<p>ታሪክ ይህ ማህበር ነው ደህና ሁኑ ሁላችሁም</p>", "ማህበር")).face is Face.OK


def test_the_chances_of_all_faces_are_one_together() -> None:
    chances = probabilities(marks(["merci et au revoir"], []), weights())
    assert sum(chances.values()) == pytest.approx(1)


def test_what_is_learned_tells_pages_apart_that_were_not_learned_from() -> None:
    given = [each for each in examples() if each.lot in {"parked", "ends_of_something_else"}]
    learned = learn(given)
    sale = marks(["this domain is for sale", "make an offer"], ["for sale"])
    assert probabilities(sale, learned)[Face.FOR_SALE] > 0.3
    assert [line.split()[0] for line in fresh(given)] == ["ends_of_something_else", "parked"]
