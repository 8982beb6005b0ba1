"""What an unknown name or address may have meant is suggested, and nothing far-fetched."""

from __future__ import annotations

import pytest

from analysis.near_names import NearNames
from dashboard.published import Findable

NAMES = NearNames(
    [
        Findable("linkedin", "LinkedIn", "https://www.linkedin.com/"),
        Findable("group", "Groupe du bois", "https://www.facebook.com/groups/bois/"),
        Findable("shared", "Carnet du jardin partagé", "https://jardin.example/"),
        Findable("devs", "Développeurs d’Ille-et-Vilaine", "https://devs.example/"),
        Findable("club", "Club", ""),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("linkdin", ["linkedin"]),
        ("Linked-Inn", ["linkedin"]),
        ("fr.linkedin.com/in/xyz", ["linkedin"]),
        ("https://www.linkdin.com/company/x", ["linkedin"]),
        ("Carnet du jardin", ["shared"]),
        ("Les carnets du jardin", ["shared"]),
        ("Les développeurs d'Ille et Vilaine", ["devs"]),
        ("developeurs d'ile et vilaine", ["devs"]),
        ("Jardin", []),
        ("clab", []),
        ("facebook.com", []),
        ("https://x.example/", []),
        ("Club des jardiniers", []),
        ("", []),
        ("!!!", []),
    ],
)
def test_a_near_name_or_address_is_suggested(typed: str, meant: list[str]) -> None:
    assert [network.id for network in NAMES.meant(typed)] == meant
