"""The buttons below an answer can be read on a phone."""

from __future__ import annotations

import pytest

from bot.domain.actions import OfferSession, ShowMore, ShowPicture, StartCheck
from bot.domain.library import Library
from bot.views.answers import answer_reply


@pytest.mark.parametrize("unfolded", [True, False])
def test_no_more_than_two_buttons_stand_beside_each_other(library: Library, unfolded: bool) -> None:
    for topic in library.answers:
        assert all(len(row) <= 2 for row in answer_reply(library, topic, unfolded=unfolded).rows), topic


def test_folding_and_the_check_come_before_the_picture_and_the_session(library: Library) -> None:
    rows = answer_reply(library, "cramp_relief").rows
    kinds = [[type(button.action) for button in row] for row in rows[:2]]
    assert kinds == [[ShowMore, StartCheck], [ShowPicture, OfferSession]]
