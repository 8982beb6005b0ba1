"""Learns how much each mark of a page says of what it is: ``python -m bench.wording``.

From the labelled pages of ``tests/labelled/faces`` and the examples of the tables' rows, those with nothing
of their own, it fits a multinomial logistic regression and writes ``crawler/faces/tables/wording.tsv``. With
``--fresh`` it writes nothing and prints how each lot is read by weights learned from the others alone: what
to expect of pages nobody has seen.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from commands.labelled import written
from crawler.faces.facts import Sight
from crawler.faces.known_rows import rows
from crawler.faces.weights import SCALE, TABLE, Weights, probabilities
from crawler.page import Page
from vocabulary.items import Face

_TESTS = Path(__file__).parents[1] / "tests"
LABELLED = _TESTS / "labelled" / "faces"
#: Pages of the rows of tables.
EXAMPLES = _TESTS / "crawler" / "faces" / "examples"
#: A mark of fewer pages says nothing.
_PAGES = 2
#: How dear a weight is, and below which it is not kept.
_PRICE = 0.05
_SMALL = 0.08
#: Faces that words do not tell: they are told by lists, files and scripts.
_NOT_LEARNED = frozenset({Face.OVERRUN, Face.SCRIPT_ONLY, Face.EMPTY, Face.DIRECTORY_INDEX})

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled page with nothing of its own: the lot it came with, its face, its marks."""

    lot: str
    face: Face
    marks: frozenset[str]
    page: Page


def examples() -> list[Example]:
    """Return the labelled pages that words can tell, in the order of their files."""
    found = []
    for file in _files():
        for given in tomllib.loads(file.read_text(encoding="utf-8"))["pages"]:
            page, face = _page(given), _face(file.stem, given)
            facts = Sight(page)
            if face not in _NOT_LEARNED and facts.is_read_by_words:
                found.append(Example(file.stem, face, facts.word_marks, page))
    return found


def digest() -> str:
    """Return what the labelled pages are: a change of it asks for learning anew."""
    read = hashlib.sha256()
    for file in _files():
        read.update(file.read_bytes())
    return read.hexdigest()[:16]


def _files() -> list[Path]:
    return [*sorted(LABELLED.glob("*.toml")), *sorted(EXAMPLES.glob("*.toml"))]


def _face(lot: str, given: dict[str, Any]) -> Face:
    """Return the label of a page, or the face of the row that it is an example of."""
    if "face" in given:
        return Face(given["face"])
    return next(row.face for row in rows(lot) if row.name == given["row"])


def learn(given: list[Example]) -> Weights:
    """Return the weights that tell ``given`` apart best, large ones being dear."""
    seen = Counter(mark for each in given for mark in each.marks)
    known = sorted(mark for mark, pages in seen.items() if pages >= _PAGES)
    column = {mark: at for at, mark in enumerate(known)}
    faces = tuple(sorted({each.face for each in given}))
    lines_of = [[column[mark] for mark in sorted(each.marks) if mark in column] for each in given]
    x = csr_matrix(
        (
            np.concatenate([np.full(len(row), 1 / max(len(row), 1) ** 0.5) for row in lines_of]),
            (
                np.repeat(np.arange(len(lines_of)), [len(row) for row in lines_of]),
                np.concatenate(lines_of),
            ),
        ),
        shape=(len(lines_of), len(known)),
    )
    y = np.array([[each.face is face for face in faces] for each in given], dtype=float)
    fitted = _fit(x, y)
    kept = {
        mark: tuple(fitted[at]) for mark, at in column.items() if abs(fitted[at]).max() > _SMALL
    }
    return Weights(faces, tuple(fitted[-1]), kept)


def _fit(x: csr_matrix, y: Matrix) -> Matrix:
    """Return the weights of marks (rows) for faces (columns); the last row is the start."""
    columns = x.shape[1]
    shape = (columns + 1, y.shape[1])

    def cost(flat: Matrix) -> tuple[float, Matrix]:
        w = flat.reshape(shape)
        scores = x @ w[:-1] + w[-1]
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        loss = -(y * np.log(shares + 1e-12)).sum() + _PRICE / 2 * (w[:-1] ** 2).sum()
        gap = shares - y
        slope = np.vstack([x.T @ gap + _PRICE * w[:-1], gap.sum(axis=0)])
        return loss, slope.ravel()

    found = minimize(cost, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=float).reshape(shape)


def lines(learned: Weights, learned_from: str) -> Iterable[str]:
    """Yield the lines of the table."""
    yield f"# learned from {learned_from} by python -m bench.wording"
    yield "\t".join(("", *learned.faces))
    for mark, row in (("start:", learned.start), *sorted(learned.of.items())):
        yield "\t".join((mark, *(str(round(SCALE * each) or "") for each in row)))


def fresh(given: list[Example]) -> Iterable[str]:
    """Yield how each lot is read by weights learned from the other lots."""
    for lot in sorted({each.lot for each in given}):
        learned = learn([each for each in given if each.lot != lot])
        told: Counter[str] = Counter()
        for each in (each for each in given if each.lot == lot):
            chances = probabilities(each.marks, learned)
            is_living = each.face is Face.OK
            told["living" if is_living else "ended"] += 1
            told["living, ended"] += is_living and chances.get(Face.OK, 0) < 0.1
            told["right"] += not is_living and chances.get(Face.OK, 0) < 0.1
        yield f"{lot:16} {dict(told)}"


def _page(given: dict[str, Any]) -> Page:
    page = written("", "", given)
    return Page(page.url, page.status, page.body, page.as_of, page.headers)


def main() -> int:
    """Learn and write, or print the readings of each lot; return 0."""
    given = examples()
    if "--fresh" in sys.argv:
        for line in fresh(given):
            print(line)
        return 0
    learned = learn(given)
    TABLE.write_text("\n".join(lines(learned, digest())) + "\n", encoding="utf-8")
    print(f"{len(given)} pages, {len(learned.of)} marks")
    return 0


if __name__ == "__main__":
    sys.exit(main())
