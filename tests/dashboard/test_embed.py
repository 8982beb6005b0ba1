"""A small list stands in the frames of the sites that the operator named, and in no others."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.dashboard.conftest import Browse, words
from vocabulary.operator import NAME, OperatorError, load


@pytest.fixture
def framed(serve: Callable[..., Browse], filled: Path, tmp_path: Path) -> Browse:
    (tmp_path / NAME).write_text('frames = ["https://mission.example"]\n', encoding="utf-8")
    return serve(Path(shutil.copy(filled, tmp_path / "facts.db")))


def test_the_living_networks_of_a_trade_are_shown_with_a_way_to_their_sheets(
    framed: Browse,
) -> None:
    answer = framed("/embed/it?lang=fr")
    page = LexborHTMLParser(answer.text)
    listed = [words(item) for item in page.css("li")]
    assert len(listed) == 2
    assert all("Actif" in item for item in listed)
    links = [link.attributes for link in page.css("a")]
    assert all(link["target"] == "_blank" and link["rel"] == "noopener" for link in links)
    assert not page.css("header, footer, form, script")


def test_only_this_page_may_be_framed_and_only_where_the_operator_says(framed: Browse) -> None:
    policy = framed("/embed/it").headers["content-security-policy"]
    assert "frame-ancestors https://mission.example" in policy
    assert "default-src 'none'" in policy
    for address in ("/", "/network/devs", "/embed/nothing", "/editor"):
        assert "frame-ancestors 'none'" in framed(address).headers["content-security-policy"]


def test_without_a_setting_there_is_no_such_page(browse: Browse) -> None:
    assert browse("/embed/it").status_code == 404


@pytest.mark.parametrize("frames", ['["*"]', '["https://a.example; script-src *"]', '"a.example"'])
def test_a_site_that_is_none_is_refused(tmp_path: Path, frames: str) -> None:
    (tmp_path / NAME).write_text(f"frames = {frames}\n", encoding="utf-8")
    with pytest.raises(OperatorError, match="write frames as"):
        load(tmp_path / NAME)
