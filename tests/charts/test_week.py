"""The card of a week: its words are large enough and stay apart, and each mark has a shape of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import font_lato
import pytest
from PIL import ImageFont

from bot.charts.week import SIZE, WIDTH, week_svg
from bot.domain.week_chart import ChartDay, DayMark, Heading, WeekChart
from bot.drawing.palette import DARK, LIGHT, PALETTES, Palette
from tests.support.cards import CARD, DAYS

_FONTS = Path(font_lato.__file__).parent / "files"
_NARROW = 320
_SHAPES = "{http://www.w3.org/2000/svg}"

FULL_OZ = replace(CARD, days=tuple(replace(day, amount="101 oz") for day in DAYS), goal="goal 101 oz")
LONG = replace(
    CARD,
    heading=Heading("Your week", "28 Feb – 29 Mar"),
    water=Heading("Water", "goal met on 7 of 7 days"),
    days=tuple(ChartDay(day.name, "1250 ml", 1250, day.mark, day.today) for day in DAYS),
    means="A firm habit: " + "one missed day changes little, " * 2 + "and so on.",
)
EMPTY = replace(
    CARD,
    goal="No water logged in the last 7 days",
    goal_ml=None,
    days=tuple(replace(day, ml=0, mark=DayMark.NONE) for day in DAYS),
    marks=(),
    curve=(),
)
FIRST = replace(
    CARD,
    heading=Heading("Your week", "7 Nov"),
    water=Heading("Water", "goal not met yet"),
    days=(*(replace(day, ml=0, mark=DayMark.NONE, before=True) for day in DAYS[:-1]), DAYS[-1]),
    curve=(57,),
    curve_from="",
)
CARDS = {"full": CARD, "ounces": FULL_OZ, "long": LONG, "empty": EMPTY, "first day": FIRST}


@dataclass(frozen=True)
class Words:
    """A line of words and the box that it fills."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Words) -> bool:
        """Whether two lines run into each other."""
        apart = self.right <= other.left or other.right <= self.left
        return not apart and self.top < other.bottom and other.top < self.bottom


def words_of(chart: WeekChart) -> Iterator[Words]:
    """All lines, measured in the very font."""
    for element in ElementTree.fromstring(week_svg(chart, LIGHT)).iter(f"{_SHAPES}text"):
        text, x, y = element.text or "", float(element.attrib["x"]), float(element.attrib["y"])
        size = float(element.attrib["font-size"])
        weight = "Bold" if element.attrib["font-weight"] == "700" else "Regular"
        wide = ImageFont.truetype(_FONTS / f"Lato-{weight}.ttf", size).getlength(text)
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[element.attrib["text-anchor"]]
        yield Words(text, size, left, y - 0.75 * size, left + wide, y + 0.2 * size)


@pytest.mark.parametrize("chart", CARDS.values(), ids=CARDS)
def test_the_smallest_words_have_ten_pixels_on_a_card_320_wide(chart: WeekChart) -> None:
    assert min(words.size for words in words_of(chart)) * _NARROW / SIZE[0] >= 10


@pytest.mark.parametrize("chart", CARDS.values(), ids=CARDS)
def test_no_words_leave_the_card_or_run_into_others(chart: WeekChart) -> None:
    lines = [words for words in words_of(chart) if words.text]
    assert [words.text for words in lines if words.left < 40 or words.right > SIZE[0] - 40] == []
    assert max(words.bottom for words in lines) <= SIZE[1] - 20
    assert [(one.text, other.text) for one, other in combinations(lines, 2) if one.touches(other)] == []


def test_everything_that_is_told_stands_on_it() -> None:
    shown = {words.text for words in words_of(CARD)}
    assert {"Your week", "1 – 7 Nov", "goal 2 l", "2450 ml", "rest day", "62 of 100", CARD.means, "Sun"} <= shown
    assert "0 ml" not in shown


def test_each_mark_has_a_shape_of_its_own() -> None:
    def shapes(mark: DayMark) -> list[tuple[str, ...]]:
        one = replace(EMPTY, days=(replace(DAYS[0], ml=0, mark=mark), *EMPTY.days[1:]))
        svg, plain = (ElementTree.fromstring(week_svg(card, LIGHT)) for card in (one, EMPTY))
        before = [ElementTree.tostring(element) for element in plain]
        new = [element for element in svg if ElementTree.tostring(element) not in before]
        return [(element.tag, *sorted(set(element.attrib) - {"fill", "stroke"})) for element in new]

    found = [shapes(mark) for mark in DayMark if mark is not DayMark.NONE]
    assert all(found)
    assert all(one != other for one, other in combinations(found, 2))


def test_a_day_before_the_first_has_its_name_alone() -> None:
    later = replace(FIRST, days=tuple(replace(day, before=False) for day in FIRST.days))
    svg, other = (ElementTree.fromstring(week_svg(card, LIGHT)) for card in (FIRST, later))
    assert len(list(other)) - len(list(svg)) == 2 * 6  # a line on the ground and a speck, six times
    assert {day.name for day in FIRST.days} <= {words.text for words in words_of(FIRST)}


def test_a_curve_of_one_day_is_a_dot_on_the_right() -> None:
    one, two = (week_svg(replace(FIRST, curve=curve), LIGHT) for curve in ((57,), (57, 58)))
    assert two.count("<path") - one.count("<path") == 2  # the line, and what is below it
    dots = ElementTree.fromstring(one).iter(f"{_SHAPES}circle")
    assert max(float(dot.attrib["cx"]) for dot in dots) > 1000


def test_a_goal_that_is_met_to_the_drop_fills_its_bar() -> None:
    def boxes(ml: int) -> int:
        days = tuple(replace(day, ml=ml) for day in DAYS)
        return week_svg(replace(CARD, days=days), LIGHT).count(f'fill="{LIGHT.soft}"')

    assert (boxes(1999), boxes(2000)) == (7, 0)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_it_is_drawn_in_the_colours_of_the_drawings_alone(palette: Palette) -> None:
    root = ElementTree.fromstring(week_svg(CARD, palette))
    used = {element.attrib[key] for element in root for key in ("fill", "stroke") if key in element.attrib}
    assert used - {"none"} <= set(palette.tones)
    assert palette is DARK or palette is LIGHT
    assert WIDTH * 2 >= _NARROW * 5
