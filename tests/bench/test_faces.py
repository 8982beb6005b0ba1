"""How often a page is taken for something else is measured, and told as it was measured."""

from __future__ import annotations

from analysis.measured import Living, PageKind, errors
from bench.faces import Labelled, measure, page_of
from vocabulary.items import Face

PARKED = page_of({"html": "<title>club.example</title><p>This domain is parked at Registrar.</p>"})
CLUB = page_of({"html": "<title>Club</title><p>We meet on Mondays at the mill.</p>"})


def labelled(face: Face, *accepted: str) -> tuple[Labelled, Labelled]:
    """Return both pages with one label."""
    return Labelled(PARKED, face, frozenset(accepted)), Labelled(CLUB, face, frozenset(accepted))


def test_what_is_right_missed_and_taken_for_another_is_counted_apart() -> None:
    parked, club = labelled(Face.PARKED)
    sold, _club = labelled(Face.FOR_SALE)
    living = labelled(Face.OK)
    found = measure([parked, club, sold], list(living))
    assert (found.captured, found.written) == (2, 3)
    assert found.kinds == (
        PageKind(Face.PARKED, 2, 1, 1, 0),
        PageKind(Face.FOR_SALE, 1, 0, 0, 1),
    )
    assert found.living == Living(2, 1, 0)


def test_a_face_that_will_do_is_right() -> None:
    sold, _club = labelled(Face.FOR_SALE, "parked")
    assert measure([sold], []).kinds == (PageKind(Face.FOR_SALE, 1, 1, 0, 0),)


def test_the_last_measurement_ended_no_living_page() -> None:
    found = errors()
    assert found.captured > 300
    assert found.living.pages > 200
    assert found.living.ended == 0
    assert sum(kind.right for kind in found.kinds) > 0.95 * sum(kind.pages for kind in found.kinds)
