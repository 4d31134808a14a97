"""What was told of a warning sign stands for the conversation: nobody is talked out of it."""

from __future__ import annotations

import re

import pytest

from bot.assistant import Assistant
from bot.domain.actions import Action, CheckStep, ShowAnswer, ShowMore, ShowPicture, StartCheck
from bot.domain.check_steps import AFTER_LIST
from bot.domain.checklists import CheckAnswer
from bot.domain.conversation import ReminderHold
from bot.domain.library import Library
from bot.domain.messages import Speaker
from bot.domain.signs import Gravity
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.checks import CheckPhrases
from tests.support.talk import Answered, Talk

NUMB, POP, CHEST, CRISIS = (
    "my foot goes numb",
    "there was a pop in my thigh and now a big bruise",
    "I have chest pain and I can't breathe",
    "I want to die",
)
HOW_TO = "how do I stretch my hamstrings well?"


def steps_shown(answered: Answered) -> dict[CheckAnswer, CheckStep]:
    """The steps of a check among the buttons."""
    actions = [button.action for button in answered.reply.buttons]
    return {action.answer: action for action in actions if isinstance(action, CheckStep)}


def loading(library: Library) -> list[str]:
    """The answers that invite to stretch, load, rub, warm or breathe deeply."""
    return [one.intent for one in library.answers.values() if one.loads]


class TestAnAnswerThatWaits:
    @pytest.mark.parametrize("told", [NUMB, POP])
    async def test_is_not_given_while_a_sign_stands(self, talk: Talk, library: Library, told: str) -> None:
        await talk.says(told)
        await talk.commands("topics")
        for topic in loading(library):
            actions: list[Action] = [ShowAnswer(topic), ShowMore(topic)]
            if library.picture_of(topic) is not None:
                actions.append(ShowPicture(topic))
            for action in actions:
                held = await talk.presses(action)
                assert library.checks.cards.held_back.says.plain in held.text
                assert library.answers[topic].short.plain not in held.text
                assert held.reply.picture is None

    async def test_is_given_again_after_ten_minutes(self, talk: Talk, library: Library) -> None:
        await talk.says(NUMB)
        assert library.checks.cards.held_back.says.plain in (await talk.says(HOW_TO)).text
        talk.waits(10.01)
        assert (await talk.says(HOW_TO)).intent == "stretch_technique"

    async def test_is_given_with_the_line_where_both_are_in_one_message(self, talk: Talk, library: Library) -> None:
        answered = await talk.says(f"{HOW_TO} {NUMB}")
        assert answered.intent == "stretch_technique"
        assert library.checks.cards.flag_line.says.plain in answered.text
        assert answered.reply.picture is None

    async def test_what_only_explains_is_given(self, talk: Talk) -> None:
        await talk.says(NUMB)
        assert (await talk.says("what is the stretch reflex?")).intent == "stretch_reflex"

    async def test_one_that_reassures_gives_way_to_another(self, talk: Talk, library: Library) -> None:
        await talk.says(NUMB)
        answered = await talk.says("is it normal that my leg shakes when I stretch?")
        assert answered.intent == "shaking_when_to_worry"
        assert library.checks.told["numb_tingle"].says in answered.text

    async def test_a_condition_that_is_no_harm_holds_nothing_back(self, talk: Talk) -> None:
        await talk.says("I am pregnant and get cramps")
        assert (await talk.says(HOW_TO)).intent == "stretch_technique"

    async def test_a_cramp_that_keeps_coming_back_is_told_how_to_ease_it(self, talk: Talk) -> None:
        """The documents send such a cramp to a professional; they do not forbid the stretch that ends it."""
        told = await talk.says("awful cramps wake me every single night")
        assert told.decision.conversation.signs is not None
        assert (await talk.says("what do I do when my leg cramps?")).intent == "cramp_relief"
        assert (await talk.says("that's all for today, good night")).intent == "goodbye"

    @pytest.mark.parametrize("said", ["is it harmless?", "hello", "what is the capital of France?"])
    async def test_nothing_reassures_or_cheers(self, talk: Talk, library: Library, said: str) -> None:
        await talk.says(NUMB)
        answered = await talk.says(said)
        told = library.checks.told["numb_tingle"].says
        assert told in answered.text or answered.intent == "shaking_when_to_worry"
        assert answered.intent != "greeting"

    async def test_a_routine_sign_is_not_named_for_ever_to_who_goes_on_about_other_things(
        self, talk: Talk, library: Library
    ) -> None:
        await talk.says(NUMB)
        texts = [(await talk.says(one)).text for one in ("slept badly", "happy new year", "zebra crossing")]
        told = library.checks.told["numb_tingle"].says
        assert [told in one for one in texts] == [True, False, False]

    @pytest.mark.parametrize(
        "told", ["my foot isn't numb at all", "can it cause numbness?", "my foot was numb years ago, all healed now"]
    )
    async def test_no_sign_stands_that_is_denied_asked_about_or_over(self, talk: Talk, told: str) -> None:
        answered = await talk.says(told)
        assert answered.decision.conversation.signs is None
        assert (await talk.says(HOW_TO)).intent == "stretch_technique"


class TestAfterACard:
    @pytest.mark.parametrize("told", [CHEST, CRISIS])
    @pytest.mark.parametrize("said", ["why?", "hello", "ok", "thanks", "help", HOW_TO, "remind me to stretch at 8"])
    async def test_all_is_answered_in_its_light(self, talk: Talk, library: Library, told: str, said: str) -> None:
        card = await talk.says(told)
        after = await talk.says(said)
        cards, numbers = library.checks.cards, library.emergency_numbers
        still = cards.still_crisis if told == CRISIS else cards.still_emergency
        assert after.text == still.says.fill(numbers=numbers, lines=library.crisis_lines).plain
        assert after.text != card.text
        assert after.decision.changes == ()

    async def test_a_clear_wish_has_its_place(self, talk: Talk) -> None:
        await talk.says(CHEST)
        assert (await talk.says("delete all my data")).intent != "stretch_technique"
        assert talk.last is not None
        assert talk.last.outcome == "action"

    @pytest.mark.parametrize("said", ["it was a joke", "false alarm", "i'm fine now", "just kidding"])
    async def test_it_can_be_taken_back(self, talk: Talk, library: Library, said: str) -> None:
        await talk.says(CHEST)
        assert (await talk.says(said)).text == library.checks.cards.taken_back.says.plain
        assert (await talk.says(HOW_TO)).intent == "stretch_technique"

    async def test_a_new_sign_is_no_joke(self, talk: Talk, library: Library) -> None:
        await talk.says(CHEST)
        again = await talk.says("I'm fine but my chest hurts and I can't breathe")
        assert again.text == library.checks.cards.emergency.says.fill(numbers=library.emergency_numbers).plain

    async def test_is_not_taken_back_where_nothing_was_told(self, talk: Talk, library: Library) -> None:
        assert (await talk.says("i am fine")).text != library.checks.cards.taken_back.says.plain


class TestTheCheckOfWhatWasTold:
    async def test_opens_with_it_and_ends_with_it(self, talk: Talk, library: Library) -> None:
        cards, label = library.checks.cards, library.checks.label
        told = cards.you_wrote.says.fill(sign=library.checks.told["numb_tingle"].says).plain
        await talk.says(NUMB)
        step = await talk.taps(library.phrasebook.of(ButtonPhrases).check)
        assert step.text.startswith(told)
        asked = []
        while steps_shown(step):
            asked.append(step.text)
            step = await talk.presses(steps_shown(step)[CheckAnswer.NO])
        assert not any(
            (one.asks or "?") in text for text in asked for one in library.checks.lists["cramp"].questions[:1]
        )
        assert told in step.text
        assert step.text.startswith(cards.routine.says.paragraphs[0].plain)
        assert step.labels == (label.next, label.to_show)
        assert told.removeprefix("You mention ").rstrip(".") in (await talk.taps(label.to_show)).text

    async def test_still_knows_it_when_all_is_forgotten(self, talk: Talk, library: Library) -> None:
        await talk.says(NUMB)
        talk.waits(30)
        step = await talk.taps(library.phrasebook.of(ButtonPhrases).check)
        assert library.checks.told["numb_tingle"].says in step.text
        while steps_shown(step):
            step = await talk.presses(steps_shown(step)[CheckAnswer.NO])
        assert step.text != library.checks.cards.no_flags.says.plain

    async def test_is_not_carried_on_by_somebody_else(self, assistant: Assistant, library: Library) -> None:
        flow_of = Talk(assistant, Speaker(-70, 8))
        begun = await flow_of.presses(StartCheck("cramp", ("nt",), 7))
        assert library.checks.told["numb_tingle"].says not in begun.text

    async def test_that_is_open_learns_what_is_typed(self, talk: Talk, library: Library) -> None:
        step = await talk.commands("check", "shaking")
        old = steps_shown(await talk.presses(steps_shown(step)[CheckAnswer.NO]))
        again = await talk.says(NUMB)
        assert library.phrasebook.of(CheckPhrases).tap.plain in again.text
        assert library.checks.told["numb_tingle"].says in again.text
        shown = await talk.presses(old[CheckAnswer.NO])
        while steps_shown(shown):
            shown = await talk.presses(steps_shown(shown)[CheckAnswer.NO])
        assert library.checks.told["numb_tingle"].says in shown.text

    async def test_asks_in_the_third_person_where_it_is_somebody_elses(self, talk: Talk, library: Library) -> None:
        await talk.says("my mum has cramps and a sharp pain in her leg")
        shown = await talk.taps(library.phrasebook.of(ButtonPhrases).check)
        asked = []
        while steps_shown(shown):
            asked.append(shown.text)
            shown = await talk.presses(steps_shown(shown)[CheckAnswer.NO])
        questions = "\n".join(text.rpartition("\n")[2] for text in asked[2:])
        assert "Does their leg or foot" in questions
        assert not re.search(r"\byour?\b", questions)

    async def test_asks_the_writer_where_both_have_something(self, talk: Talk, library: Library) -> None:
        await talk.says("my mum has cramps and a sharp pain in her leg")
        await talk.says(NUMB)
        shown = await talk.taps(library.phrasebook.of(ButtonPhrases).check)
        for _ in range(2):
            shown = await talk.presses(steps_shown(shown)[CheckAnswer.NO])
        assert re.search(r"\byour?\b", shown.text)

    async def test_of_an_urgent_sign_is_the_emergency_list(self, talk: Talk, library: Library) -> None:
        first = await talk.says(POP)
        assert {step.check for step in steps_shown(first).values()} == {AFTER_LIST}
        assert library.checks.told["pop_tear_injury"].says in first.text
        restarted = await talk.commands("check", "cramp")
        assert {step.check for step in steps_shown(restarted).values()} == {AFTER_LIST}

    async def test_of_an_urgent_sign_holds_stretches_at_once(self, talk: Talk) -> None:
        assert (await talk.says(POP)).decision.hold is ReminderHold.STRETCHES

    async def test_of_somebody_elses_sign_holds_nothing(self, talk: Talk) -> None:
        assert (await talk.says("my wife's calf is swollen and hot")).decision.hold is None

    async def test_begins_again_after_an_hour(self, talk: Talk, library: Library) -> None:
        await talk.says(NUMB)
        step = await talk.taps(library.phrasebook.of(ButtonPhrases).check)
        talk.waits(59)
        second = await talk.presses(steps_shown(step)[CheckAnswer.NO])
        assert {one.position for one in steps_shown(second).values()} == {1}
        talk.waits(3)
        again = await talk.presses(steps_shown(second)[CheckAnswer.NO])
        assert again.text.startswith(library.checks.cards.restarted_late.says.plain)
        assert {one.position for one in steps_shown(again).values()} == {0}
        assert library.checks.told["numb_tingle"].says in again.text


class TestASignInPieces:
    async def test_adds_up(self, talk: Talk) -> None:
        for said in ("my calf hurts", "only the left one"):
            assert (await talk.says(said)).decision.conversation.signs is None
        hot = await talk.says("and hot")
        assert hot.outcome == "urgent"
        assert hot.decision.conversation.signs is not None
        assert hot.decision.conversation.signs.gravity is Gravity.URGENT

    async def test_leaves_no_word_behind_that_is_not_the_lexicons(self, talk: Talk) -> None:
        remembered = (await talk.says("Grandmaster Zorblax says my calf hurts")).decision.conversation
        assert {"calf", "hurts"} <= set(remembered.pieces)
        assert not {"zorblax", "grandmaster"} & set(remembered.pieces)

    @pytest.mark.parametrize(
        ("then", "adds_up"),
        [
            ("24 hour clock please", False),
            ("i want to drink 2.5 litres a day", False),
            ("move the stretch 20 minutes forward", False),
            ("on holiday tomorrow and friday", False),
            ("that didnt answer my question", False),
            ("it's been 20 minutes now", True),
        ],
    )
    async def test_is_none_that_is_a_wish_or_a_reaction(self, talk: Talk, then: str, adds_up: bool) -> None:
        await talk.says("my hamstring cramps when i curl my leg")
        assert ((await talk.says(then)).decision.conversation.signs is not None) is adds_up

    @pytest.mark.parametrize("said", ["u there?", "30 secs", "it stings"])
    async def test_leaves_no_small_word_behind(self, talk: Talk, said: str) -> None:
        before = (await talk.says("my calf hurts")).decision.conversation.pieces
        assert before
        assert (await talk.says(said)).decision.conversation.pieces == before

    async def test_is_not_made_of_small_words_on_the_way(self, talk: Talk) -> None:
        on_the_way = ("ok so what should i do tonight", "u there?", "which stretches", "30 secs", "wait", "it stings")
        for said in ("my calf cramps at night", "and hamstring when i curl my leg", *on_the_way):
            assert (await talk.says(said)).decision.conversation.signs is None

    @pytest.mark.parametrize("between", ["no, it is not swollen and not hot", "is it hot in the sauna?"])
    async def test_is_none_where_it_is_denied_or_asked(self, talk: Talk, between: str) -> None:
        await talk.says("my calf hurts")
        assert (await talk.says(between)).decision.conversation.signs is None

    async def test_is_forgotten_after_ten_minutes(self, talk: Talk) -> None:
        await talk.says("my calf hurts")
        talk.waits(10.01)
        assert (await talk.says("and hot")).decision.conversation.signs is None


class TestTheLineOnWhenNotToWait:
    async def test_is_that_of_the_complaint(self, talk: Talk, library: Library) -> None:
        shaking, cramp = (library.checks.lists[one].line.plain for one in ("shaking", "cramp"))
        assert shaking in (await talk.says("why does my leg shake when I stretch?")).text
        assert cramp in (await talk.says("what is a hamstring cramp?")).text

    async def test_is_there_in_full_once_a_conversation(self, talk: Talk, library: Library) -> None:
        line, check = library.checks.lists["shaking"].line.plain, library.phrasebook.of(ButtonPhrases).check
        first = await talk.says("why does my leg shake when I stretch?")
        assert line in first.text
        assert line in (await talk.taps(library.phrasebook.of(AnswerPhrases).more)).text
        second = await talk.says("do tight hamstrings shake more?")
        assert line not in second.text
        assert check in second.labels
        talk.waits(11)
        assert line in (await talk.says("do tight hamstrings shake more?")).text
