"""What the card tells by a colour is told to eyes that see fewer of them too."""

from __future__ import annotations

import pytest

from bot.drawing.palette import PALETTES, Palette, contrast
from tests.charts.seeing import SIGHTS, difference

PLAIN = 15
"""Hundredths of black to white: three times what is plain at a glance between small shapes."""

sights = pytest.mark.parametrize("sight", SIGHTS)
palettes = pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)


@sights
@palettes
def test_a_goal_that_was_met_looks_different_from_one_that_was_not(palette: Palette, sight: str) -> None:
    assert difference(palette.strong, palette.soft, SIGHTS[sight]) >= PLAIN


@sights
@palettes
def test_bars_marks_and_lines_stand_out_from_what_they_are_on(palette: Palette, sight: str) -> None:
    for tone in (palette.strong, palette.soft, palette.highlight, palette.ink):
        assert difference(tone, palette.ground, SIGHTS[sight]) >= PLAIN


@sights
@palettes
def test_the_line_of_the_goal_is_seen_on_a_bar_that_passes_it(palette: Palette, sight: str) -> None:
    assert difference(palette.highlight, palette.strong, SIGHTS[sight]) >= 5


@palettes
def test_words_and_lines_can_be_read(palette: Palette) -> None:
    assert contrast(palette.ink, palette.ground) >= 7
    for line in (palette.highlight, palette.strong):  # the edges of bars, marks and curves
        assert contrast(line, palette.ground) >= 3


def test_the_simulation_takes_away_what_it_should() -> None:
    red, green = "#D62728", "#5A8A2C"
    assert difference(red, green, SIGHTS["all colours"]) > 25
    assert difference(red, green, SIGHTS["no green"]) < 15
    assert difference("#000000", "#FFFFFF", SIGHTS["no red"]) == pytest.approx(100, abs=1)
