"""Typed words for buttons. Where no button is meant, they are not questions."""

from __future__ import annotations

import pytest

from bot.domain.actions import (
    Action,
    AskRemoveAll,
    BeginReminder,
    BrowseTopics,
    ChooseZone,
    DropDraft,
    KeepAsIs,
    NoneOfThese,
    PickAnswer,
    ShowAnswer,
    ShowLess,
    ShowMore,
    ShowPicture,
    ShowReminder,
    StartCheck,
)
from bot.domain.intents import FollowUpKind, ShortReply
from bot.domain.library import Library
from bot.domain.messages import Button
from bot.domain.subjects import Aside
from bot.policy.open.choices import resolve
from bot.views.answers import AnswerPhrases
from bot.views.misses import MissPhrases
from bot.views.welcome import WelcomePhrases
from tests.support.talk import Talk

CHOICE: list[Action] = [PickAnswer("a"), PickAnswer("b"), NoneOfThese()]
ANSWER: list[Action] = [ShowMore("a"), StartCheck(), ShowAnswer("b"), ShowAnswer("c")]
UNFOLDED: list[Action] = [ShowLess("a"), ShowAnswer("b")]
REMINDERS: list[Action] = [BeginReminder(), ShowReminder(4), ShowReminder(7), AskRemoveAll()]
TOWNS: list[Action] = [ChooseZone(1, "Europe/Lisbon"), ChooseZone(1, "Europe/Porto"), DropDraft(1)]
SHELF: list[Action] = [ShowAnswer("a"), ShowAnswer("b"), BrowseTopics()]


@pytest.mark.parametrize(
    ("word", "offered", "meant"),
    [
        (ShortReply.FIRST, CHOICE, PickAnswer("a")),
        (ShortReply.SECOND, CHOICE, PickAnswer("b")),
        (ShortReply.THIRD, CHOICE, None),
        (ShortReply.NO, CHOICE, NoneOfThese()),
        (ShortReply.NOT_SURE, CHOICE, NoneOfThese()),
        (ShortReply.STOP, CHOICE, NoneOfThese()),
        (ShortReply.YES, CHOICE, None),
        (ShortReply.YES, [PickAnswer("a"), NoneOfThese()], PickAnswer("a")),
        (ShortReply.YES, ANSWER, ShowMore("a")),
        (ShortReply.NO, ANSWER, None),
        (ShortReply.BACK, UNFOLDED, ShowLess("a")),
        (ShortReply.BACK, SHELF, BrowseTopics()),
        (ShortReply.SECOND, SHELF, ShowAnswer("b")),
        (ShortReply.BACK, CHOICE, None),
        (ShortReply.FIRST, REMINDERS, ShowReminder(4)),
        (ShortReply.SECOND, REMINDERS, ShowReminder(7)),
        (ShortReply.THIRD, REMINDERS, None),
        (ShortReply.SECOND, TOWNS, ChooseZone(1, "Europe/Porto")),
        (ShortReply.THIRD, TOWNS, None),
        (ShortReply.NO, [AskRemoveAll(), KeepAsIs()], KeepAsIs()),
        (ShortReply.NO, REMINDERS, None),
        (ShortReply.SHOW, [*ANSWER, ShowPicture("a")], ShowPicture("a")),
        (ShortReply.SHOW, ANSWER, None),
        *((word, [], None) for word in ShortReply),
    ],
)
def test_a_word_and_the_buttons_on_offer(word: ShortReply, offered: list[Action], meant: Action | None) -> None:
    assert resolve(word, [Button(str(number), action) for number, action in enumerate(offered)]) == meant


@pytest.mark.parametrize(("typed", "place"), [("1", 0), ("2", 1), ("the first one", 0), ("number 2", 1)])
async def test_a_choice_by_number_is_answered_in_a_new_message(
    talk: Talk, library: Library, unclear: str, typed: str, place: int
) -> None:
    offered = await talk.says(unclear)
    answered = await talk.says(typed)
    assert isinstance(pick := offered.reply.buttons[place].action, PickAnswer)
    assert answered.intent == pick.topic
    assert not answered.reply.in_place


@pytest.mark.parametrize("typed", ["no", "none of these", "neither", "👎"])
async def test_declining_a_choice(talk: Talk, library: Library, unclear: str, typed: str) -> None:
    await talk.says(unclear)
    assert (await talk.says(typed)).text == library.phrasebook.of(AnswerPhrases).none_of_these.plain


@pytest.mark.parametrize("typed", ["yes", "👍", "go on"])
async def test_yes_after_an_answer_is_more_of_it(talk: Talk, library: Library, typed: str) -> None:
    await talk.says("why does my leg shake when I stretch?")
    assert library.answers["shaking_causes"].more.plain in (await talk.says(typed)).text


async def test_a_button_that_was_typed_is_used_up(talk: Talk, library: Library, unclear: str) -> None:
    await talk.says(unclear)
    await talk.says("none of these")
    assert (await talk.says("none of these")).text == library.phrasebook.of(MissPhrases).bare_short_reply.plain


async def test_no_short_reply_is_ever_taken_for_a_question(talk: Talk, library: Library) -> None:
    phrases = library.phrasebook.of(MissPhrases)
    bare = {phrases.bare_short_reply.plain, phrases.nothing_to_stop.plain}
    emoji = library.subjects["reactions/wordless"]
    assert isinstance(emoji, Aside)
    bare |= {line.plain for line in emoji.lines}
    taken = {}
    for texts in library.training.short_replies.values():
        for text in texts:
            answered = await talk.says(text)
            wish = answered.intent in ("undo", "guide_stretch", "guide_cramp")
            if answered.text not in bare and answered.outcome != "answer" and not wish:
                taken[text] = answered.intent
            assert answered.intent is None or library.answers[answered.intent].category is None
            await talk.commands("cancel")
            talk.waits(11)
    assert taken == {}


@pytest.mark.parametrize("typed", ["no thanks", "yes thanks"])
async def test_a_courtesy_is_returned(talk: Talk, typed: str) -> None:
    assert (await talk.says(typed)).intent == "thanks"


@pytest.mark.parametrize("typed", ["home", "Menu!", "show me the menu"])
async def test_a_word_for_home_leads_there_but_not_out_of_a_check(talk: Talk, library: Library, typed: str) -> None:
    welcome = library.phrasebook.of(WelcomePhrases).start.plain
    assert (await talk.says(typed)).text == welcome
    await talk.commands("timezone")
    assert (await talk.says(typed)).text == welcome
    step = await talk.commands("check", "shaking")
    assert step.text in (await talk.says(typed)).text


async def test_a_sentence_with_such_a_word_is_no_way_home(talk: Talk, library: Library) -> None:
    answered = await talk.says("how do I treat hamstring cramps at home?")
    assert answered.text != library.phrasebook.of(WelcomePhrases).start.plain


@pytest.mark.parametrize("typed", ["show me", "a picture please", "can I see it?", "what does it look like"])
async def test_who_wants_to_see_it_after_an_answer_gets_its_picture(talk: Talk, library: Library, typed: str) -> None:
    await talk.says("why does my leg shake when I stretch?")
    shown = await talk.says(typed)
    assert shown.reply.picture == library.picture_of("shaking_causes")
    assert shown.reply.picture is not None


async def test_where_there_is_no_picture_it_asks_how(talk: Talk, library: Library) -> None:
    await talk.says("does magnesium help with cramps?")
    assert library.picture_of("cramp_magnesium") is None
    assert (await talk.says("show me")).intent == (library.answers["cramp_magnesium"].follow_ups or {})[
        FollowUpKind.HOW
    ]
