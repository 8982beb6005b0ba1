"""How alike texts are by their words: TF-IDF and cosine, of few texts with few at a time. Pure; numpy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]


class LikeWords:
    """Texts as the weights of their words. Words of one text alone, and words of all, weigh nothing."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(text.split()) for text in texts]
        spread = Counter(word for counted in counts for word in counted)
        number = {word: place for place, word in enumerate(w for w, n in spread.items() if n > 1)}
        kept = [[word for word in counted if word in number] for counted in counts]
        self._starts = np.array([0, *accumulate(map(len, kept))])
        self._words = np.array([number[word] for row in kept for word in row], dtype=np.intp)
        weights = [
            (1 + np.log(counted[word])) * np.log(len(texts) / spread[word])
            for counted, row in zip(counts, kept, strict=True)
            for word in row
        ]
        owner = np.repeat(np.arange(len(texts)), np.diff(self._starts))
        squares = np.bincount(owner, np.square(weights), minlength=len(texts))
        length = np.maximum(np.sqrt(squares), 1e-9)
        self._weights = (np.array(weights) / length[owner]).astype(np.float32)
        self._columns = np.full(len(number), -1)  # of the words of one comparison

    def likeness(self, some: Places, others: Places) -> Matrix:
        """Return a row for each of ``some``, a column for each of ``others``: 0 not alike, 1 the same."""
        used = np.unique(self._words[self._entries(some)[0]])
        self._columns[used] = np.arange(len(used))
        alike = self._matrix(some, len(used)) @ self._matrix(others, len(used)).T
        self._columns[used] = -1
        return np.asarray(alike, dtype=np.float32)

    def _entries(self, texts: Places) -> tuple[Places, Places]:
        """Return where the words of these texts stand, and which of the texts each is of."""
        lengths = self._starts[texts + 1] - self._starts[texts]
        owner = np.repeat(np.arange(len(texts)), lengths)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return self._starts[texts][owner] + within, owner

    def _matrix(self, texts: Places, width: int) -> Matrix:
        entries, owner = self._entries(texts)
        columns = self._columns[self._words[entries]]
        known = columns >= 0
        matrix = np.zeros((len(texts), width), dtype=np.float32)
        matrix[owner[known], columns[known]] = self._weights[entries[known]]
        return matrix
