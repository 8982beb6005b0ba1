"""The address of a mailing list is no person's."""

from __future__ import annotations

import pytest

from pipelines.privacy import scrub_url


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        (
            "https://lists.example.org/archives/list/users@lists.example.org/latest",
            "https://lists.example.org/archives/list/users@lists.example.org/latest",
        ),
        (
            "https://club.example/membre/anne.durand@poste.example",
            "https://club.example/membre/[…]",
        ),
        (
            "https://club.example/list/?from=anne@poste.example",
            "https://club.example/list/?from=[…]",
        ),
    ],
)
def test_a_list_keeps_its_address_and_a_person_does_not(url: str, kept: str) -> None:
    assert scrub_url(url) == kept
