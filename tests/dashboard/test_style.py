"""The stylesheet: readable in light and dark, and nothing fetched by it."""

from __future__ import annotations

import re

import pytest

from dashboard.style import SHEET

CSS = SHEET.decode()
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
)
STATES = re.findall(r"^\.is-(\w+) ", CSS, re.MULTILINE)
GROUNDS = ("ground", "card", "panel")
TEXTS = ("text", "soft", "accent", *STATES)
PAIRS = [
    *((text, ground, 4.5) for text in TEXTS for ground in GROUNDS),
    *((text, "tint", 4.5) for text in ("text", "soft", "accent", "accent-deep")),
    ("on-accent", "accent", 4.5),
    *(("edge", ground, 3.0) for ground in ("ground", "card", "tint")),
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_have_enough_contrast(scheme: dict[str, str]) -> None:
    for front, back, least in PAIRS:
        lighter, darker = sorted((luminance(scheme[front]), luminance(scheme[back])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= least, (front, back)


def test_every_state_has_a_colour_in_both_schemes() -> None:
    assert len(STATES) == 8
    assert set(STATES) <= LIGHT.keys()
    assert LIGHT.keys() == DARK.keys()


def test_the_stylesheet_fetches_nothing() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
