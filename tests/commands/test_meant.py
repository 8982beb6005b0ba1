"""Who types a name, an address or a slip of the key is told the identifier."""

from __future__ import annotations

import pytest

from commands.meant import perhaps
from vocabulary.catalogue import Network

NETWORKS = [
    Network("forum-bois", "Forum du bois", "https://www.bois.example/forum/"),
    Network("lyon", "Rencontres de Lyon", "https://www.meetup.example/lyon"),
    Network("nantes", "Rencontres de Nantes", "https://www.meetup.example/nantes"),
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("forum-bios", " Perhaps: forum-bois."),
        ("forum du Bois", " Perhaps: forum-bois."),
        ("https://bois.example/forum", " Perhaps: forum-bois."),
        ("bois.example", " Perhaps: forum-bois."),
        ("http://meetup.example/nantes/", " Perhaps: nantes."),
        ("meetup.example", " Perhaps: lyon, nantes."),
        ("nobody", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_what_was_typed_is_told_by_identifier(typed: str, meant: str) -> None:
    assert perhaps(typed, NETWORKS) == meant
