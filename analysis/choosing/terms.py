"""The labels of the catalogue's vocabulary, to put into sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vocabulary.said import Said


class Vocabulary:
    """The labels of the catalogue's vocabulary; a word without a label stands for itself."""

    def __init__(self, terms: Mapping[str, Mapping[str, Said]]) -> None:
        self._terms = terms

    def labels(self, name: str, slugs: Iterable[str]) -> tuple[Said, ...]:
        """Return the labels of the words of a list, in order of the words."""
        known = self._terms.get(name, {})
        return tuple(known.get(slug) or Said(slug, slug) for slug in sorted(slugs))

    def joined(self, name: str, slugs: Iterable[str]) -> Said:
        """Return the same as one text."""
        return together(self.labels(name, slugs))


def together(labels: Sequence[Said]) -> Said:
    """Return several labels as one."""
    return Said(", ".join(label.fr for label in labels), ", ".join(label.en for label in labels))
