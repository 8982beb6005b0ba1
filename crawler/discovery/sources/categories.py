"""The categories by which directories of the fediverse sort their servers, in French words."""

from __future__ import annotations

_FRENCH = {
    "academia": "recherche",
    "activism": "social",
    "art": "culture",
    "books": "bibliothèque",
    "food": "restauration",
    "games": "jeu vidéo",
    "humanities": "recherche",
    "journalism": "journalisme",
    "music": "musique",
    "science": "recherche",
    "tech": "informatique",
    "technology": "informatique",
}


def in_french(category: str) -> str:
    """Return a French word for a category, or the category as it stands."""
    return _FRENCH.get(category.strip().lower(), category)
