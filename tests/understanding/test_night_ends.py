"""One end of the quiet hours, and settings that are named without a value."""

from __future__ import annotations

import pytest
from whenever import Time

from bot.domain.settings_wishes import USUAL_NIGHT, NightEnd, Setting, SettingWish
from tests.support.readers import readers


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("till 7", NightEnd(Time(7), until=True)),
        ("but only until half six", NightEnd(Time(6, 30), until=True)),
        ("6am", NightEnd(Time(6), until=True)),
        ("it ends at 8", NightEnd(Time(8), until=True)),
        ("from 10", NightEnd(Time(22), until=False)),
        ("after 11pm please", NightEnd(Time(23), until=False)),
        ("23:00", NightEnd(Time(23), until=False)),
        ("from 10 to 7", None),
        ("7", None),
        ("till 7?", None),
        ("remind me at 7", None),
        ("till 7 my leg hurts", None),
    ],
)
def test_one_end_alone(text: str, end: NightEnd | None) -> None:
    assert readers().night_ends.alone(text) == end


def test_an_end_takes_the_place_of_its_own() -> None:
    assert NightEnd(Time(6), until=True).of(USUAL_NIGHT).until == Time(6)
    assert NightEnd(Time(23), until=False).of(USUAL_NIGHT).start == Time(23)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("whats my goal at the moment", SettingWish(Setting.GOAL, shows=True)),
        ("how big is my glass?", SettingWish(Setting.GLASS, shows=True)),
        ("when are my quiet hours", SettingWish(Setting.QUIET, shows=True)),
        ("i dont want messages at night", SettingWish(Setting.QUIET)),
        ("change my quiet hours", SettingWish(Setting.QUIET)),
        ("change the glass size", SettingWish(Setting.GLASS)),
        ("set a different goal", SettingWish(Setting.GOAL)),
        ("2 litres isnt working for me, i need another goal", SettingWish(Setting.GOAL)),
        ("what's a good goal", None),
        ("why is my goal so high", None),
        ("how do quiet hours work", None),
        ("no water reminders at night", None),
        ("my calf cramps at night", None),
        ("a glass at night", None),
        ("i like my goal", None),
    ],
)
def test_a_setting_without_a_value(text: str, wish: SettingWish | None) -> None:
    assert readers().settings.read(text) == wish
