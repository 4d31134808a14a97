"""The buttons under a nudge survive the way to Telegram and back; what was made up means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.limits import CALLBACK_DATA_BYTES
from bot.domain.nudge_actions import (
    NudgeAction,
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
    SkipReason,
    SnoozeChoice,
)
from bot.gateway.callbacks import Callbacks
from bot.gateway.nudge_codec import decode_nudge, encode_nudge

CALLBACKS = Callbacks("42:a-made-up-token")
OCCURRENCES = st.integers(1, 36**12 - 1)
ACTIONS: st.SearchStrategy[NudgeAction] = st.one_of(
    *(st.builds(kind, OCCURRENCES) for kind in (NudgeDone, NudgeSnooze, NudgeSkip, NudgeBack)),
    st.builds(NudgeSnoozeFor, OCCURRENCES, st.sampled_from(SnoozeChoice)),
    st.builds(NudgeSkipAs, OCCURRENCES, st.sampled_from(SkipReason)),
)


@given(ACTIONS)
def test_there_and_back(action: NudgeAction) -> None:
    data = CALLBACKS.encode(action)
    assert len(data.encode()) <= CALLBACK_DATA_BYTES
    assert CALLBACKS.decode(data) == action


@given(ACTIONS, ACTIONS)
def test_two_actions_never_look_the_same(one: NudgeAction, other: NudgeAction) -> None:
    assert (encode_nudge(one) == encode_nudge(other)) is (one == other)


@given(st.from_regex(r"o:[0-9a-zA-Z]{0,13}:[a-zA-Z]{0,3}", fullmatch=True) | st.text(max_size=20))
def test_whatever_is_read_is_what_would_be_written(data: str) -> None:
    action = decode_nudge(data)
    assert action is None or encode_nudge(action) == data


@pytest.mark.parametrize(
    "data",
    ["o", "o:", "o:1", "o:1:", "o::d", "o:0:d", "o:01:d", "o:A:d", "o:-1:d", "o:1:D", "o:1:q", "o:1:zz", "o:1:kd",
     "o:1:d:", "o:1:d ", "o:1:d\n", "o:١:d", "o:" + "z" * 13 + ":d"],
)  # fmt: skip
def test_forged_data_means_nothing(data: str) -> None:
    assert CALLBACKS.decode(data) is None


@pytest.mark.parametrize("occurrence", [0, -1])
def test_a_button_needs_a_stored_occurrence(occurrence: int) -> None:
    with pytest.raises(ValueError):
        encode_nudge(NudgeDone(occurrence))


def test_the_reasons_to_skip_are_reasons_that_are_kept() -> None:
    assert {reason.value for reason in SkipReason} == {"busy", "hurting", "stopped"}
