"""The warning-signs check: where every button leads, and that nothing leads to a false all-clear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whenever import Instant

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.domain.actions import CheckStep, StartCheck
from bot.domain.check_steps import AFTER_LIST, steps_of
from bot.domain.checklists import CheckAnswer
from bot.domain.conversation import Conversation, Decision, Outcome, ReminderHold
from bot.domain.library import Library
from bot.domain.messages import Button, Pressed, Speaker
from bot.domain.signs import Gravity, Standing
from bot.gateway.callbacks import Callbacks
from bot.policy.decide import complete, decide
from bot.policy.open.order import Asking
from bot.views.answers import AnswerPhrases
from bot.views.checks import CheckPhrases, marks_reply, signs_reply
from tests.support.examples import examples

NOW = Instant.from_utc(2026, 1, 5, 12)
MINUTE = NOW.timestamp() // 60
ADA = 7
SIX_NOS = 6


def press(library: Library, action: object, person: int = ADA) -> Decision:
    """A tap in a conversation that remembers nothing, as after a restart."""
    context = Context(
        library=library, speaker=Speaker(person, person), conversation=Conversation(NOW), now=NOW, in_place=True
    )
    registry = Registry(CAPABILITIES)
    decision = decide(Pressed(action, 1), None, Asking(), context, registry)  # type: ignore[arg-type]
    if isinstance(decision, Call):
        done = decision.run(None, context)
        assert isinstance(done, Decision)
        decision = done
    return complete(decision, None, None, context)


def shown(decision: Decision) -> dict[CheckAnswer, CheckStep]:
    """The answers a step offers."""
    assert decision.reply is not None
    steps = [button.action for button in decision.reply.buttons if isinstance(button.action, CheckStep)]
    return {step.answer: step for step in steps}


def answered(library: Library, check: str, *given_answers: CheckAnswer) -> Decision:
    """The decision after some answers, from the first step on."""
    decision = press(library, StartCheck(check)) if check != AFTER_LIST else press(library, first_of_list(library))
    for answer in given_answers:
        decision = press(library, shown(decision)[answer])
    return decision


def first_of_list(library: Library) -> CheckStep:
    """A tap that leads back to the only step of the short check."""
    steps = steps_of(library.checks, AFTER_LIST)
    assert steps is not None
    return CheckStep(AFTER_LIST, steps.version, 0, CheckAnswer.BACK, ADA, MINUTE)


def text(decision: Decision) -> str:
    """What the decision shows."""
    assert decision.reply is not None
    return decision.reply.text.plain


@pytest.mark.parametrize("check", ["shaking", "cramp"])
class TestEveryOutcome:
    def test_yes_to_the_emergency_list_is_an_emergency_without_buttons(self, library: Library, check: str) -> None:
        ended = answered(library, check, CheckAnswer.YES)
        assert ended.outcome is Outcome.EMERGENCY
        assert ended.hold is ReminderHold.ALL
        assert library.emergency_numbers in text(ended)
        assert ended.reply is not None
        assert ended.reply.in_place
        assert not ended.reply.rows

    def test_not_sure_about_the_emergency_list_is_urgent_and_repeats_it(self, library: Library, check: str) -> None:
        ended = answered(library, check, CheckAnswer.NOT_SURE)
        assert ended.outcome is Outcome.URGENT
        assert all(sign.says in text(ended) for sign in library.checks.emergency.signs)

    @pytest.mark.parametrize("answer", [CheckAnswer.YES, CheckAnswer.NOT_SURE])
    def test_the_urgent_list_leads_to_help_today(self, library: Library, check: str, answer: CheckAnswer) -> None:
        ended = answered(library, check, CheckAnswer.NO, answer)
        assert ended.outcome is Outcome.URGENT
        assert ended.hold is ReminderHold.STRETCHES
        assert text(ended).startswith(library.checks.cards.urgent.title)

    @pytest.mark.parametrize("answer", [CheckAnswer.YES, CheckAnswer.NOT_SURE])
    def test_each_question_names_only_its_own_sign(self, library: Library, check: str, answer: CheckAnswer) -> None:
        questions = library.checks.lists[check].questions
        for number, question in enumerate(questions):
            ended = answered(library, check, *[CheckAnswer.NO] * (2 + number), answer)
            assert question.says in text(ended)
            assert not any(other.says in text(ended) for other in questions if other is not question)
            assert ended.hold is None

    def test_only_a_no_to_everything_finds_no_flags(self, library: Library, check: str) -> None:
        steps = steps_of(library.checks, check)
        assert steps is not None
        assert len(steps) <= SIX_NOS + 1
        ended = answered(library, check, *[CheckAnswer.NO] * len(steps))
        assert text(ended) == library.checks.cards.no_flags.says.plain

    def test_back_and_stop_stand_everywhere(self, library: Library, check: str) -> None:
        steps = steps_of(library.checks, check)
        assert steps is not None
        for position in range(len(steps)):
            here = answered(library, check, *[CheckAnswer.NO] * position)
            assert (CheckAnswer.BACK in shown(here)) is (position > 0)
            if position:
                back = press(library, shown(here)[CheckAnswer.BACK])
                assert text(back) == text(answered(library, check, *[CheckAnswer.NO] * (position - 1)))
            stopped = press(library, shown(here)[CheckAnswer.STOP])
            assert text(stopped) == library.checks.cards.stopped.says.plain
            assert [button.action for button in stopped.reply.buttons] == [StartCheck(check)]  # type: ignore[union-attr]


def test_an_urgent_sign_told_in_words_asks_the_emergency_list_and_then_says_urgent(library: Library) -> None:
    assert answered(library, AFTER_LIST, CheckAnswer.NO).outcome is Outcome.URGENT
    assert answered(library, AFTER_LIST, CheckAnswer.YES).outcome is Outcome.EMERGENCY


def test_a_check_that_changed_says_so_and_starts_again(library: Library) -> None:
    old = replace(shown(answered(library, "cramp", CheckAnswer.NO, CheckAnswer.NO))[CheckAnswer.NO], version="0" * 6)
    again = press(library, old)
    assert text(again).startswith(library.checks.cards.restarted.says.plain)
    assert {step.position for step in shown(again).values()} == {0}


@pytest.mark.parametrize("position", [-1, 7, 99])
def test_a_position_that_does_not_exist_starts_again(library: Library, position: int) -> None:
    step = shown(answered(library, "cramp"))[CheckAnswer.NO]
    assert {one.position for one in shown(press(library, replace(step, position=position))).values()} == {0}


def test_a_check_that_is_gone_gets_a_plain_answer(library: Library) -> None:
    step = replace(shown(answered(library, "cramp"))[CheckAnswer.NO], check="knee")
    assert text(press(library, step)) == library.phrasebook.of(AnswerPhrases).stale_button.plain


def test_somebody_elses_taps_change_nothing(library: Library) -> None:
    step = shown(answered(library, "cramp"))[CheckAnswer.YES]
    decision = press(library, step, person=8)
    assert decision.reply is None
    assert decision.toast == library.phrasebook.of(CheckPhrases).not_yours


def test_nothing_of_a_check_is_remembered_but_the_buttons_that_are_shown(library: Library) -> None:
    decision = answered(library, "cramp", CheckAnswer.NO, CheckAnswer.NO)
    assert decision.reply is not None
    assert decision.conversation == Conversation(NOW, offered=decision.reply.buttons)


def test_of_the_answers_only_how_serious_they_were_is_remembered(library: Library) -> None:
    urgent = answered(library, "cramp", CheckAnswer.NO, CheckAnswer.YES)
    assert urgent.conversation.signs == Standing(Gravity.URGENT)
    routine = answered(library, "cramp", CheckAnswer.NO, CheckAnswer.NO, CheckAnswer.NOT_SURE)
    assert routine.conversation.signs == Standing(Gravity.ROUTINE)
    assert answered(library, "cramp", *[CheckAnswer.NO] * 6).conversation.signs is None


def test_the_signs_can_be_read_by_anyone_and_every_one_says_where_it_is_from(library: Library) -> None:
    read, marks = signs_reply(library).text.plain, marks_reply(library).text.plain
    checks = library.checks
    for sign in (
        *checks.emergency.signs,
        *(sign for one in checks.lists.values() for sign in (*one.urgent.signs, *one.questions)),
    ):
        assert sign.says in read
        assert f"{sign.says}: " in marks
        assert sign.marks


class Tapper:
    """Somebody who taps any button that was ever shown to them, in any order, again and again."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.callbacks = Callbacks("1:secret")
        self.seen: list[str] = []
        self.said_no: set[tuple[str, int]] = set()
        for check in library.checks.lists:
            self.look(press(library, StartCheck(check)))

    def look(self, decision: Decision) -> None:
        buttons: tuple[Button, ...] = decision.reply.buttons if decision.reply else ()
        self.seen.extend(self.callbacks.encode(button.action) for button in buttons)

    def tap(self, number: int) -> Decision:
        action = self.callbacks.decode(self.seen[number % len(self.seen)])
        if isinstance(action, CheckStep) and action.answer is CheckAnswer.NO:
            self.said_no.add((action.check, action.position))
        decision = press(self.library, action)
        self.look(decision)
        return decision


@settings(max_examples=examples(60))
@given(taps=st.lists(st.integers(0, 10_000), max_size=60))
def test_no_order_of_taps_finds_no_flags_without_a_no_to_everything(library: Library, taps: list[int]) -> None:
    tapper = Tapper(library)
    no_flags = library.checks.cards.no_flags.says.plain
    for number in taps:
        decision = tapper.tap(number)
        if decision.reply is not None and decision.reply.text.plain == no_flags:
            everything = [
                {(check, position) for position in range(len(steps))}
                for check in library.checks.lists
                if (steps := steps_of(library.checks, check)) is not None
            ]
            assert any(all_of <= tapper.said_no for all_of in everything)


@given(data=st.text(max_size=64))
def test_no_made_up_data_is_a_step(data: str) -> None:
    callbacks = Callbacks("1:secret")
    assert not isinstance(callbacks.decode(data), CheckStep)
    assert not isinstance(callbacks.decode(f"k:{data}"), CheckStep)


@given(
    position=st.integers(0, 9),
    answer=st.sampled_from(CheckAnswer),
    person=st.integers(1, 2**52),
    other=st.integers(0, 9),
)
def test_a_step_cannot_be_altered(position: int, answer: CheckAnswer, person: int, other: int) -> None:
    callbacks = Callbacks("1:secret")
    step = CheckStep("shaking", "a1b2c3", position, answer, person, MINUTE)
    data = callbacks.encode(step)
    assert callbacks.decode(data) == step
    assert len(data.encode()) <= 64
    assert Callbacks("1:another").decode(data) is None
    forged = data.replace(f":{position}:", f":{other}:", 1)
    assert callbacks.decode(forged) == (step if other == position else None)
