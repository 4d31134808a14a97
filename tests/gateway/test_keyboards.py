"""Inline keyboards, and which of them are kept."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.domain.actions import CheckStep, NoneOfThese, ShowAnswer
from bot.domain.checklists import CheckAnswer
from bot.domain.messages import Button, ButtonStyle
from bot.gateway.callbacks import Callbacks
from bot.gateway.keyboards import Keyboards

ROWS = (
    (Button("One", ShowAnswer("topic"), ButtonStyle.PRIMARY),),
    (Button("Two", NoneOfThese()), Button("Three", NoneOfThese())),
)


def test_a_keyboard_has_a_button_for_each_button() -> None:
    keyboards = Keyboards(Callbacks("secret"))
    markup = keyboards.of(ROWS)
    assert markup is not None
    made = [[(button.text, button.callback_data) for button in row] for row in markup.inline_keyboard]
    assert made == [[("One", "a:topic")], [("Two", "n"), ("Three", "n")]]
    assert markup.inline_keyboard[0][0].to_dict()["style"] == "primary"
    assert markup.to_dict() == InlineKeyboardMarkup(markup.inline_keyboard).to_dict()
    assert keyboards.of(()) is None


def test_the_keyboard_of_an_answer_is_built_once() -> None:
    keyboards = Keyboards(Callbacks("secret"))
    assert keyboards.of(ROWS) is keyboards.of(ROWS)


def test_a_step_of_a_check_is_not_kept() -> None:
    keyboards = Keyboards(Callbacks("secret"))
    rows = ((Button("Yes", CheckStep("cramp", "a1b2c3", 2, CheckAnswer.YES, 7)),),)
    assert keyboards.of(rows) is not keyboards.of(rows)
    assert not keyboards._kept


def test_only_so_many_are_kept() -> None:
    keyboards = Keyboards(Callbacks("secret"))
    for number in range(2000):
        keyboards.of(((Button(str(number), NoneOfThese()),),))
    assert len(keyboards._kept) <= 512
