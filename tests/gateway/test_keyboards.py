"""Inline keyboards."""

from __future__ import annotations

from bot.domain.actions import NoneOfThese, ShowAnswer
from bot.domain.messages import Button, ButtonStyle
from bot.gateway.callbacks import Callbacks
from bot.gateway.keyboards import keyboard

ROWS = (
    (Button("One", ShowAnswer("topic"), ButtonStyle.PRIMARY),),
    (Button("Two", NoneOfThese()), Button("Three", NoneOfThese())),
)


def test_a_keyboard_has_a_button_for_each_button() -> None:
    markup = keyboard(ROWS, Callbacks("secret"))
    assert markup is not None
    made = [[(button.text, button.callback_data) for button in row] for row in markup.inline_keyboard]
    assert made == [[("One", "a:topic")], [("Two", "n"), ("Three", "n")]]


def test_a_button_has_its_style_where_it_has_one() -> None:
    markup = keyboard(ROWS, Callbacks("secret"))
    assert markup is not None
    styles = [[button.get("style") for button in row] for row in markup.to_dict()["inline_keyboard"]]
    assert styles == [["primary"], [None, None]]


def test_without_buttons_there_is_no_keyboard() -> None:
    assert keyboard((), Callbacks("secret")) is None
