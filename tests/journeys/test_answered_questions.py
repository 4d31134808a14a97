"""A question that was answered loses its buttons, and an edited message is answered anew in its place."""

from __future__ import annotations

from typing import Any

from tests.support.chat import Heard, Person
from tests.support.telegram import Telegram

DAILY = "remind me to stretch every day at 8pm"


async def buttons_of(telegram: Telegram, heard: Heard) -> list[Any]:
    """What stands under a message on the screen by now."""
    state = await telegram.page.state()
    shown = next(
        message
        for chat in state["chats"]
        for message in chat["messages"]
        if message["message_id"] == heard.id and chat["id"] == heard.chat
    )
    return list((shown.get("reply_markup") or {}).get("inline_keyboard", ()))


async def test_a_preview_that_is_answered_by_typing_loses_its_buttons(telegram: Telegram, ada: Person) -> None:
    await lives_in_lisbon(ada)
    shown = await ada.say(DAILY)
    changed = await ada.say("make it 9pm instead")
    await telegram.page.called("editMessageReplyMarkup", times=1)
    assert await buttons_of(telegram, shown) == []
    assert "Save" in changed.buttons
    assert "21:00" in (await ada.press("Save", changed)).text


async def test_a_question_of_which_kind_loses_its_buttons_once_it_is_answered(telegram: Telegram, ada: Person) -> None:
    await lives_in_lisbon(ada)
    kinds = await ada.say("remind me at 8pm every day")
    await ada.say("stretch")
    await telegram.page.called("editMessageReplyMarkup", times=1)
    assert await buttons_of(telegram, kinds) == []


async def test_a_confirmation_loses_its_buttons_with_a_typed_yes(telegram: Telegram, ada: Person) -> None:
    await lives_in_lisbon(ada)
    await ada.press("Save", await ada.say(DAILY))
    asked = await ada.say("delete my stretch reminder")
    assert "deleted" in (await ada.say("yes")).text.lower()
    await telegram.page.called("editMessageReplyMarkup", times=1)
    assert await buttons_of(telegram, asked) == []


async def test_another_subject_leaves_the_question_open(telegram: Telegram, ada: Person) -> None:
    await lives_in_lisbon(ada)
    shown = await ada.say(DAILY)
    await ada.say("why does my leg shake when I stretch?")
    assert await telegram.page.calls("editMessageReplyMarkup") == []
    assert "Saved" in (await ada.press("Save", shown)).text


async def test_a_wish_that_is_edited_while_its_draft_is_open_is_made_anew_in_place(ada: Person) -> None:
    await lives_in_lisbon(ada)
    number = await ada.write(DAILY)
    shown = await ada.hear()
    await ada.edit(number, "remind me to stretch every day at 9pm")
    anew = await ada.hear()
    assert (anew.id, anew.edited) == (shown.id, True)
    assert "21:00" in anew.text
    assert "Not saved" not in anew.text
    saved = await ada.press("Save", anew)
    assert "21:00" in saved.text
    assert "20:00" not in (await ada.say("/reminders")).text


async def test_a_wish_that_becomes_a_question_leaves_no_draft(ada: Person) -> None:
    await lives_in_lisbon(ada)
    number = await ada.write(DAILY)
    shown = await ada.hear()
    await ada.edit(number, "what is the stretch reflex?")
    anew = await ada.hear()
    assert (anew.id, "reflex" in anew.text) == (shown.id, True)
    await ada.say("save")
    assert "Stretch every day" not in (await ada.say("/reminders")).text


async def test_an_answer_that_is_edited_is_an_answer_anew(ada: Person) -> None:
    await lives_in_lisbon(ada)
    await ada.say("remind me to stretch every day")
    number = await ada.write("8pm")
    shown = await ada.hear()
    await ada.edit(number, "9pm")
    anew = await ada.hear()
    assert (anew.id, "21:00" in anew.text) == (shown.id, True)


async def test_what_was_saved_by_a_tap_is_not_said_anew(telegram: Telegram, ada: Person) -> None:
    await lives_in_lisbon(ada)
    number = await ada.write(DAILY)
    await ada.press("Save", await ada.hear())
    await ada.edit(number, "remind me to stretch every day at 9pm")
    listed = await ada.say("/reminders")
    assert "20:00" in listed.text
    assert "21:00" not in listed.text


async def lives_in_lisbon(ada: Person) -> None:
    """Tell the zone."""
    asked = await ada.say("/timezone Lisbon")
    await ada.press(asked.buttons[0], asked)
