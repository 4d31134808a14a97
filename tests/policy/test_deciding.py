"""The borders of what is decided on a typed message, with scores chosen for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from bot.assistant import Assistant
from bot.domain.actions import CheckStep, NoneOfThese, PickAnswer, ShowAnswer, StartCheck
from bot.domain.conversation import Explanation
from bot.domain.intents import FollowUpKind
from bot.domain.library import Library
from bot.domain.messages import Departed, Incoming, Migrated, Speaker
from bot.domain.text import sentence
from bot.understanding.ranking import IntentRanker
from bot.understanding.understander import Understander
from bot.views.buttons import ButtonPhrases
from bot.views.checks import CheckPhrases, told_text
from bot.views.explain import ExplainPhrases
from bot.views.follow_ups import FollowUpPhrases
from bot.views.misses import MissPhrases
from tests.support.clock import FixedClock
from tests.support.learned import learned_assistant
from tests.support.memory.store import adapters
from tests.support.scoring import ChosenScores
from tests.support.talk import Talk

CAUSES, RELIEF, COLD = "shaking_causes", "cramp_relief", "cramp_massage_heat_cold"
LEANS = "and with pineapples?"
SCORES: Mapping[str, Mapping[str, float]] = {
    "clear one": {CAUSES: 0.8, "shaking_normal": 0.1},
    "clear other": {RELIEF: 0.9, "cramp_what": 0.06},
    "close call": {CAUSES: 0.2, RELIEF: 0.18, "cramp_what": 0.16, "warm_up": 0.14, "stretch_pain": 0.12},
    "a courtesy": {"thanks": 0.9},
    "help with it": {"help": 0.9},
    "start the check": {"red_flag_check": 0.9},
    "2": {CAUSES: 0.99},
    "no thanks": {"thanks": 0.95},
    "what is this one?": {CAUSES: 0.9},
    "what is that one?": {RELIEF: 0.9},
    "how often": {"stretch_consistency": 0.9},
    "tell me more": {"cramp_nutrition": 0.9},
}
MISSED = "nothing near"


def talk_with(
    assistant: Assistant, more: Mapping[str, Mapping[str, float]] | None = None, *, traces: bool = True
) -> Talk:
    """A conversation in which sentences score as they are told to, until the next one begins; all else is as it is."""
    scorer, understander = _told()
    scorer.choose({**SCORES, **(more or {})}, traces=traces)
    return Talk(replace(assistant, understander=understander))


@cache
def _told() -> tuple[ChosenScores, Understander]:
    """What scores as it is told to, and what understands by it: built once, as its readers take most of a second."""
    assistant = learned_assistant()
    training = assistant.library.training
    scorer = ChosenScores(training, SCORES)
    return scorer, Understander(training, assistant.understander.screen, IntentRanker(training, scorer))


@pytest.fixture
def scored(assistant: Assistant) -> Talk:
    """A conversation with the scores of this file."""
    return talk_with(assistant)


def leaning(library: Library, topic: str = CAUSES) -> str:
    """What is ranked for words that lean on a topic: they, with its first example."""
    return f"{LEANS} {library.training.intents[topic].examples[0]}"


class TestTenMinutes:
    @pytest.mark.parametrize(("minutes", "known"), [(9.99, True), (10, True), (10.01, False)])
    async def test_the_topic_counts_until_they_are_over(
        self, scored: Talk, library: Library, minutes: float, known: bool
    ) -> None:
        await scored.says("clear one")
        scored.waits(minutes)
        why = await scored.commands("why")
        assert (why.text == library.phrasebook.of(ExplainPhrases).nothing.plain) is not known

    @pytest.mark.parametrize(("minutes", "says"), [(10, "again"), (10.01, "first")])
    async def test_so_does_a_miss(self, scored: Talk, library: Library, minutes: float, says: str) -> None:
        await scored.says(MISSED)
        scored.waits(minutes)
        assert (await scored.says(MISSED)).text == getattr(library.phrasebook.of(MissPhrases), says).plain

    @pytest.mark.parametrize(("minutes", "picked"), [(10, True), (10.01, False)])
    async def test_and_a_choice(self, scored: Talk, minutes: float, picked: bool) -> None:
        await scored.says("close call")
        scored.waits(minutes)
        answered = await scored.says("2")
        assert (answered.intent == RELIEF) is picked
        assert answered.reply.in_place is False

    async def test_a_message_without_a_reply_does_not_begin_them_anew(self, scored: Talk, library: Library) -> None:
        await scored.says("clear one")
        scored.waits(6)
        edited = await scored.says("clear other", edited=True)
        assert (edited.outcome, edited.decision.reply) == ("miss", None)
        scored.waits(6)
        assert (await scored.commands("why")).text == library.phrasebook.of(ExplainPhrases).nothing.plain

    async def test_may_begin_with_an_edit(self, scored: Talk) -> None:
        await scored.says("clear other", edited=True)
        assert (await scored.says("clear one")).intent == CAUSES


class TestACloseCall:
    async def test_offers_the_three_best_in_order_and_a_way_out(self, scored: Talk, library: Library) -> None:
        asked = await scored.says("close call")
        assert (asked.outcome, asked.intent) == ("clarify", CAUSES)
        actions = [button.action for button in asked.reply.buttons]
        assert actions == [PickAnswer(CAUSES), PickAnswer(RELIEF), PickAnswer("cramp_what"), NoneOfThese()]

    async def test_ends_a_row_of_misses(self, scored: Talk, library: Library) -> None:
        await scored.says(MISSED)
        await scored.says("close call")
        assert (await scored.says(MISSED)).text == library.phrasebook.of(MissPhrases).first.plain

    async def test_leaves_the_topic_as_it_is(self, scored: Talk) -> None:
        await scored.says("clear one")
        asked = await scored.says("close call")
        assert asked.decision.conversation.topic == CAUSES
        assert asked.decision.conversation.offered == asked.reply.buttons


class TestAClearAnswer:
    async def test_is_remembered_with_how_it_was_found_and_nothing_else(self, scored: Talk, library: Library) -> None:
        await scored.says(MISSED)
        answered = await scored.says("clear one")
        assert (answered.outcome, answered.intent) == ("answer", CAUSES)
        remembered = answered.decision.conversation
        example = library.training.intents[CAUSES].examples[0]
        assert remembered.explanation == Explanation(CAUSES, example, 0.8, "shaking_normal", 0.1)
        assert (remembered.topic, remembered.misses, remembered.checking) == (CAUSES, 0, ())
        assert (remembered.at, remembered.offered) == (scored.clock(), answered.reply.buttons)

    async def test_that_nothing_else_comes_near_has_no_runner_up(self, assistant: Assistant, library: Library) -> None:
        answered = await talk_with(assistant, {"lonely": {CAUSES: 0.99}}, traces=False).says("lonely")
        example = library.training.intents[CAUSES].examples[0]
        assert answered.decision.conversation.explanation == Explanation(CAUSES, example, 0.99)

    async def test_of_small_talk_leaves_the_topic(self, scored: Talk, library: Library) -> None:
        await scored.says("clear one")
        await scored.says(MISSED)
        courtesy = await scored.says("a courtesy")
        assert (courtesy.outcome, courtesy.intent) == ("answer", "thanks")
        remembered = courtesy.decision.conversation
        assert (remembered.topic, remembered.misses) == (CAUSES, 0)

    @pytest.mark.parametrize(
        ("said", "command", "outcome"),
        [("help with it", "help", "answer"), ("start the check", "check", "checklist")],
    )
    async def test_may_be_what_a_command_does(self, scored: Talk, said: str, command: str, outcome: str) -> None:
        await scored.says("clear other")
        typed = await scored.says(said)
        assert typed.outcome == outcome
        assert typed.reply == (await scored.commands(command)).reply

    async def test_to_two_questions_is_two_answers(self, scored: Talk, library: Library, assistant: Assistant) -> None:
        both = "what is this one? what is that one?"
        talk = talk_with(assistant, {both: {CAUSES: 0.5, RELIEF: 0.45}})
        answered = await talk.says(both)
        assert answered.intent == CAUSES
        assert answered.decision.conversation.topic == CAUSES
        for topic in (CAUSES, RELIEF):
            assert library.answers[topic].short.plain in answered.text
        assert answered.text.index(library.title(CAUSES)) < answered.text.index(library.title(RELIEF))

    async def test_to_a_question_that_fits_one_of_two_is_that_one(self, assistant: Assistant, library: Library) -> None:
        both = "what is this one? what is nothing near?"
        answered = await talk_with(assistant, {both: {CAUSES: 0.8}}).says(both)
        assert answered.text.startswith(library.answers[CAUSES].short.plain)


class TestAMiss:
    async def test_counts_up_and_keeps_the_topic(self, scored: Talk) -> None:
        await scored.says("clear one")
        misses = [(await scored.says(MISSED)).decision.conversation.misses for _ in range(3)]
        assert misses == [1, 2, 3]
        assert (await scored.says(MISSED)).decision.conversation.topic == CAUSES

    async def test_in_a_row_shows_examples_topics_and_the_check(self, scored: Talk, library: Library) -> None:
        await scored.says(MISSED)
        again = await scored.says(MISSED)
        examples = tuple((library.title(topic),) for topic in library.phrasebook.start_topics)
        rows = tuple(tuple(button.label for button in row) for row in again.reply.rows)
        assert rows == (
            *examples,
            (library.phrasebook.of(ButtonPhrases).topics, library.phrasebook.of(ButtonPhrases).check),
        )
        assert again.reply.buttons[-1].action == StartCheck(None)

    async def test_is_ended_by_something_that_is_done(self, scored: Talk, library: Library) -> None:
        await scored.says(MISSED)
        assert (await scored.says("I drank 300 ml")).outcome == "action"
        assert (await scored.says(MISSED)).text == library.phrasebook.of(MissPhrases).first.plain


class TestAShortReply:
    async def test_that_fits_no_button_is_no_question_however_clear(self, scored: Talk, library: Library) -> None:
        answered = await scored.says("2")
        assert (answered.outcome, answered.text) == ("miss", library.phrasebook.of(MissPhrases).bare_short_reply.plain)

    async def test_leaves_topic_and_misses_as_they_are(self, scored: Talk) -> None:
        await scored.says("clear one")
        await scored.says(MISSED)
        remembered = (await scored.says("no")).decision.conversation
        assert (remembered.topic, remembered.misses) == (CAUSES, 1)

    async def test_may_be_a_courtesy(self, scored: Talk) -> None:
        assert (await scored.says("no thanks")).intent == "thanks"

    async def test_that_is_only_nearly_a_courtesy_is_none(self, assistant: Assistant, library: Library) -> None:
        nearly = await talk_with(assistant, {"no thanks": {"thanks": 0.3}}).says("no thanks")
        assert nearly.text == library.phrasebook.of(MissPhrases).bare_short_reply.plain

    @pytest.mark.parametrize("typed", ["no thanks", "2"])
    async def test_of_another_kind_is_no_answer_to_a_check(self, scored: Talk, library: Library, typed: str) -> None:
        first = await scored.commands("check", "cramp")
        answered = await scored.says(typed)
        asks = sentence(library.checks.emergency.asks, bold=True)
        assert answered.reply.text == library.phrasebook.of(CheckPhrases).tap_list + asks
        assert answered.reply.rows == first.reply.rows

    async def test_that_says_no_answers_a_check(self, scored: Talk, library: Library) -> None:
        await scored.commands("check", "cramp")
        assert library.checks.lists["cramp"].urgent.asks in (await scored.says("no")).text


class TestAFollowUp:
    async def test_needs_a_topic(self, scored: Talk) -> None:
        assert (await scored.says("how often")).intent == "stretch_consistency"

    def test_leads_on_from_every_topic(self, library: Library) -> None:
        about_the_answer = {"more", "source", "other_leg", "brief", "not_helped", "doubted", "elsewhen", "going_on"}
        topics = [one.intent for one in library.answers.values() if one.category]
        led = {kind for kind in FollowUpKind if all(library.follows(topic, kind) for topic in topics)}
        assert led == set(FollowUpKind) - about_the_answer

    async def test_more_where_there_is_no_more_is_said_to_be_none(self, scored: Talk, library: Library) -> None:
        brief = next(topic for topic, one in library.answers.items() if one.category and not one.more)
        await scored.presses(ShowAnswer(brief))
        said = await scored.says("tell me more")
        assert (said.intent, said.text) == (brief, library.phrasebook.of(FollowUpPhrases).no_more.plain)

    async def test_for_the_source_is_the_explanation_and_keeps_the_topic(self, scored: Talk) -> None:
        await scored.says("clear one")
        source = await scored.says("where is that from?")
        assert (source.outcome, source.intent) == ("answer", "sources")
        assert source.decision.conversation.topic == CAUSES


class TestWordsThatLean:
    async def test_on_the_last_answer_lead_on(self, assistant: Assistant, library: Library) -> None:
        talk = talk_with(assistant, {leaning(library): {COLD: 0.9}})
        await talk.says("clear one")
        assert (await talk.says(LEANS)).intent == COLD

    @pytest.mark.parametrize(
        ("alone", "with_topic", "outcome", "intent"),
        [
            ({CAUSES: 0.22, RELIEF: 0.2}, {COLD: 0.9}, "answer", COLD),
            ({CAUSES: 0.22, RELIEF: 0.2}, {COLD: 0.3, "warm_up": 0.28}, "clarify", CAUSES),
            ({}, {COLD: 0.3, "warm_up": 0.28}, "miss", None),
            ({"warm_up": 0.9}, {COLD: 0.9}, "answer", "warm_up"),
            ({}, {CAUSES: 0.9}, "miss", None),
        ],
        ids=[
            "a close call is settled",
            "not by another close call",
            "nor is a miss",
            "a clear one stands alone",
            "and nowhere is no lead",
        ],
    )
    async def test_count_only_where_that_settles_it(
        self,
        assistant: Assistant,
        library: Library,
        alone: Mapping[str, float],
        with_topic: Mapping[str, float],
        outcome: str,
        intent: str | None,
    ) -> None:
        talk = talk_with(assistant, {LEANS: alone, leaning(library): with_topic})
        await talk.says("clear one")
        answered = await talk.says(LEANS)
        assert (answered.outcome, answered.intent) == (outcome, intent)


async def test_milder_signs_are_told_with_a_reminder_too(scored: Talk, library: Library) -> None:
    answered = await scored.says("remind me to stretch every day at 8, my foot goes numb")
    assert (answered.outcome, answered.intent) == ("action", "reminder_create")
    flag_line = told_text(library, (library.checks.told["numb_tingle"],)) + library.checks.cards.flag_line.says
    assert answered.reply.text.paragraphs[: len(flag_line.paragraphs)] == flag_line.paragraphs
    assert isinstance(answered.reply.buttons[0].action, StartCheck)


@pytest.mark.parametrize("incoming", [Departed(), Migrated(-200)])
async def test_nobody_is_answered_who_is_gone(assistant: Assistant, incoming: Incoming) -> None:
    decision = await assistant.flow(FixedClock(), adapters(assistant)).handle(Speaker(1, 1), incoming)
    assert (decision.outcome, decision.reply) == ("action", None)


async def test_a_check_is_for_the_one_who_began_it(scored: Talk) -> None:
    for begun in (await scored.commands("check", "cramp"), await scored.presses(StartCheck("cramp"))):
        assert {one.action.person for one in begun.reply.buttons if isinstance(one.action, CheckStep)} == {1}
