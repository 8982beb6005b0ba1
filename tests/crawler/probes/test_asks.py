"""What the recognised pages ask for next, and what they really are; read from the fixtures."""

from __future__ import annotations

import pytest

from crawler.faces import look
from crawler.probes import read_page
from tests.helpers.recorded import FIXTURES, recorded
from vocabulary.items import Face


def asked(case: str) -> list[str]:
    return [
        ask.url
        for ask in sorted(read_page(recorded(FIXTURES / case)).asks, key=lambda ask: ask.order)
    ]


@pytest.mark.parametrize(
    ("case", "urls"),
    [
        ("nodeinfo/well_known_array", ["https://social.exemple.fr/nodeinfo/2.1"]),
        ("nodeinfo/well_known_object", ["https://pod.exemple.org/nodeinfo/1.0"]),
        ("nodeinfo/well_known_other_host", []),
        (
            "mastodon/home_shell",
            [
                "https://social.exemple.fr/api/v2/instance",
                "https://social.exemple.fr/api/v1/timelines/public?local=true&limit=40",
                "https://social.exemple.fr/api/v1/instance",
                "https://social.exemple.fr/api/v1/instance/activity",
                "https://social.exemple.fr/nodeinfo/2.0",
            ],
        ),
        (
            "discourse/home",
            [f"https://forum.exemple.fr/{part}.json" for part in ("about", "latest", "categories")],
        ),
        ("discourse/login_required", ["https://forum.exemple.fr/site/basic-info.json"]),
        ("phpbb/index_fr", []),
        ("wordpress/borrowed_picture", []),
        ("home_page/association_fr", []),
    ],
)
def test_what_is_asked_next_in_order(case: str, urls: list[str]) -> None:
    assert asked(case) == urls


@pytest.mark.parametrize(
    ("case", "root"),
    [
        ("wordpress/home_fr", "https://www.asso.exemple.fr/reseau/wp-json{}?"),
        ("wordpress/plain_permalinks", "https://simple.exemple.fr/index.php?rest_route={}&"),
    ],
)
def test_both_forms_of_the_wordpress_api_are_asked(case: str, root: str) -> None:
    routes = (
        ("/wp/v2/posts", "per_page=20&_fields=id,date_gmt"),
        ("/wp/v2/comments", "per_page=20&_fields=id,date_gmt"),
        ("/", "_fields=namespaces"),
    )
    assert asked(case) == [root.format(route) + query for route, query in routes]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("mastodon/home_shell", Face.SCRIPT_ONLY),
        ("discourse/home", Face.OK),
        ("discourse/login_required", Face.LOGIN_WALL),
        ("discourse/latest", Face.OK),
        ("wordpress/home_fr", Face.OK),
        ("phpbb/index_fr", Face.OK),
        ("phpbb/index_en", Face.OK),
        ("home_page/association_fr", Face.OK),
        ("home_page/company_decoys", Face.OK),
        ("home_page/login_wall", Face.LOGIN_WALL),
        ("home_page/script_only", Face.SCRIPT_ONLY),
    ],
)
def test_the_face_of_a_platforms_own_page(case: str, expected: Face) -> None:
    assert look(recorded(FIXTURES / case)).face is expected
