"""Buttons survive the way to Telegram and back; what was made up means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.actions import (
    Action,
    BrowseTopics,
    CheckStep,
    NoneOfThese,
    PickAnswer,
    ShowAnswer,
    ShowLess,
    ShowMarks,
    ShowMore,
    StartCheck,
)
from bot.domain.checklists import CheckAnswer
from bot.domain.library import Library
from bot.domain.limits import CALLBACK_DATA_BYTES
from bot.gateway.callbacks import Callbacks

CALLBACKS = Callbacks("42:a-made-up-token")
IDS = st.from_regex(r"[a-z][a-z0-9_]{1,40}", fullmatch=True)
STEPS = st.builds(
    CheckStep,
    check=st.from_regex(r"[a-z]{1,12}", fullmatch=True),
    version=st.from_regex(r"[0-9a-f]{6}", fullmatch=True),
    position=st.integers(0, 99),
    answer=st.sampled_from(CheckAnswer),
    person=st.integers(1, 2**52),
)
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    *(st.builds(kind, IDS) for kind in (ShowAnswer, PickAnswer, ShowMore, ShowLess)),
    st.builds(BrowseTopics, st.none() | IDS),
    st.builds(StartCheck, st.none() | IDS),
    st.just(NoneOfThese()),
    st.just(ShowMarks()),
    STEPS,
)


@given(ACTIONS)
def test_there_and_back(action: Action) -> None:
    data = CALLBACKS.encode(action)
    assert 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES
    assert CALLBACKS.decode(data) == action


@given(ACTIONS, ACTIONS)
def test_two_actions_never_look_the_same(one: Action, other: Action) -> None:
    assert (CALLBACKS.encode(one) == CALLBACKS.encode(other)) is (one == other)


@given(st.text(max_size=80))
def test_anything_can_be_read(data: str) -> None:
    action = CALLBACKS.decode(data)
    assert action is None or CALLBACKS.decode(CALLBACKS.encode(action)) == action


@pytest.mark.parametrize(
    "data", ["", "a", "a:", "a:A", "a:1", "a:x", "z:topic", "n:", "nn", "b:../x", "a:ü", "k", "k::::::", "s:x" * 9]
)
def test_forged_data_means_nothing(data: str) -> None:
    assert CALLBACKS.decode(data) is None


@given(STEPS)
def test_a_step_of_a_check_cannot_be_made_up(step: CheckStep) -> None:
    data = CALLBACKS.encode(step)
    assert Callbacks("42:another-token").decode(data) is None
    assert CALLBACKS.decode(data[:-8] + "A" * 8) is None
    for answer in CheckAnswer:
        changed = data.replace(f":{step.answer}:", f":{answer}:", 1)
        assert CALLBACKS.decode(changed) == (step if changed == data else None)


def test_the_same_token_reads_old_buttons() -> None:
    step = CheckStep("shaking", "0a1b2c", 1, CheckAnswer.NO, 7)
    assert Callbacks("42:a-made-up-token").decode(CALLBACKS.encode(step)) == step


def test_every_topic_and_every_step_fits_a_button(library: Library) -> None:
    for topic in library.answers:
        for action in (ShowAnswer(topic), PickAnswer(topic), ShowMore(topic), ShowLess(topic)):
            assert CALLBACKS.decode(CALLBACKS.encode(action)) == action
            assert len(CALLBACKS.encode(action).encode()) <= CALLBACK_DATA_BYTES
    for check in library.checks.lists.values():
        step = CheckStep(check.id, check.version, 99, CheckAnswer.YES, 2**52)
        assert CALLBACKS.decode(CALLBACKS.encode(step)) == step
        assert len(CALLBACKS.encode(step).encode()) <= CALLBACK_DATA_BYTES
