"""The labels of the catalogue's vocabulary, to put into sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analysis.words.labels import Label


class Words:
    """The labels of the catalogue's vocabulary; a word without a label stands for itself."""

    def __init__(self, terms: Mapping[str, Mapping[str, Label]]) -> None:
        self._terms = terms

    def labels(self, name: str, slugs: Iterable[str]) -> tuple[Label, ...]:
        """Return the labels of the words of a list, in order of the words."""
        known = self._terms.get(name, {})
        return tuple(known.get(slug) or Label(slug, slug) for slug in sorted(slugs))

    def joined(self, name: str, slugs: Iterable[str]) -> Label:
        """Return the same as one text."""
        return together(self.labels(name, slugs))


def together(labels: Sequence[Label]) -> Label:
    """Return several labels as one."""
    return Label(", ".join(label.fr for label in labels), ", ".join(label.en for label in labels))
